import { ApolloClient, ApolloLink, CombinedGraphQLErrors, HttpLink, InMemoryCache } from "@apollo/client";
import type { ApolloCache, FieldPolicy, Reference, TypePolicies } from "@apollo/client";
import { PersistedQueryLink } from "@apollo/client/link/persisted-queries";
import { Observable } from "@apollo/client/utilities";
import { getNamedType, getOperationAST, isAbstractType, isObjectType, OperationTypeNode, print } from "graphql";
import type { GraphQLSchema } from "graphql";
import { firstRefusal, idsByName } from "./gateway.ts";
import type { ClientOptions, Manifest, Refusal } from "./gateway.ts";
import { errorOf } from "./live.ts";
import type { LiveClient } from "./live.ts";

/** The types behind each interface and union. Without them, the cache loses the fields of `... on Integration`. */
export function possibleTypesOf(schema: GraphQLSchema): Record<string, string[]> {
  const abstract = Object.values(schema.getTypeMap()).filter(isAbstractType);
  return Object.fromEntries(abstract.map((type) => [type.name, schema.getPossibleTypes(type).map(({ name }) => name)]));
}

/** The lists of each type, each with the arguments that make it another list: all but `after`. */
export type Lists = Record<string, Record<string, string[]>>;

/** Lists of the schema. Plain data, so that a build can write it to a file and the application need not load the schema. */
export function listsOf(schema: GraphQLSchema): Lists {
  const lists: Lists = {};
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    const fields = Object.values(type.getFields()).filter((field) =>
      getNamedType(field.type).name.endsWith("Connection"),
    );
    const keyArgs = fields.map(
      ({ name, args }) => [name, args.map((arg) => arg.name).filter((arg) => arg !== "after")] as const,
    );
    if (keyArgs.length > 0) lists[type.name] = Object.fromEntries(keyArgs);
  }
  return lists;
}

/**
 * Joins the pages that `fetchMore` reads with `after`, of `nodes` as of `edges`. Lists that differ in another argument stay separate. Objects need no policy:
 * `__typename` and `id` identify everything that has an `id`, and the rest belongs to the object around it.
 */
export function typePoliciesFrom(lists: Lists): TypePolicies {
  const policies: TypePolicies = {};
  for (const [type, fields] of Object.entries(lists)) {
    const pages = Object.entries(fields).map(([name, keyArgs]) => [name, pagesOf(keyArgs)] as const);
    const rows = type === "Query" ? ROWS_BY_ID.map((name) => [name, inTheirPlaces] as const) : [];
    policies[type] = { fields: Object.fromEntries([...pages, ...rows]) };
  }
  return policies;
}

/** The policies of `typePoliciesFrom` for an application that loads the schema. */
export function typePoliciesOf(schema: GraphQLSchema): TypePolicies {
  return typePoliciesFrom(listsOf(schema));
}

/** The fields that answer as many rows as they get ids. */
const ROWS_BY_ID = ["nodes", "librariesById", "responsesById"];

/** A deleted entity is null at its place. Apollo Client would drop it, and the rows after it would move up. */
const inTheirPlaces: FieldPolicy = {
  read: (rows: readonly unknown[] | undefined, { canRead }) =>
    rows?.map((row) => (canRead(row as Reference) ? row : null)),
};

type Fields = Readonly<Record<string, unknown>>;

/** A list as the store has it. A part that no query has read is undefined: Apollo Client asks the gateway for it then. */
interface Pages {
  nodes?: readonly unknown[] | undefined;
  edges?: readonly Fields[] | undefined;
  pageInfo?: Fields | undefined;
  /** How many rows there are up to each `endCursor`. */
  ends?: Readonly<Record<string, number>>;
}

/**
 * The policy of a list. `relayStylePagination` joins the pages of `edges` only, and answers a list that was read by its `nodes` with no
 * edges at all. Here both are the same rows: `edges` answer `nodes` too, and what only `nodes` have read has no `edges`.
 */
