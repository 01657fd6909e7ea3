import { badUserInput } from "./errors.ts";

const ID = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * Answers the id when it has the shape of a Genesys Cloud id, else throws BAD_USER_INPUT naming `field`.
 * Checked before it gets anywhere near a path: `encodeURIComponent` leaves `..` alone.
 */
export function checkId(id: string, field: string): string {
  if (!isId(id)) {
    throw badUserInput(`"${field}" is not an id: an id has 1 to 64 letters, digits, "-" or "_".`, field);
  }
  return id;
}

/** True when the value has the shape of a Genesys Cloud id. */
export function isId(id: unknown): boolean {
  return typeof id === "string" && ID.test(id);
}

/** The most ids that one field takes. */
export const MAX_IDS = 100;

/** Throws BAD_USER_INPUT when there are more ids than one field takes. The ids themselves are checked one by one. */
export function checkIdCount(ids: readonly string[], field = "ids"): void {
  if (ids.length > MAX_IDS) throw badUserInput(`"${field}" takes at most ${MAX_IDS} ids, not ${ids.length}.`, field);
}
