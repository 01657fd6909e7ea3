import type { Found, Shelf } from "./entries.ts";
import type { EntryOptions, Shows } from "./entry-options.ts";
import type { ShownWords } from "./store.ts";
import type { Known } from "./versions.ts";

export interface LookUp {
  /** Whether Redis is to be asked. */
  shared: boolean;
  /** Word of the guard of what is looked up. */
  guard: string;
}

/** Looks answers up and brings what they show of others up to date. */
export interface Shown {
  /** What lies in these places and is so now: what shows something older than what is kept of it is put right or left out. */
  lookUp(places: readonly string[], kind: EntryOptions, how: LookUp): Promise<(Found | undefined)[]>;
}

/** The lists of tags whose words tell later whether what an answer shows is still so. */
export function shownTagLists(shows: Shows | undefined, value: unknown): (readonly string[])[] {
  if (!shows) return [];
  return [shows.guard, shows.vitalOf(value), ...shows.partsOf(value).map(({ shownTags }) => shownTags)];
}

/** What is known of those lists, from the one at `from` on, in the form in which it is kept. */
export function shownWords({ words, bare }: Known, from: number, to: number): { shown?: ShownWords } {
  if (from === to) return {};
  return { shown: { guard: words[from]!, vital: words[from + 1]!, parts: bare.slice(from + 2, to) } };
}

/** Makes it for one shelf. */
export function createShown({ versions, placeOf, lookUp: find, put }: Shelf): Shown {
  /** The answer with the changed ones of its parts as they are now; nothing where one of them is not at hand. */
  async function join(found: Found, place: string, shows: Shows, shown: ShownWords): Promise<Found | undefined> {
    const changed = shows.partsOf(found.value).filter((_, at) => found.shown!.parts[at] !== shown.parts[at]);
    const kind = shows.partKind();
    const { words, shared } = await versions.of([kind.shows?.guard ?? [], ...changed.map(({ tags }) => tags)]);
    const places = changed.map(({ key }, at) => placeOf(key, words[at + 1]!));
    const current = await lookUp(places, kind, { shared, guard: words[0]! });
    if (!current.every((part) => part?.state === "fresh" || part?.state === "stale")) return undefined;
    const values = current.map((part) => part!.value);
    const value = shows.withParts(found.value, values);
    put([{ place, value, shown, at: found.at }], shared);
    return { ...found, value };
  }

  async function lookUp(places: readonly string[], kind: EntryOptions, { shared, guard }: LookUp) {
    const found = await find(places, kind, shared);
    const { shows } = kind;
    const doubtful = found.flatMap((one, at) => (one && shows && one.shown?.guard !== guard ? [{ one, at }] : []));
    if (doubtful.length === 0) return found;
    const lists = doubtful.map(({ one }) => shownTagLists(shows, one.value));
    const known = await versions.of(lists.flat());
    let from = 0;
    await Promise.all(
      doubtful.map(async ({ one, at }, index) => {
        const { shown } = shownWords(known, from, (from += lists[index]!.length));
        if (one.shown?.vital !== shown!.vital) found[at] = undefined;
        else if (one.shown.parts.some((word, part) => word !== shown!.parts[part])) {
          // As of the moment of the question: what was written since is told by the next one.
          found[at] = await join(one, places[at]!, shows!, { ...shown!, guard });
        }
      }),
    );
    return found;
  }

  return { lookUp };
}
