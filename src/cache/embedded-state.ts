import type { VersionSnapshot } from "./versions.ts";

/** The state that an answer shows of its embedded entities: that after this change, or a later one. */
export interface EmbeddedState {
  /** Names the data of Redis, or this process where there is none. */
  life: string;
  /** The number of the last change in the log. */
  asOf: number;
  /** How many changes this process had made, some of which Redis may not have had yet. Other replicas do not get it. */
  ownChanges?: number;
}

/** The state that an answer shows whose read began with this snapshot. */
export function stateOf({ life, position, ownChanges }: VersionSnapshot): EmbeddedState {
  return { life, asOf: position, ...(ownChanges > 0 && { ownChanges }) };
}

/** True if one of the tags of this list was, or may have been, changed since the state. Both are of one life. */
export function isChangedSince(
  { asOf, ownChanges = 0 }: EmbeddedState,
  { lastBump, lastUnshared }: VersionSnapshot,
  list: number,
): boolean {
  return lastBump[list]! > asOf || (lastUnshared[list] ?? 0) > ownChanges;
}
