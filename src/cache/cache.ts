import { isOutage } from "./policy.ts";
import type { State } from "./policy.ts";
import { createShelf, digest } from "./shelf.ts";
import type { Found, Kind, LoadOptions, Placed, ShelfOptions, Shows } from "./shelf.ts";
import type { Tier } from "./store.ts";
import type { Watched } from "./versions.ts";

/** Where an answer came from; `shared` is a read that somebody else had under way, `stale` an answer past its freshness. */
export type Source = Tier | "network" | "shared" | "stale";

export interface CacheAnswer<T> {
  /** Shared between requests and frozen. */
  value: T;
  source: Source;
  /** Seconds since it was read upstream. */
  age: number;
}

export interface CachedRead<T> extends Kind {
  /** What tells this read from every other. */
  key: readonly unknown[];
  /** What a write names to make the answer unreachable. */
  tags: readonly string[];
  load: (options: LoadOptions) => Promise<T>;
  /** Other answers that this one holds, kept under keys of their own. */
  alsoKeep?: (value: T) => Keepable[];
  /** Where its rows may be written without it: then it is what it is with the rows of now. */
  joined?: Joined<T>;
  /** Tags of all writes that could change one of those while this is read; then they are not kept. */
  unless?: readonly string[];
  /** Seconds by which this read may lag behind writes: what was written so lately is not kept from it. */
  lag?: number;
}

/** An answer that is put together anew when one of its rows was written; `shows.guard` changes with every such write. */
export interface Joined<T> {
  rowsOf: (value: T) => Keepable[];
  rowKind: Kind;
  withRows: (value: T, rows: unknown[]) => T;
}

export interface Keepable {
  key: readonly unknown[];
  tags: readonly string[];
  value: unknown;
  /** What it shows; nothing is written that the guard of the answer that holds it does not tell of. */
  shows?: Shows;
}

export interface CachedReads<T> extends Kind {
  reads: readonly { id: string; key: readonly unknown[]; tags: readonly string[] }[];
  /** Reads these ids at once; ids that are not in the answer do not exist, an Error is the answer of its id alone. */
  load: (ids: readonly string[], options: LoadOptions) => Promise<Map<string, T | Error>>;
}

export interface CacheRequest {
  signal?: AbortSignal | undefined;
  /** Reads upstream whatever is at hand, and together only with reads that bear the same mark. */
  through?: string | undefined;
}

/** An entity that is about to be written, as it was known before. */
export interface Watch extends Watched {
  guard: string;
}

/** What a write has answered: the entity as it is now. */
export interface Written extends Kind {
  watch: Watch;
  /** Under which reads the entity is found. */
  entries: readonly Keepable[];
}

export interface Cache {
  read<T>(read: CachedRead<T>, request: CacheRequest): Promise<CacheAnswer<T>>;
  /** The same for entities that are read in bulk: what is at hand is not asked for again. */
  readMany<T>(many: CachedReads<T>, request: CacheRequest): Promise<Map<string, CacheAnswer<T | Error>>>;
  /** What is at hand and good enough to be served, without asking anybody. */
  peek(read: Kind & Pick<Keepable, "key" | "tags">): Promise<unknown>;
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
  const { versions, now } = shelf;
  const flightOf = (name: string, { through }: CacheRequest) => (through === undefined ? name : `${name}:${through}`);

  /** What lies in these places and shows nothing that has been written since; `guard` is the word of its guard. */
  async function lookUp(places: readonly string[], kind: Kind, { shared, guard }: { shared: boolean; guard?: string }) {
    const found = await shelf.lookUp(places, kind, shared);
    const doubtful = found.filter((one) => one !== undefined && kind.shows && one.shown?.guard !== guard) as Found[];
    if (doubtful.length === 0) return found;
    const { words } = await versions.of(doubtful.map(({ value }) => kind.shows!.tagsOf(value)));
    const outdated = new Set(doubtful.filter(({ shown }, at) => shown?.tags !== words[at]));
    return found.map((one) => (one && outdated.has(one) ? undefined : one));
  }

  /** The answer with its rows as they are now; nothing where one of them is not at hand. */
  async function join<T>(read: CachedRead<T>, found: Found, place: string, guard: string): Promise<Found | undefined> {
    const { rowsOf, rowKind, withRows } = read.joined!;
    const rows = rowsOf(found.value as T);
    const { words, shared } = await versions.of([rowKind.shows?.guard ?? [], ...rows.map(({ tags }) => tags)]);
    const places = rows.map(({ key }, at) => shelf.placeOf(key, words[at + 1]!));
    const current = await lookUp(places, rowKind, { shared, guard: words[0]! });
    if (!current.every((row) => row?.state === "fresh" || row?.state === "stale")) return undefined;
    const value = withRows(
      found.value as T,
      current.map((row) => row!.value),
    );
    shelf.put([{ place, value, shown: { guard, tags: found.shown!.tags }, at: found.at }], shared);
    return { ...found, value };
  }

