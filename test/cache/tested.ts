import { createCache } from "../../src/cache/cache.ts";
import type { Cache, CachedRead, CacheRequest } from "../../src/cache/cache.ts";
import type { LoadOptions } from "../../src/cache/entries.ts";
import { systemClock } from "../../src/deadline.ts";
import type { Redis } from "../../src/redis.ts";
import type { TestClock } from "../test-clock.ts";
import { until } from "../until.ts";

export const POLICY = { fresh: 30, stale: 300, staleIfError: 3600 };
/** Seconds after which an answer is no longer fresh, with the largest jitter. */
export const AGING = 34;

export interface TestedOptions {
  namespace?: string[];
  variant?: string[];
  redis?: Redis;
  /** Milliseconds for which an own answer serves again while Redis does not answer. Default: 1 s, as in production. */
  awayFresh?: number;
  /** Bytes of memory that answers take at most. */
  maxBytes?: number;
  /** In place of `clock.seconds`: a clock that several caches share, with timers that the test runs. */
  time?: TestClock;
}

/** A cache with a clock that the test moves, and reads with loads that the test counts and scripts. */
export function createTested(options: TestedOptions = {}) {
  const { namespace = ["org"], variant = ["1"], redis, awayFresh = 1000, maxBytes = 10 * 1024 * 1024, time } = options;
  const clock = { seconds: 1_000_000 };
  const backgroundErrors: unknown[] = [];
  const cache = createCache({
    redis,
    namespace,
    variant,
    maxBytes,
    awayFresh,
    clock: time ?? { ...systemClock, wallTime: () => clock.seconds * 1000, now: () => clock.seconds * 1000 },
    onBackgroundError: (error) => backgroundErrors.push(error),
  });
  return { cache, clock, backgroundErrors, ...createReader(cache) };
}

function createReader(cache: Cache) {
  const loads: LoadOptions[] = [];
  let answer: () => Promise<unknown> = async () => `answer ${loads.length}`;

  /** One read. By default its key is always the same, and it answers how often it was loaded. */
  function read(more: Partial<CachedRead<unknown>> = {}, request: CacheRequest = {}) {
    const load = (options: LoadOptions) => {
      loads.push(options);
      return answer();
    };
    const base = { key: ["thing"], tags: ["tag"], policy: POLICY, isCacheable: () => true, load };
    return cache.read<unknown>({ ...base, ...more }, request);
  }
  return { read, loads, answers: (next: () => Promise<unknown>) => void (answer = next) };
}

/** Lets time pass until the work has ended. */
export async function passing<T>(time: TestClock, work: Promise<T>): Promise<T> {
  let isOver = false;
  const end = () => (isOver = true);
  work.then(end, end);
  await until(async () => {
    await time.pass(25);
    return isOver;
  });
  return work;
}

/** Waits one turn of the event loop, so that background work that waits for nothing else has run. */
export const settled = (): Promise<void> => new Promise((done) => void setImmediate(done));
export function failing(error: unknown) {
  return async (): Promise<never> => {
    throw error;
  };
}
/** The result of the work, or its error. */
export const outcome = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);
