import { LIBRARIES_TAG, LIBRARY_DELETED_TAG, libraryTag, readLibrary } from "../libraries.ts";
import type { Entity, Reference } from "../rest/parse.ts";
import type { CachedCall, EmbeddedEntities } from "../rest/rest-call.ts";
import { ANY_RESPONSE_TAG, responseTag } from "./tags.ts";

interface EmbeddedRow extends Entity {
  libraries?: Reference[];
}

/** A response contains the names of its libraries. After a library is renamed, its new name is put in. */
export const embeddedLibraries: EmbeddedEntities = {
  anyWrite: [LIBRARIES_TAG],
  mustMatch: tagsOfUnseenRows,
  readsOf: (answer) => libraryIdsOf(rowsOf(answer)).map((id) => ({ call: readLibrary(id), tags: [libraryTag(id)] })),
  exampleRead: () => readLibrary("any"),
  replace(answer, libraries) {
    const byId = new Map((libraries as Reference[]).map((library) => [library.id, library]));
    return withRows(answer, (row) => {
      const named = row.libraries?.map((one) => ({ ...one, name: byId.get(one.id)?.name ?? one.name }));
      return named ? { ...row, libraries: named } : row;
    });
  },
};

/** A list contains whole responses. After one is written, its row is replaced. `read` is the call that reads a response like a row. */
export const embeddedResponses = (read: (id: string) => CachedCall): EmbeddedEntities => ({
  anyWrite: [LIBRARIES_TAG, ANY_RESPONSE_TAG],
  mustMatch: tagsOfUnseenRows,
  readsOf: (answer) =>
    rowsOf(answer).map((row) => ({
      call: read(row.id),
      tags: [responseTag(row.id), ...libraryIdsOf([row]).map(libraryTag)],
    })),
  exampleRead: () => read("any"),
  replace(answer, responses) {
    const byId = new Map((responses as EmbeddedRow[]).map((response) => [response.id, response]));
    return withRows(answer, (row) => byId.get(row.id) ?? row);
  },
});

/** A page that is not the whole list also depends on rows outside of it, which may be deleted with their library. */
function tagsOfUnseenRows(answer: unknown): string[] {
  const { entities, total } = listOf(answer);
  return entities && entities.length !== total ? [LIBRARY_DELETED_TAG] : [];
}

function libraryIdsOf(rows: readonly EmbeddedRow[]): string[] {
  return [...new Set(rows.flatMap(({ libraries = [] }) => libraries.map(({ id }) => id)))];
}

/** The responses of an answer: the rows of a list or a search, or the single response. */
function rowsOf(answer: unknown): EmbeddedRow[] {
  return listOf(answer).entities ?? [answer as EmbeddedRow];
}

function listOf(answer: unknown): { entities?: EmbeddedRow[]; total?: number } {
  const { results } = answer as { results?: object };
  return results ?? (answer as object);
}

function withRows(answer: unknown, change: (row: EmbeddedRow) => EmbeddedRow): unknown {
  const { results, entities } = answer as { results?: unknown; entities?: EmbeddedRow[] };
  if (results) return { ...(answer as object), results: withRows(results, change) };
  return entities ? { ...(answer as object), entities: entities.map(change) } : change(answer as EmbeddedRow);
}
