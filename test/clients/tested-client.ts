import { gql } from "@apollo/client";
import type { ApolloClient } from "@apollo/client";
import type { Client, OperationResult } from "@urql/core";
import type { Cache } from "@urql/exchange-graphcache";
import { getNamedType, isLeafType } from "graphql";
import type { GraphQLObjectType } from "graphql";
import { commitMutation, createOperationDescriptor, fetchQuery } from "relay-runtime";
import type { Environment, GraphQLTaggedNode } from "relay-runtime";
import {
  createApolloClient,
  forget as forgetInApollo,
  refusalOf as apolloRefusal,
} from "../../examples/clients/apollo.ts";
import type { ClientOptions, Refusal } from "../../examples/clients/gateway.ts";
import { createRelayEnvironment, forget as forgetInRelay, RefusedRequest } from "../../examples/clients/relay.ts";
import { createUrqlClient, graphcacheOptionsOf, refusalOf as urqlRefusal } from "../../examples/clients/urql.ts";
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

/** What each client can do, so that one test runs with all of them. */
export interface TestedClient {
  name: string;
  /** Reads from the network. Rejects where there is no data. */
  read(operation: OperationName, variables?: Variables): Promise<Data>;
  /** What the store shows of the query, without the network; undefined if a part is missing. */
  cached(operation: OperationName, variables?: Variables): Promise<Data>;
  /** Sends a mutation. After a delete, `deleted` goes from the store as an application would do it. */
  write(operation: OperationName, variables: Variables, deleted?: { type: NodeType; id: string }): Promise<Data>;
  /** Everything that the store holds of entities, by `Type:id`. */
  records(): Promise<Map<string, StoredRecord>>;
  refusalOf(error: unknown): Refusal | undefined;
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

function apolloClient(client: ApolloClient): TestedClient {
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
    refusalOf: apolloRefusal,
  };
}

function urqlClient(options: ClientOptions): TestedClient {
  // graphcache does not list its entities. So the names of all that have come along are kept, and one field's resolver, which
  // no operation of these tests uses, gets the cache and looks at each of them.
  const seen = new Set<string>();
  let dump = new Map<string, StoredRecord>();
  const cacheOptions = graphcacheOptionsOf(schema);
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
  return {
    name: "urql with graphcache",
    read: async (operation, variables = {}) =>
      dataOf(await client.query(documentOf(operation), variables, { requestPolicy: "network-only" }).toPromise()),
    async cached(operation, variables = {}) {
      const context = { requestPolicy: "cache-only" } as const;
      const answer = await client.query<Data>(documentOf(operation), variables, context).toPromise();
      return answer.operation.context.meta?.cacheOutcome === "hit" ? answer.data : undefined;
    },
    write: async (operation, variables) => dataOf(await client.mutation(documentOf(operation), variables).toPromise()),
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

/** What relay-compiler makes of the operations. It runs once. */
function relayArtifacts(): Artifacts {
  artifacts ??= compileForRelay(Object.values(OPERATIONS));
  return artifacts;
}

function relayClient(environment: Environment): TestedClient {
  const requestOf = (operation: OperationName) => relayArtifacts().request(fullNameOf(operation));
  const retained = new Set<string>();
  return {
    name: "Relay",
    async read(operation, variables = {}) {
      const request = requestOf(operation);
      // Relay drops what no retained operation shows.
      const key = `${operation} ${JSON.stringify(variables)}`;
      if (!retained.has(key)) environment.retain(createOperationDescriptor(request, variables));
      retained.add(key);
      const node = request as unknown as GraphQLTaggedNode;
      const config = { fetchPolicy: "network-only" } as const;
      return fetchQuery(environment, node, variables, config).toPromise() as Promise<Data>;
    },
    async cached(operation, variables = {}) {
      const descriptor = createOperationDescriptor(requestOf(operation), variables);
      const { data, isMissingData } = environment.lookup(descriptor.fragment);
      return isMissingData ? undefined : data;
    },
    write: (operation, variables, deleted) =>
      new Promise((resolve, reject) => {
        commitMutation<{ variables: Variables; response: Data }>(environment, {
          mutation: requestOf(operation) as unknown as GraphQLTaggedNode,
          variables,
          updater: (store, data) =>
            deleted && forgetInRelay(store, nodeIdOf(deleted.type, deleted.id), deletedIdOf(data, operation)),
          onCompleted: (data) => resolve(data),
          onError: reject,
        });
      }),
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
