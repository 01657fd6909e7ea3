import { createHash } from "node:crypto";
import { GatewayError } from "../errors.ts";
import type { Redis } from "../redis.ts";
import { createSingleFlight } from "./single-flight.ts";
import { createStore } from "./store.ts";
import type { Entry, Tier } from "./store.ts";
import { createVersions } from "./versions.ts";

/** How long an answer serves, in seconds of its age. */
export interface Policy {
  /** Served as it is. */
  fresh: number;
  /** Served at once, while a newer one is read in the background. */
  stale: number;
  /** Served when no newer one can be had. */
  staleIfError: number;
}

/** Where an answer came from; `shared` is a read that somebody else had under way, `stale` an answer past its freshness. */
export type Source = Tier | "network" | "shared" | "stale";

export interface CacheAnswer<T> {
  value: T;
  source: Source;
  /** Seconds since it was read upstream. */
  age: number;
}

export interface LoadOptions {
  signal?: AbortSignal;
  /** True when nobody waits for the answer. */
  background: boolean;
}

export interface CachedRead<T> {
  /** What tells this read from every other. */
  key: readonly unknown[];
  /** What a write names to make the answer unreachable. */
  tags: readonly string[];
  policy: Policy;
  load: (options: LoadOptions) => Promise<T>;
  /** False for an answer that is about to change by itself. */
  keep?: (value: T) => boolean;
  /** Other answers that this one holds, kept under keys of their own. */
  alsoKeep?: (value: T) => Keepable[];
  /** Tags of all writes that could change one of those while this is read; then they are not kept. */
  unless?: readonly string[];
}

export interface Keepable {
  key: readonly unknown[];
  tags: readonly string[];
  value: unknown;
}

export interface CachedReads<T> {
  reads: readonly { id: string; key: readonly unknown[]; tags: readonly string[] }[];
  policy: Policy;
  /** Reads these ids at once; ids that are not in the answer do not exist. */
  load: (ids: readonly string[], options: LoadOptions) => Promise<Map<string, T>>;
}

export interface Cache {
  read<T>(
    read: CachedRead<T>,
    request: { signal?: AbortSignal | undefined; readThrough?: boolean },
  ): Promise<CacheAnswer<T>>;
  /** The same for entities that are read in bulk: what is at hand is not asked for again. */
  readMany<T>(
    reads: CachedReads<T>,
    request: { signal?: AbortSignal | undefined; readThrough?: boolean },
  ): Promise<Map<string, CacheAnswer<T>>>;
  /** Makes everything with one of these tags unreachable, in every replica, before it resolves. Never throws. */
  invalidate(tags: readonly string[]): Promise<void>;
}

interface CacheOptions {
  redis?: Redis | undefined;
  /** Names whose answers these are: organization, generation of paths, version of this code's shapes. */
  namespace: readonly string[];
  maxBytes: number;
  /** Told of background reads that failed: nobody else hears of them. */
  onBackgroundError?: (error: unknown) => void;
}

/** Seconds after which an entry cannot be of use under any policy. */
const LIFETIME = 3600;
/** Freshness differs by up to this share, so that what was read together does not expire together. */
const JITTER = 0.1;

