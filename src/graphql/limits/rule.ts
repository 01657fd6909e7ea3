import { GraphQLError, OperationTypeNode } from "graphql";
import type { OperationDefinitionNode, ValidationRule } from "graphql";
import { GatewayError } from "../../errors.ts";
import type { Limits } from "../../config/limits-config.ts";
import { isSubscription, measure } from "./shape.ts";
import type { Shape } from "./shape.ts";

const NO_STREAM =
  "A subscription is answered as a stream: send it with `accept: text/event-stream`, or over a WebSocket.";

/** The validation rule that refuses operations beyond the limits, and subscriptions where they have no stream to be answered on. */
export function createLimitsRule(limits: Limits, servesSubscriptions = false): ValidationRule {
  return (context) => ({
    Document(document) {
      for (const { operation, shape } of measure(document)) {
        if (isSubscription(operation) && !servesSubscriptions)
          context.reportError(new GraphQLError(NO_STREAM, { nodes: operation }));
        const text = excessOf(operation, shape, limits);
        if (text === undefined) continue;
        const error = tooMuch(text, operation);
        // Reported until graphql-js stops validating, which is the only way to stop it: the other rules would walk the whole
        // operation, some of them over every pair of fields. The answer lists the error once.
        for (let times = 0; times <= limits.errors; times += 1) context.reportError(error);
      }
    },
  });
}

/** The first limit that the operation exceeds, as a message. */
function excessOf({ operation }: OperationDefinitionNode, shape: Shape, limits: Limits): string | undefined {
  const isMutation = operation === OperationTypeNode.MUTATION;
  const rows: [found: number, allowed: number, what: string][] = [
    [shape.depth, limits.depth, "levels of fields"],
    [shape.aliases, limits.aliases, "aliases"],
    isMutation
      ? [shape.rootFields, limits.mutations, "mutations"]
      : [shape.rootFields, limits.rootFields, "fields at the top"],
    [shape.directives, limits.directives, "directives"],
    [shape.fieldRepeats, limits.fieldRepeats, "times the same field in one place"],
    [shape.selections, limits.selections, "fields and fragments"],
  ];
  const excess = rows.find(([found, allowed]) => found > allowed);
  if (!excess) return undefined;
  const [found, allowed, what] = excess;
  return `This operation has ${found} ${what}; at most ${allowed} are allowed.`;
}

function tooMuch(text: string, nodes: OperationDefinitionNode): GraphQLError {
  const originalError = new GatewayError(text, { code: "OPERATION_TOO_EXPENSIVE" });
  return new GraphQLError(text, { nodes, originalError });
}
