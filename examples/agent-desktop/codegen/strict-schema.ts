import { readFileSync } from "node:fs";
import { Kind, parse, visit } from "graphql";
import type { DocumentNode, FieldDefinitionNode, TypeNode } from "graphql";

/**
 * Loads a schema for graphql-codegen in which `@semanticNonNull` is a plain `!`. That is right for a client that shows no data beside
 * errors: Apollo Client with `errorPolicy: "none"`, its default. The preset's own option `nullability: { errorHandlingClient: true }`
 * does the same with the package `graphql-sock`.
 */
export function strictSchema(file: string): DocumentNode {
  return visit(parse(readFileSync(file, "utf8")), {
    FieldDefinition(field) {
      const levels = levelsOf(field);
      return levels.length === 0 ? undefined : { ...field, type: withNonNull(field.type, levels) };
    },
  });
}

/** Level 0 is the field itself, 1 an entry of its list. None without the directive. */
function levelsOf({ directives = [] }: FieldDefinitionNode): number[] {
  const directive = directives.find(({ name }) => name.value === "semanticNonNull");
  if (!directive) return [];
  const value = directive.arguments?.find(({ name }) => name.value === "levels")?.value;
  if (!value) return [0];
  if (value.kind !== Kind.LIST) throw new Error("levels of @semanticNonNull is not a list");
  return value.values.map((level) => Number(level.kind === Kind.INT ? level.value : Number.NaN));
}

function withNonNull(type: TypeNode, levels: readonly number[], level = 0): TypeNode {
  const inner = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
  const marked = inner.kind === Kind.LIST_TYPE ? { ...inner, type: withNonNull(inner.type, levels, level + 1) } : inner;
  const isNonNull = type.kind === Kind.NON_NULL_TYPE || levels.includes(level);
  return isNonNull ? { kind: Kind.NON_NULL_TYPE, type: marked } : marked;
}

// graphql-codegen takes the default export of a loader.
// oxlint-disable-next-line import/no-default-export
export default strictSchema;
