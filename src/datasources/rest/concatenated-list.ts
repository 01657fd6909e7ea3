import { connectionOf, MAX_FIRST } from "./paging.ts";
import type { Connection, Window } from "./paging.ts";

/** Reads a window of one list. */
export type ReadPart<T> = (window: Window) => Promise<Connection<T>>;

/**
 * Answers a window of several lists as if they were one list, one after the other. A row's position depends on the lengths of
 * the lists before it, so the first rows of every list are read, one call a list. Another call is made only for rows beyond
 * these.
 */
export async function concatenate<T>(parts: readonly ReadPart<T>[], window: Window): Promise<Connection<T>> {
  const heads = await Promise.all(parts.map((read) => read({ offset: 0, first: MAX_FIRST })));
  const lengths = heads.map(({ totalCount, nodes }) => totalCount ?? nodes.length);
  const rows = await Promise.all(
    parts.map(async (read, index) => {
      const start = lengths.slice(0, index).reduce((sum, length) => sum + length, 0);
      const offset = Math.max(0, window.offset - start);
      const end = Math.min(lengths[index]!, window.offset + window.first - start);
      if (end <= offset) return [];
      const head = heads[index]!.nodes;
      if (end <= head.length) return head.slice(offset, end);
      return (await read({ offset, first: end - offset })).nodes;
    }),
  );
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return connectionOf(window, rows.flat(), total);
}
