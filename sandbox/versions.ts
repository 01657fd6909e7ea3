import type { JsonObject } from "./contract.ts";
import { ApiError, invalidValue } from "./errors.ts";

/** The version a PUT leads to; refuses a body without a version (400) and one that is not the stored version (409). */
export function nextVersion(body: JsonObject, stored: number): number {
  if (body.version === undefined) throw invalidValue("The current version is required for an update", "version");
  if (body.version !== stored) {
    throw new ApiError(409, "general.conflict", `Expected version ${stored} but got version ${body.version}`);
  }
  return stored + 1;
}
