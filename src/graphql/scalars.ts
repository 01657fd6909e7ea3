import { MapperKind, mapSchema } from "@graphql-tools/utils";
import {
  getDirectiveValues,
  GraphQLError,
  GraphQLScalarType,
  GraphQLSpecifiedByDirective,
  valueFromASTUntyped,
} from "graphql";
import type { GraphQLSchema } from "graphql";
import { badResponse } from "../errors.ts";

const RFC_3339 = /^(\d{4}-\d{2}-\d{2})T(?!24)\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/i;
/** What the scalar's specification asks of inputs beyond RFC 3339: three digits of milliseconds, and no unknown offset. */
const EXACT = /\.\d{3}(?:Z|(?!-00:00)[+-]\d{2}:\d{2})$/i;

/** A time in UTC with milliseconds, on a day that every year has: nearly all times have this form. */
const USUAL =
  /^\d{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** The text in UTC with milliseconds, as the scalar's specification wants it; `undefined` for a text that is not RFC 3339. */
function inUtc(text: string): string | undefined {
  // A `Date` takes ten times as long, which shows in lists.
  if (USUAL.test(text)) return text;
  const moment = new Date(text.toUpperCase());
  if (Number.isNaN(moment.getTime())) return undefined;
  const utc = moment.toISOString();
  const day = RFC_3339.exec(text)?.[1];
  // JavaScript reads 30 February as 2 March, and knows years beyond 9999.
  const exists = day !== undefined && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
  return exists && /^\d{4}-/.test(utc) ? utc : undefined;
}

const DateTime = new GraphQLScalarType<string, string>({
  name: "DateTime",
  serialize(value) {
    const utc = typeof value === "string" ? inUtc(value) : undefined;
    if (utc === undefined) throw badResponse("a time in it is not in the format of RFC 3339");
    return utc;
  },
  parseValue(value) {
    const utc = typeof value === "string" && EXACT.test(value) ? inUtc(value) : undefined;
    if (utc === undefined) throw new GraphQLError("A DateTime has the form 2026-03-01T09:30:00.000Z.");
    return utc;
  },
});

const JSONValue = new GraphQLScalarType<unknown, unknown>({
  name: "JSON",
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
});

export const scalars = { DateTime, JSON: JSONValue };

/** The same schema, whose scalars have the description and the specification of schema.graphql: graphql-tools leave them out. */
export function describeScalars(schema: GraphQLSchema): GraphQLSchema {
  return mapSchema(schema, {
    [MapperKind.SCALAR_TYPE](type) {
      const { astNode } = type;
      if (!astNode) return undefined;
      const url = getDirectiveValues(GraphQLSpecifiedByDirective, astNode)?.["url"] as string | undefined;
      return new GraphQLScalarType({
        ...type.toConfig(),
        description: astNode.description?.value,
        ...(url !== undefined && { specifiedByURL: url }),
      });
    },
  });
}
