import { LRUCache } from "lru-cache";
import { systemClock } from "../deadline.ts";
import type { Clock } from "../deadline.ts";
import type { Redis } from "../redis.ts";
import type { Dependents } from "./basis.ts";

/** A stored answer. Requests share it, so it is frozen. */
export interface Entry {
  value: unknown;
  /** When it was read, in milliseconds of the wall clock, which replicas share. */
  at: number;
  /** For an answer with embedded entities: their versions when it was read. */
  embedded?: EmbeddedVersions;
  /** True if Genesys Cloud may not have shown a recent write in it yet. */
  isUnsettled?: boolean;
  /** When this process began to read it from Genesys Cloud, on its own clock. Other replicas do not get it. */
  begun?: number;
}

export interface EmbeddedVersions {
  /** Version of the tags of which every write of any embedded entity bumps one. */
  anyVersion: string;
  /** Version of the tags whose bump makes the answer unusable. */
  mustMatch: string;
  /** Version of each embedded entity. */
  entities: string[];
}

export type Tier = "memory" | "redis";

export interface WantedEntry {
  key: string;
  /** When memory holds an entry from before this moment, Redis is asked too: another replica may have read since. */
  since: number;
}

export interface Store {
  /** The entries under these keys, in their order; `undefined` where there is none. Without `shared` only memory is asked. */
  get(wanted: readonly WantedEntry[], shared: boolean): Promise<({ entry: Entry; tier: Tier } | undefined)[]>;
  set(entries: readonly { key: string; entry: Entry }[], shared: boolean): void;
  /** The entry in memory. */
  peek(key: string): Entry | undefined;
}

interface StoreOptions {
  redis?: Redis | undefined;
  /** Bytes of memory that answers take in this process, at most. */
  maxBytes: number;
  /** Seconds after which an entry is removed. */
  lifetime: number;
  dependents?: Dependents | undefined;
  clock?: Clock;
}

/** Bytes of an entry on the heap, as measured: twice its JSON, and this much for its key and bookkeeping. */
const ENTRY_SIZE = 400;
/** Milliseconds by which the clocks of two replicas may differ. */
const CLOCK_SKEW = 60_000;

/** Stores answers in the memory of this process, and in Redis where there is one. An answer that Redis cannot give is a miss. */
export function createStore({ redis, maxBytes, lifetime, dependents, clock = systemClock }: StoreOptions): Store {
  // An entry that is larger than the whole memory is not stored, and the one that it would replace is removed.
  const memory = new LRUCache<string, Entry>({
    ...{ maxSize: maxBytes, ttl: lifetime * 1000 },
    ...{ perf: clock, ttlResolution: 0 },
  });

  function keep(key: string, entry: Entry, text: string): void {
    memory.set(key, freeze(entry), { size: ENTRY_SIZE + 2 * text.length });
    dependents?.drop(key);
  }

  function parseEntry(text: string): Entry | undefined {
    try {
      const { at, value, embedded, isUnsettled } = JSON.parse(text) as Partial<Entry>;
      return typeof at === "number" && at <= clock.wallTime() + CLOCK_SKEW
        ? { value, at, ...(embedded && { embedded }), ...(isUnsettled && { isUnsettled }) }
        : undefined;
    } catch {
      return undefined;
    }
  }

  async function fromRedis({ client, ask }: Redis, keys: readonly string[]): Promise<Map<string, Entry>> {
    const texts = await ask(() => client.mget(...keys)).catch(() => []);
    const found = new Map<string, Entry>();
    for (const [at, key] of keys.entries()) {
      const entry = parseEntry(texts[at] ?? "");
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
        // Memory is read again: it may have got the entry while Redis was asked.
        const entry = fetched.get(key) ?? memory.get(key);
        return entry && { entry, tier: fetched.has(key) ? "redis" : "memory" };
      });
    },
    set(entries, shared) {
      const pipeline = shared ? redis?.client.pipeline() : undefined;
      for (const { key, entry } of entries) {
        const { begun: _ownTime, ...sent } = entry;
        const text = JSON.stringify(sent);
        keep(key, entry, text);
        pipeline?.set(key, text, "EX", lifetime);
      }
      // Not waited for: a replica that misses the entry reads it again.
      pipeline?.exec().catch(() => undefined);
    },
    peek: (key) => memory.peek(key),
  };
}

/** Freezes a value and everything in it, because requests share it. */
export function freeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) freeze(part);
  return Object.freeze(value);
}
