import type { GraphQLRequestContextWillSendResponse } from "@apollo/server";
import type { Context } from "../context.ts";

/**
 * Adds to an answer `extensions.stale`, the ages in seconds of its stale parts, and with `x-explain: 1` also
 * `extensions.plan`, every REST call and every call that was saved.
 */
export function addCallExtensions({ contextValue, response }: GraphQLRequestContextWillSendResponse<Context>): void {
  const { calls, explain } = contextValue;
  if (response.body.kind !== "single") return;
  const ages = calls.filter(({ source }) => source === "stale").map(({ age }) => age);
  if (ages.length === 0 && !explain) return;
  response.body.singleResult.extensions = {
    ...response.body.singleResult.extensions,
    ...(ages.length > 0 && { stale: ages.toSorted((a, b) => b - a) }),
    ...(explain && { plan: { calls, total: calls.filter(({ source }) => source === "network").length } }),
  };
}
