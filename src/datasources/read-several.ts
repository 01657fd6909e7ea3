import { MAX_FIRST } from "./paging.ts";
import type { PageRequest } from "./paging.ts";
import { soundRows } from "./shapes.ts";
import type { Entity, Listing } from "./shapes.ts";

interface Reads<T> {
  list: (page: PageRequest) => Promise<Listing<T>>;
  one: (id: string) => Promise<T | null>;
  /** False where the list may lack what can be read by its id. */
  isListWhole?: boolean;
}

/**
 * Finds entities by id where the REST API has no bulk read: by listing, as long as that is not more calls than reading
 * each alone. One id's failure is its own.
 */
export async function readSeveral<T extends Entity>(
  ids: readonly string[],
  { list, one, isListWhole = true }: Reads<T>,
): Promise<Map<string, T | Error>> {
  const found = new Map<string, T | Error>();
  const totals = new Set<number>();
  let missing = [...ids];
  for (let pageNumber = 1, pageCount = 1; pageNumber <= pageCount && missing.length > 1; pageNumber += 1) {
    if (pageCount - pageNumber >= missing.length) break;
    const page = await list({ pageSize: MAX_FIRST, pageNumber });
    for (const row of soundRows(page)) found.set(row.id, row);
    missing = missing.filter((id) => !found.has(id));
    totals.add(page.total ?? 0);
    pageCount = Math.ceil((page.total ?? 0) / (page.pageSize || MAX_FIRST));
    // The whole list has been seen, and nothing moved between two pages: what is missing does not exist.
    const isSeen = pageNumber >= pageCount && totals.size === 1 && found.size >= (page.total ?? 0);
    if (isListWhole && isSeen) return found;
  }
  await Promise.all(
    missing.map(async (id) => {
      const entity = await one(id).catch((error: Error) => error);
      if (entity) found.set(id, entity);
    }),
  );
  return found;
}
