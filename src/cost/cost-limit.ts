import type { GraphQLRequestContextDidResolveOperation } from "@apollo/server";
import { GraphQLError } from "graphql";
import type { OperationDefinitionNode } from "graphql";
import type { Config } from "../config/config.ts";
import type { Context } from "../context.ts";
import { planOperation } from "./plan.ts";
import type { OperationPlan } from "./plan.ts";
import { GatewayError } from "../errors.ts";

/** Refuses operations that may cost more REST calls than the configuration allows, before the first call. */
export function createCostLimit({ maxRestCalls: max, messagingApi }: Pick<Config, "maxRestCalls" | "messagingApi">) {
  const constant = new WeakMap<OperationDefinitionNode, number>();
  return function limitCost(context: GraphQLRequestContextDidResolveOperation<Context>): void {
    const { schema, document, operation, operationName, request, response } = context;
    const plan = () => planOperation(schema, document, operationName, request.variables, messagingApi);
    const known = operation && constant.get(operation);
    const calls = known ?? countedCalls(plan);
    // Apollo Server caches parsed documents, so an operation without variables is planned once.
    if (known === undefined && operation?.variableDefinitions?.length === 0) constant.set(operation, calls);
    if (calls <= max) return;
    // 400: the request is at fault, and nothing has been executed.
    response.http.status = 400;
    throw new GatewayError(`This operation may cost ${calls} REST calls; at most ${max} are allowed.`, {
      code: "OPERATION_TOO_EXPENSIVE",
    });
  };
}

function countedCalls(plan: () => OperationPlan): number {
  try {
    return plan().counted;
  } catch (error) {
    // An invalid variable: the execution refuses it before the first call, with a better message.
    if (error instanceof GraphQLError) return 0;
    throw error;
  }
}
