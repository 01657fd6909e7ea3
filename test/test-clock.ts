import { setImmediate as nextTurn, setTimeout as delay } from "node:timers/promises";
import type { Clock } from "../src/deadline.ts";
import { until } from "./until.ts";

/** A clock that stands still until a test lets time pass. */
export interface TestClock extends Clock {
  /** Lets so many milliseconds pass: runs what is due on the way, and lets promises settle after each. */
  pass(milliseconds: number): Promise<void>;
  /** Lets the wall time alone jump, as when the date is set. */
  setDate(byMilliseconds: number): void;
  /** In how many milliseconds each timer that is set ends, soonest first; what is repeated is not among them. */
  timers(): number[];
  /** Resolves as soon as a timer is set that ends in so many milliseconds, or in between these. */
  waits(least: number, most?: number): Promise<void>;
  /**
   * The result of the work. Meanwhile each wait of at most so many milliseconds passes, so that a call has its retries at once;
   * what takes longer, such as a deadline, waits on.
   */
  passWaits<T>(work: Promise<T>, longest?: number): Promise<T>;
}

/** The longest that a read waits before it is tried again, in milliseconds (`src/genesys/retry.ts`). */
const RETRY_WAIT = 400;
/** The same where Genesys Cloud says how long; still shorter than what is left of any deadline. */
export const ASKED_WAIT = 2000;

interface Timer {
  at: number;
  callback: () => void;
  repeats: boolean;
}

/**
 * Makes a clock for the gateway, the sandbox and what else is to have the same time. `settle` is waited for after each timer
 * that time passes: until what it has begun has happened.
 */
export function createTestClock(settle: () => Promise<void> = nextTurn): TestClock {
  // Not 0, which would hide that a part takes 0 for "never".
  let now = 1_000_000;
  // Today, because Redis and the vendor's client go by the machine's date.
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
      await settle();
      for (;;) {
        const next = [...timers].toSorted((a, b) => a.at - b.at)[0];
        if (next === undefined || next.at > end) break;
        timers.delete(next);
        now = Math.max(now, next.at);
        next.callback();
        await settle();
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
