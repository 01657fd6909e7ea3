import { setImmediate as nextTurn } from "node:timers/promises";
import type { Clock } from "../../src/rate-budget/clock.ts";

export interface TestClock extends Clock {
  /** Lets the time pass, runs what is due on the way, and lets promises settle after each. */
  pass(milliseconds: number): Promise<void>;
}

/** A clock that stands still until a test lets the time pass. */
export function createTestClock(): TestClock {
  // Not 0, which would hide that somebody takes 0 for "never".
  let now = 1_000_000;
  const timers: { at: number; callback: () => void }[] = [];
  return {
    now: () => now,
    after(milliseconds, callback) {
      const timer = { at: now + milliseconds, callback };
      timers.push(timer);
      return () => {
        if (timers.includes(timer)) timers.splice(timers.indexOf(timer), 1);
      };
    },
    async pass(milliseconds) {
      const end = now + milliseconds;
      await nextTurn();
      for (;;) {
        const next = timers.toSorted((a, b) => a.at - b.at)[0];
        if (next === undefined || next.at > end) break;
        timers.splice(timers.indexOf(next), 1);
        now = Math.max(now, next.at);
        next.callback();
        await nextTurn();
      }
      now = end;
    },
  };
}

/** The most of these moments that any stretch of so many milliseconds holds, wherever it begins. */
export function mostWithin(window: number, moments: number[]): number {
  const sorted = moments.toSorted((a, b) => a - b);
  let most = 0;
  let first = 0;
  for (const [index, moment] of sorted.entries()) {
    while (sorted[first]! <= moment - window) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
}
