import { ApolloClient, CombinedGraphQLErrors, HttpLink, InMemoryCache } from "@apollo/client";
import type { ApolloCache, FieldPolicy, FieldReadFunction, Reference, TypePolicies } from "@apollo/client";
import { relayStylePagination } from "@apollo/client/utilities";
import { getNamedType, isAbstractType, isObjectType } from "graphql";
import type { GraphQLSchema } from "graphql";
import { firstRefusal } from "./gateway.ts";
import type { ClientOptions, Refusal } from "./gateway.ts";

/** The types behind each interface and union. Without them, the cache loses the fields of `... on Integration`. */
export function possibleTypesOf(schema: GraphQLSchema): Record<string, string[]> {
  const abstract = Object.values(schema.getTypeMap()).filter(isAbstractType);
  return Object.fromEntries(abstract.map((type) => [type.name, schema.getPossibleTypes(type).map(({ name }) => name)]));
}

/**
 * Joins the pages that `fetchMore` reads with `after`. Lists that differ in another argument stay separate. Objects need no policy:
 * `__typename` and `id` identify everything that has an `id`, and the rest belongs to the object around it.
 */
export function typePoliciesOf(schema: GraphQLSchema): TypePolicies {
  const policies: TypePolicies = {};
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    const lists = Object.values(type.getFields()).filter((field) =>
      getNamedType(field.type).name.endsWith("Connection"),
    );
    const fields = lists.map(({ name, args }) => {
      const keyArgs = args.map((arg) => arg.name).filter((arg) => arg !== "after");
      return [name, pagesOf(keyArgs)] as const;
    });
    const rows = Object.values(type.getFields()).filter(({ name }) => type.name === "Query" && ROWS_BY_ID.has(name));
    fields.push(...rows.map(({ name }) => [name, inTheirPlaces] as const));
    if (fields.length > 0) policies[type.name] = { fields: Object.fromEntries(fields) };
  }
  return policies;
}

/** The fields that answer as many rows as they get ids. */
const ROWS_BY_ID: ReadonlySet<string> = new Set(["nodes", "librariesById", "responsesById"]);

/** A deleted entity is null at its place. Apollo Client would drop it, and the rows after it would move up. */
const inTheirPlaces: FieldPolicy = {
  read: (rows: readonly unknown[] | undefined, { canRead }) =>
    rows?.map((row) => (canRead(row as Reference) ? row : null)),
};

/** Apollo Client's policy for pages. Of an empty list it would show the cursor "" instead of null. */
function pagesOf(keyArgs: string[]): FieldPolicy {
  const policy = relayStylePagination(keyArgs);
  const read: FieldReadFunction = (existing, options) => {
    const list = policy.read!(existing, options);
    if (list?.pageInfo?.endCursor !== "") return list;
    return { ...list, pageInfo: { ...list.pageInfo, startCursor: null, endCursor: null } };
  };
  return { ...policy, read } as FieldPolicy;
}

/** A client with a normalized cache for this graph. */
export function createApolloClient(schema: GraphQLSchema, { url, ...options }: ClientOptions): ApolloClient {
  return new ApolloClient({
    link: new HttpLink({ uri: url, ...options }),
    cache: new InMemoryCache({ possibleTypes: possibleTypesOf(schema), typePolicies: typePoliciesOf(schema) }),
  });
}

/** For `update` of a mutation that deletes: takes the entity out of the cache, and so out of every list. A dry run has no `deletedId`. */
export function forget(cache: ApolloCache, __typename: string, deletedId: string | null | undefined): void {
  if (deletedId == null) return;
  cache.evict({ id: cache.identify({ __typename, id: deletedId })! });
  cache.gc();
}

/** What the gateway said, also with a status such as 401 or 429. Undefined for an error of the connection. */
export function refusalOf(error: unknown): Refusal | undefined {
  return CombinedGraphQLErrors.is(error) ? firstRefusal(error.errors) : undefined;
}
