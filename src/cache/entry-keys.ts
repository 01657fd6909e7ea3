import { digest, DIGEST_LENGTH } from "../redis.ts";
import { freshFor } from "./policy.ts";
import type { Policy } from "./policy.ts";

/** Digests of versions that are kept at most. */
const MAX_VERSION_DIGESTS = 1000;

/** Makes entry keys: the part that stands for the read, then the version of its tags. */
export function createEntryKeys(keys: (...names: string[]) => string, variant: readonly string[]) {
  /** Many entries have one version, so few digests are made. */
  const versionDigests = new Map<string, string>();

  return {
    readKeyOf: (key: readonly unknown[]) => keys(digest([variant, key])),
    versionedKey(readKey: string, version: string): string {
      let known = versionDigests.get(version);
      if (known === undefined) {
        known = digest([version]);
        if (versionDigests.size >= MAX_VERSION_DIGESTS) versionDigests.clear();
        versionDigests.set(version, known);
      }
      return `${readKey}:${known}`;
    },
  };
}

/** Seconds for which an answer to a read is fresh, by the part of its key that `readKeyOf` answers. */
export function freshForRead(policy: Policy, readKey: string): number {
  return freshFor(policy, readKey.slice(-DIGEST_LENGTH));
}

/** The part of an entry key that stands for the read alone. It contains no random id, so freshness does not depend on one. */
export function readOf(entryKey: string): string {
  return entryKey.slice(-2 * DIGEST_LENGTH - 1, -DIGEST_LENGTH - 1);
}
