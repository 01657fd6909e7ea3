import { isDeepStrictEqual } from "node:util";
import { GraphQLID, getNullableType, isInputObjectType, isLeafType, isListType, isObjectType } from "graphql";
import type { GraphQLInputType, GraphQLOutputType } from "graphql";
import { restNameOf } from "../rest-names.ts";

/** One value that a write changes, under the field names of the input. */
export interface ChangeShape {
  path: string[];
  before: unknown;
  after: unknown;
}

interface Compared {
  input: object;
  /** The entity before and after, as the REST API has it. */
  before: object | null;
  after: object;
  inputType: GraphQLInputType;
  entityType: GraphQLOutputType;
  /** REST fields that are references -> the input fields that hold their ids. */
  inputNames: Record<string, string>;
}

/** Fields of inputs that are not fields of the entity. */
const NOT_OF_ENTITY = new Set(["id", "expectedVersion", "idempotencyKey"]);

/** The fields of the entity that an input names. */
export function namedFields(input: object): string[] {
  const named = Object.entries(input).filter(([name, value]) => value !== undefined && !NOT_OF_ENTITY.has(name));
  return named.map(([name]) => name);
}

/**
 * The fields of an input with their values before and after a write, where these differ. A field that the graph cannot read, such
 * as a secret, is listed without values.
 */
export function changesBetween({ input, before, after, inputType, entityType, inputNames }: Compared): ChangeShape[] {
  const restNames = new Map(Object.entries(inputNames).map(([rest, name]) => [name, rest]));
  return namedFields(input).flatMap((name) => {
    const value = valueAt(input, name);
    const reference = restNames.get(name);
    if (reference === undefined) {
      return compare(
        [name],
        value,
        valueAt(before, name),
        valueAt(after, name),
        typeAt(inputType, name),
        typeAt(entityType, name),
      );
    }
    return difference([name], idsOf(valueAt(before, reference)), idsOf(valueAt(after, reference)));
  });
}

/**
 * The change of the default entity, to another one or to none. `before` is `undefined` where it was not read: the changes are
 * unknown then.
 */
export function changeOfDefault(before: { id: string } | null | undefined, id: string | null): ChangeShape[] | null {
  return before === undefined ? null : difference(["id"], before?.id ?? null, id);
}

/** The change of a list of references, by their ids. */
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
    return difference(path, asInput(before, inputType, type), asInput(after, inputType, type));
  }
  const below = Object.keys(input.getFields()).flatMap((name) => {
    const restName = restNameOf(output.name, name);
    return compare(
      [...path, name],
      valueAt(named, name),
      valueAt(before, restName),
      valueAt(after, restName),
      typeAt(inputType, name),
      typeAt(type, name),
    );
  });
  // An empty object is saved too.
  return below.length === 0 && before == null ? difference(path, null, asInput(after, inputType, type)) : below;
}

function difference(path: string[], before: unknown, after: unknown): ChangeShape[] {
  return isDeepStrictEqual(before, after) ? [] : [{ path, before, after }];
}

/** The value as a client would write it: fields that can be both written and read, enum values by name. */
function asInput(value: unknown, inputType: GraphQLInputType, type: GraphQLOutputType): unknown {
  const output = getNullableType(type);
  const input = getNullableType(inputType);
  if (value == null) return null;
  if (isListType(output)) {
    const inner = isListType(input) ? input.ofType : input;
    // A stored list can hold null, which an input never has.
    return Array.isArray(value)
      ? value.filter((item) => item != null).map((item) => asInput(item, inner, output.ofType))
      : null;
  }
  if (isLeafType(output)) return output.serialize(value);
  const names = isInputObjectType(input) ? Object.keys(input.getFields()) : [];
  const entries = names.flatMap((name) => {
    // A link has no id of its own. The id in its input is that of the entity.
    const [below, belowType] = [typeAt(inputType, name), typeAt(type, name) ?? (name === "id" ? GraphQLID : undefined)];
    const own = valueAt(value, isObjectType(output) ? restNameOf(output.name, name) : name);
    return below && belowType && own !== undefined ? [[name, asInput(own, below, belowType)]] : [];
  });
  return Object.fromEntries(entries);
}

function idsOf(reference: unknown): unknown {
  if (!Array.isArray(reference)) return valueAt(reference, "id") ?? null;
  return reference.map(idsOf).filter((id) => id !== null);
}

function valueAt(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function typeAt(parent: GraphQLInputType, name: string): GraphQLInputType | undefined;
function typeAt(parent: GraphQLOutputType, name: string): GraphQLOutputType | undefined;
function typeAt(parent: GraphQLInputType | GraphQLOutputType, name: string) {
  const type = getNullableType(parent);
  return isInputObjectType(type) || isObjectType(type) ? type.getFields()[name]?.type : undefined;
}
