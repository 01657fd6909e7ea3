import { systemClock } from "../../deadline.ts";
import type { Clock } from "../../deadline.ts";

export interface InFlight {
  /** Counts the call as pending until it ends, and answers its result. */
  track<T>(call: Promise<T>): Promise<T>;
  /** Runs the callback as soon as no tracked call is pending, and after `maxWait` at the latest. */
  whenIdle(callback: () => void): void;
}

/** Milliseconds that a batch waits at most for the other calls of its request. */
export const BATCH_WAIT = 500;

/**
 * Counts the pending REST calls of one request, so that loaders can delay a batch until these calls have answered: 25 lists
 * that answer at 25 different moments then lead to one bulk read, not 25. `maxWait`, in milliseconds, keeps one slow call from
 * delaying everything else.
 */
export function createInFlight(clock: Clock = systemClock, maxWait = BATCH_WAIT): InFlight {
  let count = 0;
  let waiting: (() => void)[] = [];
  let cancelTimer: (() => void) | undefined;

  function runAll() {
    cancelTimer?.();
    cancelTimer = undefined;
    const callbacks = waiting;
    waiting = [];
    for (const callback of callbacks) callback();
  }

  // An answer resumes resolvers, which may call or load more: check again after they have run.
  function checkSoon() {
    setImmediate(() => {
      if (count === 0) runAll();
    });
  }

  return {
    async track(call) {
      count += 1;
      try {
        return await call;
      } finally {
        count -= 1;
        if (count === 0 && waiting.length > 0) checkSoon();
      }
    },
    whenIdle(callback) {
      waiting.push(callback);
      cancelTimer ??= clock.after(maxWait, runAll);
      checkSoon();
    },
  };
}
