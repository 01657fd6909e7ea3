import type { Policy, Watch } from "./policy.ts";

/** What tells a read from every other, and the tags that a write bumps to make its answer unreachable. */
export interface CacheKey {
  key: string | readonly unknown[];
  /** Of a read of one of many entities: reads of the others differ from it by this alone. It has no line break. */
  entityId?: string;
  tags: readonly string[];
  /** What has been made of the key already. Copies of a read share it. */
  known?: KnownKey;
}

/** What is made once for a read that comes again. */
export interface KnownKey {
  /** The part of its entry keys that stands for the read. */
  readKey: string;
  /** What those entry keys have in common, and no others: `Entries.readOf` of any of them. */
  name: string;
  /** The version of its tags that was asked for last, and the entry key under it. */
  version: string;
  entryKey: string;
}

/** An entity inside an answer. */
export interface EmbeddedEntity extends CacheKey {
  /** When one of these tags is bumped, what the answer shows of the entity is out of date. */
  embeddedTags: readonly string[];
}

/** The entities inside an answer that have writes of their own. Only the answer tells which they are. */
export interface Embedding {
  /** Every write of any embedded entity bumps one of these tags; while none is bumped, nothing else is compared. */
  anyWrite: readonly string[];
  /** When one of these tags is bumped, the answer is unusable. */
  mustMatch: (value: unknown) => string[];
  /** The embedded entities. Their own entries can replace what the answer shows of them. */
  entitiesOf: (value: unknown) => EmbeddedEntity[];
  entityOptions: () => EntryOptions;
  /** The answer with these entities in place of those with the same id. */
  replace: (value: unknown, entities: readonly unknown[]) => unknown;
}

/** How answers of one kind are stored. */
export interface EntryOptions {
  policy: Policy;
  /** While it tells of every change of what the answer shows, the answer is fresh for longer. */
  watch?: Watch | undefined;
  /** False for an answer that is not stored, and not served if it is found. */
  isCacheable: (value: unknown) => boolean;
  /** For answers with embedded entities, as a response shows the names of its libraries. */
  embedding?: Embedding;
}
