import type { GraphQLRequestContextWillSendResponse } from "@apollo/server";
import type { Context, WarningCode } from "../context.ts";

const MESSAGES: Record<WarningCode, string> = {
  REPLICAS_NOT_TOLD:
    "The write has been made, but Redis does not answer. Other replicas may answer what was before it until Redis is back.",
};

/**
 * Adds to an answer `extensions.stale`, the ages in seconds of its stale parts, `extensions.warnings`, and with `x-explain: 1`
 * also `extensions.plan`, every REST call and every call that was saved.
 */
export function addCallExtensions({ contextValue, response }: GraphQLRequestContextWillSendResponse<Context>): void {
  const { calls, explain, warnings } = contextValue;
  if (response.body.kind !== "single") return;
  const ages = calls.filter(({ source }) => source === "stale").map(({ age }) => age);
  if (ages.length === 0 && warnings.size === 0 && !explain) return;
  response.body.singleResult.extensions = {
    ...response.body.singleResult.extensions,
    ...(ages.length > 0 && { stale: ages.toSorted((a, b) => b - a) }),
    ...(warnings.size > 0 && { warnings: [...warnings].map((code) => ({ code, message: MESSAGES[code] })) }),
    ...(explain && { plan: { calls, total: calls.filter(({ source }) => source === "network").length } }),
  };
}
