import { GraphQLScalarType, valueFromASTUntyped } from "graphql";
import { badResponse } from "../errors.ts";

/** Times of the REST API pass through as they are; what is no time is a broken answer. */
const DateTime = new GraphQLScalarType<string, string>({
  name: "DateTime",
  serialize(value) {
    if (typeof value !== "string" || Number.isNaN(Date.parse(value))) throw badResponse("it holds a time that is none");
    return value;
  },
});

const JSONValue = new GraphQLScalarType<unknown, unknown>({
  name: "JSON",
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
});

export const scalars = { DateTime, JSON: JSONValue };
