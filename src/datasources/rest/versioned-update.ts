import { isDeepStrictEqual } from "node:util";
import { notFound, upstreamStatus, versionConflict } from "../../errors.ts";
import type { GatewayError } from "../../errors.ts";
import { isObject, merge } from "./merge.ts";

/** Most versions are numbers; the version of a messaging setting is a string with a number. */
interface VersionedEntity {
  version?: number | string;
}

/** The result of a write, or of its dry run. */
export interface WriteResult<T> {
  /** The entity after the write. In a dry run: as it would be. One that would be created has no id then. */
  entity: T;
  /** The entity before the write: `null` where there was none, absent where it was not read. */
  before?: T | null;
  /** True where nothing was written, because nothing was to change. Then the entity is only read, which writers may not. */
  isOnlyRead?: true;
}

interface VersionedChange<T extends VersionedEntity> {
  /** Reads the whole stored entity, never from a loader or a cache. */
  read: () => Promise<T | null>;
  /** The fields to change, or how to derive them from the stored entity. */
  changes: object | ((current: T) => object);
  /** Fields that are replaced as a whole although they are objects. */
  whole?: readonly string[];
  /** The version that the client based its change on. */
  expectedVersion?: number | null | undefined;
}

interface Replacement<T extends VersionedEntity> extends VersionedChange<T> {
  /** The whole entity from the cache, if it is there. Genesys Cloud compares its version and refuses an outdated one. */
  cached?: () => Promise<T | undefined>;
  /** Replaces the whole entity. `before` is the entity that it replaces. */
  write: (entity: T, before: T) => Promise<T>;
  /** Throws when the changed entity breaks a rule. */
  check?: (entity: T, changes: object) => void;
}

/**
 * Reads, merges and replaces an entity that has a version. A PUT clears what it leaves out, so it sends the whole entity. After
 * another client's write in between, the change is applied once more to the new state. It is a version conflict instead where
 * both changed the same field, or where the caller expects a version. Without any change it writes nothing.
 */
export async function updateVersioned<T extends VersionedEntity>(update: Replacement<T>): Promise<WriteResult<T>> {
  if (changesNothing(update)) return stored(update);
  const { write, expectedVersion } = update;
  const known = namesNoValue(update.changes, update.whole) ? await readExpected(update) : undefined;
  if (known && isDeepStrictEqual(wantedOn(update, known), known)) return onlyRead(known);
  const attempt = async (before: T) => ({ entity: await write(wantedOn(update, before), before), before });
  const cached = known ? undefined : await cachedBase(update);
  if (cached) {
    try {
      return await attempt(cached);
    } catch (error) {
      // The cached entity is outdated: nothing was written, so read the stored one.
      if (upstreamStatus(error) !== 409) throw error;
    }
  }
  const first = known ?? (await readExpected(update));
  try {
    return await attempt(first);
  } catch (error) {
    if (upstreamStatus(error) !== 409 || first.version == null) throw error;
    const latest = await readAgain(update);
    if (
      expectedVersion != null ||
      latest.version === first.version ||
      namedAndChanged(update, first, latest).length > 0
    ) {
      throw conflictBetween(update, first, latest, error);
    }
    try {
      return await attempt(latest);
    } catch (again) {
      if (upstreamStatus(again) !== 409) throw again;
      throw conflictBetween(update, latest, await readAgain(update), again);
    }
  }
}

/** The changed entity. Throws when it breaks a rule. */
function wantedOn<T extends VersionedEntity>(update: Replacement<T>, before: T): T {
  const changes = changesFor(update, before);
  const wanted = merge(before, changes, update.whole);
  update.check?.(wanted, changes);
  return wanted;
}

/** The cached entity, where the change can be applied to it. Only the stored entity decides whether it breaks a rule. */
async function cachedBase<T extends VersionedEntity>(update: Replacement<T>): Promise<T | undefined> {
  const cached = await update.cached?.();
  const expected = update.expectedVersion ?? undefined;
  if (cached?.version == null || (expected !== undefined && expected !== versionOf(cached))) return undefined;
  try {
    wantedOn(update, cached);
    return cached;
  } catch {
    return undefined;
  }
}

interface Patch<T extends VersionedEntity> extends VersionedChange<T> {
  /** Sends the fields. `before` is the stored entity, where it was read. */
  send: (fields: object, before: T | undefined) => Promise<T>;
  /** The stored fields that have to be sent with the changes; left out when there are none. */
  alsoSend?: ((current: T) => object) | undefined;
  /** True to read the stored entity first even where the write does not need it. */
  readFirst: boolean;
}

