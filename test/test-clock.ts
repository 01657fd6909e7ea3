import { setImmediate as nextTurn, setTimeout as delay } from "node:timers/promises";
import type { Clock } from "../src/deadline.ts";
import { until } from "./until.ts";

/** A clock that only the test moves. */
export interface TestClock extends Clock {
  /** Moves the time by so many milliseconds. Runs the timers that are due, and lets promises settle after each. */
  pass(milliseconds: number): Promise<void>;
  /** Moves only the wall time, as when the date of a machine is changed. */
  setDate(byMilliseconds: number): void;
  /** Milliseconds until each timer ends, soonest first. Without repeated timers. */
  timers(): number[];
  /** Resolves when a timer is set that ends in so many milliseconds, or within the range. */
  waits(least: number, most?: number): Promise<void>;
  /**
   * Returns the result of the work. Meanwhile waits of at most so many milliseconds pass at once, so that retries do not
   * wait. Longer ones, such as deadlines, do not pass.
   */
  passWaits<T>(work: Promise<T>, longest?: number): Promise<T>;
}

/** The longest wait before a retry of a read, in milliseconds (`src/genesys/retry.ts`). */
const RETRY_WAIT = 400;
/** The longest wait if Genesys Cloud names it. Shorter than any remaining deadline. */
export const ASKED_WAIT = 2000;

interface Timer {
  at: number;
  callback: () => void;
  repeats: boolean;
}

/**
 * Creates a clock, for example for a gateway and its sandbox. After each timer it awaits `afterTimer`, so that the work that the
 * timer started can finish.
 */
export function createTestClock(afterTimer: () => Promise<void> = nextTurn): TestClock {
  // Not 0: that would hide code that takes 0 for "never".
  let now = 1_000_000;
  // Today, because Redis and the vendor's client use the real date.
  let ahead = Date.now() - now;
  const timers = new Set<Timer>();

  function set(milliseconds: number, callback: () => void, repeats: boolean): () => void {
    const timer = { at: now + Math.max(0, milliseconds), callback, repeats };
    timers.add(timer);
    return () => void timers.delete(timer);
  }

  const clock: TestClock = {
    now: () => now,
    wallTime: () => now + ahead,
    after: (milliseconds, callback) => set(milliseconds, callback, false),
    every(milliseconds, callback) {
      let cancel = () => {};
      const next = () => {
        cancel = set(
          milliseconds,
          () => {
            next();
            callback();
          },
          true,
        );
      };
      next();
      return () => cancel();
    },
    async pass(milliseconds) {
      const end = now + milliseconds;
      await afterTimer();
      for (;;) {
        const next = [...timers].toSorted((a, b) => a.at - b.at)[0];
        if (next === undefined || next.at > end) break;
        timers.delete(next);
        now = Math.max(now, next.at);
        next.callback();
        await afterTimer();
      }
      now = end;
    },
    setDate: (byMilliseconds) => void (ahead += byMilliseconds),
    timers: () =>
      [...timers]
        .filter(({ repeats }) => !repeats)
        .map(({ at }) => at - now)
        .toSorted((a, b) => a - b),
    async waits(least, most = least) {
      await until(() => clock.timers().some((left) => left >= least && left <= most));
    },
    async passWaits(work, longest = RETRY_WAIT) {
      let isOver = false;
      const end = () => void (isOver = true);
      work.then(end, end);
      for (;;) {
        if (isOver) return work;
        const [next = Infinity] = clock.timers();
        if (next <= longest) await clock.pass(next);
        else await delay(1);
      }
    },
  };
  return clock;
}
