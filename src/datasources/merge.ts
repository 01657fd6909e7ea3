/** What a write names: `undefined` leaves a field alone, `null` clears it. */
export type Changes<T> = { [K in keyof T]?: Named<T[K]> | null };
type Named<V> = V extends (infer Item)[] ? Named<Item>[] : V extends object ? Changes<V> : V;

/**
 * The entity with the changes in it: objects are merged at every depth, lists and the fields in `whole` are replaced,
 * `null` takes the field out (Genesys Cloud leaves absent values out). What the changes do not name, and fields
 * that nobody here has heard of, stay as they are.
 */
export function merge<T extends object>(current: T, changes: object, whole: readonly string[] = []): T {
  // A map, because an object would take a field that is called `__proto__` for its own prototype.
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

function withoutNulls(value: unknown): unknown {
  return isObject(value) ? merge({}, value) : value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
