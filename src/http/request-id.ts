import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** Ids that clients and proxies may choose. Nothing else gets into a log or a header. */
const VALID = /^[\w.-]{1,128}$/;

/** Makes ids for requests: the valid `x-request-id` of the request, or a new one that no other process makes. */
export function createRequestIds(): (request: Pick<IncomingMessage, "headers">) => string {
  const prefix = randomBytes(6).toString("base64url");
  let count = 0;
  return ({ headers: { "x-request-id": given } }) =>
    typeof given === "string" && VALID.test(given) ? given : `${prefix}-${(count += 1).toString(36)}`;
}
