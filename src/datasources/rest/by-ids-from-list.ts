import { MAX_FIRST } from "./paging.ts";
import type { PageRequest } from "./paging.ts";
import { readEach } from "./read-by-id.ts";
import { pageCountOf, validRows } from "./parse.ts";
import type { Entity, Listing } from "./parse.ts";

interface ListReads<T> {
  list: (page: PageRequest) => Promise<Listing<T>>;
  one: (id: string) => Promise<T | null>;
  /** True where the list may leave entities out: ids that it lacks are read one by one. */
  hasUnlisted?: boolean;
  /** The first page of the list, where it was read before the ids were known. */
  firstPage?: Listing<T> | undefined;
}

/**
 * Reads entities by id where the REST API has no bulk read: from the list, as long as that takes no more calls than reading
 * each id alone. An id that fails has an Error; the others are not affected.
 */
export async function byIdsFromList<T extends Entity>(
  ids: readonly string[],
  reads: ListReads<T>,
): Promise<Map<string, T | Error>> {
  const found = new Map<string, T | Error>();
  let missing = [...ids];
  let known = reads.firstPage;
  for (let pageNumber = 1, pageCount = 1; pageNumber <= pageCount && missing.length > 0; pageNumber += 1) {
    if (!known && pageCount - pageNumber + 1 >= missing.length) break;
    const page = known ?? (await reads.list({ pageSize: MAX_FIRST, pageNumber }));
    known = undefined;
    for (const row of validRows(page)) found.set(row.id, row);
    missing = missing.filter((id) => !found.has(id));
    pageCount = pageCountOf(page, pageNumber, MAX_FIRST);
    // One page was the whole list, so a missing id does not exist. With several pages a row can move between two reads, and
    // a page may hold fewer rows than its total says.
    if (pageNumber === 1 && pageCount <= 1 && found.size >= (page.total ?? 0) && !reads.hasUnlisted) return found;
  }
  return new Map([...found, ...(await readEach(missing, reads.one))]);
}
