import { CombinedGraphQLErrors, gql } from "@apollo/client";
import type { ApolloClient } from "@apollo/client";
import type { Client, Exchange, OperationResult } from "@urql/core";
import type { Cache } from "@urql/exchange-graphcache";
import { getNamedType, isLeafType } from "graphql";
import type { GraphQLObjectType } from "graphql";
import { commitMutation, createOperationDescriptor, fetchQuery } from "relay-runtime";
import type { ConcreteRequest, Environment, GraphQLTaggedNode, RecordSourceProxy } from "relay-runtime";
import {
  createApolloClient,
  forget as forgetInApollo,
  refusalOf as apolloRefusal,
} from "../../examples/clients/apollo.ts";
import { RefusedRequest } from "../../examples/clients/gateway.ts";
import type { AnswerError, ClientOptions, Refusal } from "../../examples/clients/gateway.ts";
import { createRelayEnvironment, forget as forgetInRelay } from "../../examples/clients/relay.ts";
import {
  atOnce,
  createUrqlClient,
  graphcacheOptionsOf,
  refusalOf as urqlRefusal,
} from "../../examples/clients/urql.ts";
import { nodeIdOf, parseNodeId } from "../../src/resolvers/node-id.ts";
import type { NodeType } from "../../src/resolvers/node-id.ts";
import type { Data } from "../start.ts";
import { compileForRelay, hasRelayCompiler } from "./relay-artifacts.ts";
import type { Artifacts } from "./relay-artifacts.ts";
import { fullNameOf, OPERATIONS, schema } from "./operations.ts";
import type { OperationName } from "./operations.ts";

type Variables = Record<string, unknown>;
type Scalar = string | number | boolean | null;

/** What a client's store holds of an entity: its scalar fields without arguments. */
export type StoredRecord = Record<string, Scalar>;

/** What any client can do. */
export interface AnyClient {
  name: string;
  /** Reads from the network. Rejects where there is no data. */
  read(operation: OperationName, variables?: Variables): Promise<Data>;
  /** Sends a mutation. After a delete, `deleted` goes from the store as an application would do it. */
  write(operation: OperationName, variables: Variables, deleted?: { type: NodeType; id: string }): Promise<Data>;
  /** Reads the responses of a library to their end. Resolves with the ids that the application shows after each page. */
  pages(variables: { libraryId: string; first: number }): Promise<string[][]>;
  /** Renames a library that it has read, and shows the name before the answer. */
  rename(input: { id: string; name: string; expectedVersion?: number }): Renaming;
  /** The codes of all errors that an application sees of `libraries`. */
  codes(first: number): Promise<string[]>;
  refusalOf(error: unknown): Refusal | undefined;
}

interface Renaming {
  /** The payload. Rejects where there is no data. */
  answer: Promise<Data>;
  /** The library as the application shows it now. */
  shown(): Promise<Data>;
}

/** What a client with a store can do, so that one test runs with all of them. */
export interface TestedClient extends AnyClient {
  /** What the store shows of the query, without the network; undefined if a part is missing. */
  cached(operation: OperationName, variables?: Variables): Promise<Data>;
  /** Everything that the store holds of entities, by `Type:id`. */
  records(): Promise<Map<string, StoredRecord>>;
}

/** Makes a client of each kind. Relay is missing where its compiler has no binary for the machine. */
export const CLIENTS: Readonly<Record<string, (options: ClientOptions) => TestedClient>> = {
  "Apollo Client": (options) => apolloClient(createApolloClient(schema, options)),
  "urql with graphcache": (options) => urqlClient(options),
  ...(hasRelayCompiler() && { Relay: (options: ClientOptions) => relayClient(createRelayEnvironment(options)) }),
};

const documents = new Map<string, ReturnType<typeof gql>>();
function documentOf(operation: OperationName) {
  const known = documents.get(operation) ?? gql(OPERATIONS[operation]);
  documents.set(operation, known);
  return known;
}

/** The `deletedId` of a payload. A dry run, or a refused delete, has none. */
const deletedIdOf = (data: Data, operation: OperationName): string | null | undefined => data?.[operation]?.deletedId;

/** The fields of a record that the schema says are scalars without arguments. */
function scalarsOf(type: string, record: Readonly<Record<string, unknown>>): StoredRecord {
  const fields = (schema.getType(type) as GraphQLObjectType).getFields();
  const isScalar = (name: string) => fields[name] !== undefined && isLeafType(getNamedType(fields[name].type));
  return Object.fromEntries(Object.entries(record).filter(([name]) => isScalar(name))) as StoredRecord;
}

const typeOf = (key: string) => key.slice(0, key.indexOf(":"));
export const idsOf = (connection: Data): string[] => connection.edges.map(({ node }: Data) => node.id);
export const codesIn = (errors: readonly Pick<AnswerError, "extensions">[]) =>
  errors.map(({ extensions }) => String(extensions?.["code"]));

