import { systemClock } from "../deadline.ts";
import type { Clock } from "../deadline.ts";
import { createKeys, digest } from "../redis.ts";
import type { RedisConnection } from "../redis.ts";
import { freshFor, stateOf } from "./policy.ts";
import type { State } from "./policy.ts";
import { createSingleFlight } from "./single-flight.ts";
import type { Flight } from "./single-flight.ts";
import type { EntryOptions } from "./entry-options.ts";
import { createStore, freeze } from "./store.ts";
import type { ShownWords, Tier } from "./store.ts";
import { createVersions } from "./versions.ts";
import type { Versions } from "./versions.ts";

export interface ShelfOptions {
  redis?: RedisConnection | undefined;
  /** Whose answers these are: who has the same hears of each other's writes. */
  namespace: readonly string[];
  /** What else the answers depend on, such as the version of this code's shapes: who has the same shares answers too. */
  variant?: readonly string[];
  maxBytes: number;
  /** Told of background work that failed: nobody else hears of it. */
  onBackgroundError?: (error: unknown) => void;
  clock?: Clock;
}

export interface Found {
  value: unknown;
  tier: Tier;
  /** Seconds since it was read upstream. */
  age: number;
  state: State;
  /** When it was read, in milliseconds. */
  at: number;
  shown?: ShownWords | undefined;
}

export interface Placed {
  place: string;
  value: unknown;
  shown?: ShownWords | undefined;
  /** When it was read, in milliseconds; now, if nothing is said. */
  at?: number;
}

export interface LoadOptions {
  signal?: AbortSignal;
  /** True when nobody waits for the answer. */
  background: boolean;
}

type Load<T> = (options: LoadOptions) => Promise<T>;

/** Where answers lie and how they come there; what is served when is for the cache to say. */
export interface Shelf {
  versions: Versions;
  /** The place of an answer, by what tells its read from every other and by the version of its tags. */
  placeOf(key: readonly unknown[], version: string): string;
  /** What lies in each of these places, if anything that is believed does. */
  lookUp(places: readonly string[], kind: EntryOptions, shared: boolean): Promise<(Found | undefined)[]>;
  put(entries: readonly Placed[], shared: boolean): void;
  /** Carries out a load that somebody waits for, together with whoever does the same. */
  load<T>(name: string, signal: AbortSignal | undefined, load: Load<T>): Promise<Flight<T>>;
  /** The same for what nobody waits for; apart from the other, because it goes behind all others. */
  refresh<T>(name: string, load: Load<T>): void;
  /** Sees to work whose failure is nobody's. Never rejects. */
  background(work: Promise<unknown>): Promise<void>;
  now(): number;
}

/** Seconds after which an entry cannot be of use under any policy. */
const LIFETIME = 3600;

/** Makes the shelf of one namespace: in memory, and in Redis where there is one. */
export function createShelf(options: ShelfOptions): Shelf {
  const { redis, namespace, variant = [], maxBytes, onBackgroundError, clock = systemClock } = options;
  const now = clock.wallTime;
  const keys = createKeys("cache", namespace);
  const versions = createVersions({ redis, key: keys("versions"), clock });
  const store = createStore({ redis, maxBytes, lifetime: LIFETIME, clock });
  const flights = createSingleFlight();

  const background = (work: Promise<unknown>): Promise<void> =>
    work.then(
      () => undefined,
      (error: unknown) => onBackgroundError?.(error),
    );

  return {
    versions,
    placeOf: (key, version) => keys(digest([variant, key]), digest([version])),
    async lookUp(places, { policy, isCacheable }, shared) {
      if (policy.fresh === 0) return [];
      const wanted = places.map((key) => ({ key, since: now() - freshFor(policy, readOf(key)) * 1000 }));
      const hits = await store.get(wanted, shared);
      return hits.map((hit, at) => {
        if (!hit || !isCacheable(hit.entry.value)) return undefined;
        const age = Math.max(0, (now() - hit.entry.at) / 1000);
        const { value, shown, at: readAt } = hit.entry;
        return { value, tier: hit.tier, age, state: stateOf(age, policy, readOf(places[at]!)), at: readAt, shown };
      });
    },
    put(entries, shared) {
      const placed = entries.map(({ place, value, shown, at = now() }) => ({
        key: place,
        entry: { value, at, ...(shown && { shown }) },
      }));
      store.set(placed, shared);
    },
    load: (name, signal, load) =>
      flights.run(name, signal, async (ending) => freeze(await load({ signal: ending, background: false }))),
    refresh(name, load) {
      void background(
        flights.run(`${name}:background`, undefined, async () => freeze(await load({ background: true }))),
      );
    },
    background,
    now,
  };
}

/** The part of a place that tells its read from every other. It holds no random id, so how long an answer is fresh does not either. */
function readOf(place: string): string {
  return place.split(":").at(-2)!;
}
