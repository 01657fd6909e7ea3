import type { GraphQLEnumType, GraphQLSchema } from "graphql";
import { GraphQLError, isEnumType } from "graphql";

const UNRECOGNIZED = "UNRECOGNIZED";

/**
 * Opens every enum that has the value UNRECOGNIZED: a word that the schema has never heard of answers as UNRECOGNIZED
 * instead of failing the field, and UNRECOGNIZED is refused as input. Changes the schema in place.
 */
export function openEnums(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isEnumType(type) && type.getValue(UNRECOGNIZED)) openEnum(type);
  }
  return schema;
}

function openEnum(type: GraphQLEnumType): void {
  const names = new Map(type.getValues().map(({ name, value }) => [value as unknown, name]));
  const { parseValue, parseLiteral } = type;
  type.serialize = (word) => names.get(word) ?? UNRECOGNIZED;
  type.parseValue = (name) => refuseUnrecognized(type, parseValue.call(type, name));
  type.parseLiteral = (node, variables) => refuseUnrecognized(type, parseLiteral.call(type, node, variables));
}

function refuseUnrecognized(type: GraphQLEnumType, word: unknown): unknown {
  if (word === UNRECOGNIZED) throw new GraphQLError(`${type.name} "${UNRECOGNIZED}" is for answers only.`);
  return word;
}
