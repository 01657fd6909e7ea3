import type { Clock } from "../../src/deadline.ts";

const MINUTE = 60_000;

/** The REST calls that all tools together may make in a minute. */
export interface CallShare {
  /** Takes so many calls. Answers how to say how many were made in the end, or the seconds until there is room. */
  take(calls: number): { made(calls: number): void } | { waitSeconds: number };
  /** What is left of the minute. */
  left(): number;
}

/** Creates it. An operation counts what it may cost until it has said what it made. */
export function createCallShare(perMinute: number, clock: Clock): CallShare {
  let taken: { at: number; calls: number }[] = [];
  function left(): number {
    taken = taken.filter(({ at }) => clock.now() - at < MINUTE);
    return perMinute - taken.reduce((sum, { calls }) => sum + calls, 0);
  }
  return {
    left,
    take(calls) {
      if (calls > left()) return { waitSeconds: calls > perMinute ? Infinity : secondsUntil(calls - left()) };
      const entry = { at: clock.now(), calls };
      taken.push(entry);
      return { made: (made) => void (entry.calls = Math.min(made, calls)) };
    },
  };

  function secondsUntil(missing: number): number {
    let freed = 0;
    for (const { at, calls } of taken) {
      freed += calls;
      if (freed >= missing) return Math.max(1, Math.ceil((at + MINUTE - clock.now()) / 1000));
    }
    return MINUTE / 1000;
  }
}