/** The payload of an update that has stored this library. */
const stored = (library: object) => ({ library, changes: null, userErrors: [] });

export function apolloClient(client: ApolloClient): TestedClient {
  return {
    name: "Apollo Client",
    async read(operation, variables = {}) {
      const { data } = await client.query({ query: documentOf(operation), variables, fetchPolicy: "network-only" });
      return data;
    },
    cached: async (operation, variables = {}) =>
      client.readQuery({ query: documentOf(operation), variables }) ?? undefined,
    async write(operation, variables, deleted) {
      const { data } = await client.mutate<Data>({
        mutation: documentOf(operation),
        variables,
        update: (cache, result) => deleted && forgetInApollo(cache, deleted.type, deletedIdOf(result.data, operation)),
      });
      return data;
    },
    async records() {
      const entries = Object.entries(client.cache.extract() as Record<string, Record<string, unknown>>);
      const entities = entries.filter(([key]) => key.includes(":"));
      return new Map(entities.map(([key, record]) => [key, scalarsOf(typeOf(key), record)]));
    },
    async pages(variables) {
      const query = documentOf("responses");
      const list = (): Data => client.readQuery<Data>({ query, variables }).responses;
      const watched = client.watchQuery<Data>({ query, variables });
      const watching = watched.subscribe(() => undefined);
      await client.query({ query, variables });
      const shown = [idsOf(list())];
      while (list().pageInfo.hasNextPage) {
        await watched.fetchMore({ variables: { after: list().pageInfo.endCursor } });
        shown.push(idsOf(list()));
      }
      watching.unsubscribe();
      return shown;
    },
    rename(input) {
      const page = { query: documentOf("library"), variables: { id: input.id } };
      const library = { ...client.readQuery<Data>(page).library, name: input.name };
      const answer = client.mutate<Data>({
        mutation: documentOf("updateLibrary"),
        variables: { input },
        optimisticResponse: { updateLibrary: { __typename: "UpdateLibraryPayload", ...stored(library) } },
      });
      return {
        answer: answer.then(({ data }) => data.updateLibrary),
        shown: async () => client.readQuery<Data>(page, true).library,
      };
    },
    async codes(first) {
      const query = documentOf("libraries");
      const answer = client.query({ query, variables: { first }, fetchPolicy: "network-only", errorPolicy: "all" });
      const { error } = await answer;
      return CombinedGraphQLErrors.is(error) ? codesIn(error.errors) : [];
    },
    refusalOf: apolloRefusal,
  };
}

export function urqlClient(options: ClientOptions, exchanges: readonly Exchange[] = []): TestedClient {
  // graphcache does not list its entities. So the names of all that have come along are kept, and one field's resolver, which
  // no operation of these tests uses, gets the cache and looks at each of them.
  const seen = new Set<string>();
  let dump = new Map<string, StoredRecord>();
  const cacheOptions = {
    ...graphcacheOptionsOf(schema),
    optimistic: { updateLibrary: atOnce("Library"), updateResponse: atOnce("Response") },
  };
  const look = (_parent: unknown, _args: unknown, cache: Cache) => {
    const fieldsOf = (key: string) =>
      cache.inspectFields(key).map(({ fieldKey }) => [fieldKey, cache.resolve(key, fieldKey)] as const);
    const held = [...seen].map((key) => [key, scalarsOf(typeOf(key), Object.fromEntries(fieldsOf(key)))] as const);
    dump = new Map(held.filter(([, record]) => Object.keys(record).length > 0));
    return null;
  };
  const Query = { ...cacheOptions.resolvers!["Query"], division: look };
  const client: Client = createUrqlClient(
    { ...cacheOptions, resolvers: { ...cacheOptions.resolvers, Query } },
    options,
    exchanges,
  );
  const dataOf = ({ data, error }: OperationResult<Data>) => {
    if (data == null && error) throw error;
    collect(data);
    return data;
  };
  function collect(value: unknown): void {
    if (value === null || typeof value !== "object") return;
    const { __typename, id } = value as { __typename?: string; id?: string };
    if (__typename && id != null) seen.add(`${__typename}:${id}`);
    for (const part of Object.values(value)) collect(part);
  }
  const ask = (operation: OperationName, variables: Variables = {}) =>
    client.query<Data>(documentOf(operation), variables, { requestPolicy: "network-only" }).toPromise();
  const write = async (operation: OperationName, variables: Variables) =>
    dataOf(await client.mutation(documentOf(operation), variables).toPromise());
  async function cached(operation: OperationName, variables: Variables = {}) {
    const context = { requestPolicy: "cache-only" } as const;
    const answer = await client.query<Data>(documentOf(operation), variables, context).toPromise();
    return answer.operation.context.meta?.cacheOutcome === "hit" ? answer.data : undefined;
  }
  return {
    name: "urql with graphcache",
    read: async (operation, variables) => dataOf(await ask(operation, variables)),
    cached,
    write,
    async pages(variables) {
      const shown: string[][] = [];
      let after: string | null = null;
      do {
        // What urql answers for a later page is the list up to it.
        const answer: OperationResult<Data> = await ask("responses", { ...variables, after });
        const { responses } = dataOf(answer);
        shown.push(idsOf(responses));
        after = responses.pageInfo.hasNextPage ? responses.pageInfo.endCursor : null;
      } while (after !== null);
      return shown;
    },
    rename: (input) => ({
      answer: write("updateLibrary", { input }).then((data) => data.updateLibrary),
      shown: async () => (await cached("library", { id: input.id })).library,
    }),
    codes: async (first) => codesIn((await ask("libraries", { first })).error?.graphQLErrors ?? []),
    async records() {
      const query = gql`
        {
          division(id: "any") {
            name
          }
        }
      `;
      await client.query(query, {}, { requestPolicy: "cache-only" }).toPromise();
      return dump;
    },
    refusalOf: urqlRefusal,
  };
}

