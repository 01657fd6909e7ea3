import type { RecentWrite } from "../../cache/recent-writes.ts";
import { notFound, upstreamStatus } from "../../errors.ts";
import { differ, isBefore, isOlder, newerState } from "./entity-state.ts";
import type { EntityState } from "./entity-state.ts";
import { isObject } from "./merge.ts";
import { isEntity } from "./parse.ts";
import type { Entity } from "./parse.ts";
import { isWholeList, rowsIn, withRows } from "./rows.ts";

type RecentWritesByEntity = ReadonlyMap<string, RecentWrite>;

/** The entities that an answer shows, as far as this gateway writes them. */
export interface EntityRules {
  /** Kind of the rows of a list, or of the one entity. */
  kind: string;
  /** The id of the one entity that the call reads. Left out: the call reads a list, or which entity is chosen. */
  id?: string;
  /** The call reads which entity is chosen, such as a default: `default-setting:organization`. */
  choice?: string;
  /** The call reads one object without an id: `threading-timeline:organization`. */
  object?: string;
  /** Fields of a row that hold such an object -> the first part of its name; the second one is the id of the row. */
  objects?: Readonly<Record<string, string>>;
  /** The entity that the list belongs to: `library:4711`. A list does not exist without it. */
  owner?: string;
  /** Fields of a row that refer to other entities -> the kinds of these. */
  references?: Readonly<Record<string, string>>;
  /** A row is deleted together with any entity that this field refers to. */
  deletedWith?: string;
  /** Fields that a read answers and a write does not. */
  onlyRead?: readonly string[];
  /** Whether the list contains this state of an entity; undefined where only Genesys Cloud can tell. */
  contains?: (state: EntityState) => boolean | undefined;
}

/** What replicas remember of a write that chooses an entity, such as a default. */
export interface ChosenState {
  /** Left out: no entity is chosen. */
  chosen?: EntityState;
}

/** Under this name replicas remember what was written of an entity. */
export const entityName = (kind: string, id: string): string => `${kind}:${id}`;

/** An answer in which no entity is older than what this gateway has written of it. */
export interface AsWritten {
  answer: unknown;
  /** True if Genesys Cloud does not show every recent write in this answer yet, or the answer does not tell. */
  isUnsettled: boolean;
}

/**
 * Genesys Cloud may answer a read from a state before the gateway's last writes. An older row is replaced by what the write
 * answered, and what was deleted is left out. Which rows a list has is up to Genesys Cloud, except those that were deleted or moved
 * away. `tags` are those that the answer depends on: a write that bumped one of them may change the rows of the list.
 */
export function asWritten(
  answer: unknown,
  rules: EntityRules,
  writes: RecentWritesByEntity,
  tags: readonly string[],
): AsWritten {
  if (rules.choice !== undefined) return choiceAsWritten(answer, rules, rules.choice, writes);
  if (rules.object !== undefined) return objectAsWritten(answer, writes.get(rules.object));
  const corrected =
    rules.id === undefined ? listAsWritten(answer, rules, writes, tags) : entityAsWritten(answer, rules, writes);
  if (!corrected) throw notFound();
  return corrected;
}

/**
 * The same for an answer that something does not exist: what was created just now does. Throws the error where that is right.
 */
export function missingAsWritten(error: unknown, rules: EntityRules, writes: RecentWritesByEntity): AsWritten {
  const found = upstreamStatus(error) === 404 ? createdAsWritten(rules, writes) : undefined;
  if (!found) throw error;
  return found;
}

function createdAsWritten(rules: EntityRules, writes: RecentWritesByEntity): AsWritten | undefined {
  const created = rules.id === undefined ? undefined : createdState(entityName(rules.kind, rules.id), writes);
  const row = created && rowAsWritten(created, rules, writes).row;
  if (row) return { answer: row, isUnsettled: true };
  // "There is no default" may be a 404 too.
  const chosen = rules.choice === undefined ? undefined : choiceAsWritten(undefined, rules, rules.choice, writes);
  if (chosen?.answer !== undefined) return chosen;
  // A PUT creates it where there is none.
  const object = rules.object === undefined ? undefined : objectAsWritten(undefined, writes.get(rules.object));
  if (object?.answer !== undefined) return object;
  if (rules.owner === undefined || !createdState(rules.owner, writes)) return undefined;
  return { answer: { entities: [], total: 0 }, isUnsettled: true };
}

/** The same for entities that were read by id in one call. `unsettled` are the ids of those that were older. */
export function entitiesAsWritten<T>(
  ids: readonly string[],
  found: ReadonlyMap<string, T | Error>,
  rules: EntityRules,
  writes: RecentWritesByEntity,
): { entities: Map<string, T | Error>; unsettled: string[] } {
  const entities = new Map(found);
  const unsettled: string[] = [];
  for (const id of ids) {
    const value = entities.get(id);
    if (value instanceof Error) continue;
    const one = { ...rules, id };
    const corrected = value === undefined ? createdAsWritten(one, writes) : entityAsWritten(value, one, writes);
    if (corrected) entities.set(id, corrected.answer as T);
    else entities.delete(id);
    if (corrected?.isUnsettled) unsettled.push(id);
  }
  return { entities, unsettled };
}

/** Undefined: it was deleted. */
function entityAsWritten(answer: unknown, rules: EntityRules, writes: RecentWritesByEntity): AsWritten | undefined {
  if (!isEntity(answer)) return { answer, isUnsettled: false };
  const { row, isUnsettled } = rowAsWritten(answer, rules, writes);
  return row && { answer: row, isUnsettled };
}

