import type { Placed, Shelf } from "./entries.ts";
import { shownTagLists, shownWords } from "./embedded.ts";
import type { CacheKey, EntryOptions, Shows } from "./entry-options.ts";
import type { Known, Watched } from "./versions.ts";

/** How an answer is kept. */
export interface Keeping<T> extends EntryOptions {
  /** Other answers that this one holds, kept under keys of their own. */
  alsoKeep?: (value: T) => Keepable[];
  /** Seconds by which this read may lag behind writes: what was written so lately is not kept from it. */
  lag?: number;
}

export interface Keepable extends CacheKey {
  value: unknown;
  /** What it shows of others. */
  shows?: Shows;
}

/** An entity that is about to be written, as it was known before. */
export interface Watch extends Watched {
  guard: string;
}

/** What a write has answered: the entity as it is now. */
export interface Written extends EntryOptions {
  watch: Watch;
  /** Under which reads the entity is found. */
  entries: readonly Keepable[];
}

/** Keeps what was read or written, as far as it is certain that it is so. */
export interface Keeper {
  /** `before` is what was known of versions when it was asked for. */
  answer<T>(read: Keeping<T>, value: T, place: string, before: Known): Promise<void>;
  /** `word` is what the write has given the watched tag. */
  written(written: Written, word: string): Promise<void>;
}

/** Makes it for one shelf. */
export function createKeeper({ versions, placeOf, put, now }: Shelf): Keeper {
  return {
    /** The answer and the rows that it holds, each as far as nothing of it was written since it was asked for. */
    async answer<T>(read: Keeping<T>, value: T, place: string, before: Known) {
      const parts = read.alsoKeep?.(value) ?? [];
      const own = shownTagLists(read.shows, value);
      const lists = parts.map((part) => [part.tags, ...shownTagLists(part.shows, part.value)]);
      const known = await versions.of([...own, ...lists.flat()]);
      if (known.epoch !== before.epoch || known.shared !== before.shared) return;
      const { words, bumpedAt, lastBump, shared } = known;
      const isUnwritten = (from: number, to: number) =>
        lastBump.slice(from, to).every((bump) => bump <= before.bumpCount);
      const isSettled = (from: number, to: number) =>
        read.lag === undefined || Math.max(0, ...bumpedAt.slice(from, to)) < now() - read.lag * 1000;

      const placed: Placed[] = [];
      if (isUnwritten(own.length > 0 ? 1 : 0, own.length))
        placed.push({ place, value, ...shownWords(known, 0, own.length) });
      let to = own.length;
      for (const [at, part] of parts.entries()) {
        const from = to;
        to += lists[at]!.length;
        // The guard of what it shows changes with writes that have nothing to do with it.
        const isAsItWas = isUnwritten(from, from + 1) && isUnwritten(from + 2, to);
        if (!isAsItWas || !isSettled(from, from + 1) || !isSettled(from + 2, to)) continue;
        placed.push({
          place: placeOf(part.key, words[from]!),
          value: part.value,
          ...shownWords(known, from + 1, to),
        });
      }
      put(placed, shared);
    },

    async written(written, word) {
      const { watch, shows } = written;
      const entries = written.entries.filter(({ value }) => written.isCacheable(value));
      const lists = entries.map((entry) => [entry.tags, ...shownTagLists(shows, entry.value)]);
      const known = await versions.of([[watch.tag], shows?.guard ?? [], ...lists.flat()]);
      const { words, shared } = known;
      if (words[0] !== word || words[1] !== watch.guard) return;
      let from = 2;
      const placed = entries.map(({ key, value }, at) => {
        const [first, to] = [from, (from += lists[at]!.length)];
        return { place: placeOf(key, words[first]!), value, ...shownWords(known, first + 1, to) };
      });
      put(placed, shared);
    },
  };
}
