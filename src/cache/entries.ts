import { randomUUID } from "node:crypto";
import { systemClock } from "../deadline.ts";
import type { Clock, Signal } from "../deadline.ts";
import { createKeys } from "../redis.ts";
import type { Redis } from "../redis.ts";
import type { Dependents } from "./basis.ts";
import { createSharedKeys, LOCAL_KEYS } from "./entry-key.ts";
import type { FoundEntry, NewEntry } from "./entry.ts";
import type { CacheKey, EntryOptions, KnownKey } from "./entry-options.ts";
import { createEntryMaker } from "./parts.ts";
import type { PendingParts } from "./parts.ts";
import { freshFor, freshnessOf, freshSince, freshTimesOf, freshUntil, longestFresh } from "./policy.ts";
import { createRecentWrites, outcomeOf } from "./recent-writes.ts";
import type { RecentWrite, RecentWrites } from "./recent-writes.ts";
import { createSingleFlight } from "./single-flight.ts";
import type { Flight, FlightCaller } from "./single-flight.ts";
import { freeze } from "./size.ts";
import { createStore } from "./store.ts";
import type { Entry } from "./store.ts";
import { createVersions } from "./versions.ts";
import type { Versions } from "./versions.ts";

export interface EntriesOptions {
  redis?: Redis | undefined;
  /** Whose answers these are. Replicas with the same namespace see each other's writes. */
  namespace: readonly string[];
  /** What else the answers depend on, such as the version of the stored shapes. Only replicas with the same variant share answers. */
  variant?: readonly string[];
  maxBytes: number;
  /** Called when background work fails; no request fails with it. */
  onBackgroundError?: (error: unknown) => void;
  clock?: Clock;
  /** Milliseconds for which writes are remembered. Default: 0, none. */
  window?: number;
  /** True if a state of an entity is from before another one; undefined where they do not tell. */
  isOlder?: (state: unknown, other: unknown) => boolean | undefined;
  /** Milliseconds for which an answer that this process has read serves again while Redis does not answer. */
  awayFresh?: number;
  /** Milliseconds that a write waits until Redis has told it to the other replicas. */
  writePatience?: number;
  /** Called once when Redis holds data of another version of the gateway. */
  onOtherFormat?: () => void;
  /** Seconds for which a watched answer is fresh, without the difference between keys. Default: an hour at most. */
  watchedFresh?: number | undefined;
  /** Is called with each entry that is replaced, and each tag that is bumped. */
  dependents?: Dependents | undefined;
  /** Called with each write of every replica, as far as this one has read of it; `age` is in milliseconds. */
  onWrite?: ((write: { entity: string; outcome: RecentWrite["outcome"]; age: number }) => void) | undefined;
}

export interface LoadOptions {
  signal?: Signal;
  /** Called when the answer may not show a recent write yet: all of it, or what it says of these ids. */
  onUnsettled?: (ids?: readonly string[]) => void;
  /** True when no request waits for the answer. */
  background: boolean;
  /** True when there is a stored answer in place of this one, so that its calls leave permits to others. */
  canWait?: boolean;
}

type Load<T> = (options: LoadOptions) => Promise<T>;

/** Finds, stores and loads entries. The cache decides what is served when. */
export interface Entries {
  versions: Versions;
  recentWrites: RecentWrites;
  /** The key under which an answer is stored: from the key of its read and the version of its tags. */
  entryKeyOf(read: Omit<CacheKey, "tags">, version: string): string;
  /** What is made of the key of a read once. */
  knownKey(read: Omit<CacheKey, "tags">): KnownKey;
  /** The part of an entry key that all entries of its read have in common, and no others. */
  readOf(entryKey: string): string;
  /** The entry that memory has under this key, however old. */
  inMemory(entryKey: string): Entry | undefined;
  /** False where a look-up under this key would find nothing. */
  mayHave(entryKey: string): boolean;
  /** True where parts are kept with their answer. Else they are entries from the beginning, so that other replicas find them. */
  keepsParts: boolean;
  /**
   * The cacheable entry under each of these keys, if there is one. With `shared`, Redis is asked too. Without, where there is a
   * Redis: only what this process itself has read just now is fresh, because other replicas may have written since.
   */
  lookUp(entryKeys: readonly string[], options: EntryOptions, shared: boolean): Promise<(FoundEntry | undefined)[]>;
  put(entries: readonly NewEntry[], shared: boolean): void;
  /** Runs a load for a waiting request, or joins the running load of the same name. */
  load<T>(name: string, caller: FlightCaller, load: Load<T>): Promise<Flight<T>>;
  /** Runs a load in the background. Requests do not join it, because its REST calls have a lower priority. */
  refresh<T>(name: string, load: Load<T>): void;
  /**
   * A part of the name of a load that Redis has not confirmed: a later caller joins it only if it began within the time for which
   * its answer would be fresh.
   */
  unconfirmedMark(shared: boolean): string | undefined;
  /** False where there is a Redis that has not confirmed the versions. */
  isConfirmed(shared: boolean): boolean;
  /** Runs background work; failures go to `onBackgroundError`. Never rejects. */
  background(work: Promise<unknown>): Promise<void>;
  now(): number;
}

/** Seconds for which an unsettled answer serves. After that it only bridges an outage. */
const UNSETTLED = 1;
/** Seconds after which an entry is removed at the earliest; none that is older is served, unless watched ones are fresh for longer. */
const LIFETIME = 4000;

