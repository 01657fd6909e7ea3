import { LRUCache } from "lru-cache";
import { systemClock } from "../deadline.ts";
import type { Clock } from "../deadline.ts";
import type { RedisConnection } from "../redis.ts";

/** A cached answer. It is shared between requests: nobody may change it. */
export interface Entry {
  value: unknown;
  /** When it was read, in milliseconds of the wall clock, which replicas share. */
  at: number;
  /** For an answer that shows other entities: the words of their tags when it was read. */
  shown?: ShownWords;
}

export interface ShownWords {
  guard: string;
  vital: string;
  /** One for each of the entities shown. */
  parts: string[];
}

export type Tier = "memory" | "redis";

export interface Wanted {
  key: string;
  /** What memory holds from before this moment is no reason not to look into Redis: another replica may have read since. */
  since: number;
}

export interface Store {
  /** The entries under these keys, in their order; `undefined` where there is none. Without `shared` only memory is asked. */
  get(wanted: readonly Wanted[], shared: boolean): Promise<({ entry: Entry; tier: Tier } | undefined)[]>;
  set(entries: readonly { key: string; entry: Entry }[], shared: boolean): void;
}

interface StoreOptions {
  redis?: RedisConnection | undefined;
  /** Bytes of memory that answers take in this process, at most. */
  maxBytes: number;
  /** Seconds after which an entry is of no use to anybody. */
  lifetime: number;
  clock?: Clock;
}

/** What an entry takes on the heap, measured: its objects twice their JSON, and this much for the key and its place. */
const ENTRY_SIZE = 400;
/** Two replicas' clocks may differ by so many milliseconds. */
const CLOCK_SKEW = 60_000;

/** Answers in the memory of this process, and in Redis where there is one. Redis being away, slow or full of garbage is a miss. */
export function createStore({ redis, maxBytes, lifetime, clock = systemClock }: StoreOptions): Store {
  // What is larger than the whole is not kept, and neither is what it was to replace.
  const memory = new LRUCache<string, Entry>({
    ...{ maxSize: maxBytes, ttl: lifetime * 1000 },
    ...{ perf: clock, ttlResolution: 0 },
  });

  function keep(key: string, entry: Entry, text: string): void {
    memory.set(key, freeze(entry), { size: ENTRY_SIZE + 2 * text.length });
  }

  function parse(text: string): Entry | undefined {
    try {
      const { at, value, shown } = JSON.parse(text) as Partial<Entry>;
      return typeof at === "number" && at <= clock.wallTime() + CLOCK_SKEW
        ? { value, at, ...(shown && { shown }) }
        : undefined;
    } catch {
      return undefined;
    }
  }

  async function fromRedis({ client }: RedisConnection, keys: readonly string[]): Promise<Map<string, Entry>> {
    const texts = await client.mget(...keys).catch(() => []);
    const found = new Map<string, Entry>();
    for (const [at, key] of keys.entries()) {
      const entry = parse(texts[at] ?? "");
      const known = memory.peek(key);
      if (!entry || (known && known.at >= entry.at)) continue;
      keep(key, entry, texts[at]!);
      found.set(key, entry);
    }
    return found;
  }

  return {
    async get(wanted, shared) {
      const local = wanted.map(({ key }) => memory.get(key));
      const missing = wanted.filter(({ since }, index) => !(local[index] && local[index].at >= since));
      const keys = missing.map(({ key }) => key);
      const fetched = redis && shared && keys.length > 0 ? await fromRedis(redis, keys) : new Map<string, Entry>();
      return wanted.map(({ key }) => {
        // Looked up anew: it may have come while Redis was asked.
        const entry = fetched.get(key) ?? memory.get(key);
        return entry && { entry, tier: fetched.has(key) ? "redis" : "memory" };
      });
    },
    set(entries, shared) {
      const pipeline = shared ? redis?.client.pipeline() : undefined;
      for (const { key, entry } of entries) {
        const text = JSON.stringify(entry);
        keep(key, entry, text);
        pipeline?.set(key, text, "EX", lifetime);
      }
      // Nobody waits for Redis here: a replica that misses the entry reads it again.
      pipeline?.exec().catch(() => undefined);
    },
  };
}

/** Makes sure of it: whoever changed a shared answer would change it for everybody. */
export function freeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) freeze(part);
  return Object.freeze(value);
}
