import { isId } from "../../ids.ts";
import { LIBRARIES_TAG, LIBRARY_DELETED_TAG, libraryTag, readLibrary } from "../libraries.ts";
import { isEmptyListing, isEntity, referencesIn } from "../rest/parse.ts";
import type { Entity, Reference } from "../rest/parse.ts";
import type { CachedCall, EmbeddedEntities } from "../rest/rest-call.ts";
import { listIn, withRows as withOtherRows } from "../rest/rows.ts";
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
    const named = (one: Reference) =>
      isEntity(one as unknown) ? { ...one, name: byId.get(one.id)?.name ?? one.name } : one;
    return withRows(answer, (row) =>
      Array.isArray(row.libraries) ? { ...row, libraries: row.libraries.map(named) } : row,
    );
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
  const list = listIn(answer);
  const rows = isEmptyListing(list) ? 0 : list.entities?.length;
  return rows !== undefined && rows !== list.total ? [LIBRARY_DELETED_TAG] : [];
}

function libraryIdsOf(rows: readonly EmbeddedRow[]): string[] {
  return [...new Set(rows.flatMap(({ libraries }) => referencesIn(libraries).map(({ id }) => id)))].filter(isId);
}

/** The responses of an answer: the rows of a list or a search, or the single response. Those without an id cannot be replaced. */
function rowsOf(answer: unknown): EmbeddedRow[] {
  return (listIn(answer).entities ?? [answer]).filter((row): row is EmbeddedRow => isEntity(row) && isId(row.id));
}

function withRows(answer: unknown, change: (row: EmbeddedRow) => EmbeddedRow): unknown {
  const rows = listIn(answer).entities as EmbeddedRow[] | undefined;
  return rows ? withOtherRows(answer, rows.map(change)) : change(answer as EmbeddedRow);
}
