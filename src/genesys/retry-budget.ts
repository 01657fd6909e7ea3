import type { Clock } from "../deadline.ts";

export interface RetryBudget {
  /** Counts a call, which earns the budget its share of a retry. */
  called(): void;
  /** Spends one retry; false when there is none left. */
  take(): boolean;
}

/** Seconds that calls and retries are remembered for. */
const WINDOW = 60;
/** Retries for each call. */
const SHARE = 0.1;
/** So many are always free, so that somebody who is alone on the gateway gets theirs too. */
const FLOOR = 10;

/**
 * Keeps retries from becoming a second load on an upstream that is down already: within any minute at most a tenth of
 * the calls is tried again.
 */
export function createRetryBudget(clock: Clock): RetryBudget {
  /** What happened in a second, by its number. */
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
      if (retries >= Math.max(FLOOR, Math.floor(calls * SHARE))) return false;
      counts.retries += 1;
      return true;
    },
  };
}
