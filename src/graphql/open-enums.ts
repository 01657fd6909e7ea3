import { mapSchema } from "@graphql-tools/utils";
import type { GraphQLEnumType, GraphQLSchema } from "graphql";
import { GraphQLError, isEnumType } from "graphql";
import { enumWord } from "./enum-word.ts";

const UNRECOGNIZED = "UNRECOGNIZED";

/**
 * The same schema with every enum open that has the value UNRECOGNIZED: a REST value that the enum lacks answers as UNRECOGNIZED
 * instead of failing the field, and UNRECOGNIZED is refused as input. A later `mapSchema` would close them again.
 */
export function openEnums(schema: GraphQLSchema): GraphQLSchema {
  // A mapper of enums cannot do this: mapSchema builds each enum from its values and drops methods of its own.
  const copy = mapSchema(schema);
  for (const type of Object.values(copy.getTypeMap())) {
    if (isEnumType(type) && type.getValue(UNRECOGNIZED)) openEnum(type);
  }
  return copy;
}

function openEnum(type: GraphQLEnumType): void {
  const names = new Map(type.getValues().map(({ name, value }) => [value as unknown, name]));
  // Some fields are free text for the vendor, and the same status is "Active" on one channel and "active" on another.
  const namesByWord = new Map([...names].map(([value, name]) => [wordOf(value), name]));
  const { parseValue, parseLiteral } = type;
  type.serialize = (value) => names.get(value) ?? namesByWord.get(wordOf(value)) ?? UNRECOGNIZED;
  type.parseValue = (name) => refuseUnrecognized(type, parseValue.call(type, name));
  type.parseLiteral = (node, variables) => refuseUnrecognized(type, parseLiteral.call(type, node, variables));
}

const wordOf = (value: unknown) => (typeof value === "string" ? enumWord(value) : value);

function refuseUnrecognized(type: GraphQLEnumType, value: unknown): unknown {
  if (value === UNRECOGNIZED) throw new GraphQLError(`${type.name} "${UNRECOGNIZED}" is for answers only.`);
  return value;
}
