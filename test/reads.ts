import { integrationId, libraryId, profileId, responseId, settingId } from "./ids.ts";

/** Operations of the contract that the gateway never calls, and why. */
export const NOT_CALLED: Readonly<Record<string, string>> = {
  "GET /api/v2/responsemanagement/responseassets/{responseAssetId}": "assets are read in bulk, even a single one",
  "GET /api/v2/users/{userId}": "users are read by a list of ids, even a single one",
};

const one = (field: string, id: string) => `{ ${field}(id: "${id}") { id name } }`;
const list = (field: string) => `{ ${field}(first: 5) { nodes { id name } } }`;
const oneOf = (channel: string, number: number) =>
  `{ integration(id: "${integrationId(number)}", channel: ${channel}) { id name } }`;
const allOf = (channel: string) => `{ integrations(channels: [${channel}], first: 5) { nodes { id name } } }`;

/** Queries that call every operation of the REST API that reads, a query for each; on both generations of paths. */
export const READS_ON_BOTH_PATHS = [
  list("messagingSettings"),
  one("messagingSetting", settingId(1)),
  `{ defaultMessagingSetting { id name } }`,
  list("supportedContentProfiles"),
  one("supportedContentProfile", profileId(1)),
  `{ stickers(messenger: LINE, first: 5) { nodes { id name } } }`,
  ...["FACEBOOK", "LINE", "TWITTER"].map(allOf),
  oneOf("FACEBOOK", 1),
  oneOf("LINE", 14),
  oneOf("TWITTER", 4),
];

/** The same for what has only one generation of paths. */
export const READS_ON_CURRENT_PATHS = [
  list("libraries"),
  one("library", libraryId(1)),
  `{ librariesById(ids: ["${libraryId(1)}", "${libraryId(2)}"]) { id name } }`,
  `{ libraries(first: 5) { nodes { createdBy { id name } } } }`,
  `{ responses(libraryId: "${libraryId(1)}", first: 5) { nodes { id name } } }`,
  one("response", responseId(1)),
  `{ response(id: "${responseId(49)}") { assets { id name } } }`,
  `{ searchResponses(phrase: "thank", first: 5) { nodes { id name } } }`,
  `{ defaultSupportedContentProfile { id name } }`,
  list("integrations"),
  ...["WHATSAPP", "INSTAGRAM", "OPEN", "APPLE"].map(allOf),
  oneOf("WHATSAPP", 6),
  oneOf("INSTAGRAM", 8),
  oneOf("OPEN", 9),
  oneOf("APPLE", 11),
];
