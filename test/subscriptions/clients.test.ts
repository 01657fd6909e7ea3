import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { gql } from "@apollo/client";
import { GraphQLWsLink } from "@apollo/client/link/subscriptions";
import { ApolloLink } from "@apollo/client";
import { OperationTypeNode } from "graphql";
import { createOperationDescriptor, fetchQuery, requestSubscription } from "relay-runtime";
import type { GraphQLTaggedNode } from "relay-runtime";
import { createApolloClient, withSubscriptions } from "../../examples/clients/apollo.ts";
import type { LiveClient } from "../../examples/clients/live.ts";
import { createRelayEnvironment, subscribeWith } from "../../examples/clients/relay.ts";
import { createUrqlClient, graphcacheOptionsOf, subscriptionsOf } from "../../examples/clients/urql.ts";
import { compileForRelay, hasRelayCompiler } from "../clients/relay-artifacts.ts";
import { schema } from "../clients/operations.ts";
import { libraryId } from "../ids.ts";
import { until } from "../until.ts";
import { startLive } from "./live.ts";
import type { LiveGateway } from "./live.ts";

/** What an application does with each client: read a library, watch it, and show what its store holds. */
interface Watching {
  read(): Promise<void>;
  /** Answers the error of a subscription that fails. */
  watch(document?: "libraries" | "forbidden"): { stop(): void; failed: Promise<unknown> };
  /** The name of the library in the store, without the network. */
  shown(): Promise<string | undefined>;
  close(): void;
}

const id = libraryId(1);
const QUERY = `query clients_live_Query($id: ID!) { library(id: $id) { __typename id nodeId name } }`;
const LIBRARIES = `subscription clients_live_Subscription($ids: [ID!]) {
  libraryChanged(ids: $ids) { action libraryId library { __typename id nodeId name } }
}`;
const DOCUMENTS = { libraries: LIBRARIES, forbidden: LIBRARIES };

type Make = (gateway: LiveGateway, live: LiveClient, close: () => void) => Watching;

const apollo =
  (join: (live: LiveClient, http: ApolloLink) => ApolloLink): Make =>
  ({ url }, live, close) => {
    const client = createApolloClient(schema, { url: `${url}/graphql` });
    client.setLink(join(live, client.link));
    return {
      close,
      read: async () => void (await client.query({ query: gql(QUERY), variables: { id } })),
      shown: async () =>
        client.readQuery<{ library: { name: string } }>({ query: gql(QUERY), variables: { id } })?.library.name,
      watch(document = "libraries") {
        const { promise, resolve } = Promise.withResolvers<unknown>();
        const watched = client
          .subscribe({ query: gql(DOCUMENTS[document]), variables: variablesOf(document) })
          .subscribe({ next: ({ error }) => error && resolve(error), error: resolve });
        return { stop: () => watched.unsubscribe(), failed: promise };
      },
    };
  };

const urql: Make = ({ url }, live, close) => {
  const options = graphcacheOptionsOf(schema);
  const client = createUrqlClient(options, { url: `${url}/graphql` }, [subscriptionsOf(live)]);
  return {
    close,
    read: async () => void (await client.query(QUERY, { id }).toPromise()),
    async shown() {
      const { data } = await client.query(QUERY, { id }, { requestPolicy: "cache-only" }).toPromise();
      return data?.library.name;
    },
    watch(document = "libraries") {
      const { promise, resolve } = Promise.withResolvers<unknown>();
      const watched = client
        .subscription(DOCUMENTS[document], variablesOf(document))
        .subscribe(({ error }) => error && resolve(error));
      return { stop: () => watched.unsubscribe(), failed: promise };
    },
  };
};

const relay: Make = ({ url }, live, close) => {
  const artifacts = compileForRelay([QUERY, LIBRARIES]);
  const environment = createRelayEnvironment({ url: `${url}/graphql` }, subscribeWith(live));
  const query = artifacts.request("clients_live_Query");
  const descriptor = createOperationDescriptor(query, { id });
  environment.retain(descriptor);
  return {
    close,
    read: async () => void (await fetchQuery(environment, query as unknown as GraphQLTaggedNode, { id }).toPromise()),
    async shown() {
      const { data } = environment.lookup(descriptor.fragment);
      return (data as { library?: { name: string } } | undefined)?.library?.name;
    },
    watch(document = "libraries") {
      const { promise, resolve } = Promise.withResolvers<unknown>();
      const { dispose } = requestSubscription(environment, {
        subscription: artifacts.request("clients_live_Subscription") as unknown as GraphQLTaggedNode,
        variables: variablesOf(document),
        onError: resolve,
      });
      return { stop: dispose, failed: promise };
    },
  };
};

/** No id, so that the gateway refuses the subscription. */
const variablesOf = (document: "libraries" | "forbidden") => ({ ids: [document === "libraries" ? id : "../no"] });

const overWebSocket = (live: LiveClient, http: ApolloLink) =>
  ApolloLink.split(
    ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
    new GraphQLWsLink(live as never),
    http,
  );

const CLIENTS: [string, "sse" | "ws", Make][] = [
  ["Apollo Client with GraphQLWsLink", "ws", apollo(overWebSocket)],
  ["Apollo Client with a link for streams", "sse", apollo(withSubscriptions)],
  ["urql over a WebSocket", "ws", urql],
  ["urql over a stream", "sse", urql],
  ...(hasRelayCompiler()
    ? ([
        ["Relay over a WebSocket", "ws", relay],
        ["Relay over a stream", "sse", relay],
      ] satisfies [string, "sse" | "ws", Make][])
    : []),
];

let gateway: LiveGateway;
beforeAll(async () => {
  gateway = await startLive();
});
afterAll(() => gateway.close());
beforeEach(() => gateway.open(0));

describe.each(CLIENTS)("%s", (name, transport, make) => {
  let client: Watching;
  beforeEach(() => {
    const live = gateway[transport]();
    client = make(gateway, live as LiveClient, () => void live.dispose());
  });

  test("shows a change that another client makes", async () => {
    await client.read();
    const before = await client.shown();
    const { stop } = client.watch();
    await gateway.open(1);
    const input = `{ id: "${id}", name: "Seen by ${name}" }`;
    await gateway.query(`mutation { updateLibrary(input: ${input}) { userErrors { message } } }`);
    await until(async () => (await client.shown()) !== before);
    expect(await client.shown()).toBe(`Seen by ${name}`);
    stop();
    await gateway.open(0);
    client.close();
  });

  test("says what is wrong with a subscription that is refused", async () => {
    const { failed } = client.watch("forbidden");
    expect(String(await failed)).toContain('"ids" is not an id');
    client.close();
  });
});
