import { randomUUID } from "node:crypto";
import { sleep } from "../deadline.ts";
import type { Clock } from "../deadline.ts";
import { createKeys } from "../redis.ts";
import type { Redis } from "../redis.ts";
import { parseStored } from "./outcome.ts";

/** The value of a key in Redis: which process began the write, and the outcome once it has ended. */
interface StoredKey {
  fingerprint: string;
  owner: string;
  /** When it began, by the clock of the owner. */
  since: number;
  /** The outcome as text. */
  ended?: string;
}

export type ClaimResult =
  /** This process does the write. `own` is false when Redis could not confirm it, so another replica may do it too. */
  | { own: boolean }
  /** The write has ended, in any replica. */
  | { fingerprint: string; outcome: string }
  /** The key was claimed for another input. */
  | { fingerprint: string }
  /** The write was begun, and its outcome is not known. */
  | "unknown";

/** The keys that all replicas share in Redis. While it is away, each replica decides by itself. */
export interface RedisKeys {
  /** Claims the key. Waits while another replica does the write; rejects when the signal aborts. */
  claim(key: string, fingerprint: string, signal: AbortSignal): Promise<ClaimResult>;
  /** Stores the outcome. */
  complete(key: string, fingerprint: string, outcome: string): Promise<void>;
  /** Frees the key: nothing was changed. */
  release(key: string): Promise<void>;
}

interface RedisKeysOptions {
  redis: Redis;
  /** Gateways with another namespace have keys of their own. */
  namespace: readonly string[];
  /** Milliseconds that a key is stored. */
  ttl: number;
  /** Milliseconds to wait for an outcome. */
  patience: number;
  clock: Clock;
}

/** Milliseconds between two looks whether the write of another replica has ended. */
const LOOK = 50;
/** Milliseconds after which a write must have ended, or its process has died. */
const LONGEST = 60_000;

/** Creates the keys in Redis. */
export function createRedisKeys({ redis, namespace, ttl, patience, clock }: RedisKeysOptions): RedisKeys {
  const owner = randomUUID();
  const { client } = redis;
  const keys = createKeys("idempotency", namespace);

  /** Resolves with "away" where Redis does not answer. */
  const ask = <T>(question: () => Promise<T>): Promise<T | "away"> => redis.ask(question).catch(() => "away" as const);

  /** One attempt to claim the key. It is repeated while another process holds the key, or has just released it. */
  async function tryClaim(key: string, fingerprint: string): Promise<ClaimResult | "held" | "gone" | "away"> {
    const mine: StoredKey = { fingerprint, owner, since: clock.wallTime() };
    const set = await ask(() => client.set(keys(key), JSON.stringify(mine), "PX", ttl, "NX"));
    if (set === "OK") return { own: true };
    if (set === "away") return "away";
    const text = await ask(() => client.get(keys(key)));
    if (text === "away") return "held";
    if (text === null) return "gone";
    const stored = parseStored(text) as Partial<StoredKey> | null | undefined;
    if (typeof stored?.fingerprint !== "string") return { own: false };
    if (stored.fingerprint !== fingerprint) return { fingerprint: stored.fingerprint };
    if (typeof stored.ended === "string") return { fingerprint, outcome: stored.ended };
    // This process does no write for the key now, so Redis did not answer in time that it set or deleted the key.
    if (stored.owner === owner) return { own: true };
    return clock.wallTime() - Number(stored.since) > LONGEST ? "unknown" : "held";
  }

  return {
    async claim(key, fingerprint, signal) {
      const until = clock.now() + patience;
      let isHeld = false;
      while (clock.now() < until) {
        const found = await tryClaim(key, fingerprint);
        if (typeof found === "object" || found === "unknown") return found;
        isHeld ||= found === "held";
        // Once another process is known to hold the key, this one never writes while Redis is away.
        if (found === "away" && !isHeld) return { own: false };
        if (isHeld) await sleep(clock, LOOK);
        signal.throwIfAborted();
      }
      return "unknown";
    },
    async complete(key, fingerprint, outcome) {
      const stored: StoredKey = { fingerprint, owner, since: clock.wallTime(), ended: outcome };
      // Sent also while Redis counts as away, because it may only be slow.
      await client.set(keys(key), JSON.stringify(stored), "PX", ttl).catch(() => undefined);
    },
    async release(key) {
      await client.del(keys(key)).catch(() => undefined);
    },
  };
}
