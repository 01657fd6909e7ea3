import type { Redis } from "../../redis.ts";
import { createClientQuota } from "./client-quota.ts";
import type { ClientCall } from "./client-quota.ts";
import { systemClock } from "../../deadline.ts";
import type { Clock } from "../../deadline.ts";
import { createLocalLimiter } from "./local-limiter.ts";
import type { Permit, PermitRequest } from "./permit.ts";
import { createQueue } from "./queue.ts";
import { createRedisLimiter } from "./redis-limiter.ts";
import { LONGEST_PAUSE } from "./redis-window.ts";
import { createSlidingWindow } from "./sliding-window.ts";

export interface RateLimit {
  /**
   * Resolves when one call may be sent. Rejects with UPSTREAM_RATE_LIMITED as soon as it is known that the wait is longer
   * than the deadline, and with RATE_LIMITED when the client's quota is used up.
   */
  take(request: PermitRequest): Promise<Permit>;
  /** A permit at once, while so many are free that no call has to wait; otherwise undefined. Throws as `take` rejects. */
  takeNow(request: PermitRequest): Permit | undefined;
  /** To be called after a 429. No replica sends a call before so many seconds have passed. */
  pause(seconds: number): Promise<void>;
  /**
   * For metrics, clients and tests. `pausedFor` in milliseconds, `resetsIn` in whole seconds until the first of this process's calls no
   * longer counts.
   */
  state(): { used: number; limit: number; pausedFor: number; resetsIn: number; waiting: number; shared: boolean };
  /** Refuses all calls that wait, and all later ones. */
  close(): Promise<void>;
}

export interface RateLimitOptions {
  requestsPerMinute: number;
  redis?: Redis | undefined;
  /** The least number of replicas. Without Redis each has an equal part of the limit. */
  replicas?: number;
  /** What the limit belongs to, such as host and OAuth client. Replicas with the same bucket share the limit. */
  bucket?: string;
  /** Percent of the limit that one client may use. Calls without a client have no quota. */
  clientQuotaPercent?: number;
  /** How many calls may wait for a permit. */
  maxWaiting?: number;
  clock?: Clock;
  /** Milliseconds in which Genesys Cloud receives at most `requestsPerMinute` calls. For tests. */
  windowLength?: number;
}

/** Genesys Cloud counts a minute. The extra second covers a fast clock, and the last calls of a process that is killed. */
const WINDOW_LENGTH = 61_000;

/** The rate limit for REST calls: it admits at most so many in any minute, over all replicas that share a Redis. */
export function createRateLimit(options: RateLimitOptions): RateLimit {
  const { requestsPerMinute: limit, redis, replicas = 1, bucket = "", maxWaiting = 500 } = options;
  const { clientQuotaPercent = 100, clock = systemClock, windowLength = WINDOW_LENGTH } = options;
  const window = createSlidingWindow({ clock, windowLength });
  const limiter = redis
    ? createRedisLimiter({
        ...{ redis, window, clock, windowLength, limit, bucket, minReplicas: replicas },
        countWaiting: () => queue.size(),
        onChange: () => queue.wake(),
      })
    : createLocalLimiter({ window, clock, windowLength, limit: Math.floor(limit / replicas), replicas });
  const queue = createQueue({ limiter, clock, maxWaiting, limit });

  // A replica knows only its own calls of a client, so it grants the client its part of the quota.
  const clientLimit = () => Math.floor((limit * clientQuotaPercent) / 100 / limiter.replicas());
  const clientQuota =
    clientQuotaPercent < 100 ? createClientQuota({ clock, windowLength, limit: clientLimit }) : undefined;

  const admitClient = ({ client }: PermitRequest) => (client === undefined ? undefined : clientQuota?.admit(client));

  function counted(permit: Permit, clientCall: ClientCall | undefined): Permit {
    if (!clientCall) return permit;
    clientCall.restart();
    return { ended: () => (permit.ended(), clientCall.restart()) };
  }

  function takeNow(request: PermitRequest): Permit | undefined {
    if (!queue.isFree(request)) return undefined;
    const clientCall = admitClient(request);
    return counted(queue.takeFree(), clientCall);
  }

  async function take(request: PermitRequest): Promise<Permit> {
    const clientCall = admitClient(request);
    try {
      return counted(await queue.take(request), clientCall);
    } catch (error) {
      clientCall?.remove();
      throw error;
    }
  }

  return {
    ...{ take, takeNow },
    async pause(seconds) {
      // Also false for NaN.
      if (!(seconds > 0)) return;
      const reported = limiter.pause(Math.min(seconds * 1000, LONGEST_PAUSE));
      queue.refuseTooLate();
      await reported;
    },
    state: () => ({
      ...limiter.state(),
      pausedFor: Math.max(0, limiter.pausedUntil() - clock.now()),
      resetsIn: Math.max(0, Math.ceil(((window.expirations()[0] ?? clock.now()) - clock.now()) / 1000)),
      waiting: queue.size(),
    }),
    async close() {
      queue.close();
      await limiter.close();
    },
  };
}
