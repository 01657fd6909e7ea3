import type { Entries, FoundEntry } from "./entries.ts";
import type { Embedding, EntryOptions } from "./entry-options.ts";
import type { EmbeddedVersions } from "./store.ts";
import type { VersionSnapshot } from "./versions.ts";

export interface LookUpOptions {
  /** Whether Redis has confirmed the versions, and is asked for entries. */
  shared: boolean;
  /** Version of the `anyWrite` of what is looked up. */
  anyVersion: string;
}

/** Looks entries up, and brings their embedded entities up to date. */
export interface EmbeddedLookUp {
  /** The entries under these keys. One with an outdated embedded entity is corrected, or left out where that cannot be done. */
  lookUp(entryKeys: readonly string[], options: EntryOptions, how: LookUpOptions): Promise<(FoundEntry | undefined)[]>;
}

/** The tag lists whose versions tell later whether the embedded entities of an answer are up to date. */
export function embeddedTagLists(embedding: Embedding | undefined, value: unknown): (readonly string[])[] {
  if (!embedding) return [];
  const tagsOfEach = embedding.entitiesOf(value).map(({ embeddedTags }) => embeddedTags);
  return [embedding.anyWrite, embedding.mustMatch(value), ...tagsOfEach];
}

/** The versions of those lists, which stand in the snapshot from `from` up to `to`, in the form that is stored. */
export function embeddedVersions(
  { versions, localVersions }: VersionSnapshot,
  from: number,
  to: number,
): { embedded?: EmbeddedVersions } {
  if (from === to) return {};
  const entities = localVersions.slice(from + 2, to);
  return { embedded: { anyVersion: versions[from]!, mustMatch: versions[from + 1]!, entities } };
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
    current: EmbeddedVersions,
    isShared: boolean,
  ): Promise<FoundEntry | undefined> {
    const isOutdated = (at: number) => found.embedded!.entities[at] !== current.entities[at];
    const outdated = embedding.entitiesOf(found.value).filter((_, at) => isOutdated(at));
    const options = embedding.entityOptions();
    const lists = [options.embedding?.anyWrite ?? [], ...outdated.map(({ tags }) => tags)];
    const known = await versionsOf(lists, isShared);
    const { shared } = known;
    const entryKeys = outdated.map(({ key }, at) => entryKeyOf(key, known.versions[at + 1]!));
    const entities = await lookUp(entryKeys, options, { shared, anyVersion: known.versions[0]! });
    // Into an answer that only bridges an outage goes what bridges it too.
    const isUsable = (entity: FoundEntry | undefined) =>
      entity?.freshness === "fresh" || entity?.freshness === "stale" || entity?.freshness === found.freshness;
    if (!entities.every(isUsable)) return undefined;
    const values = entities.map((entity) => entity!.value);
    const value = embedding.replace(found.value, values);
    put([{ entryKey, value, embedded: current, at: found.at, isUnsettled: found.isUnsettled }], shared);
    return { ...found, value };
  }

  async function lookUp(entryKeys: readonly string[], options: EntryOptions, { shared, anyVersion }: LookUpOptions) {
    const found = await find(entryKeys, options, shared);
    const { embedding } = options;
    const unconfirmed = found.flatMap((entry, at) =>
      entry && embedding && entry.embedded?.anyVersion !== anyVersion ? [{ entry, at }] : [],
    );
    if (unconfirmed.length === 0) return found;
    const lists = unconfirmed.map(({ entry }) => embeddedTagLists(embedding, entry.value));
    const known = await versionsOf(lists.flat(), shared);
    let from = 0;
    await Promise.all(
      unconfirmed.map(async ({ entry, at }, index) => {
        const { embedded: current } = embeddedVersions(known, from, (from += lists[index]!.length));
        if (entry.embedded?.mustMatch !== current!.mustMatch) found[at] = undefined;
        else if (entry.embedded.entities.some((version, of) => version !== current!.entities[of])) {
          // With the version of when this read began: the next read compares again with what was written since.
          found[at] = await replaceOutdated(entry, entryKeys[at]!, embedding!, { ...current!, anyVersion }, shared);
        }
      }),
    );
    return found;
  }

  return { lookUp };
}
