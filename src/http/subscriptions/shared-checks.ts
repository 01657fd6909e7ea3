import type { Authenticate } from "../../auth/authenticate.ts";
import type { Client } from "../../auth/client.ts";
import type { Clock } from "../../deadline.ts";
import type { ClientHeaders } from "./subscriber.ts";

/** Milliseconds for which the check of a client counts. The files of keys and roles are looked at as often. */
export const CHECK_AGE = 1000;

/** The outcome of a check: the client, or why there is none. */
export interface Check {
  /** When it was made, on the clock. */
  at: number;
  found?: Client | Promise<Client>;
  error?: unknown;
}

/** Makes the check of clients that have been accepted before: once for all subscriptions of a client, and at most once in `CHECK_AGE`. */
export function createSharedChecks(authenticate: Authenticate, clock: Clock): (sent: ClientHeaders) => Check {
  const recent = new Map<string, Check>();
  let since = -Infinity;

  function checkNow({ headers, address }: ClientHeaders, at: number): Check {
    try {
      return { at, found: authenticate(headers, address) };
    } catch (error) {
      return { at, error };
    }
  }

  return (sent) => {
    const now = clock.now();
    if (now - since >= CHECK_AGE) {
      recent.clear();
      since = now;
    }
    const name = JSON.stringify([sent.headers.authorization, sent.headers["x-api-key"], sent.address]);
    const check = recent.get(name) ?? checkNow(sent, now);
    recent.set(name, check);
    return check;
  };
}
