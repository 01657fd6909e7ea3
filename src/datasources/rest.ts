import { isWrite } from "./genesys.ts";
import type { Genesys, GenesysCall } from "./genesys.ts";
import { createInFlight } from "./in-flight.ts";

/** The way to Genesys Cloud for one request. */
export interface Rest {
  call(call: GenesysCall): Promise<unknown>;
  /** Runs the callback when none of this request's calls is under way: the moment to send a batch. */
  whenQuiet(callback: () => void): void;
}

/** Binds the way to Genesys Cloud to one request. The signal ends reads; a write that has begun is seen through. */
export function createRest(genesys: Genesys, signal?: AbortSignal): Rest {
  const inFlight = createInFlight();
  return {
    call: (call) => inFlight.track(genesys.call(signal && !isWrite(call) ? { ...call, signal } : call)),
    whenQuiet: inFlight.whenQuiet,
  };
}