function choiceAsWritten(answer: unknown, rules: EntityRules, choice: string, writes: RecentWritesByEntity): AsWritten {
  const write = writes.get(choice);
  const read = isEntity(answer) ? rowAsWritten(answer, rules, writes) : undefined;
  if (write?.outcome !== "updated") {
    return { answer: read?.row ?? answer, isUnsettled: write !== undefined || (read?.isUnsettled ?? false) };
  }
  const { chosen } = write.state as ChosenState;
  if (chosen?.id === read?.row?.id) return { answer: read?.row ?? answer, isUnsettled: read?.isUnsettled ?? false };
  return { answer: chosen && rowAsWritten(chosen, rules, writes).row, isUnsettled: true };
}

/** An object has no version: the write decides. */
function objectAsWritten(answer: unknown, write: RecentWrite | undefined): AsWritten {
  if (!write) return { answer, isUnsettled: false };
  if (!isObject(write.state)) return { answer, isUnsettled: true };
  const isSame = isObject(answer) && !differ(answer, write.state);
  return { answer: isSame ? answer : write.state, isUnsettled: !isSame };
}

/** Undefined: what it is a list of was deleted. */
function listAsWritten(
  answer: unknown,
  rules: EntityRules,
  writes: RecentWritesByEntity,
  tags: readonly string[],
): AsWritten | undefined {
  if (rules.owner !== undefined && writes.get(rules.owner)?.outcome === "deleted") return undefined;
  const rows = rowsIn(answer);
  if (!rows) return { answer, isUnsettled: false };
  const isWhole = isWholeList(answer);
  let isUnsettled = false;
  const shownNow = new Set<string>();
  const kept = rows.flatMap((row) => {
    if (!isEntity(row)) return [row];
    const corrected = rowAsWritten(row, rules, writes);
    if (corrected.isUnsettled) isUnsettled = true;
    if (!corrected.row || (corrected.isUnsettled && rules.contains?.(corrected.row) === false)) return [];
    shownNow.add(entityName(rules.kind, row.id));
    return [corrected.row];
  });
  const touched = [...writes.values()].filter((write) => write.tags.some((tag) => tags.includes(tag)));
  if (touched.some((write) => !shownNow.has(write.entity) && mayBeMissing(write, rules, isWhole))) isUnsettled = true;
  return { answer: withRows(answer, kept, isWhole), isUnsettled };
}

/** True if a list that does not have the entity of this write may be from before the write. */
function mayBeMissing({ entity, outcome, state }: RecentWrite, rules: EntityRules, isWhole: boolean): boolean {
  if (outcome === "unknown") return true;
  const isOfKind = entity.startsWith(`${rules.kind}:`);
  // What rows show of other entities is put right in the rows. A row is missing only where it was deleted with another entity.
  if (!isOfKind) return outcome === "deleted" && rules.deletedWith !== undefined && !isWhole;
  // A page does not tell why it lacks the entity: its rows may be those of before or after.
  if (!isWhole) return true;
  if (outcome === "deleted") return false;
  return !isEntity(state) || rules.contains?.(state) !== false;
}

interface CorrectedRow {
  /** Undefined: it was deleted. */
  row: EntityState | undefined;
  isUnsettled: boolean;
}

function rowAsWritten(read: EntityState, rules: EntityRules, writes: RecentWritesByEntity): CorrectedRow {
  const write = writes.get(entityName(rules.kind, read.id));
  const isOutdated = isEntity(write?.state) && isBefore(read, write.state);
  const row = isOutdated
    ? newerState(read, write.state as EntityState, rules.onlyRead ?? [], Object.keys(rules.references ?? {}))
    : read;
  if (write?.outcome === "deleted" || isDeletedWith(row, rules, writes)) return { row: undefined, isUnsettled: true };
  return { row: withReferences(row, rules, writes), isUnsettled: isOutdated || write?.outcome === "unknown" };
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
): EntityState {
  const corrected = (reference: unknown, kind: string): unknown => {
    const state = isEntity(reference) ? writes.get(entityName(kind, reference.id))?.state : undefined;
    if (!isEntity(reference) || !isEntity(state) || isOlder(state, reference) === true) return reference;
    const isExpanded = "version" in reference || "dateModified" in reference;
    const names = Object.keys(reference).filter((name) => Object.hasOwn(state, name));
    return isExpanded ? state : { ...reference, ...Object.fromEntries(names.map((name) => [name, state[name]])) };
  };
  const entries = Object.entries(references)
    .filter(([name]) => row[name] != null)
    .map(([name, kind]) => {
      const value = row[name];
      return [name, Array.isArray(value) ? value.map((one) => corrected(one, kind)) : corrected(value, kind)] as const;
    });
  const held = Object.entries(objects)
    .filter(([name]) => row[name] != null)
    .map(([name, kind]) => [name, objectAsWritten(row[name], writes.get(entityName(kind, row.id))).answer] as const);
  const corrections = [...entries, ...held];
  return corrections.length > 0 ? { ...row, ...Object.fromEntries(corrections) } : row;
}

function referencesOf(value: unknown): Entity[] {
  return (Array.isArray(value) ? value : [value]).filter(isEntity);
}

function createdState(entity: string, writes: RecentWritesByEntity): EntityState | undefined {
  const write = writes.get(entity);
  return write?.outcome === "created" && isEntity(write.state) ? write.state : undefined;
}
