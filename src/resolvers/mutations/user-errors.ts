import { getNullableType, isInputObjectType, isListType } from "graphql";
import type { GraphQLInputType, GraphQLResolveInfo } from "graphql";
import { GatewayError } from "../../errors.ts";
import type { UserErrorCode } from "../enums.ts";
import { graphNameOf } from "../rest-names.ts";
import type { VersionedShape } from "./version-conflict.ts";

/** A userError of the graph in either of its two types. */
export type UserErrorShape =
  | { __typename: "InputError"; message: string; code: UserErrorCode; path: string[]; upstream?: UpstreamShape }
  | {
      __typename: "VersionConflict";
      message: string;
      code: "VERSION_CONFLICT";
      path: string[];
      upstream?: UpstreamShape;
      expectedVersion?: number | undefined;
      currentVersion?: number | undefined;
      conflictingFields: string[];
      current?: VersionedShape;
      /** The GraphQL type of `current`, which a REST object does not name. */
      currentType?: string;
    };

/** What Genesys Cloud said, for its support. */
interface UpstreamShape {
  code?: string;
  correlationId?: string;
}

interface UserErrorOptions {
  /** REST fields that are references -> the input fields that hold their ids. */
  inputNames?: Record<string, string>;
  /** True for a delete. Its input is only an id, so a refusal without a field is about that. */
  deletes?: boolean;
  /** The input of the mutation, where a code may name one of several fields. */
  input?: object;
  /** The GraphQL type of the written entity, which a version conflict shows. */
  type?: string | undefined;
}

/**
 * Runs a write and answers its payload. Errors that a person can correct become `userErrors`; others are thrown again as GraphQL
 * errors.
 */
export async function payloadOf<P extends object>(
  info: GraphQLResolveInfo,
  write: () => Promise<P>,
  options: UserErrorOptions = {},
): Promise<Partial<P> & { userErrors: UserErrorShape[] }> {
  try {
    return { ...(await write()), userErrors: [] };
  } catch (error) {
    const userErrors = userErrorsOf(error, info, options);
    if (userErrors.length === 0) throw error;
    return Object.assign<Partial<P>, { userErrors: UserErrorShape[] }>({}, { userErrors });
  }
}

/** The user errors in an error; empty when a person cannot correct it by other input. */
export function userErrorsOf(
  error: unknown,
  info: GraphQLResolveInfo,
  options: UserErrorOptions = {},
): UserErrorShape[] {
  const { inputNames = {}, deletes = false, type } = options;
  const input = (options.input ?? {}) as Record<string, unknown>;
  if (!(error instanceof GatewayError)) return [];
  const { conflict, reported = [], faults = [], fields = [], onlyGiven = false } = error.details;
  const said = upstreamOf(error);
  if (conflict) {
    const { expectedVersion, currentVersion, current } = conflict;
    const shape = {
      __typename: "VersionConflict" as const,
      message: error.message,
      code: "VERSION_CONFLICT" as const,
      path: ["input", "expectedVersion"],
      expectedVersion,
      currentVersion,
      conflictingFields: conflict.fields.map((field) => inputNames[field] ?? field),
      ...said,
    };
    return [current && type ? { ...shape, current: current as VersionedShape, currentType: type } : shape];
  }
  const code = codeOf(error);
  if (reported.length > 0) return reported.flatMap((one) => userErrorsOf(one, info, options));
  if (!code) return [];
  const fault = (message: string, path: string[], kind = code): UserErrorShape => ({
    __typename: "InputError",
    message,
    code: kind,
    path,
    ...said,
  });
  if (faults.length > 0)
    return faults.map(({ field, message, code: own }) => fault(message, inputPathOf(field, info, inputNames), own));
  // Without a field from the REST API that the input has, the fault is in the entity that the input names.
  const whole = code === "NOT_FOUND" || deletes ? inputPathOf("id", info, {}) : ["input"];
  const named = onlyGiven ? fields.filter((field) => input[field] != null) : fields;
  const paths = named.map((field) => inputPathOf(field, info, inputNames));
  return (paths.length > 0 ? paths : [whole]).map((path) => fault(error.message, path.length > 1 ? path : whole));
}

/** What Genesys Cloud said; nothing where the gateway found the fault itself. */
function upstreamOf({ extensions: { upstream } }: GatewayError): { upstream?: UpstreamShape } {
  if (upstream?.code === undefined && upstream?.correlationId === undefined) return {};
  const { code, correlationId } = upstream;
  return { upstream: { ...(code !== undefined && { code }), ...(correlationId !== undefined && { correlationId }) } };
}

/** The code of the user error. The status decides only where Genesys Cloud's own code says nothing. */
function codeOf({ extensions, details }: GatewayError): UserErrorCode | undefined {
  if (details.userError !== undefined) return details.userError ?? undefined;
  if (details.reusedKey) return "IDEMPOTENCY_KEY_REUSED";
  const status = extensions.upstream?.status;
  if (status === 404) return "NOT_FOUND";
  if (status === 409) return "CONFLICT";
  return extensions.code === "BAD_USER_INPUT" ? "INVALID_VALUE" : undefined;
}

/**
 * `texts[0].content` -> ["input", "texts", "0", "content"], with the field names of the input. The path ends before the first segment
 * that the input does not have, such as the id within a reference. So no value that the REST API echoes gets into the path.
 */
export function inputPathOf(field: string, info: GraphQLResolveInfo, inputNames: Record<string, string>): string[] {
  const [first = "", ...rest] = field.split(/[.[\]/]+/).filter(Boolean);
  const segments = [Object.hasOwn(inputNames, first) ? inputNames[first]! : first, ...rest];
  let type = info.parentType.getFields()[info.fieldName]?.args.find(({ name }) => name === "input")?.type;
  const path = ["input"];
  for (const restName of segments) {
    const parent = type && getNullableType(type);
    const segment = isInputObjectType(parent) ? graphNameOf(parent.name, restName) : restName;
    type = parent && inputTypeAt(parent, segment);
    if (!type) break;
    path.push(segment);
  }
  return path;
}

function inputTypeAt(parent: GraphQLInputType, segment: string): GraphQLInputType | undefined {
  const type = getNullableType(parent);
  if (isListType(type)) return /^\d{1,9}$/.test(segment) ? type.ofType : undefined;
  return isInputObjectType(type) ? type.getFields()[segment]?.type : undefined;
}
