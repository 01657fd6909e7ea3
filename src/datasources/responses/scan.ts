import { sleep } from "../../deadline.ts";
import type { Clock } from "../../deadline.ts";
import type { PageRequest } from "../rest/paging.ts";
import type { Entity, Listing } from "../rest/parse.ts";

/** Reads all responses in large pages into the cache, as soon as that costs fewer calls than reading them one by one. */
export interface ResponseScan {
  /** To be called when a request had to read a response alone. `readPage` reads a page of all responses into the cache. */
  missed(readPage: (page: PageRequest) => Promise<Listing<Entity>>): void;
  /** While a scan is running: resolves when it ends, and after a short time at the latest. */
  wait(): Promise<void> | undefined;
}

interface ScanOptions {
  /** How many rows a page has. */
  pageSize: number;
  /** Seconds for which the scanned responses are fresh. The next scan begins after that at the earliest. */
  fresh: number;
  /** Called with the error of a failed scan, because no request waits for it. */
  onError?: ((error: unknown) => void) | undefined;
  clock: Clock;
}

/** The fewest misses that start a scan. */
const MIN_MISSES = 10;
/** Milliseconds that a request waits for a scan at most. */
const MAX_WAIT = 250;
/** An organization with more pages than this is never scanned: clients would never ask for most of its responses. */
const MAX_PAGES = 50;

/**
 * Counts the requests that had to read responses alone, the misses. After as many misses as a scan has pages, a scan begins. So
 * misses and scans together never cost more than twice the calls of the cheaper way.
 */
export function createResponseScan(options: ScanOptions): ResponseScan {
  const { pageSize, fresh, onError, clock } = options;
  let misses = 0;
  let pages = MIN_MISSES;
  let running: Promise<void> | undefined;
  let notBefore = -Infinity;

  async function scan(readPage: (page: PageRequest) => Promise<Listing<Entity>>): Promise<void> {
    const startedAt = clock.now();
    const first = await readPage({ pageSize, pageNumber: 1 });
    const size = first.pageSize || pageSize;
    pages = Math.ceil((first.total ?? 0) / size);
    if (pages > Math.min(misses, MAX_PAGES)) return;
    const others = Array.from({ length: Math.max(0, pages - 1) }, (_, at) => ({ pageSize: size, pageNumber: at + 2 }));
    await Promise.all(others.map(readPage));
    misses = 0;
    notBefore = startedAt + fresh * 1000;
  }

  return {
    missed(readPage) {
      misses += 1;
      const isWorthIt = misses >= Math.max(MIN_MISSES, pages) && pages <= MAX_PAGES;
      if (!isWorthIt || running || clock.now() < notBefore) return;
      running = scan(readPage)
        .catch((error: unknown) => {
          misses = 0;
          onError?.(error);
        })
        .finally(() => (running = undefined));
    },
    wait: () => running && Promise.race([running, sleep(clock, MAX_WAIT)]),
  };
}
