import { LRUCache } from "lru-cache";
import { RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import type { Clock } from "../deadline.ts";
import { createKeys, digest } from "../redis.ts";
import type { Redis } from "../redis.ts";
import { ClientRejectedError } from "./client.ts";
import type { Client } from "./client.ts";

interface ClientRateOptions {
  perMinute: number;
  /** Where replicas count together. */
  redis?: Redis | undefined;
  /** What the clients are clients of: gateways of another organization count for themselves. */
  namespace: string;
  clock: Clock;
}

/** Seconds. */
const MINUTE = 60;
/** Clients that are remembered: whoever changes addresses to be somebody else makes nothing grow. */
const MAX_CLIENTS = 10_000;

/** A minute of one client; it begins with their first request. */
interface Minute {
  /** What Redis knows the client by: it is to hold no name of a person. */
  key: string;
  requests: number;
  /** Milliseconds on the clock. */
  ends: number;
}

/**
 * Counts the requests of each client, and throws RATE_LIMITED when one has sent too many in a minute. It decides by what this
 * process knows and waits for nobody; what all replicas have counted together arrives a moment later.
 */
export function createClientRate({ perMinute, redis, namespace, clock }: ClientRateOptions) {
  // Our own count, because the library's keeps a timer for every client, and has no bound on how many there are.
  const minutes = new LRUCache<string, Minute>({ max: MAX_CLIENTS });
  const shared =
    redis &&
    new RateLimiterRedis({
      storeClient: redis.client,
      keyPrefix: createKeys("client-rate", namespace)(),
      points: perMinute,
      duration: MINUTE,
      rejectIfRedisNotReady: true,
    });

  function minuteOf(id: string, now: number): Minute {
    const known = minutes.get(id);
    if (known && now < known.ends) return known;
    const minute = { key: known?.key ?? digest([id]), requests: 0, ends: now + MINUTE * 1000 };
    minutes.set(id, minute);
    return minute;
  }

  return function count({ id }: Client): void {
    const now = clock.now();
    const minute = minuteOf(id, now);
    minute.requests += 1;
    if (minute.requests > perMinute) throw tooMany(perMinute, minute.ends - now);
    if (redis?.isAway()) return;
    shared?.consume(minute.key).catch((refused: unknown) => {
      // Anything else means that Redis is away, which the whole process knows: each replica then counts for itself.
      if (!(refused instanceof RateLimiterRes)) return;
      minutes.set(id, { key: minute.key, requests: perMinute, ends: clock.now() + refused.msBeforeNext });
    });
  };
}

function tooMany(perMinute: number, waitMs: number): ClientRejectedError {
  const retryAfter = Math.max(1, Math.ceil(waitMs / 1000));
  const message = `More than ${perMinute} requests in a minute: ask again in ${retryAfter} s.`;
  return new ClientRejectedError(message, { code: "RATE_LIMITED", retryAfter });
}
