import { getNamedType, getOperationAST, isAbstractType, isLeafType } from "graphql";
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode, SelectionSetNode } from "graphql";
import type { MessagingApi } from "../datasources/messaging-api.ts";
import { sumOf } from "../datasources/rest/call-budget.ts";
import { createCallList } from "./call-list.ts";
import { collectFields } from "./collect.ts";
import type { Scope } from "./collect.ts";
import {
  coercedValues,
  createPlanField,
  groupsOf,
  leastOf,
  planOperation,
  reservesOf,
  scopeOf,
  STEPS_OF_FIELD,
} from "./plan.ts";
import type { OperationPlan } from "./plan.ts";
import { COSTS } from "./table.ts";

/** What an operation must be able to make, as in its plan. */
export type Demand = Pick<OperationPlan, "least" | "writes">;

/**
 * Answers the same as `planOperation`. Only the root fields decide about it, unless the operation is too large to plan: whether it
 * can be is found out once for each operation, for all values of its variables.
 */
export function demandOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName?: string | null,
  variables?: Readonly<Record<string, unknown>> | null,
  api: MessagingApi = "conversations",
): Demand {
  const operation = getOperationAST(document, operationName);
  const root = operation && schema.getRootType(operation.operation);
  if (!operation || !root || !isAlwaysSmall(schema, document, operation))
    return planOperation(schema, document, operationName, variables, api);
  const scope = scopeOf(schema, document, coercedValues(schema, operation, variables));
  const { planCalls } = createPlanField(scope, api);
  const fields = collectFields([operation], [root.name], scope);
  const own = groupsOf(operation, fields).map((group) => {
    const callList = createCallList();
    for (const field of group) planCalls(field, { rows: 1, round: 0 }, field.key, callList);
    return callList.calls();
  });
  if (operation.operation !== "mutation") return { least: leastOf(own.flat()), writes: new Map() };
  const writes = reservesOf(fields, own);
  return { least: sumOf(writes.values()), writes };
}

/** The most that fields of a query can add to `least`, for any arguments. Other fields are planned for each request. */
const LEAST_AT_MOST: Readonly<Record<string, number>> = {
  "Query.library": 1,
  "Query.libraries": 1,
  "Query.response": 1,
  "Query.responses": 1,
  "Query.searchResponses": 1,
};

/**
 * The most that `demandOf` can answer as `least`, for any values of the variables; Infinity where that is not known. It depends on the
 * document alone. Where it is within the limit, the demand of a query need not be computed for each request: queries reserve nothing.
 */
export function leastAtMost(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): number {
  const root = schema.getRootType(operation.operation);
  if (!root || operation.operation !== "query" || !isAlwaysSmall(schema, document, operation)) return Infinity;
  const fields = collectFields([operation], [root.name], { ...scopeOf(schema, document, {}), includesAll: true });
  return fields.reduce((sum, { definition: { name } }) => sum + (LEAST_AT_MOST[`${root.name}.${name}`] ?? Infinity), 0);
}

const smallOperations = new WeakMap<OperationDefinitionNode, boolean>();

/** The most parents that one cost answers for a field: entities by nodeId for each of their types, other fields fewer. */
const MOST_PARENTS: Readonly<Record<string, number>> = { "Query.node": 2, "Query.nodes": 32 };
const OTHER_PARENTS = 2;

/** True if no values of the variables can make the operation too large to plan. Where it says false, it may still be small. */
function isAlwaysSmall(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): boolean {
  const known = smallOperations.get(operation);
  if (known !== undefined) return known;
  const scope: Scope = { ...scopeOf(schema, document, {}), includesAll: true };
  const { allowance } = scope;

  /** Takes the steps of these fields and of all below, as often as they can have parents. */
  function take(nodes: Iterable<{ selectionSet?: SelectionSetNode }>, types: readonly string[], times: number): void {
    const before = allowance.left;
    const fields = collectFields(nodes, types, scope);
    allowance.left -= (times - 1) * (before - allowance.left);
    for (const { definition, ...field } of fields) {
      allowance.left -= times * STEPS_OF_FIELD;
      if (allowance.left < 0) return;
      const below = getNamedType(definition.type);
      if (isLeafType(below)) continue;
      let parents = 0;
      const costs = new Set<unknown>();
      for (const type of field.types) {
        const name = `${type}.${definition.name}`;
        if (!COSTS[name] || costs.has(COSTS[name])) continue;
        costs.add(COSTS[name]);
        parents += MOST_PARENTS[name] ?? OTHER_PARENTS;
      }
      const possible = isAbstractType(below) ? schema.getPossibleTypes(below).map(({ name }) => name) : [below.name];
      take(field.nodes, possible, times * Math.max(1, parents));
    }
  }

  const root = schema.getRootType(operation.operation)!;
  take([operation], [root.name], 1);
  const isSmall = allowance.left >= 0;
  smallOperations.set(operation, isSmall);
  return isSmall;
}
