import { isChangedSince, stateOf } from "./embedded-state.ts";
import type { Entries } from "./entries.ts";
import type { NewEntry } from "./entry.ts";
import type { CacheKey, EntryOptions } from "./entry-options.ts";
import type { KeyedValue, Parts } from "./parts.ts";
import type { TagVersion, VersionSnapshot } from "./versions.ts";

/** How an answer is stored. */
export interface FillOptions<T> extends EntryOptions {
  /** Parts of the answer that are stored under keys of their own too, such as the rows of a page. */
  alsoStore?: ((value: T) => Parts) | undefined;
  /** Other reads whose answer it is too. They have the same tags, and the same embedding. */
  alsoAs?: readonly CacheKey[] | undefined;
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
export function createFill({ versions, entryKeyOf, put, keepsParts }: Entries): Fill {
  return {
    async afterRead(read, { value, isUnsettled }, entryKey, before) {
      const { life, at: begun } = before;
      const state = stateOf(before);
      const parts = read.alsoStore?.(value);
      // Under the versions from before the read: after a write meanwhile, no read finds it.
      const otherKeys = read.alsoAs?.map((other) => entryKeyOf(other, before.versions[0]!));
      const embedded = read.embedding && state;
      const own: NewEntry = { entryKey, otherKeys, value, isUnsettled, begun, embedded };
      if (keepsParts) return put([{ ...own, parts: parts && { parts, state } }], false);

      const all = parts?.ids.flatMap(parts.of) ?? [];
      const lists = all.map(({ tags }) => tags);
      const known = before.shared ? await versions.of(lists, { isConfirmed: true }) : versions.known(lists);
      if (known.life !== life || known.shared !== before.shared) return;
      // Nothing new is asked for. The numbers are those of a moment after the read began, and what is stored has numbers from
      // before it: a tag that was bumped meanwhile has a later one, known here or not, under which no entry from here is found.
      const entries = all.flatMap((part, at) => {
        if (isChangedSince(state, known, at)) return [];
        const partKey = entryKeyOf(part, known.versions[at]!);
        return [{ entryKey: partKey, value: part.value, begun, ...(part.embedding && { embedded: state }) }];
      });
      put([own, ...entries], known.shared);
    },

    async afterWrite(written, version) {
      const { versionBefore, embedding } = written;
      const cacheable = written.entries.filter(({ value }) => written.isCacheable(value));
      const all = [[versionBefore.tag], embedding?.anyWrite ?? [], ...cacheable.map(({ tags }) => tags)];
      const known = await versions.of(all, { isConfirmed: true });
      const [tagVersion, anyVersion] = known.versions;
      if (tagVersion !== version || anyVersion !== versionBefore.anyVersion) return;
      const embedded = embedding && stateOf(known);
      const entries = cacheable.map((read, at) => ({
        ...{ entryKey: entryKeyOf(read, known.versions[at + 2]!), value: read.value, begun: versionBefore.at },
        ...(embedded && { embedded }),
      }));
      put(entries, known.shared);
    },
  };
}
