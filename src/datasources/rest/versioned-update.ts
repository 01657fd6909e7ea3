import { isDeepStrictEqual } from "node:util";
import { notFound, upstreamStatus, versionConflict } from "../../errors.ts";
import type { GatewayError } from "../../errors.ts";
import { isObject, merge } from "./merge.ts";

/** Most versions are numbers; that of a messaging setting is a number in a text. */
interface Versioned {
  version?: number | string;
}

/** What became of a write. */
export interface WriteResult<T> {
  entity: T;
  /** The entity as it was just before: `null` where there was none, absent where nobody has read it. */
  before?: T | null;
}

/** The id of an entity that a dry run would make. */
export const DRY_RUN_ID = "dry-run";

interface Change<T extends Versioned> {
  /** Reads the whole entity as it is stored now, never from a loader or a cache. */
  read: () => Promise<T | null>;
  /** What the caller names, or how to tell it from what is stored. */
  changes: object | ((current: T) => object);
  /** Fields that are replaced as a whole even though they are objects. */
  whole?: readonly string[];
  /** The version the caller made the change for. */
  expectedVersion?: number | null | undefined;
}

interface Replacement<T extends Versioned> extends Change<T> {
  /** The whole entity as it was read lately, where it is at hand: the version that goes along proves whether it still is so. */
  known?: () => Promise<T | undefined>;
  /** Replaces the whole entity; `before` is what is replaced. */
  write: (entity: T, before: T) => Promise<T>;
  /** Throws when the entity as it would be breaks a rule. */
  check?: (entity: T, changes: object) => void;
}

/**
 * Reads, merges and replaces an entity that has a version: a PUT clears what it leaves out, so the whole object goes
 * back. When somebody else was faster, the change is made once more on top of theirs, unless they changed a field that it
 * names too, or the caller expects a version: then it is a version conflict.
 */
export async function updateVersioned<T extends Versioned>(update: Replacement<T>): Promise<WriteResult<T>> {
  const { write, expectedVersion } = update;
  const attempt = async (before: T) => ({ entity: await write(wantedOn(update, before), before), before });
  const known = await knownBase(update);
  if (known) {
    try {
      return await attempt(known);
    } catch (error) {
      // It is no longer so: nothing has been written, and what is stored has to be read.
      if (upstreamStatus(error) !== 409) throw error;
    }
  }
  const first = await readExpected(update);
  try {
    return await attempt(first);
  } catch (error) {
    if (upstreamStatus(error) !== 409 || first.version === undefined) throw error;
    const latest = await readAgain(update);
    if (
      expectedVersion != null ||
      latest.version === first.version ||
      namedAndChanged(update, first, latest).length > 0
    ) {
      throw conflictBetween(update, first, latest);
    }
    try {
      return await attempt(latest);
    } catch (again) {
      if (upstreamStatus(again) !== 409) throw again;
      throw conflictBetween(update, latest, await readAgain(update));
    }
  }
}

/** The entity as it would be, or the rules that it would break. */
function wantedOn<T extends Versioned>(update: Replacement<T>, before: T): T {
  const changes = changesFor(update, before);
  const wanted = merge(before, changes, update.whole);
  update.check?.(wanted, changes);
  return wanted;
}

/** What is at hand, where the change can be made on top of it. Whether it breaks a rule only what is stored can tell. */
async function knownBase<T extends Versioned>(update: Replacement<T>): Promise<T | undefined> {
  const known = await update.known?.();
  const expected = update.expectedVersion ?? undefined;
  if (known?.version === undefined || (expected !== undefined && expected !== versionOf(known))) return undefined;
  try {
    wantedOn(update, known);
    return known;
  } catch {
    return undefined;
  }
}

interface Patch<T extends Versioned> extends Change<T> {
  /** Sends the fields; `before` is there when it has been read. */
  send: (fields: object, before: T | undefined) => Promise<T>;
  /** What has to go along with the changes, of what is stored; `undefined` when nothing has to. */
  along?: ((current: T) => object) | undefined;
  /** Wants to know what is stored before, whatever it costs. */
  readFirst: boolean;
}

/**
 * Sends the fields that a change names to an entity whose write takes no version. An expected version is compared with a
 * fresh read: that narrows the time in which somebody else's change is overwritten, and does not close it.
 */
export async function updateFields<T extends Versioned>(patch: Patch<T>): Promise<WriteResult<T>> {
  const { send, along, readFirst, expectedVersion, changes } = patch;
  const readsNothing = !along && !readFirst && expectedVersion == null;
  if (readsNothing && typeof changes === "object") return { entity: await send(changes, undefined) };
  const before = await readExpected(patch);
  return { entity: await send({ ...along?.(before), ...changesFor(patch, before) }, before), before };
}

async function readExpected<T extends Versioned>(change: Change<T>): Promise<T> {
  const current = await readAgain(change);
  const { expectedVersion: expected } = change;
  if (expected != null && expected !== versionOf(current)) throw conflictWith(change, current);
  return current;
}

async function readAgain<T extends Versioned>({ read }: Change<T>): Promise<T> {
  const current = await read();
  if (!current) throw notFound();
  return current;
}

function changesFor<T extends Versioned>({ changes }: Change<T>, current: T): object {
  return typeof changes === "function" ? changes(current) : changes;
}

function versionOf({ version }: Versioned): number | undefined {
  const number = Number(version);
  return version === undefined || Number.isNaN(number) ? undefined : number;
}

/** Nobody knows what the expected version held: what the change would overwrite with something else is in conflict. */
function conflictWith<T extends Versioned>(change: Change<T>, current: T): GatewayError {
  const changes = changesFor(change, current);
  return versionConflict({
    expectedVersion: change.expectedVersion ?? undefined,
    currentVersion: versionOf(current),
    current,
    fields: differing(changes, current, merge(current, changes, change.whole), change.whole),
  });
}

function conflictBetween<T extends Versioned>(change: Change<T>, first: T, latest: T): GatewayError {
  return versionConflict({
    expectedVersion: versionOf(first),
    // Where the version that was refused is still the one that is read, nobody knows which one is stored.
    currentVersion: latest.version === first.version ? undefined : versionOf(latest),
    current: latest,
    fields: namedAndChanged(change, first, latest),
  });
}

/** Changes that are told from what is stored can always be made on top of somebody else's. */
function namedAndChanged<T extends Versioned>({ changes, whole }: Change<T>, first: T, latest: T): string[] {
  return typeof changes === "function" ? [] : differing(changes, first, latest, whole);
}

/** The named fields that two states of an entity do not share. */
function differing(changes: object, one: object, other: object, whole: readonly string[] = []): string[] {
  const named = Object.entries(changes).filter(([, value]) => value !== undefined);
  return named
    .filter(([name, value]) => differs(whole.includes(name) ? null : value, at(one, name), at(other, name)))
    .map(([name]) => name);
}

/** Of an object only what is named counts. */
function differs(change: unknown, one: unknown, other: unknown): boolean {
  if (isObject(change) && isObject(one) && isObject(other)) return differing(change, one, other).length > 0;
  return !isDeepStrictEqual(withoutNames(one), withoutNames(other));
}

function at(entity: object, name: string): unknown {
  return (entity as Record<string, unknown>)[name];
}

/** A reference tells the name of what it points to, which is no part of the entity. */
function withoutNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNames);
  return isObject(value) && "id" in value && "selfUri" in value ? { id: value["id"] } : value;
}
