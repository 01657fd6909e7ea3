import { LRUCache } from "lru-cache";
import { RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import type { Clock } from "../deadline.ts";
import { createKeys, digest } from "../redis.ts";
import type { Redis } from "../redis.ts";
import { ClientRejectedError } from "./client.ts";
import type { Client, Quota } from "./client.ts";

interface ClientRateOptions {
  perMinute: number;
  /** Where replicas share their counts. */
  redis?: Redis | undefined;
  /** Identifies the organization: gateways of another organization have counts of their own. */
  namespace: string;
  clock: Clock;
}

/** Seconds. */
const MINUTE = 60;
/** Number of clients that are counted. It bounds the memory, however many addresses a client uses. */
const MAX_CLIENTS = 10_000;
/** Milliseconds from an answer of Redis to the next message about the same client: a busy client costs few messages. */
const PAUSE = 100;

/** The current minute of one client. It begins with its first request. */
interface Minute {
  /** The key in Redis: a hash, because Redis should hold no names of people. */
  key: string;
  /** Those of this process, or of all replicas as far as Redis has said. */
  requests: number;
  /** Milliseconds of the clock. */
  ends: number;
  /** Requests that Redis does not count yet, because it is being told of others. Undefined: it is told of none. */
  unsent?: number | undefined;
}

/**
 * Makes a function that counts a request of a client, answers what it may still send, and throws RATE_LIMITED after too many in a minute. It decides by what
 * it knows and does not wait; the count of all replicas follows a moment later, with the answer of Redis.
 */
export function createClientRate({ perMinute, redis, namespace, clock }: ClientRateOptions) {
  // Not the library's counter in memory: it keeps a timer for every client, and has no bound.
  const minutes = new LRUCache<string, Minute>({ max: MAX_CLIENTS });
  const shared =
    redis &&
    new RateLimiterRedis({
      storeClient: redis.client,
      keyPrefix: createKeys("client-rate", namespace, redis.keyPrefix)(),
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

  /** Tells Redis of requests; what comes until `PAUSE` after its answer is one more message. */
  function share(id: string, minute: Minute, requests: number): void {
    if (redis?.isAway()) return;
    minute.unsent = 0;
    const send = () => {
      const { unsent = 0 } = minute;
      minute.unsent = undefined;
      share(id, minute, unsent);
    };
    const more = () => {
      if (minute.unsent === 0) minute.unsent = undefined;
      else clock.after(PAUSE, send);
    };
    const answered = ({ consumedPoints, msBeforeNext }: RateLimiterRes) => {
      // Redis does not count what is unsent.
      minute.requests = Math.max(minute.requests, consumedPoints + (minute.unsent ?? 0));
      // The minute of all replicas began with the first request at any of them.
      if (msBeforeNext > 0) minute.ends = clock.now() + msBeforeNext;
      more();
    };
    shared!.consume(minute.key, requests).then(answered, (refused: unknown) => {
      minute.unsent = undefined;
      // Any other error means that Redis is down. Each replica then counts for itself.
      if (!(refused instanceof RateLimiterRes)) return;
      minutes.set(id, { key: minute.key, requests: perMinute, ends: clock.now() + refused.msBeforeNext });
    });
  }

  return function count({ id }: Client): Quota {
    const now = clock.now();
    const minute = minuteOf(id, now);
    minute.requests += 1;
    if (minute.requests > perMinute) throw tooMany(perMinute, minute.ends - now);
    if (shared) {
      if (minute.unsent === undefined) share(id, minute, 1);
      else minute.unsent += 1;
    }
    return { perMinute, left: perMinute - minute.requests, endsIn: minute.ends - now };
  };
}

function tooMany(perMinute: number, waitMs: number): ClientRejectedError {
  const retryAfter = Math.max(1, Math.ceil(waitMs / 1000));
  const quota = { perMinute, left: 0, endsIn: Math.max(0, waitMs) };
  const message = `More than ${perMinute} requests in a minute. Try again in ${retryAfter} s.`;
  return new ClientRejectedError(message, { code: "RATE_LIMITED", retryAfter, quota });
}
