/** Ids of the sandbox's data: the first part is the entity, the last one its number. */
const id = (kind: string, number: number) => `${kind}-0000-4000-8000-${String(number).padStart(12, "0")}`;
export const libraryId = (number: number): string => id("11111111", number);
export const responseId = (number: number): string => id("22222222", number);
export const userId = (number: number): string => id("33333333", number);
export const assetId = (number: number): string => id("44444444", number);
export const settingId = (number: number): string => id("66666666", number);
export const profileId = (number: number): string => id("77777777", number);
export const integrationId = (number: number): string => id("88888888", number);
/** An id that does not exist. */
export const NOWHERE = "99999999-0000-4000-8000-000000000000";

/** Ids of existing rows by the kind of entity. Random operations choose from them. */
export const IDS: Readonly<Record<string, readonly string[]>> = {
  library: [1, 2, 3, 5, 8].map(libraryId),
  response: [1, 12, 21, 49, 53, 54, 59].map(responseId),
  setting: [1, 2, 3, 5].map(settingId),
  profile: [...[1, 2, 4].map(profileId), "webMessagingDefault"],
  integration: [1, 4, 6, 8, 9, 10, 11, 12, 13, 14].map(integrationId),
};
