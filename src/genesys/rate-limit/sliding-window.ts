import type { Clock } from "../../deadline.ts";

/** The calls of this process that Genesys Cloud may have received within the last window. */
export interface SlidingWindow {
  /** The number that the next call will have. */
  next(): number;
  /** Adds a call that may be sent from now on. Returns its number. */
  add(): number;
  /**
   * Lets a call count from now on again. Called when it has ended: Genesys Cloud has received it by now, or never will.
   * Ignores a call that has left the window.
   */
  restart(call: number): void;
  /** Removes a call that will never be sent. */
  remove(call: number): void;
  used(): number;
  /** When the calls will leave the window, soonest first. */
  expirations(): number[];
  /** Milliseconds since the call began to count. Undefined when it has left the window. */
  age(call: number): number | undefined;
  calls(): number[];
}

interface SlidingWindowOptions {
  clock: Clock;
  /** Milliseconds. */
  windowLength: number;
}

/**
 * A sliding window holds the time of every call, not a count per minute. So no period of that length can hold more calls
 * than the limit, wherever it begins.
 *
 * What counts is the moment at which Genesys Cloud receives a call. This process cannot know it: a call can wait for a
 * socket, a handshake or a lost packet. But that moment lies between the permit and the end of the call. So a call counts
 * from its permit, and again from its end. The window then always holds at least the calls that arrived within it.
 */
export function createSlidingWindow({ clock, windowLength }: SlidingWindowOptions): SlidingWindow {
  // In the order of their times, because each call is added at the end with the current time.
  const times = new Map<number, number>();
  let counter = 0;

  function removeExpired() {
    const start = clock.now() - windowLength;
    for (const [call, time] of times) {
      if (time > start) return;
      times.delete(call);
    }
  }

  return {
    next: () => counter,
    add() {
      const call = counter++;
      times.set(call, clock.now());
      return call;
    },
    restart(call) {
      removeExpired();
      if (times.delete(call)) times.set(call, clock.now());
    },
    remove: (call) => void times.delete(call),
    used() {
      removeExpired();
      return times.size;
    },
    expirations() {
      removeExpired();
      return Array.from(times.values(), (time) => time + windowLength);
    },
    age(call) {
      removeExpired();
      const time = times.get(call);
      return time === undefined ? undefined : clock.now() - time;
    },
    calls() {
      removeExpired();
      return [...times.keys()];
    },
  };
}
