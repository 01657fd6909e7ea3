import { byName } from "../sandbox/paging.ts";
import type { ResponseRow, World } from "./world.ts";

/** Parts of an answer, by name. Each may have been read at a different time. */
export type Parts = Record<string, unknown>;

/** A read of the frontend, and its correct answer in a given world. */
export interface Read {
  name: string;
  query: string;
  variables: Record<string, unknown>;
  /** Splits an answer into parts. Default: each root field is one. */
  parts?: (data: Parts) => Parts;
  expected: (world: World) => Parts;
}

const FIRST = 25;
const ROW = "id name version texts { content } libraries { id name }";

const OPEN_RESPONSE = `query OpenResponse($id: ID!) { response(id: $id) { ${ROW} } }`;
const LIBRARY_PAGE = `query LibraryPage($id: ID!, $page: Int) {
  library(id: $id) { id name version responses(first: ${FIRST}, page: $page) { totalCount nodes { ${ROW} } } } }`;
const ALL_LIBRARIES = `query AllLibraries($page: Int) {
  libraries(first: 100, page: $page) { totalCount nodes { id name version } } }`;
const SEARCH = `query Search($phrase: String, $filter: ResponseSearchFilter) {
  searchResponses(phrase: $phrase, filter: $filter, first: ${FIRST}) { totalCount nodes { ${ROW} } } }`;
const INTEGRATIONS = `query Integrations {
  integrations(first: 100) { totalCount nodes { id name messagingSetting { id name } } } }`;
const SETTINGS = `query Settings { messagingSettings(first: 100) { totalCount nodes { id name version } } }`;

/** An agent opens a response. */
export const openResponse = (id: string): Read => ({
  ...{ name: "a response with its libraries' names", query: OPEN_RESPONSE, variables: { id } },
  expected: (world) => ({ response: responseOf(world, world.responses.get(id)) }),
});

/** An agent or an admin opens a library. */
export const libraryPage = (id: string, page: number): Read => ({
  ...{ name: "a library's page of 25", query: LIBRARY_PAGE, variables: { id, page } },
  parts: ({ library }) => {
    if (!library) return { library: null, responses: null };
    const { responses, ...own } = library as Parts;
    return { library: own, responses };
  },
  expected: (world) => {
    const library = world.libraries.get(id);
    if (!library) return { library: null, responses: null };
    const rows = [...world.responses.values()].filter(({ libraryIds }) => libraryIds.includes(id)).toSorted(byName);
    const window = rows.slice((page - 1) * FIRST, page * FIRST);
    return { library, responses: { totalCount: rows.length, nodes: window.map((row) => responseOf(world, row)) } };
  },
});

/** The list of libraries in the sidebar. */
export const allLibraries = (page: number): Read => ({
  ...{ name: "all libraries, 100 at a time", query: ALL_LIBRARIES, variables: { page } },
  expected: (world) => {
    const rows = [...world.libraries.values()].toSorted(byName);
    return { libraries: { totalCount: rows.length, nodes: rows.slice((page - 1) * 100, page * 100) } };
  },
});

/** An agent searches for a word, in one library or in all. */
export const search = (phrase: string, libraryId?: string): Read => ({
  name: libraryId === undefined ? "a search over all" : "a search within a library",
  query: SEARCH,
  variables: { phrase, ...(libraryId !== undefined && { filter: { libraryIds: [libraryId] } }) },
  expected: (world) => {
    const rows = [...world.responses.values()]
      .filter((row) => libraryId === undefined || row.libraryIds.includes(libraryId))
      .filter(({ name, texts }) => [name, ...texts].some((text) => text.toLowerCase().includes(phrase)))
      .toSorted((left, right) => (left.id < right.id ? -1 : 1));
    const nodes = rows.slice(0, FIRST).map((row) => responseOf(world, row));
    return { searchResponses: { totalCount: rows.length, nodes } };
  },
});

/** An admin opens the channels. */
export const integrations = (): Read => ({
  ...{ name: "integrations with settings", query: INTEGRATIONS, variables: {} },
  expected: ({ integrations: rows, settings }) => {
    const named = (id: string | undefined) => (id === undefined ? null : { id, name: settings.get(id)?.name });
    const nodes = rows.map(({ id, name, settingId }) => ({ id, name, messagingSetting: named(settingId) }));
    return { integrations: { totalCount: rows.length, nodes } };
  },
});

/** An admin opens the messaging settings. */
export const settings = (): Read => ({
  ...{ name: "settings", query: SETTINGS, variables: {} },
  expected: (world) => {
    const nodes = [...world.settings.values()].toSorted(byName);
    return { messagingSettings: { totalCount: nodes.length, nodes } };
  },
});

/** The fields of a response that the queries above select. */
export function responseOf({ libraries }: World, row: ResponseRow | undefined): unknown {
  if (!row) return null;
  const { id, name, version, texts, libraryIds } = row;
  return {
    ...{ id, name, version },
    texts: texts.length > 0 ? texts.map((content) => ({ content })) : null,
    libraries: libraryIds.map((libraryId) => ({ id: libraryId, name: libraries.get(libraryId)?.name })),
  };
}
