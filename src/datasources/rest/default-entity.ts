import { entityName } from "./entity-rules.ts";
import type { Collection } from "./collection.ts";
import { asEntity, isEmptyObject } from "./parse.ts";
import type { Entity } from "./parse.ts";
import { nullIfNotFound } from "./read-by-id.ts";

/** The default entity of a collection. Without the collection, every call throws FEATURE_UNAVAILABLE. */
export interface DefaultEntity<T> {
  /** Reads it once a request; `null` when there is no default. */
  read(): Promise<T | null>;
  /** Makes another entity the default. A dry run answers `entity`. */
  set(body: object, entity?: T): Promise<T>;
  clear(): Promise<void>;
}

/** How to change a default. */
export interface DefaultOptions {
  /** True if a dry run answers the previous default, which costs a read. */
  tellsBefore: boolean;
}

/** The default entity of a collection, on the path `route`. */
export function createDefaultEntity<T extends Entity>(collection: Collection<T>, route: string): DefaultEntity<T> {
  let reading: Promise<T | null> | undefined;
  const { shows } = collection;
  const choice = entityName(`default-${shows.kind}`, "organization");
  const writes = { kind: shows.kind, choice };

  const rules = { mayBeEmpty: true, shows: { ...shows, choice } };

  /** "No default" is an empty 200, an empty object or a 404: the vendor's own tools accept all of them. */
  const read = () =>
    nullIfNotFound(
      collection
        .readFrom(route, rules)
        .then((answer) =>
          answer === undefined || isEmptyObject(answer) ? null : collection.firstRead(asEntity<T>(answer)),
        ),
    );

  return {
    read: () => (reading ??= read()),
    set: async (body, entity) => {
      reading = undefined;
      const before = await collection.peekFrom(route, rules);
      return collection.writeTo<T>({ method: "PUT", route, body, writes }, { preview: entity, before });
    },
    clear: async () => {
      reading = undefined;
      const before = await collection.peekFrom(route, rules);
      await nullIfNotFound(collection.writeTo({ method: "DELETE", route, writes }, { clearsDefault: true, before }));
    },
  };
}
