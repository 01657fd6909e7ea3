import { LRUCache } from "lru-cache";
import type { Redis } from "../redis.ts";

/** A cached answer. It is shared between requests: nobody may change it. */
export interface Entry {
  value: unknown;
  /** When it was read, in milliseconds of the wall clock, which replicas share. */
  at: number;
}

export type Tier = "memory" | "redis";

export interface Store {
  /** The entries under these keys, in their order; `undefined` where there is none. */
  get(keys: readonly string[]): Promise<({ entry: Entry; tier: Tier } | undefined)[]>;
  set(entries: readonly { key: string; entry: Entry }[]): void;
}

interface StoreOptions {
  redis?: Redis | undefined;
  /** Bytes of answers that the process keeps in memory. */
  maxBytes: number;
  /** Seconds after which an entry is of no use to anybody. */
  lifetime: number;
}

/** Answers in the memory of this process, and in Redis where there is one. Redis being away, slow or full of garbage is a miss. */
export function createStore({ redis, maxBytes, lifetime }: StoreOptions): Store {
  const memory = new LRUCache<string, Entry>({ maxSize: maxBytes, ttl: lifetime * 1000 });

  function keep(key: string, entry: Entry, size: number): void {
    if (size <= maxBytes) memory.set(key, entry, { size: Math.max(1, size) });
  }

  async function fromRedis(client: Redis, keys: readonly string[]): Promise<(Entry | undefined)[]> {
    const texts = await client.mget(...keys).catch(() => []);
    return keys.map((key, at) => {
      const text = texts[at];
      const entry = typeof text === "string" ? parse(text) : undefined;
      if (entry) keep(key, entry, text!.length);
      return entry;
    });
  }

  return {
    async get(keys) {
      const found = keys.map((key) => memory.get(key));
      const missing = keys.filter((_, at) => !found[at]);
      const fetched = redis && missing.length > 0 ? await fromRedis(redis, missing) : [];
      const byKey = new Map(missing.map((key, at) => [key, fetched[at]]));
      return keys.map((key, at) => {
        const entry = found[at] ?? byKey.get(key);
        return entry && { entry, tier: found[at] ? "memory" : "redis" };
      });
    },
    set(entries) {
      const pipeline = redis?.pipeline();
      for (const { key, entry } of entries) {
        const text = JSON.stringify(entry);
        keep(key, entry, text.length);
        pipeline?.set(key, text, "EX", lifetime);
      }
      // Nobody waits for Redis here: a replica that misses the entry reads it again.
      pipeline?.exec().catch(() => undefined);
    },
  };
}

function parse(text: string): Entry | undefined {
  try {
    const entry = JSON.parse(text) as Partial<Entry> | null;
    return typeof entry?.at === "number" && entry.at <= Date.now() + 60_000
      ? { value: entry.value, at: entry.at }
      : undefined;
  } catch {
    return undefined;
  }
}
