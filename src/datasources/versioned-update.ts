import { statusError, upstreamStatus, versionConflict } from "../errors.ts";
import { merge } from "./merge.ts";

interface Versioned {
  version?: number;
}

interface VersionedUpdate<T extends Versioned> {
  /** Reads the whole entity as it is stored now, never from a loader. */
  read: () => Promise<T | null>;
  /** The whole entity as it was read lately, where it is at hand: the version that goes along proves whether it still is so. */
  known?: () => Promise<T | null>;
  /** Replaces the whole entity. */
  write: (entity: T) => Promise<T>;
  changes: object;
  /** Fields that are replaced as a whole even though they are objects. */
  whole?: readonly string[];
  /** The version the caller made the change for. */
  expectedVersion?: number | null | undefined;
}

/**
 * Reads, merges and replaces an entity that has a version: a PUT clears what it leaves out, so the whole object goes
 * back. Throws a version conflict when the stored version is not the expected one, before or during the write.
 */
export async function updateVersioned<T extends Versioned>(update: VersionedUpdate<T>): Promise<T> {
  const expectedOne = update.expectedVersion ?? undefined;
  const known = await update.known?.();
  if (known?.version !== undefined && (expectedOne ?? known.version) === known.version) {
    try {
      return await update.write(merge(known, update.changes, update.whole));
    } catch (error) {
      if (upstreamStatus(error) !== 409) throw error;
    }
  }
  const current = await update.read();
  if (!current) throw statusError({ status: 404 }, undefined, { fields: ["id"] });
  const expected = update.expectedVersion ?? undefined;
  if (expected !== undefined && expected !== current.version) throw versionConflict(expected, current.version);
  try {
    return await update.write(merge(current, update.changes, update.whole));
  } catch (error) {
    if (upstreamStatus(error) === 409 && current.version !== undefined) throw versionConflict(current.version);
    throw error;
  }
}
