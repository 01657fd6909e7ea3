import { unwrapResolverError } from "@apollo/server/errors";
import { GraphQLError } from "graphql";
import type { GraphQLFormattedError } from "graphql";
import { withoutQuotedValues } from "./error-text.ts";
import { badResponse, GatewayError } from "../errors.ts";

/** Apollo Server's codes for requests that the client can correct. */
const APOLLO_CODES = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "PERSISTED_QUERY_NOT_FOUND",
  "PERSISTED_QUERY_NOT_SUPPORTED",
  "BAD_USER_INPUT",
  "OPERATION_RESOLUTION_FAILURE",
  "BAD_REQUEST",
]);

/** The most characters of a message, which may quote names from the request as long as its body. */
const MAX_MESSAGE = 300;

const SUGGESTION = / ?Did you mean [^?]*\?/g;
const TOO_MANY_TOKENS = /^Syntax Error: Document contains more that (\d+) tokens\./;

/** What graphql-js says of a value that passed through from Genesys Cloud and is not what its contract says. */
const SHAPE_FAULTS = [
  {
    said: /^Cannot return null for non-nullable field \w+\.(?:id|\w+Id)\.$/,
    error: badResponse("the entity has no id"),
  },
  {
    said: /^(?:Int|Float|String|ID|Boolean) cannot represent |^Expected Iterable, /,
    error: badResponse("a value has another type than its contract says"),
  },
];

interface FormatErrorOptions {
  /** Called with every error that the client does not see. */
  report: (hidden: unknown) => void;
  /** True when messages may not suggest names of the schema. */
  hideSchema?: boolean;
}

/**
 * The error as a client sees it: the gateway's own errors as they are, Apollo's errors about the request without the values that
 * they quote, all others as INTERNAL_SERVER_ERROR without their message.
 */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  { report, hideSchema = false }: FormatErrorOptions,
): GraphQLFormattedError {
  const { message, locations, path, extensions } = formatted;
  const position = { ...(locations && { locations }), ...(path && { path }) };
  const original = unwrap(error);
  if (original instanceof GatewayError) return { message, ...position, extensions: { ...original.extensions } };
  const code = String(extensions?.["code"]);
  if (APOLLO_CODES.has(code)) {
    const [, tokens] = (code === "GRAPHQL_PARSE_FAILED" && TOO_MANY_TOKENS.exec(message)) || [];
    if (tokens !== undefined) {
      const text = `This document has more tokens than the ${tokens} that are allowed.`;
      return { message: text, ...position, extensions: { code: "OPERATION_TOO_EXPENSIVE" } };
    }
    const reason = error instanceof GraphQLError ? error.originalError?.message : undefined;
    const text = withoutQuotedValues(message, reason);
    const visible = hideSchema ? text.replaceAll(SUGGESTION, "") : text;
    return { message: visible.slice(0, MAX_MESSAGE), ...position, extensions: { code } };
  }
  const fault = SHAPE_FAULTS.find(({ said }) => original instanceof Error && said.test(original.message));
  if (fault) return { message: fault.error.message, ...position, extensions: { ...fault.error.extensions } };
  report(original);
  return {
    message: "Something went wrong in the gateway.",
    ...position,
    extensions: { code: "INTERNAL_SERVER_ERROR" },
  };
}

/** Apollo unwraps the errors of resolvers. Errors before execution have no path, and Apollo leaves them wrapped. */
function unwrap(error: unknown): unknown {
  const inner = error instanceof GraphQLError ? error.originalError : undefined;
  return inner instanceof GatewayError ? inner : unwrapResolverError(error);
}
