import { notFound, upstreamStatus } from "../../errors.ts";
import { entityName } from "./entity-rules.ts";
import type { ChosenState, EntityRules } from "./entity-rules.ts";
import { listAsWritten } from "./list-as-written.ts";
import type { ListEvidence } from "./list-evidence.ts";
import { isEntity } from "./parse.ts";
import type { CachedCall } from "./rest-call.ts";
import { createdState, objectAsWritten, rowAsWritten } from "./row-as-written.ts";
import type { AsWritten, RecentWritesByEntity } from "./row-as-written.ts";

/**
 * Genesys Cloud may answer a read from a state before the gateway's last writes. An older row is replaced by what the write
 * answered, and what was deleted is left out. Which rows a list has is up to Genesys Cloud, except those that were deleted or moved
 * away.
 */
export function asWritten(
  answer: unknown,
  call: CachedCall,
  rules: EntityRules,
  writes: RecentWritesByEntity,
  evidence: ListEvidence,
): AsWritten {
  if (rules.choice !== undefined) return choiceAsWritten(answer, rules, rules.choice, writes);
  if (rules.object !== undefined) return objectAsWritten(answer, writes.get(rules.object));
  const corrected =
    rules.id === undefined
      ? listAsWritten(answer, call, rules, writes, evidence)
      : entityAsWritten(answer, rules, writes);
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
  const readId = read?.row?.id ?? null;
  // A choice that is neither the written one nor one from before it was made elsewhere.
  const isNewer = write.earlier !== undefined && !write.earlier.includes(readId);
  if ((chosen?.id ?? null) === readId || isNewer) {
    return { answer: read?.row ?? answer, isUnsettled: read?.isUnsettled ?? false };
  }
  return { answer: chosen && rowAsWritten(chosen, rules, writes).row, isUnsettled: true };
}
