import { GatewayError } from "../../errors.ts";
import type { Clock } from "../../deadline.ts";
import { createSlidingWindow } from "./sliding-window.ts";
import type { SlidingWindow } from "./sliding-window.ts";

/** A call that counts against the quota of its client. */
export interface ClientCall {
  /** Lets the call count from now on again. To be called when it may be sent, and when it has ended. */
  restart(): void;
  /** Removes the call from the quota. To be called when it will never be sent. */
  remove(): void;
}

export interface ClientQuota {
  /** Counts a call that a client wants to make. Throws RATE_LIMITED when the client's quota is used up. */
  admit(client: string): ClientCall;
}

interface ClientQuotaOptions {
  clock: Clock;
  /** Milliseconds. */
  windowLength: number;
  /** How many calls one client may have in any window. */
  limit: () => number;
}

/**
 * Limits how many permits each client gets. The fair queue lets clients take turns, but only while they wait at the same
 * time. This quota keeps one client from spending all permits before the others arrive and then have to wait for up to a
 * whole window.
 */
export function createClientQuota({ clock, windowLength, limit }: ClientQuotaOptions): ClientQuota {
  const windows = new Map<string, SlidingWindow>();
  let sweptAt = clock.now();

  /** Once per window, removes the clients that have no calls in theirs. */
  function sweep() {
    if (clock.now() < sweptAt + windowLength) return;
    sweptAt = clock.now();
    for (const [client, window] of windows) if (window.used() === 0) windows.delete(client);
  }

  return {
    admit(client) {
      sweep();
      const window = windows.get(client) ?? createSlidingWindow({ clock, windowLength });
      windows.set(client, window);
      const excess = window.used() - Math.max(1, limit());
      if (excess >= 0) throw quotaUsedUp(window.expirations()[excess]! - clock.now());
      const call = window.add();
      return { restart: () => window.restart(call), remove: () => window.remove(call) };
    },
  };
}

function quotaUsedUp(milliseconds: number): GatewayError {
  const retryAfter = Math.max(1, Math.ceil(milliseconds / 1000));
  const message = `Your quota of calls to Genesys Cloud is used up for the next ${retryAfter} s.`;
  return new GatewayError(message, { code: "RATE_LIMITED", retryAfter, retryable: true });
}
