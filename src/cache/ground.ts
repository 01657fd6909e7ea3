import type { Basis, UsedEntry } from "./basis.ts";
import { embeddedTagLists } from "./embedded.ts";
import { isChangedSince } from "./embedded-state.ts";
import type { Entries } from "./entries.ts";

/** What an answer rests on: keys of entries and tags, and until when all entries are fresh, in milliseconds of the wall clock. */
export interface Ground {
  names: ReadonlySet<string>;
  until: number;
}

/**
 * Calls back with what an answer rests on, at a moment at which the same reads would answer the same. Otherwise it does not call
 * back. Never rejects.
 */
export async function whileUnchanged(
  basis: Basis,
  entries: Pick<Entries, "inMemory" | "readOf" | "versions">,
  callback: (ground: Ground) => void,
): Promise<void> {
  if (!basis.isComplete()) return;
  // An answer from another replica may have tags that this one has not met.
  await entries.versions.of(basis.all().flatMap(tagListsIn), { isConfirmed: true });
  const ground = groundOf(basis, entries);
  if (ground) callback(ground);
}

/** The tags of an entry, then those of what it embeds. */
function tagListsIn({ tags, embedding, value }: UsedEntry): (readonly string[])[] {
  // Without `anyWrite`, which writes of entities that are not in the answer bump too.
  return [tags, ...(embedding ? embeddedTagLists(embedding, value) : [])];
}

/** The ground of an answer; undefined when anything has changed since the request used it. Reads and compares at one moment. */
function groundOf(
  basis: Basis,
  { inMemory, readOf, versions }: Pick<Entries, "inMemory" | "readOf" | "versions">,
): Ground | undefined {
  const names = new Set<string>();
  let until = Infinity;
  for (const used of basis.all()) {
    const entry = inMemory(used.entryKey);
    if (!entry || entry.value !== used.value) return undefined;
    const lists = tagListsIn(used);
    const known = versions.known(lists);
    if (known.versions[0] !== used.version) return undefined;
    const { embedded } = entry;
    const isCurrent = (at: number) => embedded?.life === known.life && !isChangedSince(embedded, known, at);
    if (!lists.every((_, at) => at === 0 || isCurrent(at))) return undefined;
    names.add(readOf(used.entryKey));
    for (const tag of lists.flat()) names.add(tag);
    until = Math.min(until, used.until);
  }
  return { names, until };
}
