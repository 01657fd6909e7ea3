import { getNamedType, isAbstractType, isLeafType, isObjectType, isRequiredArgument } from "graphql";
import type { GraphQLNamedType } from "graphql";
import { createSchema } from "../src/resolvers/schema.ts";

const schema = createSchema();

/**
 * Selects every field of a type, at all depths, so that fields added to the schema later are selected too. Does not enter a
 * type below itself, and selects only the nodes of connections.
 */
export function everyField(typeName: string): string {
  return select(named(typeName), []);
}

/** The paths of all leaves of an object type, in the format of `answered`. */
export function leavesOf(typeName: string): string[] {
  return leaves(named(typeName), [typeName], []);
}

/**
 * The paths of all values that are not null, without list indexes: `createdBy.name`. The paths inside an object with a
 * `__typename` begin with that name.
 */
export function answered(value: unknown, path: readonly string[] = []): Set<string> {
  if (value === null || value === undefined) return new Set();
  if (Array.isArray(value)) return new Set(value.flatMap((item) => [...answered(item, path)]));
  if (typeof value !== "object") return new Set([path.join(".")]);
  const { __typename: type } = value as { __typename?: string };
  const here = type === undefined ? path : [type];
  return new Set(Object.entries(value).flatMap(([name, item]) => [...answered(item, [...here, name])]));
}

function named(typeName: string): GraphQLNamedType {
  return schema.getType(typeName)!;
}

function select(type: GraphQLNamedType, above: readonly string[]): string {
  if (isAbstractType(type)) {
    const possible = schema.getPossibleTypes(type);
    return possible.map((one) => `... on ${one.name} { __typename ${select(one, above)} }`).join(" ");
  }
  return fieldsOf(type, above)
    .map(({ name, type: below }) => (isLeafType(below) ? name : `${name} { ${select(below, [...above, type.name])} }`))
    .join(" ");
}

function leaves(type: GraphQLNamedType, path: readonly string[], above: readonly string[]): string[] {
  return fieldsOf(type, above).flatMap(({ name, type: below }) => {
    const here = [...path, name];
    return isLeafType(below) ? [here.join(".")] : leaves(below, here, [...above, type.name]);
  });
}

function fieldsOf(type: GraphQLNamedType, above: readonly string[]) {
  if (!isObjectType(type)) return [];
  const entered = new Set([...above, type.name].flatMap(family));
  return Object.values(type.getFields())
    .filter(({ name, args }) => name !== "edges" && !args.some(isRequiredArgument))
    .map((field) => ({ name: field.name, type: getNamedType(field.type) }))
    .filter((field) => !entered.has(field.type.name.replace(/Connection$/, "")));
}

/** A type and its interfaces. */
function family(typeName: string): string[] {
  const type = named(typeName);
  return isObjectType(type) ? [typeName, ...type.getInterfaces().map(({ name }) => name)] : [typeName];
}
