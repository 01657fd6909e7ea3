import { isEmptyListing } from "./parse.ts";

interface List {
  entities?: unknown[];
  total?: unknown;
  pageSize?: unknown;
  pageNumber?: unknown;
  nextUri?: unknown;
}

/** The list in an answer: a search has it inside its `results`. */
export function listIn(answer: unknown): List {
  const { results } = (answer ?? {}) as { results?: object };
  return (results ?? answer ?? {}) as List;
}

/** The rows of a list or a search; undefined where the answer is none. */
export function rowsIn(answer: unknown): readonly unknown[] | undefined {
  const list = listIn(answer);
  if (Array.isArray(list.entities)) return list.entities;
  return isEmptyListing(list) ? [] : undefined;
}

/** True for a page that is the whole list. */
export function isWholeList(answer: unknown): boolean {
  const list = listIn(answer);
  const rows = list.entities?.length ?? 0;
  if (typeof list.total === "number") return rows >= list.total;
  const isFull = typeof list.pageSize === "number" && rows >= list.pageSize;
  return list.nextUri === undefined && !isFull && (list.pageNumber ?? 1) === 1;
}

/** The answer with these rows in place of its own. */
export function withRows(answer: unknown, rows: readonly unknown[]): unknown {
  const { results } = (answer ?? {}) as { results?: object };
  if (results) return { ...(answer as object), results: withRows(results, rows) };
  const list = (answer ?? {}) as List;
  if (!Array.isArray(list.entities)) return answer;
  return { ...list, entities: rows };
}
