import { isDeepStrictEqual } from "node:util";
import { isEntity } from "./parse.ts";
import type { Entity } from "./parse.ts";
import { versionOf as versionIn } from "./versioned-update.ts";

/** An entity of the REST API with all of its fields. */
export type EntityState = Entity & Record<string, unknown>;

/** True if the state of an entity that was read is from before the one that was written, or cannot be told from it. */
export function isBefore(read: EntityState, written: EntityState): boolean {
  const isSaid = isOlder(read, written);
  return isSaid ?? differ(read, written);
}

/** True if two objects differ in a field that both of them have. */
export function differ(one: Record<string, unknown>, other: Record<string, unknown>): boolean {
  const common = Object.keys(one).filter((name) => Object.hasOwn(other, name));
  return !common.every((name) => isDeepStrictEqual(idsIn(one[name]), idsIn(other[name])));
}

/** True if a state of an entity is from before another one; undefined where they have neither versions nor dates. */
export function isOlder(state: unknown, other: unknown): boolean | undefined {
  if (!isEntity(state) || !isEntity(other)) return undefined;
  const [version, otherVersion] = [versionOf(state), versionOf(other)];
  if (version !== undefined && otherVersion !== undefined) return version < otherVersion;
  const [date, otherDate] = [dateOf(state), dateOf(other)];
  return date === undefined || otherDate === undefined ? undefined : date < otherDate;
}

const versionOf = (row: EntityState) => versionIn(row as { version?: number | string });

function dateOf({ dateModified }: Record<string, unknown>): number | undefined {
  const date = typeof dateModified === "string" ? Date.parse(dateModified) : Number.NaN;
  return Number.isNaN(date) ? undefined : date;
}

/** References by their ids alone: how much else of them an answer shows depends on the call. */
function idsIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(idsIn);
  return isEntity(value) ? value.id : value;
}

/** What was written, with what only reads answer. An expanded reference to the same entity stays expanded. */
export function newerState(
  read: EntityState,
  written: EntityState,
  onlyRead: readonly string[],
  references: readonly string[],
): EntityState {
  const same = references.filter((name) => isDeepStrictEqual(idsIn(read[name]), idsIn(written[name])));
  const kept = [...onlyRead.filter((name) => !Object.hasOwn(written, name)), ...same].filter((name) => name in read);
  return { ...written, ...Object.fromEntries(kept.map((name) => [name, read[name]])) };
}