/** Creates the entries of one namespace: in memory, and in Redis where there is one. */
export function createEntries(options: EntriesOptions): Entries {
  const { redis, namespace, variant = [], maxBytes, onBackgroundError, clock = systemClock } = options;
  const { window = 0, isOlder = () => undefined, awayFresh = 0, writePatience, onOtherFormat, dependents } = options;
  const lifetime = Math.max(LIFETIME, longestFresh(options.watchedFresh ?? 0));
  const now = clock.wallTime;
  const keys = createKeys("cache", namespace, redis?.keyPrefix);
  const { readKeyOf, versionedKey, readOf } = redis ? createSharedKeys(keys, variant) : LOCAL_KEYS;
  const recentWrites = createRecentWrites({ window, isOlder, clock });
  const versions = createVersions({
    ...{ redis, key: keys("versions"), window, clock, writePatience, onOtherFormat, dependents },
    onChange({ entity, text, age }) {
      if (entity === undefined || text === undefined) return;
      recentWrites.learn({ entity, text, age });
      const outcome = outcomeOf(text);
      if (outcome !== undefined) options.onWrite?.({ entity, outcome, age });
    },
  });
  const store = createStore<PendingParts>({ redis, maxBytes, lifetime, readOf, dependents, clock });
  const flights = createSingleFlight();
  const isConfirmed = (shared: boolean) => shared || redis === undefined;
  /** Changes with every turn of the event loop in which it is asked for. */
  let turn: string | undefined;

  const background = (work: Promise<unknown>): Promise<void> =>
    work.then(
      () => undefined,
      (error: unknown) => onBackgroundError?.(error),
    );

  function entryKeyOf(read: Omit<CacheKey, "tags">, version: string): string {
    const { known } = read;
    if (!known) return versionedKey(readKeyOf(read), version);
    if (known.version !== version || known.entryKey === "") {
      known.version = version;
      known.entryKey = versionedKey(known.readKey, version);
    }
    return known.entryKey;
  }

  const makeEntry = createEntryMaker(store, versions);
  function inMemory(entryKey: string): Entry | undefined {
    if (!redis) makeEntry(entryKey);
    return store.inMemory(entryKey);
  }

  return {
    versions,
    recentWrites,
    entryKeyOf,
    knownKey(read) {
      const readKey = readKeyOf(read);
      const name = readOf(versionedKey(readKey, ""));
      return { readKey, name: name === readKey ? readKey : name, version: "", entryKey: "" };
    },
    readOf,
    inMemory,
    mayHave: (entryKey) => redis !== undefined || inMemory(entryKey) !== undefined,
    keepsParts: !redis,
    async lookUp(entryKeys, { policy, watch, isCacheable }, shared) {
      if (policy.fresh === 0) return [];
      if (!redis) entryKeys.forEach(makeEntry);
      const times = entryKeys.map((key) => freshTimesOf({ policy, watch }, readOf(key)));
      const wanted = entryKeys.map((key, at) => ({ key, since: redis ? freshSince(times[at]!, now()) : 0 }));
      const hits = await store.get(wanted, shared);
      return hits.map((hit, at) => {
        if (!hit || !isCacheable(hit.entry.value)) return undefined;
        const age = Math.max(0, (now() - hit.entry.at) / 1000);
        const { value, embedded, at: readAt, isUnsettled, begun = -Infinity } = hit.entry;
        const fresh = freshFor(times[at]!, readAt, now());
        const freshness = freshnessOf(age, policy, fresh);
        const isUncertain = !isConfirmed(shared) && (awayFresh === 0 || clock.now() - begun > awayFresh);
        const isSure = freshness === "fresh" && !isUnsettled && isConfirmed(shared);
        const isTooOld = (isUncertain || (isUnsettled && age > UNSETTLED)) && freshness !== "dead";
        return {
          value,
          tier: hit.tier,
          age,
          freshness: isTooOld ? "old" : freshness,
          at: readAt,
          embedded,
          isUnsettled,
          ...(dependents && isSure && { until: freshUntil(readAt, fresh) }),
        };
      });
    },
    put(entries, shared) {
      const stored = entries.map(({ entryKey, otherKeys, value, embedded, at = now(), isUnsettled, begun, parts }) => ({
        ...{ key: entryKey, otherKeys },
        ...(parts && { parts: { ...parts.parts, ...parts.state, at } }),
        entry: {
          ...{ value, at, ...(embedded && { embedded }) },
          ...(isUnsettled && { isUnsettled }),
          ...(redis && begun !== undefined && { begun }),
        },
      }));
      store.set(stored, shared);
    },
    load: (name, { signal, onJoined }, load) =>
      flights.run(name, signal, async (ending) => freeze(await load({ signal: ending, background: false })), onJoined),
    refresh(name, load) {
      void background(
        flights.run(`${name}:background`, undefined, async () => freeze(await load({ background: true }))),
      );
    },
    isConfirmed,
    unconfirmedMark(shared) {
      if (isConfirmed(shared)) return undefined;
      if (awayFresh > 0) return `unconfirmed ${Math.floor(clock.now() / awayFresh)}`;
      if (turn === undefined) {
        turn = `unconfirmed ${randomUUID()}`;
        setImmediate(() => (turn = undefined));
      }
      return turn;
    },
    background,
    now,
  };
}
