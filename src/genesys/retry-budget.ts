import type { Clock } from "../deadline.ts";

export interface RetryBudget {
  /** Counts a call. Ten calls earn one retry. */
  called(): void;
  /** Spends one retry. False when none is left. */
  take(): boolean;
}

/** Seconds for which calls and retries count. */
const WINDOW = 60;
/** Retries for each call. */
const RATIO = 0.1;
/** So many retries are always free, so that a client that is alone on the gateway gets them too. */
const MIN_RETRIES = 10;

/**
 * Keeps retries from adding load while Genesys Cloud is down: within any minute there is at most one retry for ten
 * calls.
 */
export function createRetryBudget(clock: Clock): RetryBudget {
  /** Counts by second. */
  const seconds = new Map<number, { calls: number; retries: number }>();

  function current() {
    const second = Math.floor(clock.now() / 1000);
    for (const old of seconds.keys()) if (old <= second - WINDOW) seconds.delete(old);
    let counts = seconds.get(second);
    if (!counts) seconds.set(second, (counts = { calls: 0, retries: 0 }));
    return counts;
  }

  return {
    called() {
      current().calls += 1;
    },
    take() {
      const counts = current();
      let [calls, retries] = [0, 0];
      for (const second of seconds.values()) {
        calls += second.calls;
        retries += second.retries;
      }
      if (retries >= Math.max(MIN_RETRIES, Math.floor(calls * RATIO))) return false;
      counts.retries += 1;
      return true;
    },
  };
}
