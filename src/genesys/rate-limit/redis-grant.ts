import { availableAt, backgroundLimit } from "./limiter.ts";
import type { Grant, PermitCounts } from "./limiter.ts";
import type { SyncResult } from "./redis-window.ts";

interface GrantContext {
  limit: number;
  replicas: number;
  now: number;
  /** When a position can get a permit that is too far back to know. */
  fallback: number;
  /** When the other replicas will have given back what they do not need. */
  givenBackAt: number;
}

/** The grant that an answer of Redis holds for a request for so many permits. */
export function grantFromRedis(wanted: PermitCounts, result: SyncResult, context: GrantContext): Grant {
  const { limit, replicas, now, fallback, givenBackAt } = context;
  const interactive = Math.min(result.granted, wanted.interactive);
  const state = { used: result.used, expirations: result.expiresIn.map((milliseconds) => now + milliseconds) };
  // The calls that wait in other replicas get their part of the permits that become free.
  const before = (position: number) => Math.min((replicas - 1) * (position + 1), result.waitingElsewhere);
  // Redis reserves a permit that is free and was not granted for another replica, which gives it back if it does not need it.
  return {
    interactive,
    background: result.granted - interactive,
    availableAt: (position) => availableAt({ ...state, limit }, position + before(position), fallback) || givenBackAt,
    backgroundAvailableAt: availableAt({ ...state, limit: backgroundLimit(limit) }, 0, fallback) || givenBackAt,
  };
}
