import type { Policy } from "./policy.ts";

/** A read that may be kept: what tells it from every other, and what a write names to make its answer unreachable. */
export interface CacheKey {
  key: readonly unknown[];
  tags: readonly string[];
}

/** An entity that an answer shows. */
export interface Part extends CacheKey {
  /** Tags of which one changes when what is shown of it changes. */
  shownTags: readonly string[];
}

/** What an answer shows of entities that have writes of their own: which these are, only the answer tells. */
export interface Shows {
  /** Tags of which one changes with every write of something shown. */
  guard: readonly string[];
  /** Tags whose change makes the answer worthless. */
  vitalOf: (value: unknown) => string[];
  /** The reads of the entities shown. What is kept of them can be put into the answer in place of what it shows. */
  partsOf: (value: unknown) => Part[];
  partKind: () => EntryOptions;
  /** The answer with these entities in place of what it shows of them. */
  withParts: (value: unknown, parts: readonly unknown[]) => unknown;
}

/** What is kept in one way. */
export interface EntryOptions {
  policy: Policy;
  /** False for what is not to be kept, and for what is not believed when the shelf holds it. */
  isCacheable: (value: unknown) => boolean;
  /** Where answers show entities that have writes of their own, as a response shows the names of its libraries. */
  shows?: Shows;
}
