import { once } from "node:events";
import { createServer } from "node:http";
import type { RequestListener } from "node:http";
import type { AddressInfo, Server } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { assertCompositionSuccess, composeServices } from "@theguild/federation-composition";
import { parse } from "graphql";
import { createIdentity } from "../identity.ts";
import type { Identity } from "../identity.ts";
import { libraryId, NOWHERE, userId } from "../ids.ts";
import { startGateway } from "../start.ts";
import type { Answer, Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import { QUEUES_SDL, startQueues } from "./queues.ts";

/** A page of agents. Their queues have one library each. */
const AGENTS = 25;
const libraryIds = Array.from({ length: AGENTS }, (_, at) => libraryId(at + 1));
const LIBRARY = `id name version responses(first: 10) { totalCount nodes { id name libraries { id name } } }`;
const PAGE = `{ agents(first: ${AGENTS}) { name queues { name cannedResponseLibraries { ${LIBRARY} } } } }`;
const DIRECT = `query ($ids: [ID!]!) { librariesById(ids: $ids) { ${LIBRARY} } }`;

interface Router {
  query(query: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<Answer>;
  close(): Promise<void>;
}

/** What the test uses of Hive Gateway. Its own types would bring those of browsers into every file. */
interface HiveGateway {
  createGatewayRuntime(options: object): RequestListener & AsyncDisposable;
}

async function startRouter(supergraph: string): Promise<Router> {
  const { createGatewayRuntime } = (await import("@graphql-hive/gateway-runtime" as string)) as HiveGateway;
  const runtime = createGatewayRuntime({
    supergraph,
    logging: false,
    // The gateway answers to the client of the router, not to the router.
    propagateHeaders: {
      fromClientToSubgraphs: ({ request }: { request: Request }) => ({
        "x-api-key": request.headers.get("x-api-key") ?? "",
      }),
    },
  });
  const server: Server = createServer((request, response) => void runtime(request, response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    async query(query, variables = {}, headers = {}) {
      const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify({ query, variables }),
      });
      return (await answer.json()) as Answer;
    },
    async close() {
      await runtime[Symbol.asyncDispose]();
      const closed = once(server, "close");
      server.close();
      await closed;
    },
  };
}

describe("behind Hive Gateway, beside a subgraph of another team", () => {
  // The clock stands still, so the number of calls does not depend on the speed of the machine.
  const clock = createTestClock();
  let identity: Identity;
  let keys: Record<"router" | "reader" | "agent", string>;
  let gateway: Gateway;
  let queues: Awaited<ReturnType<typeof startQueues>>;
  let router: Router;
  beforeAll(async () => {
    identity = await createIdentity();
    keys = {
      router: identity.key("router", ["*"]),
      reader: identity.key("reader", ["responses:library:view"]),
      agent: identity.key("agent", ["gateway:subgraph:view", "responses:library:view"]),
    };
    gateway = await startGateway({ size: "large", clock, env: { ...identity.env, SUBGRAPH: "on" } });
    queues = await startQueues({ libraryIds: [...libraryIds, NOWHERE], userId: userId(1) });
    const composed = compose(await sdlOf(gateway));
    assertCompositionSuccess(composed);
    router = await startRouter(composed.supergraphSdl);
  });
  afterAll(async () => {
    await router.close();
    await queues.close();
    await gateway.close();
    identity.close();
  });
  beforeEach(() => gateway.sandbox.resetCalls());

  const sdlOf = async ({ query }: Gateway) =>
    (await query("{ _service { sdl } }", {}, { "x-api-key": keys.router })).data._service.sdl as string;
  const compose = (sdl: string) =>
    composeServices([
      { name: "genesys", url: `${gateway.url}/graphql`, typeDefs: parse(sdl) },
      { name: "queues", url: queues.url, typeDefs: parse(QUEUES_SDL) },
    ]);
  const ask = async (query: string, key: keyof typeof keys = "router") =>
    router.query(query, {}, { "x-api-key": keys[key] });

  test("a page of agents' queues with their libraries and responses costs the REST calls of the same asked directly", async () => {
    const direct = await gateway.query(DIRECT, { ids: libraryIds }, { "x-api-key": keys.router });
    expect(direct.errors).toBeUndefined();
    const { byRoute, total } = gateway.sandbox.calls();
    gateway.sandbox.resetCalls();
    const { data, errors } = await ask(PAGE);
    expect(errors).toBeUndefined();
    const libraries = data.agents.flatMap(
      ({ queues: [queue] }: { queues: [{ cannedResponseLibraries: object[] }] }) => queue.cannedResponseLibraries,
    );
    expect(libraries).toEqual(direct.data.librariesById);
    expect(gateway.sandbox.calls()).toMatchObject({ byRoute, total });
    expect(total).toBe(AGENTS + 1);
  });

  test("a library that does not exist takes no other one along", async () => {
    const { data } = await ask(`{ agents(first: ${AGENTS + 1}) { queues { cannedResponseLibraries { id name } } } }`);
    expect(data.agents).toHaveLength(AGENTS + 1);
    expect(data.agents[0].queues[0].cannedResponseLibraries[0].name).toEqual(expect.any(String));
  });

  test("a shared entity comes from the subgraph that knows it", async () => {
    const { data, errors } = await ask(`{ agents(first: 3) { user { id name } } }`);
    expect(errors).toBeUndefined();
    expect(data.agents.map(({ user }: { user: object }) => user)).toEqual(
      Array.from({ length: 3 }, () => ({ id: userId(1), name: expect.any(String) })),
    );
    expect(gateway.sandbox.calls().total).toBe(1);
  });

  test("an error arrives with its code and its path", async () => {
    const { data, errors } = await ask(
      `{ agents(first: 1) { queues { cannedResponseLibraries { name } } user { name } } }`,
      "agent",
    );
    expect(data.agents[0].queues[0].cannedResponseLibraries[0].name).toEqual(expect.any(String));
    expect(errors).toEqual([
      expect.objectContaining({
        path: ["agents", 0, "user", "name"],
        extensions: expect.objectContaining({ code: "FORBIDDEN" }),
      }),
    ]);
  });

  test("a client whose key is not meant for a router gets no entities", async () => {
    const { errors } = await ask(`{ agents(first: 1) { queues { cannedResponseLibraries { name } } } }`, "reader");
    expect(errors?.[0]?.extensions.code).toBe("FORBIDDEN");
    expect(gateway.sandbox.calls().total).toBe(0);
  });

  test("queries and mutations of the gateway itself pass through", async () => {
    const { data, errors } = await ask(
      `mutation { createLibrary(input: { name: "Composed" }) { library { id name } userErrors { code } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.createLibrary).toMatchObject({ library: { name: "Composed" }, userErrors: [] });
    const { data: page } = await ask(`{ libraries(first: 100) { nodes { name } totalCount } }`);
    expect(page.libraries.nodes).toHaveLength(100);
  });
});
