import type { Clock } from "../../deadline.ts";
import type { Grant } from "./limiter.ts";

/** The most background calls at once, and in each window after that, as parts of the limit of this process. */
const BURST = 0.2;
const PER_WINDOW = 0.3;

/**
 * Spreads the background calls of a process that is on its own, so that at most half of its limit goes to them in any window. What
 * they read has a kept answer, and is read again and again while Redis is away; writes and first reads have nothing else.
 * The result lowers the background permits of a grant to what may be made now, and counts them as made.
 */
export function createBackgroundPace(clock: Clock, windowLength: number) {
  /** Until when the calls that were made use up the pace. */
  let usedUntil = -Infinity;

  return function lower(grant: Grant, limit: number): Grant {
    if (grant.background === 0) return grant;
    const now = clock.now();
    const interval = windowLength / (PER_WINDOW * limit);
    const left = BURST * limit - Math.max(0, usedUntil - now) / interval;
    const background = Math.max(0, Math.min(grant.background, Math.floor(left)));
    usedUntil = Math.max(usedUntil, now) + background * interval;
    return { ...grant, background };
  };
}
