/** Steps of time that double, each of which allows one try. */
export interface Steps {
  /** A try was made: the next step begins, twice as long as the one before, and at least so many milliseconds. */
  begin(atLeast?: number): void;
  /** Milliseconds until the next try; 0 when it may be made now. */
  left(): number;
  /** It is over: the next step will be a first one. */
  over(): void;
}

interface StepLengths {
  first: number;
  longest: number;
}

/** Whatever an upstream asks for, a minute is the longest wait. */
const LONGEST_ASKED = 60_000;

/** Makes the steps, in milliseconds of that clock. What has been quiet for twice the longest step begins anew. */
export function createSteps({ first, longest }: StepLengths, now: () => number): Steps {
  let length = 0;
  let until = -Infinity;
  return {
    begin(atLeast = 0) {
      const isNew = length === 0 || now() >= until + 2 * longest;
      length = isNew ? first : Math.min(longest, length * 2);
      until = now() + Math.max(length, Math.min(atLeast, LONGEST_ASKED));
    },
    left: () => Math.max(0, until - now()),
    over() {
      length = 0;
      until = -Infinity;
    },
  };
}
