import { embeddedTagLists } from "./embedded.ts";
import type { Entries } from "./entries.ts";
import { freshForRead } from "./entry-keys.ts";
import type { CacheKey, Embedding, EntryOptions } from "./entry-options.ts";
import type { Asker } from "./log-reader.ts";
import type { EmbeddedVersions, Entry } from "./store.ts";
import type { Versions } from "./versions.ts";

/** A read that comes again: what its key needs is made once. */
export interface KnownRead extends EntryOptions {
  tags: readonly string[];
  /** The part of its entry keys that stands for the read. */
  readKey: string;
  /** Seconds for which its answer is fresh. */
  freshFor: number;
  /** The entry key under the version of its tags that was asked for last. */
  last: { version: string; entryKey: string };
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
}

/** Creates it on these entries. */
export function createWarmReads({ versions, readKeyOf, versionedKey, inMemory, now }: Entries): WarmReads {
  /** Entries that were found cacheable. Entries are never changed, and all reads with one key have the same rules. */
  const cacheable = new WeakSet<Entry>();
  /** The version of `anyWrite` as of which the embedded entities of an entry were found up to date. */
  const upToDate = new WeakMap<Entry, string>();

  function isUpToDate(entry: Entry, embedding: Embedding, asker: Asker): boolean {
    const { embedded, value } = entry;
    const anyVersion = versions.now(embedding.anyWrite, asker);
    if (embedded === undefined || anyVersion === undefined) return false;
    if (embedded.anyVersion === anyVersion || upToDate.get(entry) === anyVersion) return true;
    const lists = embeddedTagLists(embedding, value).slice(1);
    if (!lists.every((tags) => versions.now(tags, asker) !== undefined)) return false;
    if (!hasVersions(embedded, versions, lists)) return false;
    upToDate.set(entry, anyVersion);
    return true;
  }

  return {
    known({ key, ...read }) {
      const readKey = readKeyOf(key);
      const last = { version: "", entryKey: "" };
      return { ...read, readKey, freshFor: freshForRead(read.policy, readKey), last };
    },
    answerOf(read, asker) {
      const { policy, tags, readKey, last, embedding } = read;
      if (policy.fresh === 0) return undefined;
      const version = versions.now(tags, asker);
      if (version === undefined) return undefined;
      if (last.version !== version) read.last = { version, entryKey: versionedKey(readKey, version) };
      const entry = inMemory(read.last.entryKey);
      if (entry === undefined || entry.isUnsettled) return undefined;
      const age = Math.max(0, (now() - entry.at) / 1000);
      if (age > read.freshFor) return undefined;
      if (embedding && !isUpToDate(entry, embedding, asker)) return undefined;
      if (!cacheable.has(entry)) {
        if (!read.isCacheable(entry.value)) return undefined;
        cacheable.add(entry);
      }
      return { value: entry.value, age };
    },
  };
}

/** True where the tags of `mustMatch` and of each embedded entity still have the versions that were stored. */
function hasVersions(embedded: EmbeddedVersions, versions: Versions, lists: readonly (readonly string[])[]): boolean {
  const known = versions.known(lists);
  const [mustMatch] = known.versions;
  const entities = known.localVersions.slice(1);
  return embedded.mustMatch === mustMatch && embedded.entities.every((version, at) => version === entities[at]);
}
