import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse, GraphQLRequestListener } from "@apollo/server";
import type { ExplainOptions } from "./explain-extension.ts";
import { addCallExtensions } from "./explain-extension.ts";
import type { Config } from "../config/config.ts";
import type { Context, OperationOutcome } from "../context.ts";
import type { createCostLimit } from "../cost/cost-limit.ts";
import type { UpstreamFacts } from "../errors.ts";
import { operationFactsOf } from "../graphql/operation-facts.ts";
import { nameOperation } from "../telemetry/request-spans.ts";
import { tidyRefused } from "./refused-operations.ts";

/** True for an answer that is nothing but the data of a query. */
function isPlain({ operation, response: { body } }: GraphQLRequestContextWillSendResponse<Context>): boolean {
  if (operation?.operation !== "query" || body.kind !== "single") return false;
  const { data, errors, extensions } = body.singleResult;
  return data != null && errors === undefined && extensions === undefined;
}

/** The operation and the errors of its answer, for the log. */
function outcomeOf(request: GraphQLRequestContextWillSendResponse<Context>): Required<OperationOutcome> {
  const { body } = request.response;
  const errors = body.kind === "single" ? (body.singleResult.errors ?? []) : [];
  return {
    operation: operationFactsOf(request),
    errors: errors.map(({ extensions }) => ({
      code: String(extensions?.["code"]),
      upstream: extensions?.["upstream"] as UpstreamFacts | undefined,
    })),
  };
}

interface OperationPluginOptions extends Pick<ExplainOptions, "budget" | "clock"> {
  config: Pick<Config, "messagingApi" | "limits" | "times">;
  /** Refuses operations that cost too much. */
  limitCost: ReturnType<typeof createCostLimit>;
}

/** Limits the cost of operations, and completes answers with extensions and HTTP statuses. */
export function createOperationPlugin(options: OperationPluginOptions): ApolloServerPlugin<Context> {
  const { config, limitCost, budget, clock } = options;
  // One listener for all purposes: Apollo Server calls every listener seven times per request.
  const listener: GraphQLRequestListener<Context> = {
    async didResolveOperation(request) {
      const facts = operationFactsOf(request);
      request.contextValue.origin.operation = facts.name ?? "anonymous";
      nameOperation(facts);
      limitCost(request);
    },
    async willSendResponse(request) {
      addCallExtensions(request, { config, budget, clock });
      tidyRefused(request, config.limits);
      const { contextValue } = request;
      const { record } = contextValue;
      const { operation } = Object.assign(contextValue.outcome, outcomeOf(request));
      if (!record) return;
      record.isPlain = isPlain(request);
      record.operation = operation;
    },
  };
  return { requestDidStart: async () => listener };
}
