import { randomUUID } from "node:crypto";
import { isOwnLimit } from "../errors.ts";
import { isOutage } from "./policy.ts";
import type { State } from "./policy.ts";
import { digest } from "../redis.ts";
import { createShelf } from "./entries.ts";
import type { Found, LoadOptions, ShelfOptions } from "./entries.ts";
import type { CacheKey, EntryOptions, Shows } from "./entry-options.ts";
import { createKeeper } from "./fill.ts";
import type { Keeping, Watch, Written } from "./fill.ts";
import { createShown } from "./embedded.ts";
import type { Tier } from "./store.ts";

/** Where an answer came from; `shared` is a read that somebody else had under way, `stale` an answer past its freshness. */
export type Source = Tier | "network" | "shared" | "stale";

export interface CacheAnswer<T> {
  /** Shared between requests and frozen. */
  value: T;
  source: Source;
  /** Seconds since it was read upstream. */
  age: number;
}

export interface CachedRead<T> extends Keeping<T>, CacheKey {
  load: (options: LoadOptions) => Promise<T>;
}

export interface CachedReads<T> extends EntryOptions {
  reads: readonly ({ id: string } & CacheKey)[];
  /** Reads these ids at once; ids that are not in the answer do not exist, an Error is the answer of its id alone. */
  load: (ids: readonly string[], options: LoadOptions) => Promise<Map<string, T | Error>>;
}

export interface CacheRequest {
  signal?: AbortSignal | undefined;
  /** Reads upstream whatever is at hand, and together only with reads that bear the same mark. */
  through?: string | undefined;
  /** Reads together with nobody who does not bear the same mark. */
  alone?: string;
}

export interface Cache {
  read<T>(read: CachedRead<T>, request: CacheRequest): Promise<CacheAnswer<T>>;
  /** The same for entities that are read in bulk: what is at hand is not asked for again. */
  readMany<T>(many: CachedReads<T>, request: CacheRequest): Promise<Map<string, CacheAnswer<T | Error>>>;
  /** What is at hand and good enough to be served, without asking anybody. */
  peek(read: EntryOptions & CacheKey): Promise<unknown>;
  /** To be called before an entity is written whose new state is to be kept. */
  watch(tag: string, shows?: Shows): Promise<Watch>;
  /**
   * Makes everything with one of these tags unreachable, in every replica, before it resolves. What was written is kept,
   * unless somebody else wrote it at the same time. Never throws.
   */
  invalidate(tags: readonly string[], written?: Written): Promise<void>;
}

