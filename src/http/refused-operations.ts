import type { BaseContext, GraphQLRequestContextWillSendResponse } from "@apollo/server";
import type { Limits } from "../config/limits-config.ts";

/**
 * Codes that GraphQL over HTTP answers with status 200 if the client accepts `application/json` and not the newer media type.
 * Such a client takes another status for a broken connection: Apollo's client for iOS would never send the missing query.
 */
const WELL_FORMED = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "BAD_USER_INPUT",
  "PERSISTED_QUERY_NOT_FOUND",
]);

/**
 * What Apollo's clients for phones put into their Accept header, before both types of JSON. The one for iOS still takes any status but
 * 2xx for a broken connection.
 */
const PHONE = /\bmultipart\/mixed\s*;\s*deferSpec=/i;

/** Statuses that differ from Apollo Server's. They are 4xx, so that no HTTP cache stores the refusal. */
const STATUSES: Record<string, number> = { PERSISTED_QUERY_NOT_FOUND: 404, PERSISTED_QUERY_NOT_SUPPORTED: 400 };

/**
 * Gives a refused operation the HTTP status that its client expects, and at most `errors` errors; of an operation that is too
 * expensive, only the error that says so. The errors of an operation that ran stay as they are.
 */
export function tidyRefused(
  { request, response }: GraphQLRequestContextWillSendResponse<BaseContext>,
  { errors: max }: Pick<Limits, "errors">,
): void {
  const { body, http } = response;
  if (body.kind !== "single" || body.singleResult.data !== undefined) return;
  const { errors = [] } = body.singleResult;
  const tooExpensive = errors.find(({ extensions }) => extensions?.["code"] === "OPERATION_TOO_EXPENSIVE");
  // Beyond its own limit, graphql-js adds one error that says so.
  const listed = tooExpensive ? [tooExpensive] : errors.slice(0, max);
  body.singleResult.errors = listed;

  const codes = listed.map(({ extensions }) => String(extensions?.["code"]));
  http.status = STATUSES[codes[0]!] ?? http.status;
  http.headers.delete("cache-control");
  const accept = request.http?.headers.get("accept") ?? "";
  const wantsOld = accept.includes("application/json") && !accept.includes("application/graphql-response+json");
  if (wantsOld && codes.every((code) => WELL_FORMED.has(code))) http.status = 200;
  if (codes[0] === "PERSISTED_QUERY_NOT_FOUND" && PHONE.test(accept)) http.status = 200;
}
