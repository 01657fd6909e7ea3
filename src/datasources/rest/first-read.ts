import { isDeepStrictEqual } from "node:util";
import { isEntity } from "./parse.ts";

/** The entities that one request has read, each as the object that it read first. */
export interface FirstReads {
  /**
   * The entity as the request read it first; this one, if it is the first. `route` is the path that reads it alone. What has no id, such
   * as an Error, is returned as it is.
   */
  of<T>(route: string, entity: T): T;
  /** The same for rows; the same array where all of them are the first. */
  all<T>(route: string, rows: T[]): T[];
  /** Forgets all of them. To be called after a write. */
  clear(): void;
}

/**
 * A list, a search and a read by id may have been kept at different times. In one request the first of them stands for all, so that
 * its answer never has two states of one entity, and the version that a form shows belongs to the other values. `onConflict` is called
 * where two reads have answered different states, so that the answer depends on which came first.
 */
export function createFirstReads(onConflict?: () => void): FirstReads {
  const known = new Map<string, Map<string, unknown>>();

  function entitiesOf(route: string): Map<string, unknown> {
    let entities = known.get(route);
    if (!entities) known.set(route, (entities = new Map()));
    return entities;
  }

  function first<T>(entities: Map<string, unknown>, entity: T): T {
    if (!isEntity(entity)) return entity;
    const before = entities.get(entity.id);
    if (before === undefined) {
      entities.set(entity.id, entity);
      return entity;
    }
    if (onConflict && before !== entity && !agree(before as object, entity)) onConflict();
    return before as T;
  }

  return {
    of: (route, entity) => first(entitiesOf(route), entity),
    all<T>(route: string, rows: T[]): T[] {
      const entities = entitiesOf(route);
      let result = rows;
      for (const [at, row] of rows.entries()) {
        const entity = first(entities, row);
        if (entity === row) continue;
        if (result === rows) result = [...rows];
        result[at] = entity;
      }
      return result;
    },
    clear: () => known.clear(),
  };
}

/** True if what both say is the same: one read may answer more fields than another. */
function agree(one: object, other: object): boolean {
  const fields = new Map<string, unknown>(Object.entries(other));
  return Object.entries(one).every(([name, value]) => !fields.has(name) || isDeepStrictEqual(value, fields.get(name)));
}
