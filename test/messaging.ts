/** Where the two generations of messaging paths begin. */
export const TODAY = "/api/v2/conversations/messaging";
export const OLD = "/api/v2/messaging";

/** The settings of the gateway, each with the beginning of the paths it reads. */
export const GENERATIONS = [
  ["conversations", TODAY],
  ["messaging", OLD],
] as const;

export const FEATURE_UNAVAILABLE = { extensions: { code: "FEATURE_UNAVAILABLE" } };
