import { GatewayError } from "../../errors.ts";
import type { Clock } from "../../deadline.ts";
import { createSlidingWindow } from "./sliding-window.ts";
import type { SlidingWindow } from "./sliding-window.ts";

/** A call that a client has asked leave for. */
export interface ClientCall {
  /** It may be sent now, or it has ended: from then on it counts for a window. */
  seen(): void;
  /** It will never be sent. */
  withdraw(): void;
}

export interface ClientQuota {
  /** Notes a call that a client asks leave for; throws RATE_LIMITED when the client's share is used up. */
  enter(client: string): ClientCall;
}

interface ClientQuotaOptions {
  clock: Clock;
  window: number;
  /** Calls that one client may have in any window. */
  limit: () => number;
}

/**
 * How much of the budget each client has spent. The line in which clients take turns serves those who wait; this keeps one
 * client from spending everything before the others have come, after which they would wait for up to a whole window.
 */
export function createClientQuota({ clock, window, limit }: ClientQuotaOptions): ClientQuota {
  const logs = new Map<string, SlidingWindow>();
  let sweptAt = clock.now();

  /** Forgets clients that have nothing in their logs, once a window. */
  function sweep() {
    if (clock.now() < sweptAt + window) return;
    sweptAt = clock.now();
    for (const [client, log] of logs) if (log.used() === 0) logs.delete(client);
  }

  return {
    enter(client) {
      sweep();
      const log = logs.get(client) ?? createSlidingWindow({ clock, window });
      logs.set(client, log);
      const excess = log.used() - Math.max(1, limit());
      if (excess >= 0) throw shareUsedUp(log.leaves()[excess]! - clock.now());
      const call = log.add();
      return { seen: () => log.ended(call), withdraw: () => log.withdraw(call) };
    },
  };
}

function shareUsedUp(milliseconds: number): GatewayError {
  const retryAfter = Math.max(1, Math.ceil(milliseconds / 1000));
  const message = `Your share of the calls to Genesys Cloud is used up for the next ${retryAfter} s.`;
  return new GatewayError(message, { code: "RATE_LIMITED", retryAfter, retryable: true });
}