/** Answers of Genesys Cloud for all requests of this process, and of all replicas where there is a Redis. */
export function createCache({ redis, namespace, maxBytes, onBackgroundError }: CacheOptions): Cache {
  const prefix = `gateway:${digest(namespace)}`;
  const versions = createVersions({ redis, key: `${prefix}:versions` });
  const store = createStore({ redis, maxBytes, lifetime: LIFETIME });
  const flights = createSingleFlight();

  const keyOf = (key: readonly unknown[], version: string) => `${prefix}:${digest(key)}:${digest([version])}`;

  function background(work: Promise<unknown>): void {
    work.catch((error: unknown) => onBackgroundError?.(error));
  }

  /** Reads upstream and stores, together with whoever does the same. `unless` is the version of the read's `unless` tags. */
  function fetch<T>(
    key: string,
    read: CachedRead<T>,
    unless: string,
    signal: AbortSignal | undefined,
    isBackground: boolean,
  ) {
    return flights.run(key, signal, async (flightSignal) => {
      const value = await read.load({ signal: flightSignal, background: isBackground });
      if (read.policy.staleIfError > 0 && (read.keep?.(value) ?? true)) {
        store.set([{ key, entry: { value, at: Date.now() } }]);
        if (read.alsoKeep) background(keepAll(read.alsoKeep(value), read.unless ?? [], unless));
      }
      return value;
    });
  }

  /** The versions of these entries were not asked for before the read: they hold only if nothing was written since. */
  async function keepAll(entries: Keepable[], unlessTags: readonly string[], unless: string): Promise<void> {
    const [now, ...words] = await versions.of([unlessTags, ...entries.map(({ tags }) => tags)]);
    if (now !== unless) return;
    const at = Date.now();
    store.set(entries.map(({ key, value }, index) => ({ key: keyOf(key, words[index]!), entry: { value, at } })));
  }

  return {
    async read<T>(
      read: CachedRead<T>,
      { signal, readThrough = false }: { signal?: AbortSignal; readThrough?: boolean },
    ) {
      const [version, unless] = await versions.of([read.tags, read.unless ?? []]);
      const key = keyOf(read.key, version!);
      const [hit] = read.policy.staleIfError > 0 ? await store.get([key]) : [];
      const age = hit ? ageOf(hit.entry) : Infinity;
      if (hit && !readThrough) {
        if (age <= freshness(read.policy, key)) return { value: hit.entry.value as T, source: hit.tier, age };
        if (age <= read.policy.stale) {
          background(fetch(key, read, unless!, undefined, true));
          return { value: hit.entry.value as T, source: "stale", age };
        }
      }
      try {
        const { value, shared } = await fetch(key, read, unless!, signal, false);
        return { value, source: shared ? "shared" : "network", age: 0 };
      } catch (error) {
        if (!hit || age > read.policy.staleIfError || !isOutage(error)) throw error;
        return { value: hit.entry.value as T, source: "stale", age };
      }
    },

    async readMany<T>(
      { reads, policy, load }: CachedReads<T>,
      { signal, readThrough = false }: { signal?: AbortSignal; readThrough?: boolean },
    ) {
      const words = await versions.of(reads.map(({ tags }) => tags));
      const keys = reads.map(({ key }, at) => keyOf(key, words[at]!));
      const hits = policy.staleIfError > 0 ? await store.get(keys) : [];
      const answers = new Map<string, CacheAnswer<T>>();
      const missing: string[] = [];
      const aging: string[] = [];
      for (const [at, { id }] of reads.entries()) {
        const hit = readThrough ? undefined : hits[at];
        const age = hit ? ageOf(hit.entry) : Infinity;
        if (!hit || age > policy.stale) missing.push(id);
        else if (age <= freshness(policy, keys[at]!))
          answers.set(id, { value: hit.entry.value as T, source: hit.tier, age });
        else {
          aging.push(id);
          answers.set(id, { value: hit.entry.value as T, source: "stale", age });
        }
      }
      const keyById = new Map(reads.map(({ id }, at) => [id, keys[at]!]));

      const fetchAll = (ids: readonly string[], waiting: AbortSignal | undefined, isBackground: boolean) =>
        flights.run(digest(ids.map((id) => keyById.get(id))), waiting, async (flightSignal) => {
          const found = await load(ids, { signal: flightSignal, background: isBackground });
          const at = Date.now();
          store.set(
            [...found].flatMap(([id, value]) =>
              keyById.has(id) && !(value instanceof Error) ? [{ key: keyById.get(id)!, entry: { value, at } }] : [],
            ),
          );
          return found;
        });

      if (aging.length > 0) background(fetchAll(aging, undefined, true));
      if (missing.length === 0) return answers;
      try {
        const { value: found, shared } = await fetchAll(missing, signal, false);
        for (const [id, value] of found) answers.set(id, { value, source: shared ? "shared" : "network", age: 0 });
      } catch (error) {
        if (!isOutage(error)) throw error;
        for (const [at, { id }] of reads.entries()) {
          const hit = hits[at];
          const age = hit ? ageOf(hit.entry) : Infinity;
          if (answers.has(id)) continue;
          if (!hit || age > policy.staleIfError) throw error;
          answers.set(id, { value: hit.entry.value as T, source: "stale", age });
        }
      }
      return answers;
    },

    invalidate: versions.bump,
  };
}

function ageOf({ at }: Entry): number {
  return Math.max(0, (Date.now() - at) / 1000);
}

/** The same for one key in every replica, different between keys. */
function freshness({ fresh }: Policy, key: string): number {
  const share = [...key.slice(-4)].reduce((sum, char) => sum * 64 + (char.charCodeAt(0) % 64), 0) / 64 ** 4;
  return fresh * (1 - JITTER + 2 * JITTER * share);
}

/** A digest, so that no part of a key can pretend to be another part, and keys have one length. */
function digest(parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 22);
}

const OUTAGES = [
  "UPSTREAM_RATE_LIMITED",
  "UPSTREAM_TIMEOUT",
  "UPSTREAM_UNAVAILABLE",
  "UPSTREAM_BAD_RESPONSE",
  "UPSTREAM_RESPONSE_TOO_LARGE",
];

/** True for faults of the upstream that an older answer bridges; a refusal is an answer, not a fault. */
function isOutage(error: unknown): boolean {
  return error instanceof GatewayError && OUTAGES.includes(error.extensions.code);
}
