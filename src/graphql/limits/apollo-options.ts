import type { ApolloServerOptions, BaseContext } from "@apollo/server";
import type { Limits } from "../../config/limits-config.ts";
import { createLimitsRule } from "./rule.ts";

/** The options of Apollo Server that hold a document to the limits: when it is read, when it is checked, when it runs. */
export function limitOptions({ limits, introspection }: { limits: Limits; introspection: boolean }) {
  return {
    parseOptions: { maxTokens: limits.tokens },
    validationRules: [createLimitsRule(limits)],
    // Looking for names to suggest takes longer than everything else, and tells the schema to whom it is not shown.
    validationOptions: { maxErrors: limits.errors, hideSuggestions: !introspection },
    executionOptions: { maxCoercionErrors: limits.errors },
  } satisfies Partial<ApolloServerOptions<BaseContext>>;
}
