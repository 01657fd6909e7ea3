import { isOwnLimit } from "../errors.ts";
import { untilAborted } from "../deadline.ts";

export interface Flight<T> {
  value: T;
  /** True for everybody but the one whose call it was. */
  shared: boolean;
}

export interface SingleFlight {
  /**
   * Carries out the work, or joins the same work that is under way. A caller whose signal aborts stops waiting; the work
   * itself is aborted only when nobody waits for it any more.
   */
  run<T>(key: string, signal: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<Flight<T>>;
}

interface UnderWay {
  result: Promise<unknown>;
  controller: AbortController;
  waiting: number;
}

/** Identical reads that are under way at the same time are one read. */
export function createSingleFlight(): SingleFlight {
  const flights = new Map<string, UnderWay>();

  function start(key: string, work: (signal: AbortSignal) => Promise<unknown>): UnderWay {
    const controller = new AbortController();
    const result = work(controller.signal);
    const flight: UnderWay = { result, controller, waiting: 0 };
    flights.set(key, flight);
    const end = () => {
      if (flights.get(key) === flight) flights.delete(key);
    };
    result.then(end, end);
    return flight;
  }

  return {
    async run<T>(key: string, signal: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>) {
      signal?.throwIfAborted();
      const joined = flights.get(key);
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
          // Nobody may join a read that is being given up.
          if (flights.get(key) === flight) flights.delete(key);
          flight.controller.abort();
        }
      }
      // The one whose call it was may ask no more for now; this one may, and does so alone: not all of them in turn.
      return { value: await work(signal ?? new AbortController().signal), shared: false };
    },
  };
}
