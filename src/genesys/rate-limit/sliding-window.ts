import type { Clock } from "../../deadline.ts";

/** The calls of this process which the upstream may have seen within the last window. */
export interface SlidingWindow {
  /** The number that the next call will have. */
  next(): number;
  /** Notes one call that may be sent from now on, and answers its number. */
  add(): number;
  /** Notes that the upstream has seen the call by now or never will. A number that has left the window is ignored. */
  ended(call: number): void;
  /** Takes back a call that the upstream will never see. */
  withdraw(call: number): void;
  used(): number;
  /** When the calls will have left the window, soonest first. */
  leaves(): number[];
  /** Milliseconds since the call was last noted; nothing when it has left the window. */
  age(call: number): number | undefined;
  calls(): number[];
}

/**
 * A sliding log: it holds every call of the last window, not a count per minute, so no stretch of time of that length
 * can have more calls than the log had places, wherever it begins.
 *
 * What counts is when the upstream sees a call, and nobody here knows that moment: a call can wait for a socket, a
 * handshake or a lost packet. It lies between the permit and the call's end, though. So a call is noted when it gets its
 * permit and noted anew when it ends; at any moment the log then holds at least all that arrived within the last window.
 */
export function createSlidingWindow({ clock, window }: { clock: Clock; window: number }): SlidingWindow {
  // In the order of their times, as each is put at the end with the time of that moment.
  const times = new Map<number, number>();
  let counter = 0;

  function forget() {
    const left = clock.now() - window;
    for (const [call, time] of times) {
      if (time > left) return;
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
    ended(call) {
      forget();
      if (times.delete(call)) times.set(call, clock.now());
    },
    withdraw: (call) => void times.delete(call),
    used() {
      forget();
      return times.size;
    },
    leaves() {
      forget();
      return Array.from(times.values(), (time) => time + window);
    },
    age(call) {
      forget();
      const time = times.get(call);
      return time === undefined ? undefined : clock.now() - time;
    },
    calls() {
      forget();
      return [...times.keys()];
    },
  };
}
