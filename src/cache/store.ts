import { LRUCache } from "lru-cache";
import { systemClock } from "../deadline.ts";
import type { Clock } from "../deadline.ts";
import type { Redis } from "../redis.ts";
import type { Dependents } from "./basis.ts";
import type { EmbeddedState } from "./embedded-state.ts";
import { createPartsIndex } from "./parts-index.ts";
import type { StoredParts } from "./parts-index.ts";
import { freezeAndMeasure } from "./size.ts";

/** A stored answer. Requests share it, so it is frozen. */
export interface Entry {
  value: unknown;
  /** When it was read, in milliseconds of the wall clock, which replicas share. */
  at: number;
  /** For an answer with embedded entities: which state of them it shows. */
  embedded?: EmbeddedState;
  /** True if Genesys Cloud may not have shown a recent write in it yet. */
  isUnsettled?: boolean;
  /** When this process began to read it from Genesys Cloud, on its own clock. Other replicas do not get it. */
  begun?: number;
}

export type Tier = "memory" | "redis";

export interface WantedEntry {
  key: string;
  /** When memory holds an entry from before this moment, Redis is asked too: another replica may have read since. */
  since: number;
}

export interface NewStoreEntry<P extends StoredParts = StoredParts> {
  key: string;
  /** Further keys under which it is found. */
  otherKeys?: readonly string[] | undefined;
  entry: Entry;
  /** Only in the memory of this process, and only without Redis. They count as many bytes as the entry. */
  parts?: P | undefined;
}

export interface Store<P extends StoredParts = StoredParts> {
  /** The entries under these keys, in their order; `undefined` where there is none. Without `shared` only memory is asked. */
  get(wanted: readonly WantedEntry[], shared: boolean): Promise<({ entry: Entry; tier: Tier } | undefined)[]>;
  /** The entry that memory has under this key. */
  inMemory(key: string): Entry | undefined;
  set(entries: readonly NewStoreEntry<P>[], shared: boolean): void;
  /** What the entry under this key would be made of, if it was stored after that entry. The key is one of `LOCAL_KEYS`. */
  partsFor(key: string): P | undefined;
  /** Forgets that. */
  forgetParts(key: string): void;
}

interface StoreOptions {
  redis?: Redis | undefined;
  /** Bytes of memory that answers take in this process, at most. */
  maxBytes: number;
  /** Seconds after which an entry is removed. */
  lifetime: number;
  /** The part of a key that stands for the read alone. Default: all of it. */
  readOf?: (key: string) => string;
  dependents?: Dependents | undefined;
  clock?: Clock;
}

/** Bytes of an entry on the heap, as measured: twice its JSON, its key, and this much for bookkeeping. */
const ENTRY_SIZE = 400;
/** Milliseconds by which the clocks of two replicas may differ. */
const CLOCK_SKEW = 60_000;

/** Stores answers in the memory of this process, and in Redis where there is one. An answer that Redis cannot give is a miss. */
export function createStore<P extends StoredParts = StoredParts>(options: StoreOptions): Store<P> {
  const { redis, maxBytes, lifetime, readOf = (key) => key, dependents, clock = systemClock } = options;
  // An entry that is larger than the whole memory is not stored, and the one that it would replace is removed.
  const memory = new LRUCache<string, Entry | P>({
    ...{ maxSize: maxBytes, ttl: lifetime * 1000 },
    // One that is too old is replaced as a rule, right after it was looked for. Until then it only takes memory.
    ...{ perf: clock, ttlResolution: 0, noDeleteOnStaleGet: true },
    dispose: (value, key) => {
      if (isParts(value)) index.unlink(key, value);
    },
  });
  const index = createPartsIndex<P>({
    keep: (name, parts, size) => memory.set(name, parts, { size }).has(name),
    find: (name) => memory.get(name) as P | undefined,
    remove: (name) => void memory.delete(name),
    onNewer: (text, id) => {
      if (dependents && !dependents.isEmpty()) dependents.drop(`${text}\n${id}`);
    },
  });

  const isParts = (value: Entry | P): value is P => "ids" in value;
  const entryUnder = (key: string) => memory.get(key) as Entry | undefined;

  function keep(keys: readonly string[], entry: Entry, length?: number): number {
    const measured = freezeAndMeasure(entry);
    const size = ENTRY_SIZE + keys[0]!.length + 2 * (length ?? measured);
    for (const key of keys) {
      memory.set(key, entry, { size });
      if (dependents && !dependents.isEmpty()) dependents.drop(readOf(key));
    }
    return size;
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
      const known = memory.peek(key) as Entry | undefined;
      if (!entry || (known && known.at >= entry.at)) continue;
      keep([key], entry, texts[at]!.length);
      found.set(key, entry);
    }
    return found;
  }

  return {
    async get(wanted, shared) {
      const local = wanted.map(({ key }) => entryUnder(key));
      if (!redis || !shared) return local.map((entry) => entry && { entry, tier: "memory" });
      const missing = wanted.filter(({ since }, place) => !(local[place] && local[place].at >= since));
      const keys = missing.map(({ key }) => key);
      const fetched = keys.length > 0 ? await fromRedis(redis, keys) : new Map<string, Entry>();
      return wanted.map(({ key }) => {
        // Memory is read again: it may have got the entry while Redis was asked.
        const entry = fetched.get(key) ?? entryUnder(key);
        return entry && { entry, tier: fetched.has(key) ? "redis" : "memory" };
      });
    },
    inMemory: entryUnder,
    set(entries, shared) {
      const pipeline = shared ? redis?.client.pipeline() : undefined;
      for (const { key, otherKeys = [], entry, parts } of entries) {
        const keys = [key, ...otherKeys];
        if (pipeline) {
          const text = JSON.stringify(sentOf(entry));
          keep(keys, entry, text.length);
          for (const one of keys) pipeline.set(one, text, "EX", lifetime);
          continue;
        }
        const size = keep(keys, entry);
        keys.forEach(index.forget);
        if (parts && parts.ids.length > 0) index.add(parts, size);
      }
      // Not waited for: a replica that misses the entry reads it again.
      pipeline?.exec().catch(() => undefined);
    },
    partsFor: index.find,
    forgetParts: index.forget,
  };
}

/** What other replicas get: all but what is of use to this process only. */
function sentOf({ begun: _begun, embedded, ...sent }: Entry): Entry {
  return { ...sent, ...(embedded && { embedded: { life: embedded.life, asOf: embedded.asOf } }) };
}
