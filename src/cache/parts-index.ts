import { partsOf, textOf } from "./entry-key.ts";
import type { CacheKey } from "./entry-options.ts";

/** The parts of an answer that are answers of other reads too, such as the rows of a page. Each becomes an entry when it is asked for. */
export interface StoredParts {
  /** The keys of these reads without their ids: the same for every part. */
  keys: readonly CacheKey["key"][];
  ids: readonly string[];
}

/** Where the parts are kept: their memory is bounded together with that of the entries. */
interface PartsMemory<P> {
  /** False when there is no room. `size` is in bytes. */
  keep(name: string, parts: P, size: number): boolean;
  find(name: string): P | undefined;
  /** Calls `unlink`. */
  remove(name: string): void;
  /** Called with the text and the id of each part that was added. */
  onNewer?(text: string, id: string): void;
}

/** Finds parts by the key of the entry that would be made of one of them, a key of `LOCAL_KEYS`. */
export interface PartsIndex<P> {
  /** `size` is that of the answer, in bytes. */
  add(parts: P, size: number): void;
  /** The newest parts that have it, until it is forgotten. */
  find(entryKey: string): P | undefined;
  forget(entryKey: string): void;
  /** To be called when parts are removed from memory. */
  unlink(name: string, parts: P): void;
}

/** Bytes of one part in the index. */
const PART_SIZE = 100;

/** Creates it. */
export function createPartsIndex<P extends StoredParts>(memory: PartsMemory<P>): PartsIndex<P> {
  /** For each key and id the name of the newest parts that have it. */
  const namesByKey = new Map<string, Map<string, string>>();
  /** How many of these links lead to each name. */
  const linksTo = new Map<string, number>();
  let counter = 0;

  /** Parts that newer ones or entries have replaced altogether need no memory. */
  function dropLink(name: string): void {
    const left = (linksTo.get(name) ?? 1) - 1;
    if (left > 0) linksTo.set(name, left);
    else memory.remove(name);
  }

  return {
    add(parts, size) {
      const name = `parts ${counter++}`;
      const { keys, ids } = parts;
      if (!memory.keep(name, parts, size + PART_SIZE * ids.length * keys.length)) return;
      let links = 0;
      for (const key of keys) {
        const text = textOf(key);
        const nameById = namesByKey.get(text) ?? new Map<string, string>();
        namesByKey.set(text, nameById);
        for (const id of ids) {
          const older = nameById.get(id);
          if (older === name) continue;
          nameById.set(id, name);
          memory.onNewer?.(text, id);
          links += 1;
          if (older !== undefined) dropLink(older);
        }
      }
      linksTo.set(name, links);
    },
    find(entryKey) {
      if (linksTo.size === 0) return undefined;
      const { text, id } = partsOf(entryKey);
      const name = namesByKey.get(text)?.get(id);
      return name === undefined ? undefined : memory.find(name);
    },
    forget(entryKey) {
      if (linksTo.size === 0) return;
      const { text, id } = partsOf(entryKey);
      const nameById = namesByKey.get(text);
      const name = nameById?.get(id);
      if (name === undefined) return;
      nameById!.delete(id);
      dropLink(name);
    },
    unlink(name, { keys, ids }) {
      linksTo.delete(name);
      for (const key of keys) {
        const nameById = namesByKey.get(textOf(key));
        for (const id of ids) if (nameById?.get(id) === name) nameById.delete(id);
      }
    },
  };
}
