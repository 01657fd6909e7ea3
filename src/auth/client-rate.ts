import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import type { Redis } from "../redis.ts";
import { Refusal } from "./client.ts";
import type { Client } from "./client.ts";

interface ClientRateOptions {
  perMinute: number;
  /** Where replicas count together. */
  redis?: Redis | undefined;
  /** What the clients are clients of: gateways of another organization count for themselves. */
  namespace: string;
}

const MINUTE = 60;
/** Clients whose keys are remembered. */
const MAX_KEYS = 10_000;

/**
 * Counts the requests of each client, and throws RATE_LIMITED when one has sent too many in a minute. It decides by what this
 * process knows and waits for nobody; what all replicas have counted together arrives a moment later.
 */
export function createClientRate({ perMinute, redis, namespace }: ClientRateOptions) {
  const own = new RateLimiterMemory({ points: perMinute, duration: MINUTE });
  const shared =
    redis &&
    new RateLimiterRedis({
      storeClient: redis,
      keyPrefix: `gateway:clients:${digest(namespace)}`,
      points: perMinute,
      duration: MINUTE,
      rejectIfRedisNotReady: true,
    });

  // Redis is to hold no name of a person. Who asks once asks again.
  const keys = new LRUCache<string, string>({ max: MAX_KEYS });
  function keyOf(id: string): string {
    const known = keys.get(id);
    if (known !== undefined) return known;
    const key = digest(id);
    keys.set(id, key);
    return key;
  }

  return async function count({ id }: Client): Promise<void> {
    const key = keyOf(id);
    try {
      await own.consume(key);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      const retryAfter = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
      const message = `More than ${perMinute} requests in a minute: ask again in ${retryAfter} s.`;
      throw new Refusal(message, { code: "RATE_LIMITED", retryAfter });
    }
    shared?.consume(key).catch((refused: unknown) => {
      // Anything else means that Redis is away, which the whole process knows: each replica then counts for itself.
      if (refused instanceof RateLimiterRes) return own.block(key, Math.ceil(refused.msBeforeNext / 1000));
      return undefined;
    });
  };
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}
