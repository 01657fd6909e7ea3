import { randomUUID } from "node:crypto";
import { systemClock } from "../deadline.ts";
import type { Clock } from "../deadline.ts";
import { createKeys, digest, DIGEST_LENGTH } from "../redis.ts";
import type { Redis } from "../redis.ts";
import type { Dependents } from "./basis.ts";
import type { EntryOptions } from "./entry-options.ts";
import { freshFor, freshnessOf } from "./policy.ts";
import type { Freshness } from "./policy.ts";
import { createRecentWrites } from "./recent-writes.ts";
import type { RecentWrites } from "./recent-writes.ts";
import { createSingleFlight } from "./single-flight.ts";
import type { Flight, FlightCaller } from "./single-flight.ts";
import { createStore, freeze } from "./store.ts";
import type { EmbeddedVersions, Entry, Tier } from "./store.ts";
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
  /** Is called with each entry that is replaced, and each tag that is bumped. */
  dependents?: Dependents | undefined;
}

export interface FoundEntry {
  value: unknown;
  tier: Tier;
  /** Seconds since it was read upstream. */
  age: number;
  freshness: Freshness;
  /** When it was read, in milliseconds. */
  at: number;
  embedded?: EmbeddedVersions | undefined;
  isUnsettled?: boolean | undefined;
  /** Until when it is fresh and sure to be the newest one, in milliseconds of the wall clock. */
  until?: number | undefined;
}

export interface NewEntry {
  entryKey: string;
  value: unknown;
  embedded?: EmbeddedVersions | undefined;
  /** When it was read, in milliseconds; by default now. */
  at?: number;
  /** When this process began to read it, on its own clock; left out where it has not. */
  begun?: number | undefined;
  /** True if Genesys Cloud may not have shown a recent write in it yet. */
  isUnsettled?: boolean | undefined;
}

export interface LoadOptions {
  signal?: AbortSignal;
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
  entryKeyOf(key: readonly unknown[], version: string): string;
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
  /** The entry under this key in memory. */
  peek(entryKey: string): Entry | undefined;
  /** Runs background work; failures go to `onBackgroundError`. Never rejects. */
  background(work: Promise<unknown>): Promise<void>;
  now(): number;
}

/** Seconds for which an unsettled answer serves. After that it only bridges an outage. */
const UNSETTLED = 1;
/** Seconds after which an entry is removed; no policy serves an older one. */
const LIFETIME = 3600;
/** Milliseconds by which `until` is early, because it is calculated in another order than freshness. */
const ROUNDING = 0.001;

/** Creates the entries of one namespace: in memory, and in Redis where there is one. */
export function createEntries(options: EntriesOptions): Entries {
  const { redis, namespace, variant = [], maxBytes, onBackgroundError, clock = systemClock } = options;
  const { window = 0, isOlder = () => undefined, awayFresh = 0, writePatience, onOtherFormat, dependents } = options;
  const now = clock.wallTime;
  const keys = createKeys("cache", namespace);
  const recentWrites = createRecentWrites({ window, isOlder, clock });
  const versions = createVersions({
    ...{ redis, key: keys("versions"), window, clock, writePatience, onOtherFormat, dependents },
    onChange({ entity, text, age }) {
      if (entity !== undefined && text !== undefined) recentWrites.learn({ entity, text, age });
    },
  });
  const store = createStore({ redis, maxBytes, lifetime: LIFETIME, dependents, clock });
  const flights = createSingleFlight();
  const isConfirmed = (shared: boolean) => shared || redis === undefined;
  /** Changes with every turn of the event loop in which it is asked for. */
  let turn: string | undefined;

  const background = (work: Promise<unknown>): Promise<void> =>
    work.then(
      () => undefined,
      (error: unknown) => onBackgroundError?.(error),
    );

  return {
    versions,
    recentWrites,
    entryKeyOf: (key, version) => keys(digest([variant, key]), digest([version])),
    async lookUp(entryKeys, { policy, isCacheable }, shared) {
      if (policy.fresh === 0) return [];
      const wanted = entryKeys.map((key) => ({ key, since: now() - freshFor(policy, readOf(key)) * 1000 }));
      const hits = await store.get(wanted, shared);
      return hits.map((hit, at) => {
        if (!hit || !isCacheable(hit.entry.value)) return undefined;
        const age = Math.max(0, (now() - hit.entry.at) / 1000);
        const { value, embedded, at: readAt, isUnsettled, begun = -Infinity } = hit.entry;
        const freshness = freshnessOf(age, policy, readOf(entryKeys[at]!));
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
          ...(isSure && { until: readAt + 1000 * freshFor(policy, readOf(entryKeys[at]!)) - ROUNDING }),
        };
      });
    },
    put(entries, shared) {
      const stored = entries.map(({ entryKey, value, embedded, at = now(), isUnsettled, begun }) => ({
        key: entryKey,
        entry: {
          ...{ value, at },
          ...(embedded && { embedded }),
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
    peek: store.peek,
    background,
    now,
  };
}

/** The part of an entry key that stands for the read alone. It contains no random id, so freshness does not depend on one. */
function readOf(entryKey: string): string {
  return entryKey.slice(-2 * DIGEST_LENGTH - 1, -DIGEST_LENGTH - 1);
}
