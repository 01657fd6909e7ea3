import { digest, DIGEST_LENGTH } from "../redis.ts";
import type { CacheKey } from "./entry-options.ts";

/** The keys under which answers are stored. */
export interface EntryKeys {
  /** The key of an entry: from the key of its read and the version of its tags. */
  of(read: Pick<CacheKey, "key" | "entityId">, version: string): string;
  /** The part that stands for the read alone. It contains no random id, so freshness does not depend on one. */
  readOf(entryKey: string): string;
}

/** Keys for Redis: short, and of one length. `keys` puts the prefix before them. */
export function createSharedKeys(keys: (...names: string[]) => string, variant: readonly string[]): EntryKeys {
  return {
    of: ({ key, entityId = null }, version) => keys(digest([variant, key, entityId]), digest([version])),
    readOf: (entryKey) => entryKey.slice(-2 * DIGEST_LENGTH - 1, -DIGEST_LENGTH - 1),
  };
}

/** Keys for the memory of one process: plain text, because digests cost more than everything else that an entry needs. */
export const LOCAL_KEYS: EntryKeys = {
  of: ({ key, entityId = "" }, version) => `${textOf(key)}\n${entityId}\n${version}`,
  readOf: (entryKey) => entryKey.slice(0, entryKey.lastIndexOf("\n")),
};

/** The key of a read as a text without a line break. */
export function textOf(key: CacheKey["key"]): string {
  return typeof key === "string" ? key : JSON.stringify(key);
}

/** The text and the id of which `LOCAL_KEYS` made this key. */
export function partsOf(entryKey: string): { text: string; id: string } {
  const end = entryKey.indexOf("\n");
  return { text: entryKey.slice(0, end), id: entryKey.slice(end + 1, entryKey.lastIndexOf("\n")) };
}
