import type { GraphQLRequestContextDidResolveOperation } from "@apollo/server";
import { GraphQLError } from "graphql";
import type { OperationDefinitionNode } from "graphql";
import type { Config } from "../config/config.ts";
import type { Context } from "../context.ts";
import { demandOf, leastAtMost } from "./demand.ts";
import type { Demand } from "./demand.ts";
import { GatewayError } from "../errors.ts";

const NOTHING: Demand = { least: 0, writes: new Map() };

/**
 * Refuses operations that cost too many REST calls in any case, before the first call. Reserves the calls of the others'
 * mutations. What else an operation makes is counted while it runs.
 */
export function createCostLimit({ maxRestCalls: max, messagingApi }: Pick<Config, "maxRestCalls" | "messagingApi">) {
  /** The demands of operations for which they are the same, or small enough, with all variables. */
  const constant = new WeakMap<OperationDefinitionNode, Demand>();
  const seen = new WeakSet<OperationDefinitionNode>();
  return function limitCost(context: GraphQLRequestContextDidResolveOperation<Context>): void {
    const { schema, document, operation, operationName, request, response, contextValue } = context;
    let known = operation && constant.get(operation);
    if (operation && !known && !seen.has(operation)) {
      seen.add(operation);
      // What never demands more than it may needs no plan for each request.
      if (leastAtMost(schema, document, operation) <= max) constant.set(operation, (known = NOTHING));
    }
    const demand =
      known ?? unlessInvalid(() => demandOf(schema, document, operationName, request.variables, messagingApi));
    // Apollo Server caches parsed documents, so an operation without variables is planned once.
    if (known === undefined && operation?.variableDefinitions?.length === 0) constant.set(operation, demand);
    if (demand.least <= max) {
      contextValue.callBudget.reserve(demand.writes);
      return;
    }
    // 400: the request is at fault, and nothing has been executed.
    response.http.status = 400;
    const costs = demand.writes.size > 0 ? "may cost" : "costs at least";
    throw new GatewayError(`This operation ${costs} ${demand.least} REST calls; at most ${max} are allowed.`, {
      code: "OPERATION_TOO_EXPENSIVE",
    });
  };
}

/** An invalid variable demands nothing: the execution refuses it before the first call, with a better message. */
function unlessInvalid(demand: () => Demand): Demand {
  try {
    return demand();
  } catch (error) {
    if (error instanceof GraphQLError) return NOTHING;
    throw error;
  }
}
