import type { Call } from "./api.ts";
import type { JsonObject } from "./contract.ts";

/**
 * One page of a list, with the platform's counts and relative URIs. A page past the end is empty. As on the platform, a
 * `pageSize` over the maximum is lowered without an error, so clients must use the `pageSize` of the answer.
 */
export function listing<T>(call: Call, rows: T[], render: (row: T) => unknown, maximumSize = 100): JsonObject {
  const { pageSize: asked, pageNumber: number, ...rest } = call.query;
  const pageNumber = number as number;
  const pageSize = Math.min(asked as number, maximumSize);
  const pageCount = Math.ceil(rows.length / pageSize);
  const uri = (target: number) => {
    const query = new URLSearchParams({ pageSize: String(pageSize), pageNumber: String(target) });
    for (const [name, value] of Object.entries(rest)) query.set(name, String(value));
    return `${call.path}?${query}`;
  };
  return {
    entities: slice(rows, pageSize, pageNumber).map(render),
    pageSize,
    pageNumber,
    total: rows.length,
    firstUri: uri(1),
    selfUri: uri(pageNumber),
    ...(pageNumber > 1 && { previousUri: uri(pageNumber - 1) }),
    ...(pageNumber < pageCount && { nextUri: uri(pageNumber + 1) }),
    lastUri: uri(Math.max(pageCount, 1)),
    pageCount,
  };
}

/** The rows of one page. Pages start at 1. */
export function slice<T>(rows: T[], pageSize: number, pageNumber: number): T[] {
  return rows.slice((pageNumber - 1) * pageSize, pageNumber * pageSize);
}

/** Order of every list: by name, then by id, both in code unit order. */
export function byName(left: { name?: string; id: string }, right: { name?: string; id: string }): number {
  return compare(left.name ?? "", right.name ?? "") || compare(left.id, right.id);
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
