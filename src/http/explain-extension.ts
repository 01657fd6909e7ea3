import type { GraphQLRequestContextWillSendResponse } from "@apollo/server";
import { GraphQLError } from "graphql";
import type { Config } from "../config/config.ts";
import type { Context, WarningCode } from "../context.ts";
import { planOperation } from "../cost/plan.ts";
import type { Clock } from "../deadline.ts";

const MESSAGES: Record<WarningCode, string> = {
  REPLICAS_NOT_TOLD:
    "The write has been made, but Redis does not answer. Other replicas may answer what was before it until Redis is back.",
};

/** What is left of the REST calls of a minute; `resetsIn` in seconds. */
export interface Budget {
  used: number;
  limit: number;
  resetsIn: number;
}

export interface ExplainOptions {
  config: Pick<Config, "messagingApi" | "times">;
  budget: () => Budget;
  clock: Clock;
}

type FinishedOperation = GraphQLRequestContextWillSendResponse<Context>;

/**
 * Adds to an answer `extensions.stale`, the ages in seconds of its stale parts, and `extensions.warnings`. With the header `x-explain`
 * also `extensions.cost` and the header `server-timing`, and with `x-explain: 1` `extensions.plan`, every REST call and every call that
 * was saved.
 */
export function addCallExtensions(request: FinishedOperation, options: ExplainOptions): void {
  const { contextValue, response } = request;
  const { calls, explain, showsCost, warnings } = contextValue;
  if (response.body.kind !== "single") return;
  const ages = staleAges(contextValue);
  if (ages.length === 0 && warnings.size === 0 && !showsCost) return;
  if (showsCost) response.http.headers.set("server-timing", timingOf(contextValue, options));
  response.body.singleResult.extensions = {
    ...response.body.singleResult.extensions,
    ...(ages.length > 0 && { stale: ages }),
    ...(warnings.size > 0 && { warnings: [...warnings].map((code) => ({ code, message: MESSAGES[code] })) }),
    ...(explain && { plan: { calls, total: madeBy(contextValue) } }),
    ...(showsCost && { cost: costOf(request, options) }),
  };
}

/** The ages in seconds of the stale parts of an answer, the oldest first. */
export function staleAges({ calls }: Pick<Context, "calls">): number[] {
  const ages = calls.filter(({ source }) => source === "stale").map(({ age }) => age);
  return ages.toSorted((a, b) => b - a);
}

const madeBy = ({ calls }: Context) => calls.filter(({ source }) => source === "network").length;

/**
 * `planned`: the most REST calls that the operation may make, as `npm run explain` prints. `made`: those it made. `fromCache`: reads
 * without a call. `remaining`: what is left of the minute for everyone. `resetsIn`: seconds until the first of this process's calls
 * no longer counts.
 */
function costOf(finished: FinishedOperation, { config, budget }: ExplainOptions) {
  const { contextValue } = finished;
  const made = madeBy(contextValue);
  const { used, limit, resetsIn } = budget();
  return {
    planned: plannedBy(finished, config),
    made,
    fromCache: contextValue.calls.length - made + contextValue.warmReads(),
    remaining: Math.max(0, limit - used),
    resetsIn,
  };
}

/** 0 for an operation that was refused as invalid: only a valid document with valid variables has a plan. */
function plannedBy(
  { schema, document, operation, request }: FinishedOperation,
  { messagingApi }: ExplainOptions["config"],
) {
  // Apollo Server sets `operation` after the validation.
  if (!document || !operation) return 0;
  try {
    return planOperation(schema, document, request.operationName, request.variables, messagingApi).calls;
  } catch (error) {
    // The execution has refused the variable, and its error is the answer.
    if (error instanceof GraphQLError) return 0;
    throw error;
  }
}

/** The whole time, and the sum of the REST calls' times, in milliseconds. */
function timingOf({ calls, lifetime }: Context, { config, clock }: ExplainOptions): string {
  const total = clock.now() - (lifetime.deadline - config.times.request);
  const network = calls.filter(({ source }) => source === "network");
  const rest = network.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  return `total;dur=${total.toFixed(1)}, rest;dur=${rest.toFixed(1)};desc="${network.length} REST calls"`;
}
