/** Prefixes of the two generations of messaging paths. */
export const TODAY = "/api/v2/conversations/messaging";
export const OLD = "/api/v2/messaging";

/** The values of GENESYS_MESSAGING_API, each with its path prefix. */
export const GENERATIONS = [
  ["conversations", TODAY],
  ["messaging", OLD],
] as const;

export const FEATURE_UNAVAILABLE = { extensions: { code: "FEATURE_UNAVAILABLE" } };
