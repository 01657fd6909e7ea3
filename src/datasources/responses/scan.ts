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
  /** Seconds for which the scanned responses are fresh by themselves. The next scan begins after that at the earliest. */
  fresh: number;
  /** Seconds for which most of what was read at this moment of the wall clock is fresh now. Left out: as by itself. */
  freshNow?: (readAt: number) => number;
  /** Called with the error of a failed scan, because no request waits for it. */
  onError?: ((error: unknown) => void) | undefined;
  clock: Clock;
}

/** The fewest misses that start a scan. */
const MIN_MISSES = 10;
/** While scanned responses are fresh, a miss is one that a write has changed, so it takes so many times as many for a scan. */
const WHILE_FRESH = 5;
/** Milliseconds that a request waits for a scan at most. */
const MAX_WAIT = 250;
/** An organization with more pages than this is never scanned: clients would never ask for most of its responses. */
const MAX_PAGES = 50;

/**
 * Counts the requests that had to read responses alone, the misses. After as many misses as a scan has pages, a scan begins. So
 * misses and scans together never cost more than twice the calls of the cheaper way; six times while the gateway learns of changes.
 */
export function createResponseScan(options: ScanOptions): ResponseScan {
  const { pageSize, fresh, freshNow = () => fresh, onError, clock } = options;
  let misses = 0;
  let pages = MIN_MISSES;
  let running: Promise<void> | undefined;
  let notBefore = -Infinity;
  let scannedAt = -Infinity;

  async function scan(readPage: (page: PageRequest) => Promise<Listing<Entity>>): Promise<void> {
    const startedAt = clock.now();
    const readAt = clock.wallTime();
    const first = await readPage({ pageSize, pageNumber: 1 });
    const size = first.pageSize || pageSize;
    pages = Math.ceil((first.total ?? 0) / size);
    if (pages > Math.min(misses, MAX_PAGES)) return;
    const others = Array.from({ length: Math.max(0, pages - 1) }, (_, at) => ({ pageSize: size, pageNumber: at + 2 }));
    await Promise.all(others.map(readPage));
    misses = 0;
    notBefore = startedAt + fresh * 1000;
    scannedAt = readAt;
  }

  /** How many misses are worth a scan. */
  function enough(): number {
    const isFresh = scannedAt !== -Infinity && clock.wallTime() - scannedAt < freshNow(scannedAt) * 1000;
    return Math.max(MIN_MISSES, pages) * (isFresh ? WHILE_FRESH : 1);
  }

  return {
    missed(readPage) {
      misses += 1;
      if (pages > MAX_PAGES || running || clock.now() < notBefore || misses < enough()) return;
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