/** Answers of Genesys Cloud for all requests of this process, and of all replicas where there is a Redis. */
export function createCache(options: ShelfOptions): Cache {
  const shelf = createShelf(options);
  const { versions } = shelf;
  const shown = createShown(shelf);
  const keeper = createKeeper(shelf);
  const flightOf = (name: string, { through, alone }: CacheRequest) =>
    [name, through, alone].filter((part) => part !== undefined).join(":");

  const cache: Cache = {
    async read<T>(read: CachedRead<T>, request: CacheRequest): Promise<CacheAnswer<T>> {
      const before = await versions.of([read.tags, read.shows?.guard ?? []]);
      const [word, guard] = before.words as [string, string];
      const place = shelf.placeOf(read.key, word);

      async function load(how: LoadOptions): Promise<T> {
        const value = await read.load(how);
        if (read.policy.fresh > 0 && read.isCacheable(value))
          await shelf.background(keeper.answer(read, value, place, before));
        return value;
      }

      // Looking it up is part of what is done once for all: nobody finds nothing just before it is there.
      // A read that began before a write to what the answer shows has another name, so that no later one joins it.
      const name = flightOf(read.shows ? `${place}:${guard}` : place, request);
      const flight = await shelf.load(name, request.signal, async (how) => {
        const isAsked = request.through === undefined;
        const [found] = isAsked ? await shown.lookUp([place], read, { shared: before.shared, guard }) : [];
        if (found?.state === "stale") shelf.refresh(place, load);
        if (found?.state === "fresh" || found?.state === "stale") return answerOf<T>(found);
        try {
          return fromNetwork(await load(how));
        } catch (error) {
          if (found?.state !== "old" || !isOutage(error)) throw error;
          return answerOf<T>(found);
        }
      });
      return flight.shared ? asShared(flight.value) : flight.value;
    },

    async readMany<T>(many: CachedReads<T>, request: CacheRequest) {
      const { words, shared } = await versions.of(many.reads.map(({ tags }) => tags));
      const placeById = new Map(many.reads.map(({ id, key }, at) => [id, shelf.placeOf(key, words[at]!)]));
      const nameOf = (ids: readonly string[]) => digest(ids.map((id) => placeById.get(id)));

      const loading = (ids: readonly string[]) => async (how: LoadOptions) => {
        const values = await many.load(ids, how);
        const isKept = (value: unknown) => !(value instanceof Error) && many.isCacheable(value);
        const sound = [...values].filter(([id, value]) => placeById.has(id) && isKept(value));
        const entries = sound.map(([id, value]) => ({ place: placeById.get(id)!, value }));
        if (many.policy.fresh > 0) shelf.put(entries, shared);
        return values;
      };

      const name = flightOf(nameOf([...placeById.keys()]), request);
      const flight = await shelf.load(name, request.signal, async (how) => {
        const isAsked = request.through === undefined;
        const found = isAsked ? await shelf.lookUp([...placeById.values()], many, shared) : [];
        const foundById = new Map([...placeById.keys()].map((id, at) => [id, found[at]]));
        const idsOf = (...states: (State | undefined)[]) =>
          [...foundById.keys()].filter((id) => states.includes(foundById.get(id)?.state));

        const answers = new Map<string, CacheAnswer<T | Error>>();
        for (const id of idsOf("fresh", "stale")) answers.set(id, answerOf<T>(foundById.get(id)!));
        const aging = idsOf("stale");
        if (aging.length > 0) shelf.refresh(nameOf(aging), loading(aging));

        const missing = idsOf("old", "dead", undefined);
        if (missing.length === 0) return answers;
        const values = await loading(missing)(how).catch((error: Error) => {
          if (!isOutage(error)) throw error;
          return new Map<string, T | Error>(missing.map((id) => [id, error]));
        });
        for (const [id, value] of values) {
          const older = foundById.get(id);
          const isBridged = isOutage(value) && older?.state === "old";
          answers.set(id, isBridged ? answerOf<T>(older) : fromNetwork(value));
        }
        return answers;
      });
      if (!flight.shared) return flight.value;
      // The one whose call it was may ask no more for now; this one may, and does so alone: not all of them in turn.
      if ([...flight.value.values()].some(({ value }) => isOwnLimit(value))) {
        return cache.readMany(many, { ...request, alone: randomUUID() });
      }
      return new Map([...flight.value].map(([id, answer]) => [id, asShared(answer)]));
    },

    async peek({ key, tags, ...kind }) {
      const { words, shared } = await versions.of([tags, kind.shows?.guard ?? []]);
      const [found] = await shown.lookUp([shelf.placeOf(key, words[0]!)], kind, { shared, guard: words[1]! });
      return found?.state === "fresh" || found?.state === "stale" ? found.value : undefined;
    },

    async watch(tag, shows) {
      const { words } = await versions.of([[tag], shows?.guard ?? []]);
      return { tag, word: words[0]!, guard: words[1]! };
    },

    async invalidate(tags, written) {
      const word = await versions.bump(tags, written?.watch);
      if (!written || word === undefined || written.policy.fresh === 0) return;
      await keeper.written(written, word);
    },
  };
  return cache;
}

function answerOf<T>({ value, tier, age, state }: Found): CacheAnswer<T> {
  return { value: value as T, source: state === "fresh" ? tier : "stale", age };
}

function fromNetwork<T>(value: T): CacheAnswer<T> {
  return { value, source: "network", age: 0 };
}

/** The same answer for somebody whose call it was not. */
function asShared<T>(answer: CacheAnswer<T>): CacheAnswer<T> {
  return answer.source === "network" ? { ...answer, source: "shared" } : answer;
}
