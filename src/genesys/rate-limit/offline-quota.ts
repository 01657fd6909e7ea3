import type { Clock } from "../../deadline.ts";
import type { SlidingWindow } from "./sliding-window.ts";

/** What the window in Redis says about this replica's part of the limit. */
export interface QuotaUpdate {
  used: number;
  replicas: number;
  /** How many calls this replica may have in the window without asking Redis. Redis reserves them for it. */
  ceiling: number;
}

/** The part of the shared limit that this replica may use while it cannot ask Redis. */
export interface OfflineQuota {
  /** How many calls this replica may have in its own window now, without asking Redis. */
  limit(): number;
  /** Lowers the ceiling to what this replica needs. Returns the new ceiling, which is then reported to Redis. */
  lowerCeiling(): number;
  update(news: QuotaUpdate): void;
  replicas(): number;
  /** To be called when Redis stops answering. */
  redisLost(): void;
  /** To be called when Redis answers again. */
  redisBack(): void;
  /** To be called when Redis may have lost calls. The replica does not trust its window for one window length. */
  distrustRedis(): void;
  /** Whether Redis answers, and its window holds all calls. */
  trustsRedis(): boolean;
}

interface OfflineQuotaOptions {
  window: SlidingWindow;
  clock: Clock;
  /** Milliseconds. */
  windowLength: number;
  /** The limit of all replicas together. */
  limit: number;
  /** The least number of replicas. Redis may have seen more lately. */
  minReplicas: number;
}

/** For how many window lengths a ceiling holds. The extra quarter covers calls that were in flight when Redis went away. */
export const CEILING_LIFETIME = 1.25;

/**
 * Keeps the sum of all replicas within the limit while Redis goes away and comes back.
 *
 * - A replica cannot know what the others spent just before Redis went away. So Redis gives each one a ceiling beforehand:
 *   its own calls and a part of what is left. It grants no replica what another one may still use up to its ceiling. The
 *   ceilings change with every sync, and a replica gives back what it does not need within a second or two.
 * - A ceiling holds until no call from before the outage counts any more. After that each replica has an equal part.
 * - Redis may come back empty, or in an earlier state, and other replicas may reconnect later than this one. So each
 *   replica reports all its calls, and keeps to its own limit for one more window length. Then the window is complete.
 *
 * One case is not covered: when a single replica is cut off from Redis for longer than that, it uses its equal part, while
 * the others no longer know of it and share the whole limit.
 */
export function createOfflineQuota(options: OfflineQuotaOptions): OfflineQuota {
  const { window, clock, windowLength, limit, minReplicas } = options;
  let replicas = Math.max(1, minReplicas);
  let isRedisLost = false;
  let distrustedUntil = 0;
  let ceiling = 0;
  let updatedAt = -Infinity;
  /** How many calls this replica may make on top of those it has made. */
  let allowance = 0;
  const trustsRedis = () => !isRedisLost && clock.now() >= distrustedUntil;
  const isCeilingValid = () => clock.now() < updatedAt + CEILING_LIFETIME * windowLength;

  function ownLimit(): number {
    const equalPart = Math.floor(limit / replicas);
    return isCeilingValid() ? Math.min(equalPart, ceiling) : equalPart;
  }

  function distrustRedis() {
    distrustedUntil = clock.now() + windowLength;
  }

  return {
    limit: ownLimit,
    lowerCeiling() {
      ceiling = trustsRedis() ? Math.min(ceiling, window.used() + allowance) : ownLimit();
      return ceiling;
    },
    update(news) {
      if (trustsRedis()) {
        replicas = Math.max(1, minReplicas, news.replicas);
        ceiling = news.ceiling;
        // One part more than there are replicas. The extra part goes to the replica that asks first.
        allowance = Math.floor(Math.max(0, limit - news.used) / (replicas + 1));
      } else {
        // A Redis that has lost its data knows no ceilings, and learns of the replicas one by one.
        ceiling = ownLimit();
        replicas = Math.max(replicas, news.replicas);
      }
      updatedAt = clock.now();
    },
    replicas: () => replicas,
    redisLost() {
      isRedisLost = true;
    },
    redisBack() {
      isRedisLost = false;
      // While the ceiling is valid Redis has granted it to no other replica.
      if (!isCeilingValid()) distrustRedis();
    },
    distrustRedis,
    trustsRedis,
  };
}
