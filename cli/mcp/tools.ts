import { getNamedType, GraphQLError, Kind, parse, TokenKind, typeFromAST, validate } from "graphql";
import type {
  DocumentNode,
  FieldNode,
  GraphQLInputType,
  GraphQLSchema,
  OperationDefinitionNode,
  VariableDefinitionNode,
} from "graphql";
import type { Manifest } from "../../src/config/files/persisted-documents.ts";
import { planOperation } from "../../src/cost/plan.ts";
import { sampleVariable } from "../samples.ts";
import { argumentsSchema } from "./json-schema.ts";
import type { JsonSchema } from "./json-schema.ts";

/** One operation of a trusted document, as a tool. */
export interface Tool {
  /** The name of the operation. */
  name: string;
  description: string;
  inputSchema: JsonSchema;
  /** The id under which the gateway knows the document. */
  documentId: string;
  text: string;
  document: DocumentNode;
  /** Only for a mutation: how it is tried, and made at most once. */
  write?: WriteVariables;
}

export interface WriteVariables {
  /** The variable of the argument `dryRun`. */
  dryRun: string;
  /** The variable whose value is the idempotency key, or whose field `idempotencyKey` is. */
  key: { variable: string; isInput: boolean };
}

/** The tools of a manifest, and one line for each operation that is none. */
export interface Tools {
  tools: ReadonlyMap<string, Tool>;
  left: readonly string[];
}

/** The argument of a tool that carries out a write. */
export const CONFIRM = "confirm";
const KEY_FIELD = "idempotencyKey";

/** Makes a tool of each operation of these documents. */
export function toolsOf(schema: GraphQLSchema, manifest: Manifest): Tools {
  const tools = new Map<string, Tool>();
  const left: string[] = [];
  for (const [documentId, text] of manifest) {
    try {
      const document = parse(text);
      const [fault] = validate(schema, document);
      if (fault) throw fault;
      const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
      for (const operation of operations) {
        const tool = toolOf(schema, { documentId, text, document }, operation);
        if (tools.has(tool.name)) throw new NoTool(`${tool.name} is the name of two operations.`);
        tools.set(tool.name, tool);
      }
    } catch (error) {
      if (!(error instanceof NoTool) && !(error instanceof GraphQLError)) throw error;
      left.push(`${documentId}: ${error.message}`);
    }
  }
  return { tools, left };
}

class NoTool extends Error {}

function toolOf(
  schema: GraphQLSchema,
  source: Pick<Tool, "documentId" | "text" | "document">,
  operation: OperationDefinitionNode,
): Tool {
  const name = operation.name?.value;
  if (name === undefined) throw new NoTool("The operation has no name.");
  const fields = operation.selectionSet.selections.filter((one) => one.kind === Kind.FIELD);
  const write = operation.operation === "mutation" ? writeVariables(name, fields) : undefined;
  const given = new Set(write ? [write.dryRun, ...(write.key.isInput ? [] : [write.key.variable])] : []);
  const definitions = (operation.variableDefinitions ?? []).filter(({ variable }) => !given.has(variable.name.value));
  if (definitions.some(({ variable }) => variable.name.value === CONFIRM))
    throw new NoTool(`${name} has a variable $${CONFIRM}, which is the name of an argument of every tool that writes.`);
  const typed = definitions.map((definition) => ({ definition, type: inputType(schema, definition) }));
  const inputSchema = argumentsSchema(typed, new Set(write ? [KEY_FIELD] : []));
  const samples = Object.fromEntries(
    (operation.variableDefinitions ?? [])
      .filter(({ type, defaultValue }) => type.kind === Kind.NON_NULL_TYPE && !defaultValue)
      .map((definition) => [
        definition.variable.name.value,
        sampleVariable(inputType(schema, definition), definition.variable.name.value),
      ]),
  );
  const { calls } = planOperation(schema, source.document, name, samples);
  return {
    name,
    description: [
      commentOf(operation) ?? fields.map((field) => descriptionOf(schema, operation, field)).join("\n"),
      `Costs at most ${calls} REST ${calls === 1 ? "call" : "calls"} with the smallest arguments.`,
      ...(write
        ? [
            `The first call changes nothing: it answers what would change, and a key. Call again with the same arguments and the ` +
              `key as "${CONFIRM}" to carry it out. Show a person what would change before.`,
          ]
        : []),
    ].join("\n\n"),
    inputSchema: write ? withConfirm(inputSchema) : inputSchema,
    ...source,
    ...(write && { write }),
  };
}

function withConfirm(schema: JsonSchema): JsonSchema {
  const confirm = { type: "string", description: "The key that the dry run with the same arguments has answered." };
  return { ...schema, properties: { ...(schema["properties"] as JsonSchema), [CONFIRM]: confirm } };
}

/** How the mutation is tried. Throws for one that cannot be tried by its variables alone: a trusted document cannot be rewritten. */
function writeVariables(name: string, fields: readonly FieldNode[]): WriteVariables {
  const [field, another] = fields;
  if (!field || another) throw new NoTool(`${name} has ${fields.length} mutations; a tool has one.`);
  const argument = (wanted: string) => field.arguments?.find((one) => one.name.value === wanted)?.value;
  const dryRun = argument("dryRun");
  if (dryRun?.kind !== Kind.VARIABLE) throw new NoTool(`${name} gives no variable to the argument dryRun.`);
  const input = argument("input");
  const key = input?.kind === Kind.OBJECT ? input.fields.find((one) => one.name.value === KEY_FIELD)?.value : undefined;
  if (input?.kind === Kind.VARIABLE)
    return { dryRun: dryRun.name.value, key: { variable: input.name.value, isInput: true } };
  if (key?.kind !== Kind.VARIABLE)
    throw new NoTool(`${name} gives no variable to the argument input or to its ${KEY_FIELD}.`);
  return { dryRun: dryRun.name.value, key: { variable: key.name.value, isInput: false } };
}

function inputType(schema: GraphQLSchema, { type }: VariableDefinitionNode): GraphQLInputType {
  // A validated document has input types here only.
  return typeFromAST(schema, type as never) as unknown as GraphQLInputType;
}

function descriptionOf(schema: GraphQLSchema, { operation }: OperationDefinitionNode, field: FieldNode): string {
  const definition = schema.getRootType(operation)?.getFields()[field.name.value];
  return definition?.description ?? (definition ? String(getNamedType(definition.type)) : "");
}

/** The comment right before the operation. */
function commentOf({ loc }: OperationDefinitionNode): string | undefined {
  const lines: string[] = [];
  for (let token = loc?.startToken.prev; token?.kind === TokenKind.COMMENT; token = token.prev)
    lines.unshift(token.value.trim());
  return lines.length > 0 ? lines.join("\n") : undefined;
}
