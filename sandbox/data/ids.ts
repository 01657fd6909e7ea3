const id = (family: string, number: number) => `${family}-0000-4000-8000-${String(number).padStart(12, "0")}`;

/** Ids that are easy to type: a digit for the entity, eight times, and the number at the end in decimal. */
export const libraryId = (number: number): string => id("11111111", number);
export const responseId = (number: number): string => id("22222222", number);
export const userId = (number: number): string => id("33333333", number);
export const assetId = (number: number): string => id("44444444", number);
export const divisionId = (number: number): string => id("55555555", number);
export const settingId = (number: number): string => id("66666666", number);
export const profileId = (number: number): string => id("77777777", number);
export const integrationId = (number: number): string => id("88888888", number);
export const externalSourceId = (number: number): string => id("99990000", number);
export const stickerId = (number: number): string => id("aaaaaaaa", number);

/** The only id that is no UUID, as on the platform. */
export const builtInProfileId = "webMessagingDefault";

/** A date in 2024, in the platform's format. A higher number gives a later date. */
export function moment(number: number): string {
  return new Date(Date.UTC(2024, 0, 1, 8, 0, 0, 250) + number * 3_600_000).toISOString();
}
