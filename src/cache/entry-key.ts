import { digest, DIGEST_LENGTH } from "../redis.ts";
import type { CacheKey } from "./entry-options.ts";

/** The keys under which answers are stored: the part that stands for the read, then the version of its tags. */
export interface EntryKeys {
  /** The part that stands for the read: it can be kept. */
  readKeyOf(read: Pick<CacheKey, "key" | "entityId">): string;
  versionedKey(readKey: string, version: string): string;
  /** What decides the freshness of an entry. It contains no random id, so replicas agree. */
  readOf(entryKey: string): string;
}

/** Digests of versions that are kept at most. */
const MAX_VERSION_DIGESTS = 1000;

/** Keys for Redis: short, and of one length. `keys` puts the prefix before them. */
export function createSharedKeys(keys: (...names: string[]) => string, variant: readonly string[]): EntryKeys {
  /** Many entries have one version, so few digests are made. */
  const versionDigests = new Map<string, string>();

  return {
    readKeyOf: ({ key, entityId = null }) => keys(digest([variant, key, entityId])),
    versionedKey(readKey, version) {
      let known = versionDigests.get(version);
      if (known === undefined) {
        known = digest([version]);
        if (versionDigests.size >= MAX_VERSION_DIGESTS) versionDigests.clear();
        versionDigests.set(version, known);
      }
      return `${readKey}:${known}`;
    },
    readOf: (entryKey) => entryKey.slice(-2 * DIGEST_LENGTH - 1, -DIGEST_LENGTH - 1),
  };
}

/** Keys for the memory of one process: plain text, because digests cost more than everything else that an entry needs. */
export const LOCAL_KEYS: EntryKeys = {
  readKeyOf: ({ key, entityId = "" }) => `${textOf(key)}\n${entityId}`,
  versionedKey: (readKey, version) => `${readKey}\n${version}`,
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
