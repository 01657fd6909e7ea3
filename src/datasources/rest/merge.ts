/** The fields that a write changes: `undefined` leaves a field unchanged, `null` clears it. */
export type Changes<T> = { [K in keyof T]?: Named<T[K]> | null };
type Named<V> = V extends (infer Item)[] ? Named<Item>[] : V extends object ? Changes<V> : V;

/**
 * The entity with the changes: objects are merged at every depth, lists and the fields in `whole` are replaced, `null` removes
 * the field (Genesys Cloud leaves absent values out). All other fields stay, also those that the gateway does not know.
 */
export function merge<T extends object>(current: T, changes: object, whole: readonly string[] = []): T {
  // A map, because assigning a field named `__proto__` to an object would change its prototype.
  const merged = new Map<string, unknown>(Object.entries(current));
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) continue;
    if (value === null) merged.delete(name);
    else if (isObject(value) && !whole.includes(name)) {
      const old = merged.get(name);
      merged.set(name, merge(isObject(old) ? old : {}, value));
    } else merged.set(name, Array.isArray(value) ? value.map(withoutNulls) : value);
  }
  return Object.fromEntries(merged) as T;
}

/** The value as the REST API stores it: without the fields that are null, at any depth. Lists stay as they are. */
export function withoutNulls<T>(value: T): T {
  return (isObject(value) ? merge({}, value) : value) as T;
}

/** The fields of an object that the gateway knows, at every depth; `true` for a value or a list. */
export interface KnownFields {
  [name: string]: KnownFields | true;
}

/**
 * The new value of a field that the REST API replaces as a whole, plus the stored fields that the gateway does not know. A known
 * field that the new value leaves out is removed, as the client wants.
 */
function keepUnknown<T>(stored: unknown, next: T, known: KnownFields): T {
  if (!isObject(stored) || !isObject(next)) return next;
  const kept = new Map<string, unknown>(Object.entries(next));
  for (const [name, value] of Object.entries(stored)) {
    const below = Object.hasOwn(known, name) ? known[name] : undefined;
    if (below === undefined) kept.set(name, value);
    else if (below !== true && kept.has(name)) kept.set(name, keepUnknown(value, kept.get(name), below));
  }
  return Object.fromEntries(kept) as T;
}

/** The changes; objects among them keep the stored fields that the gateway does not know. */
export function withUnknown<C extends object>(current: object, changes: C, known: KnownFields): C {
  const stored = new Map<string, unknown>(Object.entries(current));
  const entries = Object.entries(changes).map(([name, value]) => {
    const below = Object.hasOwn(known, name) ? known[name] : undefined;
    return [name, isObject(below) ? keepUnknown(stored.get(name), value, below as KnownFields) : value];
  });
  return Object.fromEntries(entries) as C;
}

/** True for an object: not for a list, not for null. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
