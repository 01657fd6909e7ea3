/** Where the two generations of messaging paths begin. */
export const TODAY = "/api/v2/conversations/messaging";
export const OLD = "/api/v2/messaging";

/** The settings of the gateway, each with the beginning of the paths it reads. */
export const GENERATIONS = [
  ["conversations", TODAY],
  ["messaging", OLD],
] as const;

const id = (family: string, number: number) => `${family}-0000-4000-8000-${String(number).padStart(12, "0")}`;

/** Ids of the sandbox's data, by the numbers that its README gives. */
export const settingId = (number: number): string => id("66666666", number);
export const profileId = (number: number): string => id("77777777", number);
export const integrationId = (number: number): string => id("88888888", number);
export const assetId = (number: number): string => id("44444444", number);
export const userId = (number: number): string => id("33333333", number);
export const responseId = (number: number): string => id("22222222", number);
export const NOWHERE = "99999999-0000-4000-8000-000000000000";

export const FEATURE_UNAVAILABLE = { extensions: { code: "FEATURE_UNAVAILABLE" } };
