import {
  assetId,
  divisionId,
  integrationId,
  libraryId,
  profileId,
  responseId,
  settingId,
  userId,
} from "../sandbox/data/ids.ts";
import { smallData } from "../sandbox/data/small.ts";

export { assetId, divisionId, integrationId, libraryId, profileId, responseId, settingId, userId };

/** An id that does not exist. */
export const NOWHERE = "99999999-0000-4000-8000-000000000000";

/** The rows that differ most, for the kinds of entity that have many. */
const CHOSEN: Readonly<Record<string, readonly string[]>> = {
  library: [1, 2, 3, 5, 8].map(libraryId),
  response: [1, 12, 21, 49, 53, 54, 59].map(responseId),
  setting: [1, 2, 3, 5].map(settingId),
  profile: [...[1, 2, 4].map(profileId), "webMessagingDefault"],
  integration: [1, 4, 6, 8, 9, 10, 11, 12, 13, 14].map(integrationId),
};

const { defaults: _, ...collections } = smallData();
const ALL = Object.entries(collections).map(([name, rows]) => {
  return [name.replace(/ies$/, "y").replace(/s$/, ""), rows.map(({ id }) => id)] as const;
});

/** Ids of the sandbox's rows by the kind of entity: the chosen ones, else all. Tests take their ids from here. */
export const IDS: Readonly<Record<string, readonly string[]>> = { ...Object.fromEntries(ALL), ...CHOSEN };
