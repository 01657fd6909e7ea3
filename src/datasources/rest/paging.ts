import { badUserInput, GatewayError } from "../../errors.ts";
import type { Entity, Listing } from "./parse.ts";

/** The rows that a client asks for: `first` rows from the row `offset` on, which counts from 0. */
export interface Window {
  offset: number;
  first: number;
}

export interface PageArguments {
  first?: number | null | undefined;
  after?: string | null | undefined;
  page?: number | null | undefined;
}

/** A page of the REST API; `pageNumber` counts from 1. */
export interface PageRequest {
  pageSize: number;
  pageNumber: number;
}

/** The graph's form of a page: what the schema calls a connection. */
export interface Connection<T> {
  nodes: (T | Error)[];
  edges: { cursor: string; node: T | Error }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  totalCount: number | null;
}

/** Who asks for so many rows shows a list, and will show the next rows of it; who asks for fewer shows an extract. */
const LIST_FROM = 25;
/** The most rows that a client gets at once, and the page size that Genesys Cloud's lists are known to take. */
export const MAX_FIRST = 100;
const DEFAULT_FIRST = 25;
/** Page numbers of the REST API are 32 bit integers. */
const MAX_OFFSET = 2 ** 31 - 1 - MAX_FIRST;

/** Turns the arguments of a list field into a window, or throws BAD_USER_INPUT. */
export function windowOf({ first, after, page }: PageArguments): Window {
  const size = first ?? DEFAULT_FIRST;
  if (size < 1 || size > MAX_FIRST) throw badUserInput(`"first" takes 1 to ${MAX_FIRST}, not ${size}.`, "first");
  if (page != null && after != null) throw badUserInput(`"page" and "after" cannot be used together.`, "page");
  if (page != null && page < 1) throw badUserInput(`"page" counts from 1.`, "page");
  const offset = after == null ? ((page ?? 1) - 1) * size : offsetOf(after) + 1;
  if (offset > MAX_OFFSET) throw badUserInput("There is no page that far out.", page == null ? "after" : "page");
  return { offset, first: size };
}

/** The cursor of the row at `offset`. It holds the row's place in the list, so it fits every `first`. */
export function cursorOf(offset: number): string {
  return Buffer.from(`row:${offset}`).toString("base64url");
}

function offsetOf(cursor: string): number {
  const digits = /^row:(\d{1,10})$/.exec(Buffer.from(cursor, "base64url").toString("utf8"))?.[1];
  if (digits === undefined || cursorOf(Number(digits)) !== cursor) {
    throw badUserInput(`"after" is not a cursor of this graph.`, "after");
  }
  return Number(digits);
}

/**
 * The fewest REST pages that hold the window: one page wherever one of at most `maxPageSize` rows can, and then the
 * smallest such page; else neighbouring pages of one size.
 */
export function pagesFor({ offset, first }: Window, maxPageSize: number): PageRequest[] {
  const last = offset + first - 1;
  for (let pageSize = first; pageSize <= maxPageSize; pageSize += 1) {
    const page = Math.floor(offset / pageSize);
    if (page === Math.floor(last / pageSize)) return [{ pageSize, pageNumber: page + 1 }];
  }
  return blocksFor({ offset, first }, Math.min(first, maxPageSize));
}

/**
 * The largest pages that hold the window, always cut at the same places: a client that walks a list finds its next
 * windows in pages that are kept already.
 */
export function blocksFor({ offset, first }: Window, pageSize: number): PageRequest[] {
  const from = Math.floor(offset / pageSize);
  const to = Math.floor((offset + first - 1) / pageSize);
  return Array.from({ length: to - from + 1 }, (_, at) => ({ pageSize, pageNumber: from + at + 1 }));
}

export interface ReadLimits {
  /** The largest page that the list is known to take. */
  maxPageSize?: number;
  /** True where pages are kept for a while: who reads a list, or goes on after its first window, will go on further. */
  ahead?: boolean;
}

/**
 * Reads the window with the fewest pages and answers it as a connection. Where the upstream cuts the page size down or
 * finds its own answer too large, the window is read again with smaller pages.
 */
export async function readConnection<T extends Entity>(
  window: Window,
  readPage: (page: PageRequest) => Promise<Listing<T>>,
  limits: ReadLimits = {},
): Promise<Connection<T>> {
  const { maxPageSize = MAX_FIRST, ahead = false } = limits;
  const goesOn = ahead && (window.offset > 0 || window.first >= LIST_FROM);
  const pages = goesOn ? blocksFor(window, maxPageSize) : pagesFor(window, maxPageSize);
  const pageSize = pages[0]!.pageSize;
  let listings: Listing<T>[];
  try {
    listings = await Promise.all(pages.map(readPage));
  } catch (error) {
    if (!isTooLarge(error) || pageSize === 1) throw error;
    return readConnection(window, readPage, { ...limits, maxPageSize: Math.ceil(pageSize / 2) });
  }
  const smallest = Math.min(...listings.map((listing) => listing.pageSize ?? pageSize));
  if (smallest < pageSize && smallest > 0)
    return readConnection(window, readPage, { ...limits, maxPageSize: smallest });

  const start = (pages[0]!.pageNumber - 1) * pageSize;
  const rows = listings.flatMap((listing) => listing.rows);
  const nodes = rows.slice(window.offset - start, window.offset - start + window.first);
  const leftOver = rows.length > window.offset - start + window.first || listings.at(-1)!.hasNext;
  return connectionOf(window, nodes, listings[0]!.total, leftOver);
}

/** The connection for rows already at hand. `total` counts the whole list; without it `more` says if there is a next page. */
export function connectionOf<T>(
  { offset }: Window,
  nodes: (T | Error)[],
  total: number | undefined,
  more = false,
): Connection<T> {
  const edges = nodes.map((node, index) => ({ cursor: cursorOf(offset + index), node }));
  return {
    nodes,
    edges,
    pageInfo: {
      // An empty page has no cursor to go on from, whatever the total says.
      hasNextPage: nodes.length > 0 && (total === undefined ? more : offset + nodes.length < total),
      hasPreviousPage: offset > 0 && total !== 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: total ?? null,
  };
}

function isTooLarge(error: unknown): boolean {
  return error instanceof GatewayError && error.extensions.code === "UPSTREAM_RESPONSE_TOO_LARGE";
}
