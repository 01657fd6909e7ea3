import type { Embedding } from "./entry-options.ts";

/** A stored entry that a request has used while it was fresh. */
export interface UsedEntry {
  entryKey: string;
  value: unknown;
  /** Until when it is fresh, in milliseconds of the wall clock. */
  until: number;
  tags: readonly string[];
  /** The version of the tags under which it was found. */
  version: string;
  embedding?: Embedding | undefined;
}

/** What a request has read, for an answer that is given again as long as all of it stays as it is. */
export interface Basis {
  add(used: UsedEntry): void;
  /** The request has used something else, which may change without notice. */
  refuse(): void;
  /** False after `refuse`. */
  isComplete(): boolean;
  all(): readonly UsedEntry[];
}

/** What rests on entries and tags. The cache tells it which of them have changed. */
export interface Dependents {
  /** An entry has been replaced, or a tag has another version. */
  drop(name: string): void;
  /** True where nothing rests on anything, so that nothing has to be dropped. */
  isEmpty(): boolean;
  /** All tags may have other versions. */
  clear(): void;
}

/** Begins the list of what a request reads. */
export function createBasis(): Basis {
  const used: UsedEntry[] = [];
  let isComplete = true;
  return {
    add: (one) => void used.push(one),
    refuse: () => void (isComplete = false),
    isComplete: () => isComplete,
    all: () => used,
  };
}
