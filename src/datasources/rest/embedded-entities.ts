import type { Kind } from "../../cache/entries.ts";
import type { Shows } from "../../cache/embedded.ts";
import { ANY_RESPONSE, LIBRARIES, LIBRARY_DELETED, libraryTag, placeOf, responseTag } from "./cache-tags.ts";
import { readLibrary, readResponse, RESPONSES_PATH } from "./entity-reads.ts";
import type { GenesysCall } from "../../genesys/call.ts";
import type { Entity, Reference } from "./parse.ts";

interface Row extends Entity {
  libraries?: Reference[];
}

/**
 * What answers of this call show of entities that have writes of their own. A response shows the names of its libraries:
 * when one is renamed, the name is replaced. A list of responses shows these: when one is written, its row is.
 */
export function showsOf({ route }: GenesysCall, kindOf: (call: GenesysCall) => Kind): { shows?: Shows } {
  if (route === RESPONSES_PATH) return { shows: rowsShown(kindOf) };
  return route.startsWith(`${RESPONSES_PATH}/`) ? { shows: librariesShown(kindOf) } : {};
}

function librariesShown(kindOf: (call: GenesysCall) => Kind): Shows {
  return {
    guard: [LIBRARIES],
    vitalOf,
    partsOf: (answer) =>
      libraryIdsOf(rowsOf(answer)).map((id) => ({ ...placeOf(readLibrary(id)), shownTags: [libraryTag(id)] })),
    partKind: () => kindOf(readLibrary("any")),
    withParts(answer, libraries) {
      const byId = new Map((libraries as Reference[]).map((library) => [library.id, library]));
      return withRows(answer, (row) => {
        const named = row.libraries?.map((one) => ({ ...one, name: byId.get(one.id)?.name ?? one.name }));
        return named ? { ...row, libraries: named } : row;
      });
    },
  };
}

function rowsShown(kindOf: (call: GenesysCall) => Kind): Shows {
  return {
    guard: [LIBRARIES, ANY_RESPONSE],
    vitalOf,
    partsOf: (answer) =>
      rowsOf(answer).map((row) => ({
        ...placeOf(readResponse(row.id, { substitutionsSchema: true })),
        shownTags: [responseTag(row.id), ...libraryIdsOf([row]).map(libraryTag)],
      })),
    partKind: () => kindOf(readResponse("any", { substitutionsSchema: true })),
    withParts(answer, responses) {
      const byId = new Map((responses as Row[]).map((response) => [response.id, response]));
      return withRows(answer, (row) => byId.get(row.id) ?? row);
    },
  };
}

/** A list that goes on past what is at hand may have lost rows that nobody has seen. */
function vitalOf(answer: unknown): string[] {
  const { entities, total } = listOf(answer);
  return entities && entities.length !== total ? [LIBRARY_DELETED] : [];
}

function libraryIdsOf(rows: readonly Row[]): string[] {
  return [...new Set(rows.flatMap(({ libraries = [] }) => libraries.map(({ id }) => id)))];
}

/** The entities of an answer: of a list, of a search, or the one that it is. */
function rowsOf(answer: unknown): Row[] {
  return listOf(answer).entities ?? [answer as Row];
}

function listOf(answer: unknown): { entities?: Row[]; total?: number } {
  const { results } = answer as { results?: object };
  return results ?? (answer as object);
}

function withRows(answer: unknown, change: (row: Row) => Row): unknown {
  const { results, entities } = answer as { results?: unknown; entities?: Row[] };
  if (results) return { ...(answer as object), results: withRows(results, change) };
  return entities ? { ...(answer as object), entities: entities.map(change) } : change(answer as Row);
}
