import type { BaseContext, GraphQLRequestContextWillSendResponse } from "@apollo/server";
import type { Limits } from "../config/limits-config.ts";

/**
 * What GraphQL over HTTP answers with 200 to a client that has asked for `application/json` by name, and for nothing newer:
 * such a client takes any other status for a broken connection. Apollo's for iOS would never send the query that is missing.
 */
const WELL_FORMED = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "BAD_USER_INPUT",
  "PERSISTED_QUERY_NOT_FOUND",
]);

/** Statuses where Apollo Server's own are not those of this server. 4xx so that no cache takes a refusal for an answer. */
const STATUSES: Record<string, number> = { PERSISTED_QUERY_NOT_FOUND: 404, PERSISTED_QUERY_NOT_SUPPORTED: 400 };

/**
 * Gives refused operations the HTTP status that their client expects, and lists no more of their errors than the limit; where
 * it was too much, only the first that says so. Of a request that ran, every error is listed.
 */
export function tidyRefused(
  { request, response }: GraphQLRequestContextWillSendResponse<BaseContext>,
  { errors: max }: Pick<Limits, "errors">,
): void {
  const { body, http } = response;
  if (body.kind !== "single" || body.singleResult.data !== undefined) return;
  const { errors = [] } = body.singleResult;
  const tooMuch = errors.find(({ extensions }) => extensions?.["code"] === "OPERATION_TOO_EXPENSIVE");
  // graphql-js puts one more at the end, which says that there are more.
  const listed = tooMuch ? [tooMuch] : errors.slice(0, max);
  body.singleResult.errors = listed;

  const codes = listed.map(({ extensions }) => String(extensions?.["code"]));
  http.status = STATUSES[codes[0]!] ?? http.status;
  http.headers.delete("cache-control");
  const accept = request.http?.headers.get("accept") ?? "";
  const wantsOld = accept.includes("application/json") && !accept.includes("application/graphql-response+json");
  if (wantsOld && codes.every((code) => WELL_FORMED.has(code))) http.status = 200;
}
