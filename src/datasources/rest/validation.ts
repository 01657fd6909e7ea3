import { invalid } from "../../errors.ts";
import type { Fault } from "../../errors.ts";
import { isId } from "../../ids.ts";
import { isObject } from "./merge.ts";

/** The vendor's `request.bytes.max`. */
const MAX_BYTES = 512_000;

/** Throws BAD_USER_INPUT with all faults at once; nothing when there are none. */
export function refuse(faults: readonly Fault[]): void {
  const [first, ...others] = faults;
  if (first) throw invalid([first, ...others]);
}

/** An entity needs a name; an update may leave it out, and keep the one that is there. */
export function nameFaults(name: unknown, { isNew }: { isNew: boolean }): Fault[] {
  const isMissing = name === undefined ? isNew : typeof name !== "string" || name.trim() === "";
  return isMissing ? [{ field: "name", message: "A name is needed." }] : [];
}

/** What has to look like an id, because it goes to a place where an id stands. */
export function idFaults(id: unknown, field: string): Fault[] {
  if (id == null || isId(id)) return [];
  return [{ field, message: `"${field}" is not an id: an id has 1 to 64 letters, digits, "-" or "_".` }];
}

/** The reference in a field, where there is one. */
export function referenceFaults(reference: unknown, field: string): Fault[] {
  return isObject(reference) ? idFaults(reference["id"], field) : [];
}

/** Genesys Cloud takes no request of more bytes than this. */
export function sizeFaults(body: unknown): Fault[] {
  if (Buffer.byteLength(JSON.stringify(body)) <= MAX_BYTES) return [];
  return [{ field: "", message: `It is larger than the ${MAX_BYTES} bytes that Genesys Cloud takes.` }];
}
