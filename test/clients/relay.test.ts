import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  commitMutation,
  ConnectionHandler,
  createOperationDescriptor,
  fetchQuery,
  getPaginationMetadata,
  getSingularSelector,
} from "relay-runtime";
import type { Environment, GraphQLTaggedNode, Variables } from "relay-runtime";
import { createRelayEnvironment } from "../../examples/clients/relay.ts";
import { nodeIdOf } from "../../src/resolvers/node-id.ts";
import { integrationId, libraryId } from "../ids.ts";
import { bearer, createIdentity } from "../identity.ts";
import { startGateway } from "../start.ts";
import type { Data, Gateway } from "../start.ts";
import { compileForRelay, hasRelayCompiler } from "./relay-artifacts.ts";
import type { Artifacts } from "./relay-artifacts.ts";

const DOCUMENTS = [
  `fragment clients_page on Library
    @argumentDefinitions(count: { type: "Int", defaultValue: 2 }, cursor: { type: "String" })
    @refetchable(queryName: "clientsPageRefetchQuery") {
      name
      responses(first: $count, after: $cursor) @connection(key: "clients_page_responses") {
        edges { cursor node { id name } }
        totalCount
      }
    }`,
  `query clients_pages_Query($id: ID!) { library(id: $id) { id ...clients_page } }`,
  `fragment clients_channel on Integration @refetchable(queryName: "clientsChannelRefetchQuery") { name status }`,
  `query clients_channels_Query { integrations(first: 5) { nodes { __typename id ...clients_channel } } }`,
  `query clients_name_Query($nodeId: ID!) { node(nodeId: $nodeId) { ... on Library { name } } }`,
  `query clients_caught_Query { libraries(first: 1) @catch(to: RESULT) { totalCount } divisions(first: 1) { totalCount } }`,
  `mutation clients_create_Mutation($input: CreateResponseInput!, $connections: [ID!]!) {
    createResponse(input: $input) {
      response @appendNode(connections: $connections, edgeTypeName: "ResponseEdge") { id name }
      userErrors { message }
    }
  }`,
];

const LIBRARY = libraryId(1);

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway({});
});
afterAll(() => gateway.close());

const idsOf = (connection: Data): string[] => connection.edges.map(({ node }: Data) => node.id);

/** What a component of React does with Relay, without React. */
function usesOf(environment: Environment, artifacts: Artifacts) {
  async function ask(request: string | object, variables: Variables = {}): Promise<Data> {
    const node = typeof request === "string" ? artifacts.request(request) : request;
    environment.retain(createOperationDescriptor(node as never, variables));
    const config = { fetchPolicy: "network-only" } as const;
    return fetchQuery(environment, node as GraphQLTaggedNode, variables, config).toPromise();
  }
  function read(fragment: string, reference: unknown): Data {
    return environment.lookup(getSingularSelector(artifacts.fragment(fragment), reference) as never).data;
  }
  return { ask, read };
}

