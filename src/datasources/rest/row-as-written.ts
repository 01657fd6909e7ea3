import type { RecentWrite } from "../../cache/recent-writes.ts";
import { entityName } from "./entity-rules.ts";
import type { EntityRules } from "./entity-rules.ts";
import { differ, isBefore, isOlder, newerState } from "./entity-state.ts";
import type { EntityState } from "./entity-state.ts";
import { isObject } from "./merge.ts";
import { isEntity } from "./parse.ts";
import type { Entity } from "./parse.ts";

export type RecentWritesByEntity = ReadonlyMap<string, RecentWrite>;

/** An answer in which no entity is older than what this gateway has written of it. */
export interface AsWritten {
  answer: unknown;
  /** True if Genesys Cloud does not show every recent write in this answer yet, or the answer does not tell. */
  isUnsettled: boolean;
}

/** A row in which nothing is older than the last writes. */
export interface CorrectedRow {
  /** Undefined: it was deleted. */
  row: EntityState | undefined;
  isUnsettled: boolean;
  /** True if the row itself was older than its last write. */
  isOutdated?: boolean;
}

/** The row as it was written, or as it was read where that is newer. */
export function rowAsWritten(read: EntityState, rules: EntityRules, writes: RecentWritesByEntity): CorrectedRow {
  const write = writes.get(entityName(rules.kind, read.id));
  const isOutdated = isEntity(write?.state) && isBefore(read, write.state);
  const row = isOutdated
    ? newerState(read, write.state as EntityState, rules.onlyRead ?? [], Object.keys(rules.references ?? {}))
    : read;
  if (write?.outcome === "deleted" || isDeletedWith(row, rules, writes)) return { row: undefined, isUnsettled: true };
  const { row: corrected, isChanged } = withReferences(row, rules, writes);
  return { row: corrected, isUnsettled: isOutdated || isChanged || write?.outcome === "unknown", isOutdated };
}

function isDeletedWith(
  row: EntityState,
  { deletedWith, references = {} }: EntityRules,
  writes: RecentWritesByEntity,
): boolean {
  if (deletedWith === undefined) return false;
  const kind = references[deletedWith]!;
  return referencesOf(row[deletedWith]).some(({ id }) => writes.get(entityName(kind, id))?.outcome === "deleted");
}

/** The row with what it shows of other entities as these were written. */
function withReferences(
  row: EntityState,
  { references = {}, objects = {} }: EntityRules,
  writes: RecentWritesByEntity,
): { row: EntityState; isChanged: boolean } {
  const corrected = new Map<string, unknown>();
  for (const [name, kind] of Object.entries(references)) {
    const value = row[name];
    const written = (reference: unknown) => referenceAsWritten(reference, kind, writes);
    const next = Array.isArray(value) ? value.map(written) : written(value);
    const isSame = Array.isArray(value) ? value.every((one, at) => one === (next as unknown[])[at]) : next === value;
    if (!isSame) corrected.set(name, next);
  }
  for (const [name, kind] of Object.entries(objects)) {
    if (row[name] == null) continue;
    const { answer } = objectAsWritten(row[name], writes.get(entityName(kind, row.id)));
    if (answer !== row[name]) corrected.set(name, answer);
  }
  const isChanged = corrected.size > 0;
  return { row: isChanged ? { ...row, ...Object.fromEntries(corrected) } : row, isChanged };
}

/** A reference that has no version is put right only where it shows a name from before the write, not one from elsewhere. */
function referenceAsWritten(reference: unknown, kind: string, writes: RecentWritesByEntity): unknown {
  const write = isEntity(reference) ? writes.get(entityName(kind, reference.id)) : undefined;
  if (!isEntity(reference) || !isEntity(write?.state)) return reference;
  const { state, earlier } = write;
  if ("version" in reference || "dateModified" in reference)
    return isOlder(reference, state) === true ? state : reference;
  if (!("name" in reference) || reference["name"] === state["name"]) return reference;
  const isEarlier = earlier === undefined || earlier.includes(reference["name"]);
  return isEarlier ? { ...reference, name: state["name"] } : reference;
}

/** An object has no version: what was there before the write is put right, and what is unknown is from elsewhere. */
export function objectAsWritten(answer: unknown, write: RecentWrite | undefined): AsWritten {
  if (!write) return { answer, isUnsettled: false };
  const { state, earlier } = write;
  if (!isObject(state)) return { answer, isUnsettled: true };
  if (isObject(answer) && !differ(answer, state)) return { answer, isUnsettled: false };
  const isEarlier = (value: unknown) => (isObject(answer) ? isObject(value) && !differ(answer, value) : value == null);
  return earlier === undefined || earlier.some(isEarlier)
    ? { answer: state, isUnsettled: true }
    : { answer, isUnsettled: false };
}

function referencesOf(value: unknown): Entity[] {
  return (Array.isArray(value) ? value : [value]).filter(isEntity);
}

/** The entity as a write of the last seconds has created it. */
export function createdState(entity: string, writes: RecentWritesByEntity): EntityState | undefined {
  const write = writes.get(entity);
  return write?.outcome === "created" && isEntity(write.state) ? write.state : undefined;
}