/**
 * Sends the changed fields of an entity whose write takes no version. An expected version is compared with a fresh read. Another
 * client's write between that read and this write is still overwritten. Without any change it writes nothing.
 */
export async function updateFields<T extends VersionedEntity>(patch: Patch<T>): Promise<WriteResult<T>> {
  if (changesNothing(patch)) return stored(patch);
  const { send, alsoSend, readFirst, expectedVersion, changes } = patch;
  const needsNoRead = !alsoSend && !readFirst && expectedVersion == null;
  if (needsNoRead && typeof changes === "object") return { entity: await send(changes, undefined) };
  const before = await readExpected(patch);
  return { entity: await send({ ...alsoSend?.(before), ...changesFor(patch, before) }, before), before };
}

/** True for a change that names no field. Its write would count the version up, and clash with the changes of others. */
function changesNothing<T extends VersionedEntity>({ changes }: VersionedChange<T>): boolean {
  return typeof changes === "object" && Object.values(changes).every((value) => value === undefined);
}

/** The result of a change that names no field. An expected version is compared all the same. */
async function stored<T extends VersionedEntity>(change: VersionedChange<T>): Promise<WriteResult<T>> {
  return onlyRead(await readExpected(change));
}

function onlyRead<T>(entity: T): WriteResult<T> {
  return { entity, before: entity, isOnlyRead: true };
}

/** True for changes that are empty objects only: they change nothing where the objects are stored. */
function namesNoValue(changes: unknown, whole: readonly string[] = []): boolean {
  if (changes === undefined) return true;
  if (!isObject(changes)) return false;
  return Object.entries(changes).every(([name, value]) => !whole.includes(name) && namesNoValue(value));
}

async function readExpected<T extends VersionedEntity>(change: VersionedChange<T>): Promise<T> {
  const current = await readAgain(change);
  const { expectedVersion: expected } = change;
  if (expected != null && expected !== versionOf(current)) throw conflictWith(change, current);
  return current;
}

async function readAgain<T extends VersionedEntity>({ read }: VersionedChange<T>): Promise<T> {
  const current = await read();
  if (!current) throw notFound();
  return current;
}

function changesFor<T extends VersionedEntity>({ changes }: VersionedChange<T>, current: T): object {
  return typeof changes === "function" ? changes(current) : changes;
}

export function versionOf({ version }: VersionedEntity): number | undefined {
  const number = Number(version);
  return version == null || Number.isNaN(number) ? undefined : number;
}

/** The content of the expected version is not known, so every stored value that the change would replace is in conflict. */
function conflictWith<T extends VersionedEntity>(change: VersionedChange<T>, current: T): GatewayError {
  const changes = changesFor(change, current);
  return versionConflict({
    expectedVersion: change.expectedVersion ?? undefined,
    currentVersion: versionOf(current),
    current,
    fields: differing(changes, current, merge(current, changes, change.whole), change.whole),
  });
}

/** `refusal` is the 409 that Genesys Cloud answered. */
function conflictBetween<T extends VersionedEntity>(
  change: VersionedChange<T>,
  first: T,
  latest: T,
  refusal: unknown,
): GatewayError {
  const conflict = {
    expectedVersion: versionOf(first),
    // Where the read still answers the version that was refused, the stored version is not known.
    currentVersion: latest.version === first.version ? undefined : versionOf(latest),
    current: latest,
    fields: namedAndChanged(change, first, latest),
  };
  return versionConflict(conflict, (refusal as GatewayError).extensions.upstream);
}

/** Changes that are derived from the stored entity can always be applied to a newer one. */
function namedAndChanged<T extends VersionedEntity>(
  { changes, whole }: VersionedChange<T>,
  first: T,
  latest: T,
): string[] {
  return typeof changes === "function" ? [] : differing(changes, first, latest, whole);
}

/** The changed fields in which two states of an entity differ. */
function differing(changes: object, one: object, other: object, whole: readonly string[] = []): string[] {
  const named = Object.entries(changes).filter(([, value]) => value !== undefined);
  return named
    .filter(([name, value]) => differs(whole.includes(name) ? null : value, at(one, name), at(other, name)))
    .map(([name]) => name);
}

/** Of an object, only the changed fields count. */
function differs(change: unknown, one: unknown, other: unknown): boolean {
  if (isObject(change) && isObject(one) && isObject(other)) return differing(change, one, other).length > 0;
  return !isDeepStrictEqual(withoutNames(one), withoutNames(other));
}

function at(entity: object, name: string): unknown {
  return (entity as Record<string, unknown>)[name];
}

/** A reference may include the name of its target, which is no part of the entity. */
function withoutNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNames);
  return isObject(value) && "id" in value && "selfUri" in value ? { id: value["id"] } : value;
}
