import { systemClock } from "../../deadline.ts";
import type { Clock } from "../../deadline.ts";

export interface InFlight {
  /** Counts the call until it has ended, and answers what it answers. */
  track<T>(call: Promise<T>): Promise<T>;
  /** Runs the callback as soon as no tracked call is under way, and after `maxWait` at the latest. */
  whenIdle(callback: () => void): void;
}

/** Milliseconds that a batch waits at most for what other calls of the request may bring. */
export const BATCH_WAIT = 500;

/**
 * Knows which REST calls of one request are under way, so that loaders can wait with a batch for what these calls
 * bring: 25 lists that answer at 25 different moments still make one bulk read, not 25. `maxWait` in milliseconds
 * keeps one slow call from holding back everything else.
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

  // An answer that has just come in wakes resolvers, which may call or load more: look again when they have run.
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
