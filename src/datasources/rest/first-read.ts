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
 * its answer never has two states of one entity, and the version that a form shows belongs to the other values.
 */
export function createFirstReads(): FirstReads {
  const known = new Map<string, Map<string, unknown>>();

  function knownBy(route: string): Map<string, unknown> {
    const byId = known.get(route) ?? new Map<string, unknown>();
    known.set(route, byId);
    return byId;
  }

  return {
    of<T>(route: string, entity: T): T {
      if (!isEntity(entity)) return entity;
      const byId = knownBy(route);
      const first = byId.get(entity.id);
      if (first !== undefined) return first as T;
      byId.set(entity.id, entity);
      return entity;
    },
    clear: () => known.clear(),
  };
}
