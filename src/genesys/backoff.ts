/** Waits between tries, each twice as long as the one before. */
export interface Backoff {
  /** Starts the next wait after a failed try. It lasts at least so many milliseconds. */
  begin(atLeast?: number): void;
  /** Milliseconds until the next try, 0 when it may be made now. */
  left(): number;
  /** Starts over: the next wait is a first one. */
  reset(): void;
}

interface BackoffLimits {
  first: number;
  longest: number;
}

/** Milliseconds of the longest wait that a server can ask for. */
const LONGEST_ASKED = 60_000;

/** Makes the waits, in milliseconds of that clock. After a pause of twice the longest wait they start over. */
export function createBackoff({ first, longest }: BackoffLimits, now: () => number): Backoff {
  let length = 0;
  let until = -Infinity;
  return {
    begin(atLeast = 0) {
      const isNew = length === 0 || now() >= until + 2 * longest;
      length = isNew ? first : Math.min(longest, length * 2);
      until = now() + Math.max(length, Math.min(atLeast, LONGEST_ASKED));
    },
    left: () => Math.max(0, until - now()),
    reset() {
      length = 0;
      until = -Infinity;
    },
  };
}
