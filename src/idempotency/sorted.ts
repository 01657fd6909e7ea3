/** The same value for objects with the same fields in another order, as lists of names and values. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, item]) => [name, sorted(item)] as const);
  return entries.toSorted(([one], [other]) => (one < other ? -1 : 1));
}
