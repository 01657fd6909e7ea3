import { badUserInput, GatewayError } from "../../errors.ts";
import { GoneRow } from "./parse.ts";
import type { Entity, Listing } from "./parse.ts";
import type { PromiseOrValue } from "./promise-or-value.ts";

/** The rows that a client asks for: `first` rows, beginning with row `offset`, counted from 0. */
export interface Window {
  offset: number;
  first: number;
}

export interface PageArguments {
  first?: number | null | undefined;
  after?: string | null | undefined;
  page?: number | null | undefined;
}

/** A page of the REST API. `pageNumber` counts from 1. */
export interface PageRequest {
  pageSize: number;
  pageNumber: number;
}

/** A page in the form of the GraphQL schema. */
export interface Connection<T> {
  nodes: (T | Error)[];
  edges: { cursor: string; node: T | Error }[];
  pageInfo: PageInfo;
  totalCount: number | null;
}

interface PageInfo {
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  startCursor: string | null;
  endCursor: string | null;
}

/** A client that asks for this many rows probably shows a list and will ask for the next rows; fewer rows are an extract. */
const LIST_FROM = 25;
/** The most rows that a client gets at once, and the largest page size that all lists of Genesys Cloud accept. */
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
  if (offset > MAX_OFFSET) throw badUserInput("There is no such page.", page == null ? "after" : "page");
  return { offset, first: size };
}

/** The cursor of the row at `offset`. It contains the row's position, so it works with every `first`. */
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
 * The fewest REST pages that contain the window: the smallest single page of at most `maxPageSize` rows, else adjacent pages of
 * one size.
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
 * The largest pages that contain the window, always with the same boundaries: the next windows of a client that pages through a
 * list are then in pages that the cache already has.
 */
export function blocksFor({ offset, first }: Window, pageSize: number): PageRequest[] {
  const from = Math.floor(offset / pageSize);
  const to = Math.floor((offset + first - 1) / pageSize);
  return Array.from({ length: to - from + 1 }, (_, at) => ({ pageSize, pageNumber: from + at + 1 }));
}

export interface ReadLimits {
  /** The largest page size that the list accepts. */
  maxPageSize?: number;
  /** True where the cache keeps pages: who pages through a list gets its next windows from large pages. `always`: an extract too. */
  ahead?: boolean | "always";
}

/**
 * Reads the window with the fewest pages and answers it as a connection. Where Genesys Cloud reduces the page size or the answer
 * is too large, it reads the window again with smaller pages.
 */
export function readConnection<T extends Entity>(
  window: Window,
  readPage: (page: PageRequest) => PromiseOrValue<Listing<T>>,
  limits: ReadLimits = {},
): PromiseOrValue<Connection<T>> {
  const { maxPageSize = MAX_FIRST, ahead = false } = limits;
  const goesOn = ahead === "always" || (ahead && (window.offset > 0 || window.first >= LIST_FROM));
  const pages = goesOn ? blocksFor(window, maxPageSize) : pagesFor(window, maxPageSize);
  const pageSize = pages[0]!.pageSize;
  const smaller = (size: number) => readConnection(window, readPage, { ...limits, maxPageSize: size });

  function connectionIn(listings: Listing<T>[]): PromiseOrValue<Connection<T>> {
    const smallest = Math.min(...listings.map((listing) => listing.pageSize ?? pageSize));
    if (smallest < pageSize && smallest > 0) return smaller(smallest);
    const start = (pages[0]!.pageNumber - 1) * pageSize;
    const rows = listings.length === 1 ? listings[0]!.rows : listings.flatMap((listing) => listing.rows);
    const nodes = rows.slice(window.offset - start, window.offset - start + window.first);
    const leftOver = rows.length > window.offset - start + window.first || listings.at(-1)!.hasNext;
    const total = listings[0]!.total;
    // Only the whole list tells how many of its rows are gone.
    const isWhole = start === 0 && total !== undefined && rows.length >= total;
    const gone = isWhole ? rows.filter((row) => row instanceof GoneRow).length : 0;
    return connectionOf(window, nodes, total, leftOver, gone);
  }

  const reading = pages.map((page) => readPage(page));
  if (!reading.some((listing) => listing instanceof Promise)) return connectionIn(reading as Listing<T>[]);
  return Promise.all(reading).then(connectionIn, (error: unknown) => {
    if (!isTooLarge(error) || pageSize === 1) throw error;
    return smaller(Math.ceil(pageSize / 2));
  });
}

/**
 * The connection of these rows, which begin at the offset of the window. Rows that are gone are left out, and have their places all
 * the same. `total` counts the whole list, `gone` of its rows; without `total`, `more` says whether there is a next page.
 */
export function connectionOf<T>(
  { offset }: Window,
  rows: (T | Error)[],
  total: number | undefined,
  more = false,
  gone = 0,
): Connection<T> {
  return new LazyConnection(offset, rows, total, more, gone);
}

/**
 * Makes cursors only where they are selected. An object literal with getters would do too, but V8 makes a hidden class for each one,
 * which keeps the whole request in memory until the next collection of the old generation.
 */
class LazyConnection<T> implements Connection<T> {
  readonly nodes: (T | Error)[];
  readonly totalCount: number | null;
  readonly #rows: (T | Error)[];
  readonly #offset: number;
  readonly #total: number | undefined;
  readonly #more: boolean;

  constructor(offset: number, rows: (T | Error)[], total: number | undefined, more: boolean, gone: number) {
    const hasGone = rows.some((row) => row instanceof GoneRow);
    this.nodes = hasGone ? rows.filter((row) => !(row instanceof GoneRow)) : rows;
    this.totalCount = total === undefined ? null : total - gone;
    this.#rows = rows;
    this.#offset = offset;
    this.#total = total;
    this.#more = more;
  }

  get edges(): Connection<T>["edges"] {
    return this.#rows.flatMap((node, at) =>
      node instanceof GoneRow ? [] : [{ cursor: cursorOf(this.#offset + at), node }],
    );
  }

  get pageInfo(): PageInfo {
    return pageInfoOf(this.#offset, this.#rows, this.#total, this.#more);
  }
}

function pageInfoOf(offset: number, rows: readonly unknown[], total: number | undefined, more: boolean): PageInfo {
  const first = rows.findIndex((row) => !(row instanceof GoneRow));
  const end = offset + rows.length;
  return {
    // An empty page has no cursor to continue from, even if the total says that there are more rows.
    hasNextPage: rows.length > 0 && (total === undefined ? more : end < total),
    hasPreviousPage: offset > 0 && total !== 0,
    startCursor: first === -1 ? null : cursorOf(offset + first),
    endCursor: rows.length > 0 ? cursorOf(end - 1) : null,
  };
}

function isTooLarge(error: unknown): boolean {
  return error instanceof GatewayError && error.extensions.code === "UPSTREAM_RESPONSE_TOO_LARGE";
}
