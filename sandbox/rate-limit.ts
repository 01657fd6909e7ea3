import { machineClock } from "./clock.ts";
import type { SandboxClock } from "./clock.ts";

const windowMs = 60_000;

export interface RateLimit {
  /** Counts one call for this token. Returns 0, or the whole seconds to wait if the limit is reached. */
  spend(token: string): number;
  reset(): void;
}

/** Counts calls per token in fixed windows of one minute. Without a limit it never refuses a call. */
export function createRateLimit(limit = Infinity, clock: SandboxClock = machineClock): RateLimit {
  const windows = new Map<string, { start: number; used: number }>();
  return {
    spend(token) {
      if (limit === Infinity) return 0;
      const now = clock.now();
      let window = windows.get(token);
      if (window === undefined || now - window.start >= windowMs) {
        window = { start: now, used: 0 };
        windows.set(token, window);
      }
      if (window.used >= limit) return Math.ceil((window.start + windowMs - now) / 1000);
      window.used += 1;
      return 0;
    },
    reset: () => windows.clear(),
  };
}
