import { getNamedType, isLeafType, isNonNullType, isRequiredArgument, Kind, parse } from "graphql";
import type { FieldNode, GraphQLField, GraphQLOutputType, OperationDefinitionNode } from "graphql";
import { createCallList } from "../src/cost/call-list.ts";
import type { FieldCost } from "../src/cost/field-cost.ts";
import { COSTS } from "../src/cost/table.ts";
import { sampleArgument } from "./samples.ts";

/** The REST calls that each field itself makes at most, by `Type.field`: for one parent, one id, and the default number of rows. */
export function weightOf(type: string, field: GraphQLField<unknown, unknown>): number | undefined {
  const cost = COSTS[`${type}.${field.name}`] as FieldCost<unknown> | undefined;
  if (!cost) return undefined;
  const args = Object.fromEntries(
    field.args.map((argument) => [
      argument.name,
      argument.name.startsWith("nodeId") || isRequiredArgument(argument)
        ? sampleArgument(argument.type, argument.name)
        : argument.defaultValue,
    ]),
  );
  const callList = createCallList();
  cost({
    ...{ path: field.name, args, types: [type], callList, api: "conversations" },
    parents: { rows: 1, round: 0 },
    info: { fieldNodes: [selecting(field)], fragments: {}, variableValues: {} },
  });
  return callList.calls().reduce((sum, { times }) => sum + times, 0);
}

/** A selection of the field with all simple fields below it, also those of a connection's rows. */
function selecting({ name, type }: GraphQLField<unknown, unknown>): FieldNode {
  const [operation] = parse(`{ ${name} ${simpleFieldsOf(type)} }`).definitions as [OperationDefinitionNode];
  const [node] = operation.selectionSet.selections;
  if (node?.kind !== Kind.FIELD) throw new Error(`${name} is no field.`);
  return node;
}

function simpleFieldsOf(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return "";
  const fields = "getFields" in named ? Object.values(named.getFields()) : [];
  const simple = fields.filter((field) => isLeafType(getNamedType(field.type)) && !field.args.some(isRequiredArgument));
  const rows = fields.find((field) => field.name === "nodes" && isNonNullType(field.type));
  return `{ __typename ${simple.map(({ name }) => name).join(" ")} ${rows ? `nodes ${simpleFieldsOf(rows.type)}` : ""} }`;
}