let artifacts: Artifacts | undefined;

/** What only Relay can send, because its compiler takes these directives out. */
const FOR_RELAY = [
  `query clients_caught_Query($first: Int) { libraries(first: $first) @catch(to: RESULT) { totalCount } }`,
  `query clients_pages_Query($libraryId: ID!, $first: Int, $after: String) {
    responses(libraryId: $libraryId, first: $first, after: $after) @connection(key: "clients_pages_responses") {
      edges { node { id } }
      pageInfo { hasNextPage endCursor }
    }
  }`,
];

/** What relay-compiler makes of the operations. It runs once. */
function relayArtifacts(): Artifacts {
  artifacts ??= compileForRelay([...Object.values(OPERATIONS), ...FOR_RELAY]);
  return artifacts;
}

export function relayClient(environment: Environment, artifactsOf = relayArtifacts): TestedClient {
  const requestOf = (operation: OperationName) => artifactsOf().request(fullNameOf(operation));
  const retained = new Set<string>();
  async function ask(request: ConcreteRequest, variables: Variables): Promise<Data> {
    // Relay drops what no retained operation shows.
    const key = `${request.params.name} ${JSON.stringify(variables)}`;
    if (!retained.has(key)) environment.retain(createOperationDescriptor(request, variables));
    retained.add(key);
    const node = request as unknown as GraphQLTaggedNode;
    return fetchQuery(environment, node, variables, { fetchPolicy: "network-only" }).toPromise();
  }
  async function cached(operation: OperationName, variables: Variables = {}): Promise<Data> {
    const descriptor = createOperationDescriptor(requestOf(operation), variables);
    const { data, isMissingData } = environment.lookup(descriptor.fragment);
    return isMissingData ? undefined : data;
  }
  const write = (operation: OperationName, variables: Variables, config: object = {}) =>
    new Promise<Data>((resolve, reject) => {
      commitMutation<{ variables: Variables; response: Data }>(environment, {
        ...config,
        mutation: requestOf(operation) as unknown as GraphQLTaggedNode,
        variables,
        onCompleted: (data) => resolve(data),
        onError: reject,
      });
    });
  return {
    name: "Relay",
    read: (operation, variables = {}) => ask(requestOf(operation), variables),
    cached,
    write: (operation, variables, deleted) =>
      write(operation, variables, {
        updater: (store: RecordSourceProxy, data: Data) =>
          deleted && forgetInRelay(store, nodeIdOf(deleted.type, deleted.id), deletedIdOf(data, operation)),
      }),
    async pages(variables) {
      const request = artifactsOf().request("clients_pages_Query");
      const shown: string[][] = [];
      let list: Data;
      do {
        list = (await ask(request, { ...variables, after: list?.pageInfo.endCursor ?? null })).responses;
        shown.push(idsOf(list));
      } while (list.pageInfo.hasNextPage);
      return shown;
    },
    rename(input) {
      const page = createOperationDescriptor(requestOf("library"), { id: input.id });
      const library = () => environment.lookup(page.fragment).data?.["library"] as Data;
      const optimisticResponse = { updateLibrary: stored({ ...library(), name: input.name }) };
      const answer = write("updateLibrary", { input }, { optimisticResponse });
      return { answer: answer.then((data) => data.updateLibrary), shown: async () => library() };
    },
    async codes(first) {
      const { libraries } = await ask(artifactsOf().request("clients_caught_Query"), { first });
      return libraries.ok ? [] : codesIn(libraries.errors);
    },
    async records() {
      const records = Object.values(environment.getStore().getSource().toJSON()).filter((record) => record != null);
      return new Map(
        records.flatMap((record) => {
          const nodeId = (record as Record<string, unknown>)["nodeId"];
          if (typeof nodeId !== "string") return [];
          const { type, id } = parseNodeId(nodeId, "nodeId");
          return [[`${type}:${id}`, scalarsOf(type, record as Record<string, unknown>)] as const];
        }),
      );
    },
    refusalOf: (error) => (error instanceof RefusedRequest ? error.refusal : undefined),
  };
}
