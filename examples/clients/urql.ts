import { Client, CombinedError, fetchExchange, subscriptionExchange } from "@urql/core";
import type { Exchange } from "@urql/core";
import { cacheExchange } from "@urql/exchange-graphcache";
import type {
  Cache,
  CacheExchangeOpts,
  FieldInfo,
  KeyingConfig,
  OptimisticMutationResolver,
  Resolver,
  UpdateResolver,
  UpdatesConfig,
} from "@urql/exchange-graphcache";
import { relayPagination } from "@urql/exchange-graphcache/extras";
import { persistedExchange } from "@urql/exchange-persisted";
import { getNamedType, getOperationAST, introspectionFromSchema, isObjectType } from "graphql";
import type { GraphQLObjectType, GraphQLSchema } from "graphql";
import { firstRefusal, idsByName } from "./gateway.ts";
import type { ClientOptions, Manifest, Refusal } from "./gateway.ts";
import { errorOf } from "./live.ts";
import type { LiveClient } from "./live.ts";

/** Types without an `id` have no key: they belong to the object around them. */
export function keysOf(schema: GraphQLSchema): KeyingConfig {
  const values = objectsOf(schema).filter((type) => !("id" in type.getFields()));
  return Object.fromEntries(values.map(({ name }) => [name, () => null]));
}

/** Joins the pages of every list. */
function resolversOf(schema: GraphQLSchema): NonNullable<CacheExchangeOpts["resolvers"]> {
  return Object.fromEntries(
    objectsOf(schema).map((type) => [
      type.name,
      Object.fromEntries(listsOf(type).map((list) => [list, pagesOfOneSize])),
    ]),
  );
}

const joinedPages = relayPagination();

/**
 * graphcache's own resolver joins what has the same filters: without this, a list of 3 rows would show the 100 of another list. It also
 * takes edges or nodes that no query has read for none. Here they are missing, so graphcache asks the gateway.
 */
const pagesOfOneSize: Resolver = (parent, args, cache, info) => {
  const ofOneSize = (fields: FieldInfo[]) => fields.filter((field) => field.arguments?.["first"] === args["first"]);
  const inspectFields: Cache["inspectFields"] = (entity) => ofOneSize(cache.inspectFields(entity));
  const unread = new Set<string>();
  let isEmpty = false;
  const resolve: Cache["resolve"] = (entity, field, fieldArgs) => {
    const value = cache.resolve(entity, field, fieldArgs);
    if ((field === "edges" || field === "nodes") && value === undefined) unread.add(field);
    // The cursors of an empty page are null. Edges that were read before it was empty do not tell them.
    if (field === "endCursor") isEmpty = value === null;
    return field === "cursor" && isEmpty ? null : value;
  };
  const reading = Object.create(cache, {
    inspectFields: { value: inspectFields },
    resolve: { value: resolve },
  }) as Cache;
  const pages = joinedPages(parent, args, reading, info);
  if (pages === null || typeof pages !== "object") return pages;
  return Object.fromEntries(Object.entries(pages).filter(([name]) => !unread.has(name))) as typeof pages;
};

/**
 * A payload says which entity was created or deleted, but not which lists it is in now. So the lists are read again. A changed
 * entity needs nothing. After a dry run the payload has neither entity nor `deletedId`, and nothing happens.
 */
function updatesOf(schema: GraphQLSchema): UpdatesConfig {
  const lists = listsOf(schema.getQueryType()!);
  const libraryLists = listsOf(schema.getType("Library") as GraphQLObjectType);
  function readAgain(
    cache: Cache,
    entity: "Query" | { __typename: string; id: string },
    names: readonly string[],
  ): void {
    for (const field of cache.inspectFields(entity)) {
      if (names.includes(field.fieldName)) cache.invalidate(entity, field.fieldKey);
    }
  }
  const created: UpdateResolver = (result, _args, cache, { fieldName }) => {
    const payload = result[fieldName] as { response?: { libraries?: { id: string }[] | null } | null };
    const hasCreated = Object.values(payload).some(
      (value) => value !== null && typeof value === "object" && "id" in value,
    );
    if (!hasCreated) return;
    readAgain(cache, "Query", lists);
    for (const { id } of payload.response?.libraries ?? [])
      readAgain(cache, { __typename: "Library", id }, libraryLists);
  };
  const deleted =
    (__typename: string): UpdateResolver =>
    (result, _args, cache, { fieldName }) => {
      const { deletedId } = result[fieldName] as { deletedId?: string | null };
      if (deletedId == null) return;
      cache.invalidate({ __typename, id: deletedId });
      readAgain(cache, "Query", lists);
    };
  const mutations = Object.keys(schema.getMutationType()!.getFields());
  return {
    Mutation: Object.fromEntries(
      mutations.flatMap((name): [string, UpdateResolver][] => {
        if (name.startsWith("create")) return [[name, created]];
        const type = name.startsWith("delete") ? name.slice("delete".length) : "";
        return isObjectType(schema.getType(type)) ? [[name, deleted(type)]] : [];
      }),
    ),
  };
}

