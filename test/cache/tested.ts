import { createCache } from "../../src/cache/cache.ts";
import type { Cache, CachedRead, CacheRequest } from "../../src/cache/cache.ts";
import type { LoadOptions } from "../../src/cache/entries.ts";
import { systemClock } from "../../src/deadline.ts";
import type { Redis } from "../../src/redis.ts";
import type { TestClock } from "../test-clock.ts";
import { until } from "../until.ts";

export const POLICY = { fresh: 30, stale: 300, staleIfError: 3600 };
/** Seconds after which an answer is past its freshness, whatever the jitter. */
export const AGING = 34;

export interface TestedOptions {
  namespace?: string[];
  variant?: string[];
  redis?: Redis;
  /** In place of seconds that the test sets: a clock that several of them share, and whose timers the test lets end. */
  time?: TestClock;
}

/** A cache with a clock that the test moves, and reads whose loads the test counts and scripts. */
export function createTested({ namespace = ["org"], variant = ["1"], redis, time }: TestedOptions = {}) {
  const clock = { seconds: 1_000_000 };
  const backgroundErrors: unknown[] = [];
  const cache = createCache({
    redis,
    namespace,
    variant,
    maxBytes: 10 * 1024 * 1024,
    clock: time ?? { ...systemClock, wallTime: () => clock.seconds * 1000, now: () => clock.seconds * 1000 },
    onBackgroundError: (error) => backgroundErrors.push(error),
  });
  return { cache, clock, backgroundErrors, ...createReader(cache) };
}

function createReader(cache: Cache) {
  const loads: LoadOptions[] = [];
  let answer: () => Promise<unknown> = async () => `answer ${loads.length}`;

  /** One read; by default always of the same thing, which answers how often it was loaded. */
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

/** Lets time pass until this has ended. */
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

/** Waits until what runs in the background of this process has run, apart from what waits for others. */
export const settled = (): Promise<void> => new Promise((done) => void setImmediate(done));
export function failing(error: unknown) {
  return async (): Promise<never> => {
    throw error;
  };
}
/** What a call answers, or the error that it ends with. */
export const outcome = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);
