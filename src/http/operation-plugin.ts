import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse, GraphQLRequestListener } from "@apollo/server";
import { addCallExtensions } from "./explain-extension.ts";
import type { Config } from "../config/config.ts";
import type { Context } from "../context.ts";
import { createCostLimit } from "../cost/cost-limit.ts";
import { tidyRefused } from "./refused-operations.ts";

/** True for an answer that is nothing but the data of a query. */
function isPlain({ operation, response: { body } }: GraphQLRequestContextWillSendResponse<Context>): boolean {
  if (operation?.operation !== "query" || body.kind !== "single") return false;
  const { data, errors, extensions } = body.singleResult;
  return data != null && errors === undefined && extensions === undefined;
}

/** Limits the cost of operations, and completes answers with extensions and HTTP statuses. */
export function createOperationPlugin(
  config: Pick<Config, "maxRestCalls" | "messagingApi" | "limits">,
): ApolloServerPlugin<Context> {
  const limitCost = createCostLimit(config);
  // One listener for all purposes: Apollo Server calls every listener seven times per request.
  const listener: GraphQLRequestListener<Context> = {
    async didResolveOperation(request) {
      const { contextValue, operation } = request;
      contextValue.origin.operation = operation?.name?.value ?? "anonymous";
      limitCost(request);
    },
    async willSendResponse(request) {
      addCallExtensions(request);
      tidyRefused(request, config.limits);
      const { record } = request.contextValue;
      if (record) record.isPlain = isPlain(request);
    },
  };
  return { requestDidStart: async () => listener };
}