function objectsOf(schema: GraphQLSchema): GraphQLObjectType[] {
  return Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith("__"),
  );
}

function listsOf(type: GraphQLObjectType): string[] {
  const fields = Object.values(type.getFields());
  return fields.filter((field) => getNamedType(field.type).name.endsWith("Connection")).map(({ name }) => name);
}

/** The options of graphcache for this graph. With the schema it knows the types behind interfaces, and what may be `null`. */
export function graphcacheOptionsOf(schema: GraphQLSchema): CacheExchangeOpts {
  return {
    schema: introspectionFromSchema(schema),
    keys: keysOf(schema),
    resolvers: resolversOf(schema),
    updates: updatesOf(schema),
  };
}

/**
 * For `optimistic`, as `{ updateLibrary: atOnce("Library") }`: shows the scalar fields of the input before the gateway has answered. A dry
 * run shows nothing.
 */
export function atOnce(type: string): OptimisticMutationResolver {
  const field = `${type[0]!.toLowerCase()}${type.slice(1)}`;
  return ({ input, dryRun }) => {
    if (dryRun === true) return null;
    const { expectedVersion: _version, idempotencyKey: _key, ...fields } = input as Record<string, unknown>;
    const scalars = Object.entries(fields).filter(([, value]) => value === null || typeof value !== "object");
    return {
      __typename: `Update${type}Payload`,
      [field]: { __typename: type, ...Object.fromEntries(scalars) },
      userErrors: [],
    };
  };
}

/**
 * Automatic persisted queries: an exchange that sends the hash of a query by GET, and its text once if the gateway does not know it. It
 * belongs after the cache.
 */
export function hashedQueries(): Exchange {
  return persistedExchange({ preferGetForPersistedQueries: "within-url-limit" });
}

/**
 * Trusted documents: an exchange that sends the id of each document in the file, and never a text. Queries go by GET unless `method` is
 * POST. It belongs after the cache. The documents of the file must select `__typename` in each object, because graphcache reads it.
 */
export function trustedDocuments(manifest: Manifest, method: "GET" | "POST" = "GET"): Exchange {
  const ids = idsByName(manifest);
  return persistedExchange({
    enforcePersistedQueries: true,
    enableForMutation: true,
    preferGetForPersistedQueries: method === "GET" && "within-url-limit",
    async generateHash(_text, document) {
      const name = getOperationAST(document)?.name?.value ?? "";
      // The gateway does not know what is not in the file, and says so. Without an id, urql would send the text.
      return ids.get(name) ?? name;
    },
  });
}

/** A client with a normalized cache for this graph. `exchanges` come between the cache and the exchange that sends. */
export function createUrqlClient(
  options: CacheExchangeOpts,
  { url, headers, fetch }: ClientOptions,
  exchanges: readonly Exchange[] = [],
): Client {
  return new Client({
    url,
    exchanges: [cacheExchange(options), ...exchanges, fetchExchange],
    // urql would send short queries with GET, and mutations and long queries with POST.
    preferGetMethod: false,
    ...(headers && { fetchOptions: { headers } }),
    ...(fetch && { fetch }),
  });
}

/** What the gateway said, also with a status such as 401 or 429. Undefined for an error of the connection. */
export function refusalOf(error: unknown): Refusal | undefined {
  return error instanceof CombinedError ? firstRefusal(error.graphQLErrors) : undefined;
}

/** Subscriptions: an exchange for `createUrqlClient`. */
export function subscriptionsOf(client: LiveClient): Exchange {
  return subscriptionExchange({
    forwardSubscription: ({ query = "", variables }) => ({
      subscribe: ({ next, error, complete }) => ({
        unsubscribe: client.subscribe(
          { query, variables: variables as Record<string, unknown> },
          { next: (answer) => next(answer as never), error: (thrown) => error(errorOf(thrown)), complete },
        ),
      }),
    }),
  });
}
