import type { Entries } from "./entries.ts";
import type { FoundEntry } from "./entry.ts";
import type { Embedding, EntryOptions } from "./entry-options.ts";
import type { VersionSnapshot } from "./versions.ts";

export interface LookUpOptions {
  /** Whether Redis has confirmed the versions, and is asked for entries. */
  shared: boolean;
  life: string;
  /** The number of the last change of the `anyWrite` of what is looked up. */
  anyBump: number;
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
    { life, position, shared: isShared }: VersionSnapshot,
  ): Promise<FoundEntry | undefined> {
    const outdated = embedding.entitiesOf(found.value).filter((_, at) => isOutdated(at));
    const options = embedding.entityOptions();
    const lists = [options.embedding?.anyWrite ?? [], ...outdated.map(({ tags }) => tags)];
    const known = await versionsOf(lists, isShared);
    const { shared } = known;
    const entryKeys = outdated.map((entity, at) => entryKeyOf(entity, known.versions[at + 1]!));
    const entities = await lookUp(entryKeys, options, { shared, life: known.life, anyBump: known.lastBump[0]! });
    if (!entities.every((entity) => entity?.freshness === "fresh" || entity?.freshness === "stale")) return undefined;
    const values = entities.map((entity) => entity!.value);
    const value = embedding.replace(found.value, values);
    const embedded = { life, asOf: position };
    put([{ entryKey, value, embedded, at: found.at, isUnsettled: found.isUnsettled }], shared);
    return { ...found, value };
  }

  async function lookUp(entryKeys: readonly string[], options: EntryOptions, { shared, life, anyBump }: LookUpOptions) {
    const found = await find(entryKeys, options, shared);
    const { embedding } = options;
    if (!embedding) return found;
    const isConfirmed = ({ embedded }: FoundEntry) => embedded?.life === life && anyBump <= embedded.asOf;
    const unconfirmed = found.flatMap((entry, at) => (entry && !isConfirmed(entry) ? [{ entry, at }] : []));
    if (unconfirmed.length === 0) return found;
    const lists = unconfirmed.map(({ entry }) => embeddedTagLists(embedding, entry.value));
    const known = await versionsOf(lists.flat(), shared);
    let to = 0;
    await Promise.all(
      unconfirmed.map(async ({ entry, at }, index) => {
        const { life: entryLife, asOf = -1 } = entry.embedded ?? {};
        const [mustMatch, ...bumps] = known.lastBump.slice(to, (to += lists[index]!.length));
        const isOutdated = (of: number) => bumps[of]! > asOf;
        if (entryLife !== known.life || mustMatch! > asOf) found[at] = undefined;
        else if (bumps.some((bump) => bump > asOf))
          found[at] = await replaceOutdated(entry, entryKeys[at]!, embedding, isOutdated, known);
      }),
    );
    return found;
  }

  return { lookUp };
}
