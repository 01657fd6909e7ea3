import type { Clock } from "../../deadline.ts";
import { backgroundLimit, grantLocally } from "./limiter.ts";
import type { Limiter } from "./limiter.ts";
import type { SlidingWindow } from "./sliding-window.ts";

interface LocalLimiterOptions {
  window: SlidingWindow;
  clock: Clock;
  /** Milliseconds. */
  windowLength: number;
  /** This process's own part of the limit. */
  limit: number;
  replicas: number;
}

/** The limiter of a process without Redis: it is the only replica, or has a fixed part of the limit. */
export function createLocalLimiter(options: LocalLimiterOptions): Limiter {
  const { window, clock, windowLength, limit, replicas } = options;
  let pausedUntil = 0;
  return {
    request: async (wanted) => grantLocally(window, wanted, limit, clock.now() + windowLength),
    hasPlenty: () => window.used() < backgroundLimit(limit),
    spend: window.add,
    ended: window.restart,
    pausedUntil: () => pausedUntil,
    async pause(milliseconds) {
      pausedUntil = Math.max(pausedUntil, clock.now() + milliseconds);
    },
    replicas: () => replicas,
    state: () => ({ used: window.used(), limit, shared: false }),
    close: async () => undefined,
  };
}
