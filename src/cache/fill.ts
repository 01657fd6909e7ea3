import { embeddedTagLists, embeddedVersions } from "./embedded.ts";
import type { Entries, NewEntry } from "./entries.ts";
import type { CacheKey, Embedding, EntryOptions } from "./entry-options.ts";
import type { TagVersion, VersionSnapshot } from "./versions.ts";

/** How an answer is stored. */
export interface FillOptions<T> extends EntryOptions {
  /** Parts of the answer that are stored under keys of their own too, such as the rows of a page. */
  alsoStore?: (value: T) => KeyedValue[];
}

export interface KeyedValue extends CacheKey {
  value: unknown;
  embedding?: Embedding;
}

/** The version of an entity, and of the entities that it embeds, before it is written. */
export interface VersionBeforeWrite extends TagVersion {
  anyVersion: string;
  /** When that was, on the clock. */
  at: number;
}

/** The entity that a write has answered. */
export interface WrittenEntity extends EntryOptions {
  versionBefore: VersionBeforeWrite;
  /** The reads that find the entity. */
  entries: readonly KeyedValue[];
}

/** Stores what was read or written, unless it may be out of date already. */
export interface Fill {
  /**
   * Stores an answer and its parts, except what was written after `before`, the snapshot of when the read began. `isUnsettled`
   * where the answer may not show a recent write yet.
   */
  afterRead<T>(
    read: FillOptions<T>,
    answer: { value: T; isUnsettled: boolean },
    entryKey: string,
    before: VersionSnapshot,
  ): Promise<void>;
  /** Stores a written entity, unless it was written again. `version` is the one that the write has given its tag. */
  afterWrite(written: WrittenEntity, version: string): Promise<void>;
}

/** Creates it for these entries. */
export function createFill({ versions, entryKeyOf, put }: Entries): Fill {
  return {
    async afterRead(read, { value, isUnsettled }, entryKey, before) {
      const parts = read.alsoStore?.(value) ?? [];
      const own = embeddedTagLists(read.embedding, value);
      const lists = parts.map((part) => [part.tags, ...embeddedTagLists(part.embedding, part.value)]);
      const all = [...own, ...lists.flat()];
      const known = before.shared ? await versions.of(all, { isConfirmed: true }) : versions.known(all);
      if (known.life !== before.life || known.shared !== before.shared) return;
      const { lastBump, lastUnshared, shared } = known;
      const { at: begun } = before;
      // Nothing new is asked for. The numbers are those of a moment after the read began, and what is stored has numbers from
      // before it: a tag that was bumped meanwhile has a later one, known here or not, under which no entry from here is found.
      const isUnwritten = (from: number, to: number) =>
        lastBump.slice(from, to).every((bump) => bump <= before.position) &&
        lastUnshared.slice(from, to).every((change) => change <= before.ownChanges);

      const entries: NewEntry[] = [];
      if (isUnwritten(own.length > 0 ? 1 : 0, own.length))
        entries.push({ entryKey, value, isUnsettled, begun, ...embeddedVersions(known, 0, own.length) });
      let to = own.length;
      for (const [at, part] of parts.entries()) {
        const from = to;
        to += lists[at]!.length;
        // The version at `from + 1` is that of `anyWrite`: writes of entities that are not in here change it too.
        const isCurrent = isUnwritten(from, from + 1) && isUnwritten(from + 2, to);
        if (!isCurrent) continue;
        entries.push({
          entryKey: entryKeyOf(part.key, known.versions[from]!),
          value: part.value,
          begun,
          ...embeddedVersions(known, from + 1, to),
        });
      }
      put(entries, shared);
    },

    async afterWrite(written, version) {
      const { versionBefore, embedding } = written;
      const cacheable = written.entries.filter(({ value }) => written.isCacheable(value));
      const lists = cacheable.map((entry) => [entry.tags, ...embeddedTagLists(embedding, entry.value)]);
      const all = [[versionBefore.tag], embedding?.anyWrite ?? [], ...lists.flat()];
      const known = await versions.of(all, { isConfirmed: true });
      const [tagVersion, anyVersion] = known.versions;
      if (tagVersion !== version || anyVersion !== versionBefore.anyVersion) return;
      let from = 2;
      const entries = cacheable.map(({ key, value }, at) => {
        const [first, to] = [from, (from += lists[at]!.length)];
        const entryKey = entryKeyOf(key, known.versions[first]!);
        return { entryKey, value, begun: versionBefore.at, ...embeddedVersions(known, first + 1, to) };
      });
      put(entries, known.shared);
    },
  };
}
