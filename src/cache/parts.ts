import { LOCAL_KEYS, partsOf, textOf } from "./entry-key.ts";
import type { CacheKey, Embedding } from "./entry-options.ts";
import { isChangedSince } from "./embedded-state.ts";
import type { EmbeddedState } from "./embedded-state.ts";
import type { StoredParts } from "./parts-index.ts";
import type { Store } from "./store.ts";
import type { Versions } from "./versions.ts";

export interface KeyedValue extends CacheKey {
  value: unknown;
  embedding?: Embedding;
}

/** The parts of an answer that are the answers of other reads too, such as the rows of a page. */
export interface Parts extends StoredParts {
  /** The part with this id, once for each of the keys. */
  of(id: string): readonly KeyedValue[];
}

/** Parts that are no entries yet. They show at least the state of `asOf`. */
export interface PendingParts extends Parts, EmbeddedState {
  /** When they were read, in milliseconds. */
  at: number;
}

/**
 * Makes entries of the parts of stored answers: of most rows of a page no request ever asks, so an entry is made when it is looked up.
 * The function stores the entry under this key, if a newer answer than the entry has it as a part that was not written since. Only for
 * a process without Redis, which forgets no version.
 */
export function createEntryMaker(store: Store<PendingParts>, versions: Versions): (entryKey: string) => void {
  return (entryKey) => {
    const pending = store.partsFor(entryKey);
    if (!pending) return;
    const { text, id } = partsOf(entryKey);
    const part = pending.of(id)[pending.keys.findIndex((key) => textOf(key) === text)];
    const known = part && versions.known([part.tags]);
    const { at, life, asOf } = pending;
    if (!known || isChangedSince(pending, known, 0)) return store.forgetParts(entryKey);
    // The reader may have asked for the versions of an earlier moment.
    if (LOCAL_KEYS.versionedKey(LOCAL_KEYS.readKeyOf(part), known.versions[0]!) !== entryKey) return;
    const embedded = part.embedding && { life, asOf };
    store.set([{ key: entryKey, entry: { value: part.value, at, ...(embedded && { embedded }) } }], false);
  };
}
