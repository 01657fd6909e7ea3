import type { Entries } from "./entries.ts";
import type { FoundEntry } from "./entry.ts";
import type { Embedding, EntryOptions } from "./entry-options.ts";
import { isWrittenSince, stateOf } from "./versions.ts";
import type { VersionSnapshot } from "./versions.ts";

export interface LookUpOptions {
  /** Tells by `shared` whether Redis is asked for entries. */
  known: VersionSnapshot;
  /** The place of the `anyWrite` of what is looked up among the tag lists of `known`. */
  any: number;
}

/** Looks entries up, and brings their embedded entities up to date. */
export interface EmbeddedLookUp {
  /** The entries under these keys. One with an outdated embedded entity is corrected, or left out where that cannot be done. */
  lookUp(entryKeys: readonly string[], options: EntryOptions, how: LookUpOptions): Promise<(FoundEntry | undefined)[]>;
}

/** The tag lists whose last changes tell whether the embedded entities of an answer are up to date: first that of `mustMatch`. */
function embeddedTagLists(embedding: Embedding, value: unknown): (readonly string[])[] {
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
    before: VersionSnapshot,
  ): Promise<FoundEntry | undefined> {
    const outdated = embedding.entitiesOf(found.value).filter((_, at) => isOutdated(at));
    const options = embedding.entityOptions();
    const lists = [options.embedding?.anyWrite ?? [], ...outdated.map(({ tags }) => tags)];
    const known = await versionsOf(lists, before.shared);
    const entryKeys = outdated.map((entity, at) => entryKeyOf(entity, known.versions[at + 1]!));
    const entities = await lookUp(entryKeys, options, { known, any: 0 });
    // Into an answer that only bridges an outage goes what bridges it too.
    const isUsable = (entity: FoundEntry | undefined) =>
      entity?.freshness === "fresh" || entity?.freshness === "stale" || entity?.freshness === found.freshness;
    if (!entities.every(isUsable)) return undefined;
    const values = entities.map((entity) => entity!.value);
    const value = embedding.replace(found.value, values);
    const embedded = stateOf(before);
    put([{ entryKey, value, embedded, at: found.at, isUnsettled: found.isUnsettled }], known.shared);
    return { ...found, value };
  }

  async function lookUp(entryKeys: readonly string[], options: EntryOptions, { known: before, any }: LookUpOptions) {
    const { shared } = before;
    const found = await find(entryKeys, options, shared);
    const { embedding } = options;
    if (!embedding) return found;
    const isConfirmed = ({ embedded }: FoundEntry) => embedded !== undefined && !isWrittenSince(embedded, before, any);
    const unconfirmed = found.flatMap((entry, at) => (entry && !isConfirmed(entry) ? [{ entry, at }] : []));
    if (unconfirmed.length === 0) return found;
    const lists = unconfirmed.map(({ entry }) => embeddedTagLists(embedding, entry.value));
    const known = await versionsOf(lists.flat(), shared);
    let to = 0;
    await Promise.all(
      unconfirmed.map(async ({ entry, at }, index) => {
        const { embedded } = entry;
        const mustMatch = to;
        const outdated = lists[index]!.map((_, of) => !embedded || isWrittenSince(embedded, known, mustMatch + of));
        to += outdated.length;
        const isOutdated = (of: number) => outdated[of + 1]!;
        if (outdated[0]) found[at] = undefined;
        else if (outdated.includes(true))
          found[at] = await replaceOutdated(entry, entryKeys[at]!, embedding, isOutdated, known);
      }),
    );
    return found;
  }

  return { lookUp };
}
