import type { Models } from "purecloud-platform-client-v2";
import { badUserInput } from "../../errors.ts";
import { readResponse, searchPage } from "./calls.ts";
import type { ResponseQuery } from "./calls.ts";
import type { GenesysCall } from "../../genesys/call.ts";
import { isSameWord } from "../../graphql/enum-word.ts";
import { checkId } from "../../ids.ts";
import { connectionOf, readConnection } from "../rest/paging.ts";
import type { Connection, PageRequest, Window } from "../rest/paging.ts";
import type { GenesysResponse } from "./response.ts";
import type { Rest } from "../rest/rest.ts";
import { asListing, GoneRow, pageCountOf } from "../rest/parse.ts";
import type { Listing } from "../rest/parse.ts";

export interface ResponseSearch extends ResponseQuery {
  interactionType?: string | null | undefined;
}

/** The vendor's limit for one page of a query. */
export const QUERY_SIZE = 500;
/** The most matches that are read to filter them here by a condition that the REST API does not have. */
export const MAX_SCAN = 5000;

/** A window of the matching responses. */
export async function searchResponses(
  rest: Rest,
  search: ResponseSearch,
  window: Window,
): Promise<Connection<GenesysResponse>> {
  for (const id of search.libraryIds ?? []) checkId(id, "filter.libraryIds");
  if (search.libraryIds?.length === 0) return connectionOf(window, [], 0);
  if (search.interactionType) return searchByInteractionType(rest, search, window);
  return readConnection(window, (page) => readMatches(rest, search, page), {
    maxPageSize: QUERY_SIZE,
    ahead: rest.keeps("search"),
  });
}

/** The REST API cannot filter by interaction type, so all other matches are read and filtered here. */
async function searchByInteractionType(
  rest: Rest,
  search: ResponseSearch,
  window: Window,
): Promise<Connection<GenesysResponse>> {
  const all = await readAll((page) => readMatches(rest, search, page));
  const fitting = all
    .filter((row) => !(row instanceof GoneRow))
    .filter((row) => row instanceof Error || isSameWord(row.interactionType, search.interactionType));
  return connectionOf(window, fitting.slice(window.offset, window.offset + window.first), fitting.length);
}

/** A page of the matching responses, as the REST API answers it. */
export async function readMatches(
  rest: Rest,
  search: ResponseSearch,
  page: PageRequest,
  how: Pick<GenesysCall, "background"> = {},
): Promise<Listing<GenesysResponse>> {
  const parse = (answer: unknown) => asListing<GenesysResponse>((answer as Models.ResponseQueryResults)?.results);
  return rest.page(searchPage(search, page, how), parse, (id) => [readResponse(id)]);
}

async function readAll<T>(readPage: (page: PageRequest) => Promise<Listing<T>>): Promise<(T | Error)[]> {
  const first = await readPage({ pageSize: QUERY_SIZE, pageNumber: 1 });
  const pageSize = first.pageSize || QUERY_SIZE;
  if (first.total === undefined) return readOn(readPage, pageSize, first);
  checkCount(first.total);
  const others = Array.from({ length: Math.max(0, pageCountOf(first, 1, pageSize) - 1) }, (_, index) =>
    readPage({ pageSize, pageNumber: index + 2 }),
  );
  return [first, ...(await Promise.all(others))].flatMap((listing) => listing.rows);
}

/** The rows of a list that does not say how many there are: page by page, until one is not full. */
async function readOn<T>(
  readPage: (page: PageRequest) => Promise<Listing<T>>,
  pageSize: number,
  first: Listing<T>,
): Promise<(T | Error)[]> {
  const rows = [...first.rows];
  let page = first;
  for (let pageNumber = 1; pageCountOf(page, pageNumber, pageSize) > pageNumber; pageNumber += 1) {
    page = await readPage({ pageSize, pageNumber: pageNumber + 1 });
    rows.push(...page.rows);
    checkCount(rows.length);
  }
  return rows;
}

function checkCount(total: number): void {
  if (total > MAX_SCAN) {
    throw badUserInput(`The search has ${total} matches, too many to filter by interaction type.`, "filter");
  }
}
