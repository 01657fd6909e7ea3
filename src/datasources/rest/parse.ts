import { badResponse } from "../../errors.ts";

/** A REST entity as far as the gateway relies on it; everything else is passed on as it came. */
export interface Entity {
  id: string;
}

/** A reference to an entity; the vendor's references may carry the name. */
export interface Reference extends Entity {
  name?: string;
  selfUri?: string;
}

/** One page of a REST list. `total` and `pageSize` only where the answer holds them. */
export interface Listing<T> {
  /** A broken row is an Error in its place, so that it costs nobody but itself. */
  rows: (T | Error)[];
  total?: number;
  pageSize?: number;
  hasNext: boolean;
}

/** Answers the entity when it has an id, else throws UPSTREAM_BAD_RESPONSE. */
export function asEntity<T extends Entity>(answer: unknown): T {
  if (!isEntity(answer)) throw badResponse("the entity has no id");
  return answer as T;
}

/** Answers the page when it has a list of entities, else throws UPSTREAM_BAD_RESPONSE. */
export function asListing<T extends Entity>(answer: unknown): Listing<T> {
  const { entities, total, pageSize, nextUri } = (answer ?? {}) as Record<string, unknown>;
  if (!Array.isArray(entities)) throw badResponse("it has no list of entities");
  return {
    rows: entities.map((row) => (isEntity(row) ? (row as T) : badResponse("the entity has no id"))),
    ...(isCount(total) && { total }),
    ...(isCount(pageSize) && { pageSize }),
    // Only whether there is a next page is believed, never where the upstream says that it is.
    hasNext: typeof nextUri === "string",
  };
}

/** The rows of a page without the broken ones. */
export function validRows<T extends Entity>(listing: Listing<T>): T[] {
  return listing.rows.filter((row): row is T => !(row instanceof Error));
}

/** The rows of a page by their id, so that nobody relies on their order. Broken rows are left out. */
export function byId<T extends Entity>(listing: Listing<T>): Map<string, T> {
  return new Map(validRows(listing).map((row) => [row.id, row]));
}

/** True for an object with an id: what every entity has. */
export function isEntity(row: unknown): row is Entity & Record<string, unknown> {
  return typeof (row as Entity | null | undefined)?.id === "string";
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
