import { invalid } from "../../errors.ts";
import type { Fault } from "../../errors.ts";
import { isId } from "../../ids.ts";
import { isObject } from "./merge.ts";

/** The vendor's `request.bytes.max`. */
const MAX_BYTES = 512_000;

/** Throws BAD_USER_INPUT with all faults at once, if there are any. */
export function refuse(faults: readonly Fault[]): void {
  const [first, ...others] = faults;
  if (first) throw invalid([first, ...others]);
}

/** A new entity needs a name. An update may leave it out and keeps the stored one. */
export function nameFaults(name: unknown, { isNew }: { isNew: boolean }): Fault[] {
  const isMissing = name === undefined ? isNew : typeof name !== "string" || name.trim() === "";
  return isMissing ? [{ field: "name", message: "A name is required." }] : [];
}

/** The value must look like an id. Absent values pass. */
export function idFaults(id: unknown, field: string): Fault[] {
  if (id == null || isId(id)) return [];
  return [{ field, message: `"${field}" is not an id: an id has 1 to 64 letters, digits, "-" or "_".` }];
}

/** The id of a reference must look like an id. Absent references pass. */
export function referenceFaults(reference: unknown, field: string): Fault[] {
  return isObject(reference) ? idFaults(reference["id"], field) : [];
}

/** Genesys Cloud refuses larger requests. */
export function sizeFaults(body: unknown): Fault[] {
  if (Buffer.byteLength(JSON.stringify(body)) <= MAX_BYTES) return [];
  return [{ field: "", message: `The input is larger than ${MAX_BYTES} bytes, the most that Genesys Cloud accepts.` }];
}