function pagesOf(keyArgs: string[]): FieldPolicy<Pages> {
  return {
    keyArgs,
    read(existing, { canRead, readField }) {
      if (!existing) return existing;
      const { nodes, edges, ends: _ends, ...others } = existing;
      // A deleted entity leaves its lists.
      const isThere = (node: unknown) => node === undefined || canRead(node as Reference);
      return {
        ...others,
        ...(nodes && { nodes: nodes.filter(isThere) }),
        ...(edges && { edges: edges.filter((edge) => isThere(readField("node", edge as never))) }),
      };
    },
    merge(known, incoming: Pages | null, { args, readField }) {
      // A list that failed, with `errorPolicy: "all"`. The pages before it stay.
      if (incoming === null) return args?.["after"] == null ? (incoming as never) : (known as Pages);
      const existing = known ?? {};
      const nodeOf = (edge: Fields): unknown => readField("node", edge as never);
      const page = incoming.nodes ?? nodesIn(incoming.edges?.map(nodeOf));
      const count = page?.length ?? incoming.edges?.length;
      if (count === undefined)
        return { ...existing, ...incoming, pageInfo: { ...incoming.pageInfo, ...existing.pageInfo } };
      const after = args?.["after"] as string | null | undefined;
      const start = after == null ? 0 : startAfter(existing, after);
      const before = existing.edges?.slice(start, start + count);
      const isSame =
        before?.length === count && page !== undefined && before.every((edge, at) => isOne(nodeOf(edge), page[at]));
      const edges = incoming.edges ?? (isSame ? before : undefined);
      const endCursor = incoming.pageInfo?.["endCursor"];
      return {
        ...existing,
        ...incoming,
        nodes: joined(existing.nodes, page, start),
        edges: joined(existing.edges, edges, start),
        pageInfo: joinedInfo(existing, incoming, start, start + count),
        ends: { ...(start > 0 && existing.ends), ...(typeof endCursor === "string" && { [endCursor]: start + count }) },
      };
    },
  };
}

/** The nodes of edges; undefined where the query did not select them. */
function nodesIn(nodes: readonly unknown[] | undefined): readonly unknown[] | undefined {
  return nodes?.includes(undefined) ? undefined : nodes;
}

/** Where the rows after this cursor begin. */
function startAfter({ ends, nodes, edges }: Pages, after: string): number {
  const edge = edges?.findIndex(({ cursor }) => cursor === after) ?? -1;
  return ends?.[after] ?? (edge >= 0 ? edge + 1 : (nodes ?? edges ?? []).length);
}

/** The rows up to the page, and the page. Undefined where rows before the page are not known. */
function joined<T>(rows: readonly T[] = [], page: readonly T[] | undefined, start: number): readonly T[] | undefined {
  return page && rows.length >= start ? [...rows.slice(0, start), ...page] : undefined;
}

/** What the first page says of the beginning, and the last one of the end. */
function joinedInfo(existing: Pages, incoming: Pages, start: number, end: number): Fields | undefined {
  const { pageInfo } = incoming;
  // Without it, what is known stays true only for a list of the same length.
  if (!pageInfo) return end === (existing.nodes ?? existing.edges)?.length ? existing.pageInfo : undefined;
  if (start === 0) return pageInfo;
  const { hasPreviousPage, startCursor } = existing.pageInfo ?? {};
  return {
    ...pageInfo,
    ...(hasPreviousPage !== undefined && { hasPreviousPage }),
    ...(startCursor !== undefined && { startCursor }),
  };
}

function isOne(one: unknown, other: unknown): boolean {
  if (one == null || other == null) return one === other;
  return (one as Reference).__ref === (other as Reference).__ref;
}

/** A client with a normalized cache for this graph. `links` come before the one that sends. */
export function createApolloClient(
  schema: GraphQLSchema,
  { url, ...options }: ClientOptions,
  links: readonly ApolloLink[] = [],
): ApolloClient {
  return new ApolloClient({
    link: ApolloLink.from([...links, new HttpLink({ uri: url, ...options })]),
    cache: new InMemoryCache({ possibleTypes: possibleTypesOf(schema), typePolicies: typePoliciesOf(schema) }),
  });
}

/**
 * Automatic persisted queries: a link that sends the hash of a query by GET, and its text once if the gateway does not know it. `sha256`
 * answers the hash of a text as hexadecimal digits.
 */
export function hashedQueries(sha256: (text: string) => string | Promise<string>): ApolloLink {
  return new PersistedQueryLink({ sha256, useGETForHashedQueries: true });
}

/** Trusted documents: a link that sends the id of each document in the file, and never a text. Queries go by GET unless `method` is POST. */
export function trustedDocuments(manifest: Manifest, method: "GET" | "POST" = "GET"): ApolloLink {
  const ids = idsByName(manifest);
  return new PersistedQueryLink({
    generateHash(document) {
      const name = getOperationAST(document)?.name?.value ?? "";
      const id = ids.get(name);
      if (id === undefined) throw new Error(`The file of trusted documents has no operation ${name}. Write it again.`);
      return id;
    },
    useGETForHashedQueries: method === "GET",
    disable: () => false,
    retry: () => false,
  });
}

/** Sends subscriptions through `client`, and everything else through `http`. */
export function withSubscriptions(client: LiveClient, http: ApolloLink): ApolloLink {
  const live = new ApolloLink(
    ({ query, variables, operationName }) =>
      new Observable((observer) =>
        client.subscribe(
          { query: print(query), variables, ...(operationName !== undefined && { operationName }) },
          {
            next: (answer) => observer.next(answer as ApolloLink.Result),
            error: (error) => observer.error(errorOf(error)),
            complete: () => observer.complete(),
          },
        ),
      ),
  );
  return ApolloLink.split(({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION, live, http);
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
