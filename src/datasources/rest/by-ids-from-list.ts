import { MAX_FIRST } from "./paging.ts";
import type { PageRequest } from "./paging.ts";
import { readEach } from "./read-by-id.ts";
import { validRows } from "./parse.ts";
import type { Entity, Listing } from "./parse.ts";

interface Reads<T> {
  list: (page: PageRequest) => Promise<Listing<T>>;
  one: (id: string) => Promise<T | null>;
  /** True where there may be entities that the list does not hold: what it lacks is read by its id. */
  hasUnlisted?: boolean;
}

/**
 * Finds entities by id where the REST API has no bulk read: by listing, as long as that is not more calls than reading
 * each alone. One id's failure is its own.
 */
export async function byIdsFromList<T extends Entity>(
  ids: readonly string[],
  reads: Reads<T>,
): Promise<Map<string, T | Error>> {
  const found = new Map<string, T | Error>();
  let missing = [...ids];
  for (let pageNumber = 1, pageCount = 1; pageNumber <= pageCount && missing.length > 1; pageNumber += 1) {
    if (pageCount - pageNumber + 1 >= missing.length) break;
    const page = await reads.list({ pageSize: MAX_FIRST, pageNumber });
    for (const row of validRows(page)) found.set(row.id, row);
    missing = missing.filter((id) => !found.has(id));
    pageCount = Math.ceil((page.total ?? 0) / (page.pageSize || MAX_FIRST));
    // The whole list has been seen at one moment: what is missing does not exist. Rows can move between two pages, and a
    // page may hold fewer rows than it says there are.
    if (pageNumber === 1 && pageCount <= 1 && found.size >= (page.total ?? 0) && !reads.hasUnlisted) return found;
  }
  return new Map([...found, ...(await readEach(missing, reads.one))]);
}
