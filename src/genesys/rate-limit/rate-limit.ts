import type { Redis } from "../../redis.ts";
import { createClientQuota } from "./client-quota.ts";
import { systemClock } from "../../deadline.ts";
import type { Clock } from "../../deadline.ts";
import { createSlidingWindow } from "./sliding-window.ts";
import { createLocalLimiter } from "./local-limiter.ts";
import { LONGEST_PAUSE } from "./redis-window.ts";
import { createRedisLimiter } from "./redis-limiter.ts";
import { createQueue } from "./queue.ts";

export interface PermitRequest {
  /** `background` is what nobody waits for: it never waits, and never spends the last 20 %. */
  priority: "interactive" | "background";
  /** Until when waiting makes sense, on the clock. */
  deadline: number;
  /** Ends the wait; the promise then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Clients take turns while the budget is short; calls without one belong to the same client. */
  client?: string | undefined;
}

/** Leave to send one call, once and at once. */
export interface Permit {
  /** To be called when the call has ended in any way, or will not be sent: from then on the upstream cannot see it. */
  ended(): void;
}

export interface RateLimit {
  /**
   * Resolves when one call may be sent; rejects with UPSTREAM_RATE_LIMITED as soon as it is known that the wait does not fit,
   * and with RATE_LIMITED when the client has used up its share.
   */
  take(request: PermitRequest): Promise<Permit>;
  /** The upstream said 429: no replica sends anything before that many seconds have passed. */
  pause(seconds: number): Promise<void>;
  /** For metrics and tests. */
  state(): { used: number; limit: number; pausedFor: number; waiting: number; shared: boolean };
  /** Refuses all who wait, and whoever comes later. */
  close(): Promise<void>;
}

export interface RateLimitOptions {
  requestsPerMinute: number;
  redis?: Redis | undefined;
  /** How many replicas there are at least. Without Redis each has an equal share. */
  replicas?: number;
  /** What the budget belongs to, such as host and OAuth client: only replicas with the same one share it. */
  bucket?: string;
  /** Percent of the budget that one client may spend; calls without a client have no share. */
  clientShare?: number;
  maxWaiting?: number;
  clock?: Clock;
  /** Milliseconds in which the upstream sees at most the budget; for tests. */
  window?: number;
}

/** The upstream counts a minute. The second more covers a clock that runs fast, and the last calls of a process that is killed. */
const WINDOW = 61_000;

/** The budget of REST calls: it gives leave to at most so many in any minute, over all replicas that share a Redis. */
export function createRateLimit(options: RateLimitOptions): RateLimit {
  const { requestsPerMinute: limit, redis, replicas = 1, bucket = "", maxWaiting = 500 } = options;
  const { clientShare = 100, clock = systemClock, window = WINDOW } = options;
  const log = createSlidingWindow({ clock, window });
  const permits = redis
    ? createRedisLimiter({
        ...{ redis, log, clock, window, limit, bucket, leastReplicas: replicas },
        waiting: () => room.size(),
        onChange: () => room.wake(),
      })
    : createLocalLimiter({ log, clock, window, limit: Math.floor(limit / replicas), replicas });
  const room = createQueue({ permits, clock, maxWaiting, limit });

  // Who a client has spent how much with is known to one replica only: each gives them its part of their share.
  const clientLimit = () => Math.floor((limit * clientShare) / 100 / permits.replicas());
  const shares = clientShare < 100 ? createClientQuota({ clock, window, limit: clientLimit }) : undefined;

  async function take(request: PermitRequest): Promise<Permit> {
    const call = request.client === undefined ? undefined : shares?.enter(request.client);
    try {
      const permit = await room.enter(request);
      call?.seen();
      return { ended: () => (permit.ended(), call?.seen()) };
    } catch (error) {
      call?.withdraw();
      throw error;
    }
  }

  return {
    take,
    async pause(seconds) {
      // NaN too asks for no pause.
      if (!(seconds > 0)) return;
      const told = permits.pause(Math.min(seconds * 1000, LONGEST_PAUSE));
      room.refuseTooLate();
      await told;
    },
    state: () => ({
      ...permits.state(),
      pausedFor: Math.max(0, permits.pausedUntil() - clock.now()),
      waiting: room.size(),
    }),
    async close() {
      room.close();
      await permits.close();
    },
  };
}