  /** Keeps an answer and the rows that it holds, as far as nothing was written since it was asked for. */
  async function keep<T>(read: CachedRead<T>, value: T, place: string, before: { unless: string; guard: string }) {
    const { shows, unless = [], lag } = read;
    const parts = read.alsoKeep?.(value) ?? [];
    const shownBy = (one: { shows?: Shows }, answer: unknown) => one.shows?.tagsOf(answer) ?? [];
    const own = [unless, shows?.guard ?? [], shownBy(read, value)];
    const all = parts.map((part) => [...part.tags, ...shownBy(part, part.value)]);
    const each = parts.flatMap((part) => [part.tags, part.shows?.guard ?? [], shownBy(part, part.value)]);
    const { words, bumpedAt, shared } = await versions.of([...own, ...all, ...each]);
    if (words[1] !== before.guard) return;
    const wordsOfParts = words.slice(own.length + all.length);
    const isSettled = (at: number) => lag === undefined || bumpedAt[own.length + at]! < now() - lag * 1000;
    const entries = parts.map((part, at) => {
      const [tags, guard, shown] = wordsOfParts.slice(3 * at, 3 * at + 3);
      const place = shelf.placeOf(part.key, tags!);
      return { place, value: part.value, ...(part.shows && { shown: { guard: guard!, tags: shown! } }) };
    });
    const rows = words[0] === before.unless ? entries.filter((_, at) => isSettled(at)) : [];
    shelf.put([{ place, value, ...(shows && { shown: { guard: words[1]!, tags: words[2]! } }) }, ...rows], shared);
  }

  return {
    async read<T>(read: CachedRead<T>, request: CacheRequest): Promise<CacheAnswer<T>> {
      const { words, shared } = await versions.of([read.tags, read.unless ?? [], read.shows?.guard ?? []]);
      const place = shelf.placeOf(read.key, words[0]!);
      const before = { unless: words[1]!, guard: words[2]! };

      async function load(how: LoadOptions): Promise<T> {
        const value = await read.load(how);
        if (read.policy.fresh > 0 && read.isSound(value)) await shelf.background(keep(read, value, place, before));
        return value;
      }

      // Looking it up is part of what is done once for all: nobody finds nothing just before it is there.
      const flight = await shelf.load(flightOf(place, request), request.signal, async (how) => {
        const isAsked = request.through === undefined;
        let [found] = isAsked ? await lookUp([place], read, { shared, guard: before.guard }) : [];
        if (found && read.joined && found.shown!.guard !== before.guard) {
          found = await join(read, found, place, before.guard);
        }
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
        const isKept = (value: unknown) => !(value instanceof Error) && many.isSound(value);
        const sound = [...values].filter(([id, value]) => placeById.has(id) && isKept(value));
        const entries = sound.map(([id, value]) => ({ place: placeById.get(id)!, value }));
        if (many.policy.fresh > 0) shelf.put(entries, shared);
        return values;
      };

      const name = flightOf(nameOf([...placeById.keys()]), request);
      const flight = await shelf.load(name, request.signal, async (how) => {
        const isAsked = request.through === undefined;
        const found = isAsked ? await lookUp([...placeById.values()], many, { shared }) : [];
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
      return new Map([...flight.value].map(([id, answer]) => [id, asShared(answer)]));
    },

    async peek({ key, tags, ...kind }) {
      const { words, shared } = await versions.of([tags, kind.shows?.guard ?? []]);
      const [found] = await lookUp([shelf.placeOf(key, words[0]!)], kind, { shared, guard: words[1]! });
      return found?.state === "fresh" || found?.state === "stale" ? found.value : undefined;
    },

    async watch(tag, shows) {
      const { words } = await versions.of([[tag], shows?.guard ?? []]);
      return { tag, word: words[0]!, guard: words[1]! };
    },

    async invalidate(tags, written) {
      const word = await versions.bump(tags, written?.watch);
      if (!written || word === undefined || written.policy.fresh === 0) return;
      const { watch, shows } = written;
      const entries = written.entries.filter(({ value }) => written.isSound(value));
      const { words, shared } = await versions.of([
        [watch.tag],
        shows?.guard ?? [],
        ...entries.flatMap((entry) => [entry.tags, shows?.tagsOf(entry.value) ?? []]),
      ]);
      if (words[0] !== word || words[1] !== watch.guard) return;
      const placed = entries.map(({ key, value }, at): Placed => {
        const place = shelf.placeOf(key, words[2 + 2 * at]!);
        return { place, value, ...(shows && { shown: { guard: watch.guard, tags: words[3 + 2 * at]! } }) };
      });
      shelf.put(placed, shared);
    },
  };
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
