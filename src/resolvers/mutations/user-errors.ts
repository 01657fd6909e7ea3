import { getNullableType, isInputObjectType, isListType } from "graphql";
import type { GraphQLInputType, GraphQLResolveInfo } from "graphql";
import { GatewayError } from "../../errors.ts";
import type { UserErrorCode } from "../enums.ts";
import type { VersionedShape } from "./versioned-entity.ts";

/** A userError of the graph in either of its two types. */
export type UserErrorShape =
  | { __typename: "InputError"; message: string; code: UserErrorCode; path: string[] }
  | {
      __typename: "VersionConflict";
      message: string;
      code: "VERSION_CONFLICT";
      path: string[];
      expectedVersion?: number | undefined;
      currentVersion?: number | undefined;
      conflictingFields: string[];
      current?: VersionedShape;
      /** The type of what is stored, which the REST object does not say by itself. */
      currentType?: string;
    };

interface WriteOptions {
  /** REST fields that are references -> the input fields that hold their bare ids. */
  inputNames?: Record<string, string>;
  /** True for a delete: its input is an id, so what is refused there is refused because something needs it. */
  deletes?: boolean;
  /** The type of what is written, for somebody who has to be shown what is stored. */
  type?: string | undefined;
}

/**
 * Carries out a write and answers its payload. What a person can mend becomes `userErrors`; everything else is thrown
 * on as a GraphQL error.
 */
export async function payloadOf<P extends object>(
  info: GraphQLResolveInfo,
  write: () => Promise<P>,
  options: WriteOptions = {},
): Promise<Partial<P> & { userErrors: UserErrorShape[] }> {
  try {
    return { ...(await write()), userErrors: [] };
  } catch (error) {
    const userErrors = userErrorsOf(error, info, options);
    if (userErrors.length === 0) throw error;
    return Object.assign<Partial<P>, { userErrors: UserErrorShape[] }>({}, { userErrors });
  }
}

/** What of an error a person can mend; nothing where it is none of theirs. */
export function userErrorsOf(
  error: unknown,
  info: GraphQLResolveInfo,
  { inputNames = {}, deletes = false, type }: WriteOptions = {},
): UserErrorShape[] {
  if (!(error instanceof GatewayError)) return [];
  const { conflict, faults = [], fields = [] } = error.details;
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
    };
    return [current && type ? { ...shape, current: current as VersionedShape, currentType: type } : shape];
  }
  const code = codeOf(error, deletes);
  if (!code) return [];
  const fault = (message: string, path: string[]): UserErrorShape => ({
    __typename: "InputError",
    message,
    code,
    path,
  });
  if (faults.length > 0) return faults.map(({ field, message }) => fault(message, pathOf(field, info, inputNames)));
  // Only the entity that the input names can be to blame here when the REST API blames no field.
  const whole = code === "NOT_FOUND" || deletes ? ["input", "id"] : ["input"];
  const paths = fields.length > 0 ? fields.map((field) => pathOf(field, info, inputNames)) : [whole];
  return paths.map((path) => fault(error.message, path));
}

function codeOf({ extensions, details }: GatewayError, deletes: boolean): UserErrorCode | undefined {
  if (details.inUse) return "IN_USE";
  if (details.reusedKey) return "IDEMPOTENCY_KEY_REUSED";
  const status = extensions.upstream?.status;
  if (status === 404) return "NOT_FOUND";
  if (deletes && (status === 400 || status === 409)) return "IN_USE";
  if (status === 409) return "DUPLICATE";
  return extensions.code === "BAD_USER_INPUT" ? "INVALID_VALUE" : undefined;
}

/**
 * `texts[0].content` -> ["input", "texts", "0", "content"], in the words of the input. The path ends before the first
 * step that the input does not have, such as the id within a reference: an upstream that blames something else, or
 * echoes a value, gets nothing through.
 */
function pathOf(field: string, info: GraphQLResolveInfo, inputNames: Record<string, string>): string[] {
  const [first = "", ...rest] = field.split(/[.[\]/]+/).filter(Boolean);
  const steps = [Object.hasOwn(inputNames, first) ? inputNames[first]! : first, ...rest];
  let type = info.parentType.getFields()[info.fieldName]?.args.find(({ name }) => name === "input")?.type;
  const path = ["input"];
  for (const step of steps) {
    type = type && typeAt(type, step);
    if (!type) break;
    path.push(step);
  }
  return path;
}

function typeAt(parent: GraphQLInputType, step: string): GraphQLInputType | undefined {
  const type = getNullableType(parent);
  if (isListType(type)) return /^\d{1,9}$/.test(step) ? type.ofType : undefined;
  return isInputObjectType(type) ? type.getFields()[step]?.type : undefined;
}
