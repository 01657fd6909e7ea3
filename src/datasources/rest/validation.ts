import { invalid } from "../../errors.ts";
import type { Fault } from "../../errors.ts";
import { isId } from "../../ids.ts";
import { isObject } from "./merge.ts";

/*
 * Only what the vendor's models, error codes or limits say is refused before a call. Each rule names its source; all other values
 * are for Genesys Cloud to judge.
 */

/** The vendor's `request.bytes.max`, from its page of limits. */
const MAX_BYTES = 512_000;

/** Throws BAD_USER_INPUT with all faults at once, if there are any. */
export function refuse(faults: readonly Fault[]): void {
  const [first, ...others] = faults;
  if (first) throw invalid([first, ...others]);
}

/**
 * A new entity needs a name, which the models require. An update may leave it out and keeps the stored one; the models know no
 * `null` for it. A blank name is refused only where `canBeBlank` is false.
 */
export function nameFaults(
  name: unknown,
  { isNew, canBeBlank = true }: { isNew: boolean; canBeBlank?: boolean },
): Fault[] {
  const isMissing = name === undefined ? isNew : typeof name !== "string" || (!canBeBlank && name.trim() === "");
  return isMissing ? [{ field: "name", message: "A name is required." }] : [];
}

/**
 * The value must look like an id, since it becomes part of a path sooner or later. The vendor's ids are UUIDs, or words such as
 * `webMessagingDefault`. Absent values pass.
 */
export function idFaults(id: unknown, field: string): Fault[] {
  if (id == null || isId(id)) return [];
  return [{ field, message: `It is not an id: an id has 1 to 64 letters, digits, "-" or "_".` }];
}

/** The id of a reference must look like an id. Absent references pass. */
export function referenceFaults(reference: unknown, field: string): Fault[] {
  return isObject(reference) ? idFaults(reference["id"], field) : [];
}

/** The fault of a field that refers to an entity which does not exist. `what` names its kind: "messaging setting". */
export function missingFaults(what: string, field: string): Fault[] {
  return [{ field, message: `There is no ${what} with this id. It may have been deleted.`, code: "NOT_FOUND" }];
}

/** Longer than any id of the vendor. */
const MAX_ID_LENGTH = 255;

/**
 * The id of a reference that the gateway sends in bodies only, where it can do no harm: no source says more of it than that it is a text.
 * Absent references pass.
 */
export function bodyReferenceFaults(reference: unknown, field: string): Fault[] {
  const id = isObject(reference) ? reference["id"] : undefined;
  if (id == null) return [];
  const isText = typeof id === "string" && id.trim() !== "" && id.length <= MAX_ID_LENGTH && !/\p{Cc}/u.test(id);
  return isText ? [] : [{ field, message: `An id has 1 to ${MAX_ID_LENGTH} characters, and no control characters.` }];
}

/** Genesys Cloud refuses larger requests with 413 `request.entity.too.large`. */
export function sizeFaults(body: unknown): Fault[] {
  if (Buffer.byteLength(JSON.stringify(body)) <= MAX_BYTES) return [];
  const message = `The input is larger than ${MAX_BYTES} bytes, the most that Genesys Cloud accepts.`;
  return [{ field: "", message, code: "TOO_LONG" }];
}
