import { embeddedTagLists } from "./embedded.ts";
import { isChangedSince } from "./embedded-state.ts";
import type { EmbeddedState } from "./embedded-state.ts";
import type { Entries } from "./entries.ts";
import type { CacheKey, Embedding, EntryOptions, KnownKey } from "./entry-options.ts";
import type { Asker } from "./log-reader.ts";
import { freshFor, freshTimesOf, freshUntil } from "./policy.ts";
import type { FreshTimes } from "./policy.ts";
import type { Entry } from "./store.ts";

/** A read that comes again: what its key needs is made once. */
export interface KnownRead extends EntryOptions, CacheKey {
  known: KnownKey;
  /** For how long its answer is fresh. */
  times: FreshTimes;
}

/** A fresh answer of memory. */
export interface WarmAnswer {
  value: unknown;
  /** Seconds since it was read upstream. */
  age: number;
}

/** Finds answers for which nothing has to be awaited. */
export interface WarmReads {
  /** Makes what the key of a read needs. */
  known(read: EntryOptions & CacheKey): KnownRead;
  /**
   * The answer, if memory has it, fresh and settled, and if nothing has to be asked or brought up to date for it. Otherwise undefined: then
   * `read` decides.
   */
  answerOf(read: KnownRead, asker: Asker): WarmAnswer | undefined;
  /** False where `confirm` asks nothing, because there is no Redis. */
  asks: boolean;
  /**
   * Asks what is new, once for the asker, so that `answerOf` can answer these reads. False when Redis does not answer. Undefined where
   * there is nothing to ask, or Redis is away.
   */
  confirm(reads: readonly KnownRead[], asker: Asker): Promise<boolean> | undefined;
}

/** Creates it on these entries. Without Redis, `confirm` is left out. */
export function createWarmReads(
  { versions, knownKey, entryKeyOf, inMemory, now }: Entries,
  confirm?: (asker: Asker, tagLists: readonly (readonly string[])[]) => Promise<boolean> | undefined,
): WarmReads {
  /** Entries that were found cacheable. Entries are never changed, and all reads with one key have the same rules. */
  const cacheable = new WeakSet<Entry>();
  /** The version of `anyWrite` as of which the embedded entities of an entry were found up to date. */
  const upToDate = new WeakMap<Entry, string>();

  /** True if nothing has to be asked for these lists, and none of their tags was changed since the state. */
  function isCurrent(state: EmbeddedState, tagLists: readonly (readonly string[])[], asker: Asker): boolean {
    if (!tagLists.every((tags) => versions.now(tags, asker) !== undefined)) return false;
    const known = versions.known(tagLists);
    return state.life === known.life && tagLists.every((_, at) => !isChangedSince(state, known, at));
  }

  function isUpToDate(entry: Entry, embedding: Embedding, asker: Asker): boolean {
    const { embedded, value } = entry;
    const anyVersion = versions.now(embedding.anyWrite, asker);
    if (embedded === undefined || anyVersion === undefined) return false;
    if (upToDate.get(entry) === anyVersion) return true;
    const isSame =
      isCurrent(embedded, [embedding.anyWrite], asker) ||
      isCurrent(embedded, embeddedTagLists(embedding, value), asker);
    if (isSame) upToDate.set(entry, anyVersion);
    return isSame;
  }

  return {
    known(read) {
      const known = knownKey(read);
      return { ...read, known, times: freshTimesOf(read, known.name) };
    },
    answerOf(read, asker) {
      const { policy, tags, embedding } = read;
      if (policy.fresh === 0) return undefined;
      const version = versions.now(tags, asker);
      if (version === undefined) return undefined;
      const entryKey = entryKeyOf(read, version);
      const entry = inMemory(entryKey);
      if (entry === undefined || entry.isUnsettled) return undefined;
      const time = now();
      const age = Math.max(0, (time - entry.at) / 1000);
      const fresh = freshFor(read.times, entry.at, time);
      if (age > fresh) return undefined;
      if (embedding && !isUpToDate(entry, embedding, asker)) return undefined;
      if (!cacheable.has(entry)) {
        if (!read.isCacheable(entry.value)) return undefined;
        cacheable.add(entry);
      }
      const until = freshUntil(entry.at, fresh);
      asker.basis?.add({ entryKey, value: entry.value, until, tags, version, embedding });
      return { value: entry.value, age };
    },
    asks: confirm !== undefined,
    confirm(reads, asker) {
      if (!confirm || asker.isConfirmed) return undefined;
      const kept = reads.filter(({ policy }) => policy.fresh > 0);
      if (kept.length === 0) return undefined;
      const listsOf = ({ tags, embedding }: KnownRead) => (embedding ? [tags, embedding.anyWrite] : [tags]);
      return confirm(asker, kept.flatMap(listsOf));
    },
  };
}
