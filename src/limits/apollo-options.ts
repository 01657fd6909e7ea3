import type { ApolloServerOptions, ApolloServerPlugin, BaseContext } from "@apollo/server";
import type { Limits } from "./limits-config.ts";
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

/**
 * Lists no more errors than the limit of a request that was refused, and where it was too much only the first that says so. Of a request that ran, every error is listed.
 */
export function createErrorListLimit({ errors: max }: Limits): ApolloServerPlugin {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response: { body } }) {
          if (body.kind !== "single" || body.singleResult.data !== undefined) return;
          const { errors = [] } = body.singleResult;
          const tooMuch = errors.find(({ extensions }) => extensions?.["code"] === "OPERATION_TOO_EXPENSIVE");
          // graphql-js puts one more at the end, which says that there are more.
          body.singleResult.errors = tooMuch ? [tooMuch] : errors.slice(0, max);
        },
      };
    },
  };
}
