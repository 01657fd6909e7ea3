import { isDeepStrictEqual } from "node:util";
import { isEntity } from "./parse.ts";

/** The entities that one request has read, each as the object that it read first. */
export interface FirstReads {
  /**
   * The entity as the request read it first; this one, if it is the first. `route` is the path that reads it alone. What has no id, such
   * as an Error, is returned as it is.
   */
  of<T>(route: string, entity: T): T;
  /** Forgets all of them. To be called after a write. */
  clear(): void;
}

/**
 * A list, a search and a read by id may have been kept at different times. In one request the first of them stands for all, so that
 * its answer never has two states of one entity, and the version that a form shows belongs to the other values. `onConflict` is called
 * where two reads have answered different states, so that the answer depends on which came first.
 */
export function createFirstReads(onConflict?: () => void): FirstReads {
  const known = new Map<string, unknown>();
  return {
    of<T>(route: string, entity: T): T {
      if (!isEntity(entity)) return entity;
      const key = `${route} ${entity.id}`;
      const first = known.get(key);
      if (first === undefined) known.set(key, entity);
      else if (onConflict && first !== entity && !agree(first as object, entity)) onConflict();
      return (first ?? entity) as T;
    },
    clear: () => known.clear(),
  };
}

/** True if what both say is the same: one read may answer more fields than another. */
function agree(one: object, other: object): boolean {
  const fields = new Map<string, unknown>(Object.entries(other));
  return Object.entries(one).every(([name, value]) => !fields.has(name) || isDeepStrictEqual(value, fields.get(name)));
}
