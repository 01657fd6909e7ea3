import { badResponse } from "../../errors.ts";
import { isObject } from "./merge.ts";

/** What the gateway relies on in a REST entity; it passes all other fields on unchanged. */
export interface Entity {
  id: string;
}

/** A reference to an entity. The vendor's references may include the name. */
export interface Reference extends Entity {
  name?: string;
  selfUri?: string;
}

/** A row that the gateway has deleted, or moved out of the list, while Genesys Cloud still lists it. It keeps its place. */
export const GONE = Object.freeze({ isGone: true });

/** Such a row among the rows of a page. */
export class GoneRow extends Error {}

/** One page of a REST list. `total` and `pageSize` are absent where the answer does not have them. */
export interface Listing<T> {
  /** An invalid row is an Error in its place, so that it does not fail the other rows; one that is gone is a `GoneRow`. */
  rows: (T | Error)[];
  total?: number;
  pageSize?: number;
  hasNext: boolean;
}

/** Answers the entity if it has an id, else throws UPSTREAM_BAD_RESPONSE. */
export function asEntity<T extends Entity>(answer: unknown): T {
  if (!isEntity(answer)) throw badResponse("the entity has no id");
  return answer as T;
}

/** Answers the object, which needs no id, else throws UPSTREAM_BAD_RESPONSE. */
export function asObject<T extends object>(answer: unknown): T {
  if (!isObject(answer)) throw badResponse("it is no object");
  return answer as T;
}

/** Answers the page, else throws UPSTREAM_BAD_RESPONSE. Genesys Cloud may leave out the list of entities when it is empty. */
export function asListing<T extends Entity>(answer: unknown): Listing<T> {
  const { total, pageSize, nextUri } = (answer ?? {}) as Record<string, unknown>;
  return {
    rows: entitiesIn(answer).map((row) => {
      if (isEntity(row)) return row as T;
      return isGone(row) ? new GoneRow() : badResponse("the entity has no id");
    }),
    ...(isCount(total) && { total }),
    ...(isCount(pageSize) && { pageSize }),
    // The gateway never follows this address: it only tells that there is a next page.
    hasNext: typeof nextUri === "string",
  };
}

function entitiesIn(answer: unknown): unknown[] {
  const { entities } = (answer ?? {}) as Record<string, unknown>;
  if (Array.isArray(entities)) return entities;
  if (isEmptyListing(answer)) return [];
  throw badResponse("it has no list of entities");
}

/** What tells a page without a list of entities from an answer of another shape. */
const PAGE_FIELDS = ["entities", "total", "pageSize", "pageNumber", "pageCount", "selfUri", "firstUri", "lastUri"];

/** True for a page without a list of entities that by its counts has no rows. */
export function isEmptyListing(answer: unknown): boolean {
  if (!isObject(answer) || answer["entities"] != null || "id" in answer) return false;
  if (!isEmptyObject(answer) && !PAGE_FIELDS.some((name) => name in answer)) return false;
  const { total, pageSize, pageNumber } = answer;
  const before =
    isCount(pageNumber) && pageNumber > 1 ? (pageNumber - 1) * (isCount(pageSize) ? pageSize : Infinity) : 0;
  return !isCount(total) || total <= before;
}

/** True for an object without any field. */
export function isEmptyObject(answer: unknown): boolean {
  return isObject(answer) && Object.keys(answer).length === 0;
}

/** The references of a list that may be absent. One without an id is left out: it refers to nothing. */
export function referencesIn(list: unknown): Reference[] {
  return Array.isArray(list) ? list.filter(isEntity) : [];
}

/**
 * The number of pages of the list, as far as a page tells: without a total, one more than this page if it is full or names a next
 * page. `asked` is the page size that was asked for.
 */
export function pageCountOf(
  { total, pageSize, rows, hasNext }: Listing<unknown>,
  pageNumber: number,
  asked: number,
): number {
  const size = pageSize || asked;
  if (total !== undefined) return Math.ceil(total / size);
  return hasNext || rows.length >= size ? pageNumber + 1 : pageNumber;
}

/** The rows of a page without the invalid ones. */
export function validRows<T extends Entity>(listing: Listing<T>): T[] {
  return listing.rows.filter((row): row is T => !(row instanceof Error));
}

/** The rows of a page by id, so that their order makes no difference. Invalid rows are left out. */
export function byId<T extends Entity>(listing: Listing<T>): Map<string, T> {
  return new Map(validRows(listing).map((row) => [row.id, row]));
}

/** True for what stands in the place of a row that is gone. */
export function isGone(row: unknown): boolean {
  return isObject(row) && row["isGone"] === true && !("id" in row);
}

/** True for an object with an id. */
export function isEntity(row: unknown): row is Entity & Record<string, unknown> {
  return typeof (row as Entity | null | undefined)?.id === "string";
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