(hasRelayCompiler() ? describe : describe.skip)("Relay", () => {
  let artifacts: Artifacts;
  beforeAll(() => {
    artifacts = compileForRelay(DOCUMENTS);
  });
  const start = (headers?: Record<string, string>) =>
    createRelayEnvironment({ url: `${gateway.url}/graphql`, ...(headers && { headers }) });

  test("compiles a connection to a query of node, and joins its pages in the store", async () => {
    const { data } = await gateway.query(`{ responses(libraryId: "${LIBRARY}", first: 100) { nodes { id } } }`);
    const all = data.responses.nodes.map(({ id }: Data) => id);
    expect(all.length).toBeGreaterThan(7);
    const fragment = artifacts.fragment("clients_page");
    const { paginationRequest, ...metadata } = getPaginationMetadata(fragment, "usePaginationFragment()");
    expect(metadata).toMatchObject({ connectionPathInFragmentData: ["responses"], identifierField: "nodeId" });
    expect(paginationRequest.params.text).toContain("node(nodeId: $nodeId)");

    const { ask, read } = usesOf(start(), artifacts);
    const { library } = await ask("clients_pages_Query", { id: LIBRARY });
    const shown = (): Data => read("clients_page", library).responses;
    expect(idsOf(shown())).toEqual(all.slice(0, 2));
    for (let pages = 1; shown().pageInfo.hasNextPage; pages += 1) {
      expect(pages).toBeLessThan(100);
      // The variables of loadNext(3).
      const variables = { nodeId: nodeIdOf("Library", LIBRARY), count: 3, cursor: shown().pageInfo.endCursor };
      await ask(paginationRequest, variables);
    }
    expect(idsOf(shown())).toEqual(all);
    expect(shown().totalCount).toBe(all.length);
  });

  test("refetches a fragment on an interface, for a channel of any type", async () => {
    const { ask, read } = usesOf(start(), artifacts);
    const { integrations } = await ask("clients_channels_Query");
    expect(integrations.nodes).toHaveLength(5);
    await gateway.query(
      `mutation { updateAppleIntegration(input: { id: "${integrationId(11)}", name: "New" }) { changes { path } } }`,
    );
    await ask("clientsChannelRefetchQuery", { nodeId: nodeIdOf("AppleIntegration", integrationId(11)) });
    const apple = integrations.nodes.find(({ id }: Data) => id === integrationId(11));
    expect(apple.__typename).toBe("AppleIntegration");
    expect(read("clients_channel", apple)).toMatchObject({ name: "New" });
    await gateway.sandbox.reset();
  });

  test("finds with node what another query has read, without a request", async () => {
    const environment = start();
    const { ask } = usesOf(environment, artifacts);
    await ask("clients_pages_Query", { id: LIBRARY });
    const descriptor = createOperationDescriptor(artifacts.request("clients_name_Query"), {
      nodeId: nodeIdOf("Library", LIBRARY),
    });
    expect(environment.check(descriptor)).toMatchObject({ status: "available" });
    expect(environment.lookup(descriptor.fragment)).toMatchObject({
      isMissingData: false,
      data: { node: { name: "Greetings" } },
    });
  });

  test("appends what a mutation has created to a list", async () => {
    const environment = start();
    const { ask, read } = usesOf(environment, artifacts);
    const { library } = await ask("clients_pages_Query", { id: LIBRARY });
    const before = idsOf(read("clients_page", library).responses);
    const connection = ConnectionHandler.getConnectionID(nodeIdOf("Library", LIBRARY), "clients_page_responses");
    const input = { name: "Appended", libraryIds: [LIBRARY], texts: [{ content: "x" }] };
    const created = await new Promise<Data>((resolve, reject) => {
      commitMutation<{ variables: Variables; response: Data }>(environment, {
        mutation: artifacts.request("clients_create_Mutation") as unknown as GraphQLTaggedNode,
        variables: { input, connections: [connection] },
        onCompleted: resolve,
        onError: reject,
      });
    });
    expect(created.createResponse.userErrors).toEqual([]);
    expect(idsOf(read("clients_page", library).responses)).toEqual([...before, created.createResponse.response.id]);
    await gateway.sandbox.reset();
  });

  test("catches the error of one field, with its code", async () => {
    const identity = await createIdentity({});
    const guarded = await startGateway({ env: identity.env });
    try {
      const headers = bearer(await identity.token({ permissions: [] }));
      const environment = createRelayEnvironment({ url: `${guarded.url}/graphql`, headers });
      const { libraries, divisions } = await usesOf(environment, artifacts).ask("clients_caught_Query");
      expect(divisions.totalCount).toBeGreaterThan(0);
      expect(libraries).toMatchObject({ ok: false, errors: [{ extensions: { code: "FORBIDDEN" } }] });
    } finally {
      await guarded.close();
      identity.close();
    }
  });
});
