import type { JsonObject } from "./contract.ts";
import { ApiError, invalidValue } from "./errors.ts";

/** Returns the version after a PUT. Throws 400 if the body has no version, and 409 if it is not the stored one. */
export function nextVersion(body: JsonObject, stored: number): number {
  if (body.version === undefined) throw invalidValue("The current version is required for an update", "version");
  if (body.version !== stored) {
    // The code that the vendor's OpenAPI declares for both PUTs.
    throw new ApiError(409, "request.conflict", `Expected version ${stored} but got version ${body.version}`);
  }
  return stored + 1;
}
