import { isOwnLimit } from "../errors.ts";
import { Ending, untilAborted } from "../deadline.ts";
import type { Signal } from "../deadline.ts";

export interface Flight<T> {
  value: T;
  /** True for a caller that joined the work of another. */
  shared: boolean;
}

/** The caller of a load. */
export interface FlightCaller {
  signal?: AbortSignal | undefined;
  /** Called when it joins the load of another caller. */
  onJoined?: (() => void) | undefined;
}

export interface SingleFlight {
  /**
   * Runs the work, or joins the running work of the same key. A caller whose signal aborts stops waiting; the work itself
   * is aborted when its last caller has stopped.
   */
  run<T>(
    key: string,
    signal: FlightCaller["signal"],
    work: (signal: Signal) => Promise<T>,
    onJoined?: FlightCaller["onJoined"],
  ): Promise<Flight<T>>;
}

interface RunningWork {
  result: Promise<unknown>;
  ending: Ending;
  waiting: number;
}

/** Creates a single flight: identical reads at the same time are one read. */
export function createSingleFlight(): SingleFlight {
  const flights = new Map<string, RunningWork>();

  function start(key: string, work: (signal: Signal) => Promise<unknown>): RunningWork {
    const ending = new Ending();
    const result = work(ending);
    const flight: RunningWork = { result, ending, waiting: 0 };
    flights.set(key, flight);
    const end = () => {
      if (flights.get(key) === flight) flights.delete(key);
    };
    result.then(end, end);
    return flight;
  }

  return {
    async run<T>(
      key: string,
      signal: FlightCaller["signal"],
      work: (signal: Signal) => Promise<T>,
      onJoined?: FlightCaller["onJoined"],
    ) {
      signal?.throwIfAborted();
      const joined = flights.get(key);
      if (joined) onJoined?.();
      const flight = joined ?? start(key, work);
      flight.waiting += 1;
      try {
        const value = (await (signal ? untilAborted(flight.result, signal) : flight.result)) as T;
        return { value, shared: joined !== undefined };
      } catch (error) {
        if (joined === undefined || !isOwnLimit(error)) throw error;
      } finally {
        flight.waiting -= 1;
        if (flight.waiting === 0 && signal?.aborted) {
          // Removed before it is aborted, so that no caller joins it.
          if (flights.get(key) === flight) flights.delete(key);
          flight.ending.abort();
        }
      }
      // The caller that ran the work has reached a limit of its own. This one has not: it runs the work again, and joins no other.
      return { value: await work(signal ?? new Ending()), shared: false };
    },
  };
}
