import type { ApolloServerPlugin, GraphQLRequestListener } from "@apollo/server";
import { addCallExtensions } from "./explain-extension.ts";
import type { Config } from "../config/config.ts";
import type { Context } from "../context.ts";
import { createCostLimit } from "../cost/cost-limit.ts";
import { tidyRefused } from "./refused-operations.ts";

/** Limits the cost of operations, and completes answers with extensions and HTTP statuses. */
export function createOperationPlugin(
  config: Pick<Config, "maxRestCalls" | "messagingApi" | "limits">,
): ApolloServerPlugin<Context> {
  const limitCost = createCostLimit(config);
  // One listener for all purposes: Apollo Server calls every listener seven times per request.
  const listener: GraphQLRequestListener<Context> = {
    async didResolveOperation(request) {
      limitCost(request);
    },
    async willSendResponse(request) {
      addCallExtensions(request);
      tidyRefused(request, config.limits);
    },
  };
  return { requestDidStart: async () => listener };
}
