import { sleep } from "../../deadline.ts";
import type { Clock } from "../../deadline.ts";
import type { PageRequest } from "../rest/paging.ts";
import type { Entity, Listing } from "../rest/parse.ts";

/** Reads all responses in large pages once that costs fewer calls than reading those that are asked for one by one. */
export interface ResponseScan {
  /** To be told when a request had to read a response alone; `readPage` reads and keeps a page of all responses. */
  missed(readPage: (page: PageRequest) => Promise<Listing<Entity>>): void;
  /** While a scan is under way: waits for what it brings, though not for long. */
  wait(): Promise<void> | undefined;
}

interface ScanOptions {
  /** Rows of a page. */
  pageSize: number;
  /** Seconds for which what a scan has brought is fresh: sooner there is no other one. */
  fresh: number;
  /** Told of a scan that failed: nobody waits for it. */
  onError?: ((error: unknown) => void) | undefined;
  clock: Clock;
}

/** So many requests in vain are the least that a scan is made for. */
const LEAST_MISSES = 10;
/** Milliseconds for which a scan is waited for. */
const PATIENCE = 250;
/** More pages than this are not read for responses of which most are never asked for. */
const MAX_PAGES = 50;

/**
 * Counts requests that had to read responses alone. When there were as many since the last scan as a scan has pages, one
 * is made: so the two together never cost more than twice what the better of them would have.
 */
export function createResponseScan(options: ScanOptions): ResponseScan {
  const { pageSize, fresh, onError, clock } = options;
  let misses = 0;
  let pages = LEAST_MISSES;
  let underWay: Promise<void> | undefined;
  let notBefore = -Infinity;

  async function scan(readPage: (page: PageRequest) => Promise<Listing<Entity>>): Promise<void> {
    const begun = clock.now();
    const first = await readPage({ pageSize, pageNumber: 1 });
    const size = first.pageSize || pageSize;
    pages = Math.ceil((first.total ?? 0) / size);
    if (pages > Math.min(misses, MAX_PAGES)) return;
    const others = Array.from({ length: Math.max(0, pages - 1) }, (_, at) => ({ pageSize: size, pageNumber: at + 2 }));
    await Promise.all(others.map(readPage));
    misses = 0;
    notBefore = begun + fresh * 1000;
  }

  return {
    missed(readPage) {
      misses += 1;
      const isWorthIt = misses >= Math.max(LEAST_MISSES, pages) && pages <= MAX_PAGES;
      if (!isWorthIt || underWay || clock.now() < notBefore) return;
      underWay = scan(readPage)
        .catch((error: unknown) => {
          misses = 0;
          onError?.(error);
        })
        .finally(() => (underWay = undefined));
    },
    wait: () => underWay && Promise.race([underWay, sleep(clock, PATIENCE)]),
  };
}
