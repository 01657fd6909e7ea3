import type { ApolloServerOptions, BaseContext } from "@apollo/server";
import type { Limits } from "../../config/limits-config.ts";
import { createLimitsRule } from "./rule.ts";

/** The options of Apollo Server that enforce the limits while it parses, validates and executes a document. */
export function limitOptions(
  { limits, introspection }: { limits: Limits; introspection: boolean },
  { servesSubscriptions = false } = {},
) {
  return {
    parseOptions: { maxTokens: limits.tokens },
    validationRules: [createLimitsRule(limits, servesSubscriptions)],
    // The search for names to suggest takes longer than all other checks, and reveals the schema to clients that may not read it.
    validationOptions: { maxErrors: limits.errors, hideSuggestions: !introspection },
    executionOptions: { maxCoercionErrors: limits.errors },
  } satisfies Partial<ApolloServerOptions<BaseContext>>;
}
