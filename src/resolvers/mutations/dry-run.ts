/** What the payload of a dry run has, and each result of a bulk write in it. */
const KEPT = new Set(["responseId", "changes", "affected", "warnings", "userErrors"]);

/**
 * The payload of a dry run: without the entity and `deletedId`. A client's normalized cache keeps every entity by its type and id,
 * so it would show what was never saved. An Error stays, so that its field says why the dry run failed.
 */
export function withoutEntities(payload: object): object {
  const kept = Object.entries(payload).flatMap(([name, value]): [string, unknown][] => {
    if (name === "results") return [[name, (value as object[]).map(withoutEntities)]];
    return KEPT.has(name) || value instanceof Error ? [[name, value]] : [];
  });
  return Object.fromEntries(kept);
}
