/**
 * Freezes a value and everything in it, because requests share it. Answers the number of characters of its JSON, without the escapes
 * within texts.
 */
export function freezeAndMeasure(value: unknown): number {
  if (typeof value === "string") return value.length + 2;
  if (typeof value === "boolean" || value === null || value === undefined) return 5;
  if (typeof value !== "object") return 12;
  let size = 2;
  if (Array.isArray(value)) for (const part of value) size += 1 + freezeAndMeasure(part);
  else
    // Answers are plain JSON, so they inherit nothing. A list of the names of each object would cost more than all the rest.
    for (const name in value) size += name.length + 4 + freezeAndMeasure((value as Record<string, unknown>)[name]);
  Object.freeze(value);
  return size;
}

/** Freezes a value and everything in it, because requests share it. */
export function freeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) freeze(part);
  return Object.freeze(value);
}
