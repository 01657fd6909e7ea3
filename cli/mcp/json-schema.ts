import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  valueFromASTUntyped,
} from "graphql";
import type { GraphQLInputObjectType, GraphQLInputType, VariableDefinitionNode } from "graphql";

/** A JSON Schema, as the arguments of a tool are described. */
export type JsonSchema = Record<string, unknown>;

const SCALARS: Record<string, JsonSchema> = {
  ID: { type: "string" },
  String: { type: "string" },
  DateTime: { type: "string", format: "date-time" },
  Int: { type: "integer" },
  Float: { type: "number" },
  Boolean: { type: "boolean" },
};

interface Variable {
  definition: VariableDefinitionNode;
  type: GraphQLInputType;
}

/**
 * The arguments of an operation as one JSON Schema object. Input objects stand under `$defs`, because they contain each other. `hidden` are
 * names of fields of input objects that the caller may not set.
 */
export function argumentsSchema(variables: readonly Variable[], hidden: ReadonlySet<string>): JsonSchema {
  const defs: Record<string, JsonSchema> = {};

  function schemaOf(type: GraphQLInputType): JsonSchema {
    const nullable = getNullableType(type);
    const schema = isListType(nullable)
      ? { type: "array", items: schemaOf(nullable.ofType) }
      : isEnumType(nullable)
        ? { enum: nullable.getValues().map(({ name }) => name) }
        : isInputObjectType(nullable)
          ? referenceTo(nullable)
          : { ...SCALARS[nullable.toString()] };
    return isNonNullType(type) || Object.keys(schema).length === 0 ? schema : { anyOf: [schema, { type: "null" }] };
  }

  function referenceTo(type: GraphQLInputObjectType): JsonSchema {
    if (!defs[type.name]) {
      // Before its fields: one of them may have the same type.
      defs[type.name] = {};
      defs[type.name] = objectOf(type);
    }
    return { $ref: `#/$defs/${type.name}` };
  }

  function objectOf(type: GraphQLInputObjectType): JsonSchema {
    const fields = Object.values(type.getFields()).filter(({ name }) => !hidden.has(name));
    return {
      type: "object",
      ...(type.description && { description: type.description }),
      properties: Object.fromEntries(fields.map((field) => [field.name, described(schemaOf(field.type), field)])),
      required: fields.filter(isRequiredInputField).map(({ name }) => name),
      additionalProperties: false,
    };
  }

  const properties = variables.map(({ definition: { variable, defaultValue }, type }) => [
    variable.name.value,
    { ...schemaOf(type), ...(defaultValue && { default: valueFromASTUntyped(defaultValue) }) },
  ]);
  const required = variables.filter(({ definition, type }) => isNonNullType(type) && !definition.defaultValue);
  return {
    type: "object",
    properties: Object.fromEntries(properties),
    required: required.map(({ definition }) => definition.variable.name.value),
    additionalProperties: false,
    ...(Object.keys(defs).length > 0 && { $defs: defs }),
  };
}

function described(
  schema: JsonSchema,
  { description, defaultValue }: { description?: string | null | undefined; defaultValue?: unknown },
): JsonSchema {
  return {
    ...schema,
    ...(description && { description }),
    ...(defaultValue !== undefined && { default: defaultValue }),
  };
}
