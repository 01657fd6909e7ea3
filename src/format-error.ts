import { unwrapResolverError } from "@apollo/server/errors";
import { GraphQLError } from "graphql";
import type { GraphQLFormattedError } from "graphql";
import { withoutValues } from "./error-text.ts";
import { GatewayError } from "./errors.ts";

/** Apollo Server's own codes, all for faults of the request that the caller can see and mend. */
const APOLLO_CODES = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "PERSISTED_QUERY_NOT_FOUND",
  "PERSISTED_QUERY_NOT_SUPPORTED",
  "BAD_USER_INPUT",
  "OPERATION_RESOLUTION_FAILURE",
  "BAD_REQUEST",
]);

/**
 * What a client sees of an error: the gateway's own errors as they are, Apollo's complaints about the request without the
 * values that they quote, anything else as INTERNAL_SERVER_ERROR without a word of its text. `report` gets what was hidden.
 */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  report: (hidden: unknown) => void,
): GraphQLFormattedError {
  const { message, locations, path, extensions } = formatted;
  const place = { ...(locations && { locations }), ...(path && { path }) };
  const original = unwrapResolverError(error);
  if (original instanceof GatewayError) return { message, ...place, extensions: { ...original.extensions } };
  const code = String(extensions?.["code"]);
  if (APOLLO_CODES.has(code)) {
    const reason = error instanceof GraphQLError ? error.originalError?.message : undefined;
    return { message: withoutValues(message, reason), ...place, extensions: { code } };
  }
  report(original);
  return { message: "Something went wrong in the gateway.", ...place, extensions: { code: "INTERNAL_SERVER_ERROR" } };
}
