import { libraryId, responseId, settingId } from "../../sandbox/data/ids.ts";

/** A read, or the rename of one entity. */
export interface Operation {
  query: string;
  variables: Record<string, unknown>;
  rename?: { id: string; name: string };
}

/** Few entities, so that reads often meet what was just written. */
const RESPONSES = [1, 2, 10, 12, 13, 21].map(responseId);
const LIBRARIES = [1, 2, 5].map(libraryId);
const SETTINGS = [1, 2].map(settingId);

const SEEN = "__typename id name";
const RESPONSE = `${SEEN} libraries { ${SEEN} }`;
const reads = {
  response: `query ($id: ID!) { response(id: $id) { ${RESPONSE} } }`,
  responsesById: `query ($ids: [ID!]!) { responsesById(ids: $ids) { ${RESPONSE} } }`,
  library: `query ($id: ID!) { library(id: $id) { ${SEEN} responses(first: 25) { nodes { ${RESPONSE} } } } }`,
  libraries: `{ libraries(first: 100) { nodes { ${SEEN} } } }`,
  search: `query ($id: ID!) { searchResponses(filter: { libraryIds: [$id] }, first: 25) { nodes { ${RESPONSE} } } }`,
  setting: `query ($id: ID!) { messagingSetting(id: $id) { ${SEEN} } }`,
  settings: `{ messagingSettings(first: 100) { nodes { ${SEEN} } } }`,
};
const renameOf = (field: string, type: string) =>
  `mutation ($input: ${type}!) { payload: ${field}(input: $input) { userErrors { code } } }`;
const renames = {
  response: renameOf("updateResponse", "UpdateResponseInput"),
  library: renameOf("updateLibrary", "UpdateLibraryInput"),
  setting: renameOf("updateMessagingSetting", "UpdateMessagingSettingInput"),
};

/** How many of a hundred operations are reads. */
const READS = 80;

/** Draws reads and renames one after the other. The same generator gives the same operations. */
export function createOperations(random: () => number): () => Operation {
  let count = 0;
  const oneOf = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)]!;

  function rename(query: string, id: string): Operation {
    count += 1;
    const name = `Renamed ${count}`;
    return { query, variables: { input: { id, name } }, rename: { id, name } };
  }
  const readings: (() => Operation)[] = [
    () => ({ query: reads.response, variables: { id: oneOf(RESPONSES) } }),
    () => ({ query: reads.response, variables: { id: oneOf(RESPONSES) } }),
    () => ({ query: reads.responsesById, variables: { ids: [oneOf(RESPONSES), oneOf(RESPONSES)] } }),
    () => ({ query: reads.library, variables: { id: oneOf(LIBRARIES) } }),
    () => ({ query: reads.libraries, variables: {} }),
    () => ({ query: reads.search, variables: { id: oneOf(LIBRARIES) } }),
    () => ({ query: reads.setting, variables: { id: oneOf(SETTINGS) } }),
    () => ({ query: reads.settings, variables: {} }),
  ];
  const writings: (() => Operation)[] = [
    () => rename(renames.response, oneOf(RESPONSES)),
    () => rename(renames.response, oneOf(RESPONSES)),
    () => rename(renames.library, oneOf(LIBRARIES)),
    () => rename(renames.setting, oneOf(SETTINGS)),
  ];
  return () => oneOf(random() * 100 < READS ? readings : writings)();
}

/** One read of each kind and entity: before the run, so that the gateways have kept them, and after it. */
export function everyRead(): Operation[] {
  return [
    ...RESPONSES.map((id) => ({ query: reads.response, variables: { id } })),
    { query: reads.responsesById, variables: { ids: RESPONSES } },
    ...LIBRARIES.flatMap((id) => [reads.library, reads.search].map((query) => ({ query, variables: { id } }))),
    { query: reads.libraries, variables: {} },
    ...SETTINGS.map((id) => ({ query: reads.setting, variables: { id } })),
    { query: reads.settings, variables: {} },
  ];
}

/** The entities in an answer, wherever they stand. */
export function entitiesIn(value: unknown): { id: string; name: string }[] {
  if (Array.isArray(value)) return value.flatMap(entitiesIn);
  if (typeof value !== "object" || value === null) return [];
  const { id, name } = value as { id?: unknown; name?: unknown };
  const own = typeof id === "string" && typeof name === "string" ? [{ id, name }] : [];
  return [...own, ...Object.values(value).flatMap(entitiesIn)];
}
