import { isChangedSince, stateOf } from "./embedded-state.ts";
import type { Entries } from "./entries.ts";
import type { FoundEntry } from "./entry.ts";
import type { Embedding, EntryOptions } from "./entry-options.ts";
import type { VersionSnapshot } from "./versions.ts";

export interface LookUpOptions {
  /** Where Redis has confirmed it, Redis is asked for entries. */
  known: VersionSnapshot;
  /** Where the `anyWrite` of what is looked up stands in it. */
  anyAt: number;
}

/** Looks entries up, and brings their embedded entities up to date. */
export interface EmbeddedLookUp {
  /** The entries under these keys. One with an outdated embedded entity is corrected, or left out where that cannot be done. */
  lookUp(entryKeys: readonly string[], options: EntryOptions, how: LookUpOptions): Promise<(FoundEntry | undefined)[]>;
}

/** The tag lists whose last changes tell whether the embedded entities of an answer are up to date: first that of `mustMatch`. */
export function embeddedTagLists(embedding: Embedding, value: unknown): (readonly string[])[] {
  return [embedding.mustMatch(value), ...embedding.entitiesOf(value).map(({ embeddedTags }) => embeddedTags)];
}

/** Creates the lookup on these entries. */
export function createEmbeddedLookUp({ versions, entryKeyOf, lookUp: find, put }: Entries): EmbeddedLookUp {
  /** The request has asked what is new before, so only unknown tags cost a question. */
  const versionsOf = async (tagLists: readonly (readonly string[])[], shared: boolean) =>
    shared ? versions.of(tagLists, { isConfirmed: true }) : versions.known(tagLists);

  /** The answer with its outdated entities replaced by their own entries; nothing where one of these is missing. */
  async function replaceOutdated(
    found: FoundEntry,
    entryKey: string,
    embedding: Embedding,
    isOutdated: (at: number) => boolean,
    now: VersionSnapshot,
  ): Promise<FoundEntry | undefined> {
    const outdated = embedding.entitiesOf(found.value).filter((_, at) => isOutdated(at));
    const options = embedding.entityOptions();
    const lists = [options.embedding?.anyWrite ?? [], ...outdated.map(({ tags }) => tags)];
    const known = await versionsOf(lists, now.shared);
    const entryKeys = outdated.map((entity, at) => entryKeyOf(entity, known.versions[at + 1]!));
    const entities = await lookUp(entryKeys, options, { known, anyAt: 0 });
    // Into an answer that only bridges an outage goes what bridges it too.
    const isUsable = (entity: FoundEntry | undefined) =>
      entity?.freshness === "fresh" || entity?.freshness === "stale" || entity?.freshness === found.freshness;
    if (!entities.every(isUsable)) return undefined;
    const values = entities.map((entity) => entity!.value);
    const value = embedding.replace(found.value, values);
    const embedded = stateOf(now);
    put([{ entryKey, value, embedded, at: found.at, isUnsettled: found.isUnsettled }], known.shared);
    return { ...found, value };
  }

  async function lookUp(entryKeys: readonly string[], options: EntryOptions, { known: before, anyAt }: LookUpOptions) {
    const { shared } = before;
    const found = await find(entryKeys, options, shared);
    const { embedding } = options;
    if (!embedding) return found;
    const isConfirmed = ({ embedded }: FoundEntry) =>
      embedded?.life === before.life && !isChangedSince(embedded, before, anyAt);
    const unconfirmed = found.flatMap((entry, at) => (entry && !isConfirmed(entry) ? [{ entry, at }] : []));
    if (unconfirmed.length === 0) return found;
    const lists = unconfirmed.map(({ entry }) => embeddedTagLists(embedding, entry.value));
    const known = await versionsOf(lists.flat(), shared);
    let to = 0;
    await Promise.all(
      unconfirmed.map(async ({ entry, at }, index) => {
        const { embedded } = entry;
        const mustMatch = to;
        to += lists[index]!.length;
        const isUsable = embedded?.life === known.life && !isChangedSince(embedded, known, mustMatch);
        if (!isUsable) return void (found[at] = undefined);
        const isOutdated = (of: number) => isChangedSince(embedded, known, mustMatch + 1 + of);
        if (lists[index]!.slice(1).some((_, of) => isOutdated(of)))
          found[at] = await replaceOutdated(entry, entryKeys[at]!, embedding, isOutdated, known);
      }),
    );
    return found;
  }

  return { lookUp };
}
