import { printSchemaWithDirectives } from "@graphql-tools/utils";
import { isObjectType, Kind, parse, print } from "graphql";
import type { ConstDirectiveNode, DefinitionNode, DocumentNode, FieldDefinitionNode, GraphQLSchema } from "graphql";
import { weightOf } from "./field-weights.ts";

/** Directives that GraphQL itself defines. */
const STANDARD = ["deprecated", "specifiedBy", "oneOf"];
/** The definitions of the specification "GraphQL Cost Directives" that are used here. */
const COST_DIRECTIVES = `
"""
The REST calls that the field itself makes at most: for one parent and one id, or the default number of rows.
"""
directive @cost("A whole number." weight: String!) on FIELD_DEFINITION

"""
The number of rows: that of an argument, or the assumed one. It counts the rows of the fields \`sizedFields\`.
"""
directive @listSize(
  "The number of rows where no argument says it."
  assumedSize: Int
  "Arguments that say the number of rows."
  slicingArguments: [String!]
  "Fields of the answer that have so many rows."
  sizedFields: [String!]
  "Whether a query must give exactly one of these arguments."
  requireOneSlicingArgument: Boolean = true
) on FIELD_DEFINITION`;

/** The schema with its own directives, and with what each field costs in the words of the cost specification. */
export function printWithDirectives(schema: GraphQLSchema): string {
  const document = parse(printSchemaWithDirectives(schema), { noLocation: true });
  const definitions = [...parse(COST_DIRECTIVES, { noLocation: true }).definitions, ...document.definitions];
  return print({ ...document, definitions: definitions.map((definition) => withCosts(definition, schema)) });
}

/** The schema as every tool of GraphQL understands it. */
export function printWithoutDirectives(schema: GraphQLSchema): string {
  return print(withoutDirectives(parse(printSchemaWithDirectives(schema), { noLocation: true })));
}

function withCosts(definition: DefinitionNode, schema: GraphQLSchema): DefinitionNode {
  if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return definition;
  const type = schema.getType(definition.name.value);
  if (!isObjectType(type)) return definition;
  const fields = definition.fields?.map((node): FieldDefinitionNode => {
    const field = type.getFields()[node.name.value];
    if (!field) return node;
    const weight = weightOf(type.name, field);
    const costs = weight === undefined ? [] : [parseDirective(`@cost(weight: "${weight}")`)];
    const first = field.args.find(({ name }) => name === "first");
    const sizes = first
      ? [
          parseDirective(
            `@listSize(assumedSize: ${String(first.defaultValue)}, slicingArguments: ["first"], ` +
              `sizedFields: ["nodes", "edges"], requireOneSlicingArgument: false)`,
          ),
        ]
      : [];
    return { ...node, directives: [...(node.directives ?? []), ...costs, ...sizes] };
  });
  return { ...definition, ...(fields && { fields }) };
}

/** A directive as it stands in SDL, such as `@cost(weight: "1")`. */
function parseDirective(text: string): ConstDirectiveNode {
  const [definition] = parse(`type T { f: Int ${text} }`, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OBJECT_TYPE_DEFINITION) throw new Error(`${text} is no directive.`);
  return definition.fields![0]!.directives![0]!;
}

function withoutDirectives(document: DocumentNode): DocumentNode {
  const definitions = document.definitions.filter(({ kind }) => kind !== Kind.DIRECTIVE_DEFINITION);
  return stripped({ ...document, definitions });
}

/** The node without the directives that GraphQL does not define, at every level. */
function stripped<T>(node: T): T {
  if (Array.isArray(node)) return node.map(stripped) as T;
  if (typeof node !== "object" || node === null) return node;
  const entries = Object.entries(node).map(([name, value]) => {
    if (name !== "directives") return [name, stripped(value)];
    return [name, (value as ConstDirectiveNode[]).filter((one) => STANDARD.includes(one.name.value))];
  });
  return Object.fromEntries(entries) as T;
}
