import { createHash } from "node:crypto";
import { getOperationAST, GraphQLError, parse, specifiedRules, validate } from "graphql";
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from "graphql";
import { LRUCache } from "lru-cache";
import type { Limits } from "../../config/limits-config.ts";
import { limitOptions } from "../limits/apollo-options.ts";
import { isSubscription } from "../limits/shape.ts";
import { isConditional } from "./is-conditional.ts";
import { operationFactsOf } from "../operation-facts.ts";
import type { OperationFacts } from "../operation-facts.ts";
import type { ApqStore } from "../persisted-documents/apq-store.ts";

/** What a client sends, once the ids of persisted documents have been replaced. */
export interface SubscriptionRequest {
  query?: unknown;
  operationName?: unknown;
  variables?: unknown;
  extensions?: unknown;
}

/** A subscription that may be executed. */
export interface PreparedSubscription {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  operationName: string | undefined;
  variables: Record<string, unknown>;
  facts: OperationFacts;
  /** Equal for two requests that ask for the same. */
  key: string;
}

interface PrepareOptions {
  schema: GraphQLSchema;
  config: { limits: Limits; introspection: boolean };
  /** Left out: automatic persisted queries are not served. */
  apqStore: ApqStore | undefined;
}

/** The sum of the characters of the documents that are kept, as for queries. */
const MAX_CHARACTERS = 200_000;

/**
 * Makes a function that parses and validates what a client sends, by the same rules and limits as any operation. It answers undefined
 * for a query or a mutation, and throws the errors of a subscription that cannot be executed, as a list.
 */
export function createPrepareSubscription({ schema, config, apqStore }: PrepareOptions) {
  const { parseOptions, validationRules, validationOptions } = limitOptions(config, { servesSubscriptions: true });
  const documents = new LRUCache<string, DocumentNode>({
    maxSize: MAX_CHARACTERS,
    sizeCalculation: (_document, text) => Math.max(1, text.length),
  });

  async function textOf({ query, extensions }: SubscriptionRequest): Promise<string> {
    const hash = hashIn(extensions);
    if (typeof query === "string" && query !== "") {
      if (hash !== undefined && apqStore) await apqStore.set(hash, query);
      return query;
    }
    if (hash === undefined) throw fault("A request needs a `query`.", "BAD_REQUEST");
    const known = await apqStore?.get(hash);
    if (known === undefined) throw fault("PersistedQueryNotFound", "PERSISTED_QUERY_NOT_FOUND");
    return known;
  }

  function parsed(text: string): DocumentNode {
    try {
      return parse(text, parseOptions);
    } catch (error) {
      throw [coded(error as GraphQLError, "GRAPHQL_PARSE_FAILED")];
    }
  }

  function validated(document: DocumentNode): readonly GraphQLError[] {
    try {
      return validate(schema, document, [...specifiedRules, ...validationRules], validationOptions);
    } catch (error) {
      // A rule of graphql-js throws where a field at the top depends on a variable.
      if (error instanceof GraphQLError) return [error];
      throw error;
    }
  }

  return async function prepare(request: SubscriptionRequest): Promise<PreparedSubscription | undefined> {
    const { operationName: name, variables = null } = request;
    const text = await textOf(request).catch((error: unknown) => {
      throw [error];
    });
    const known = documents.get(text);
    const document = known ?? parsed(text);
    const operationName = typeof name === "string" && name !== "" ? name : undefined;
    const operation = getOperationAST(document, operationName);
    if (!operation) throw [fault("The document has no such operation.", "OPERATION_RESOLUTION_FAILURE")];
    if (!isSubscription(operation)) return undefined;
    if (!known) {
      const errors = validated(document);
      if (errors.length > 0) throw [...new Set(errors)].map((error) => coded(error, "GRAPHQL_VALIDATION_FAILED"));
      documents.set(text, document);
    }
    if (isConditional(document, operation.selectionSet)) {
      const message = "The field of a subscription takes no `@skip` and no `@include`.";
      throw [fault(message, "GRAPHQL_VALIDATION_FAILED")];
    }
    if (variables !== null && (typeof variables !== "object" || Array.isArray(variables)))
      throw [fault("`variables` is an object.", "BAD_REQUEST")];
    const queryHash = hashOf(text);
    return {
      ...{ document, operation, operationName, variables: (variables ?? {}) as Record<string, unknown> },
      facts: operationFactsOf({ operation, queryHash }),
      key: hashOf(JSON.stringify([queryHash, operationName ?? null, variables])),
    };
  };
}

export type PrepareSubscription = ReturnType<typeof createPrepareSubscription>;

/** True where the text may hold a subscription. Most requests need no look into their document. */
export function mayBeSubscription({ query }: SubscriptionRequest): boolean {
  return typeof query !== "string" || query.includes("subscription");
}

/** The list of errors that was thrown; any other error as a list of its own. */
export function errorsIn(thrown: unknown): readonly GraphQLError[] {
  if (Array.isArray(thrown)) return thrown as GraphQLError[];
  if (thrown instanceof GraphQLError) return [thrown];
  const originalError = thrown as Error;
  return [new GraphQLError(originalError.message, { originalError })];
}

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");

function hashIn(extensions: unknown): string | undefined {
  const persisted = (extensions as { persistedQuery?: { sha256Hash?: unknown } } | null | undefined)?.persistedQuery;
  return typeof persisted?.sha256Hash === "string" ? persisted.sha256Hash : undefined;
}

function fault(message: string, code: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

/** The error with a code; one of the gateway keeps its own. */
function coded(error: GraphQLError, code: string): GraphQLError {
  const { message, nodes, source, positions, path, originalError, extensions } = error;
  if (originalError) return error;
  return new GraphQLError(message, { nodes, source, positions, path, extensions: { code, ...extensions } });
}
