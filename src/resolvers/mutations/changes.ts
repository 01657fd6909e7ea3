import { isDeepStrictEqual } from "node:util";
import { getNullableType, isInputObjectType, isLeafType, isListType, isObjectType } from "graphql";
import type { GraphQLInputType, GraphQLOutputType } from "graphql";

/** One value that a write changes, in the words of the input. */
export interface ChangeShape {
  path: string[];
  before: unknown;
  after: unknown;
}

interface Compared {
  /** What the input names. */
  input: object;
  /** The entity before and after, in the words of the REST API. */
  before: object | null;
  after: object;
  inputType: GraphQLInputType;
  entityType: GraphQLOutputType;
  /** REST fields that are references -> the input fields that hold their bare ids. */
  inputNames: Record<string, string>;
}

/** Fields of inputs that say which entity is meant, and are no part of it. */
const NO_PART_OF_IT = new Set(["id", "expectedVersion", "idempotencyKey"]);

/**
 * What the fields that an input names were before a write and are after it. A value is shown only where the graph has a field to
 * read it: what goes in and never comes out does not come out here either.
 */
export function changesBetween({ input, before, after, inputType, entityType, inputNames }: Compared): ChangeShape[] {
  const restNames = new Map(Object.entries(inputNames).map(([rest, name]) => [name, rest]));
  const named = Object.entries(input).filter(([name, value]) => value !== undefined && !NO_PART_OF_IT.has(name));
  return named.flatMap(([name, value]) => {
    const reference = restNames.get(name);
    if (reference === undefined) {
      return compare(
        [name],
        value,
        at(before, name),
        at(after, name),
        typeAt(inputType, name),
        typeAt(entityType, name),
      );
    }
    return difference([name], idsOf(at(before, reference)), idsOf(at(after, reference)));
  });
}

/** What becomes of the default entity; `undefined` where nobody has read which one it was. */
export function changeOfDefault(before: { id: string } | null | undefined, id: string): ChangeShape[] | null {
  return before === undefined ? null : difference(["id"], before?.id ?? null, id);
}

/** What becomes of a list of references, shown by their ids. */
export function differenceOfIds(field: string, before: unknown, after: unknown): ChangeShape[] {
  return difference([field], idsOf(before), idsOf(after));
}

function compare(
  path: string[],
  named: unknown,
  before: unknown,
  after: unknown,
  inputType: GraphQLInputType | undefined,
  type: GraphQLOutputType | undefined,
): ChangeShape[] {
  if (!type || !inputType) return named === undefined ? [] : [{ path, before: null, after: null }];
  const input = getNullableType(inputType);
  const output = getNullableType(type);
  if (!isInputObjectType(input) || !isObjectType(output) || (before == null && after == null)) {
    return difference(path, shown(before, inputType, type), shown(after, inputType, type));
  }
  return Object.keys(input.getFields()).flatMap((name) =>
    compare(
      [...path, name],
      at(named, name),
      at(before, name),
      at(after, name),
      typeAt(inputType, name),
      typeAt(type, name),
    ),
  );
}

function difference(path: string[], before: unknown, after: unknown): ChangeShape[] {
  return isDeepStrictEqual(before, after) ? [] : [{ path, before, after }];
}

/** The value as a client would write it: the fields that can be both written and read, enum values by their names. */
function shown(value: unknown, inputType: GraphQLInputType, type: GraphQLOutputType): unknown {
  const output = getNullableType(type);
  const input = getNullableType(inputType);
  if (value == null) return null;
  if (isListType(output)) {
    const inner = isListType(input) ? input.ofType : input;
    return Array.isArray(value) ? value.map((item) => shown(item, inner, output.ofType)) : null;
  }
  if (isLeafType(output)) return output.serialize(value);
  const names = isInputObjectType(input) ? Object.keys(input.getFields()) : [];
  const entries = names.flatMap((name) => {
    const [below, belowType] = [typeAt(inputType, name), typeAt(type, name)];
    return below && belowType && at(value, name) !== undefined
      ? [[name, shown(at(value, name), below, belowType)]]
      : [];
  });
  return Object.fromEntries(entries);
}

function idsOf(reference: unknown): unknown {
  return Array.isArray(reference) ? reference.map(idsOf) : (at(reference, "id") ?? null);
}

function at(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function typeAt(parent: GraphQLInputType, name: string): GraphQLInputType | undefined;
function typeAt(parent: GraphQLOutputType, name: string): GraphQLOutputType | undefined;
function typeAt(parent: GraphQLInputType | GraphQLOutputType, name: string) {
  const type = getNullableType(parent);
  return isInputObjectType(type) || isObjectType(type) ? type.getFields()[name]?.type : undefined;
}
