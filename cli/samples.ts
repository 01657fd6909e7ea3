import { getNullableType, GraphQLID, isEnumType, isInputObjectType, isListType, isRequiredInputField } from "graphql";
import type { GraphQLEnumValue, GraphQLInputType } from "graphql";
import { nodeIdOf } from "../src/resolvers/node-id.ts";

/** An id that is another one for each name, such as `fromLibraryId` and `toLibraryId`. */
const idFor = (name: string) => `11111111-0000-4000-8000-${String(name.length).padStart(12, "0")}`;
const SCALARS: Record<string, unknown> = {
  Int: 1,
  Float: 1,
  String: "text",
  Boolean: false,
  JSON: {},
  DateTime: "2026-03-01T09:30:00.000Z",
};

/** A value as a client sends it, with one entry in each list and nothing that may be left out. */
export const sampleVariable = (type: GraphQLInputType, name: string): unknown =>
  sample(type, name, (value) => value.name);

/** The same value as a resolver gets it. */
export const sampleArgument = (type: GraphQLInputType, name: string): unknown =>
  sample(type, name, ({ value }) => value as unknown);

function sample(type: GraphQLInputType, name: string, enumValue: (value: GraphQLEnumValue) => unknown): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [sample(nullable.ofType, name, enumValue)];
  if (name.startsWith("nodeId")) return nodeIdOf("Library", idFor(name));
  if (isEnumType(nullable)) return enumValue(nullable.getValues()[0]!);
  if (nullable === GraphQLID) return idFor(name);
  if (!isInputObjectType(nullable)) return SCALARS[nullable.toString()];
  const all = Object.values(nullable.getFields());
  const fields = nullable.isOneOf ? all.slice(0, 1) : all.filter(isRequiredInputField);
  return Object.fromEntries(fields.map((field) => [field.name, sample(field.type, field.name, enumValue)]));
}
