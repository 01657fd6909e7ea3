import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { readConfig } from "../../src/config/config.ts";
import { exampleTabs } from "../../src/http/graphiql/example-tabs.ts";
import { createGateway } from "../../src/gateway.ts";
import { CHROMIUM, enterHeaders, openPage, openTab, runActiveTab } from "../browser.ts";
import { bearer, createIdentity } from "../identity.ts";
import { startGateway } from "../start.ts";
import type { Answer, Gateway } from "../start.ts";
import { requireProgram } from "../system-programs.ts";
import { createTestClock } from "../test-clock.ts";
import { until } from "../until.ts";

let gateway: Gateway;
const clock = createTestClock();
beforeAll(async () => {
  gateway = await startGateway({ graphiql: true, limits: true, clock });
});
afterAll(() => gateway.close());
beforeEach(async () => {
  gateway.sandbox.reset();
  gateway.sandbox.faults([]);
  // Pauses that the sandbox asked for in the test before have ended.
  await clock.pass(60_000);
});

const get = (path: string) => fetch(`${gateway.url}${path}`, { headers: { "apollo-require-preflight": "1" } });

describe("the paths of the server", () => {
  test("/livez and /readyz answer 200", async () => {
    expect([(await get("/livez")).status, (await get("/readyz")).status]).toEqual([200, 200]);
  });

  test("a query can be sent by GET too, a mutation cannot", async () => {
    const query = await get(`/graphql?query=${encodeURIComponent("{ libraries(first: 1) { totalCount } }")}`);
    expect(await query.json()).toEqual({ data: { libraries: { totalCount: 8 } } });
    const mutation = encodeURIComponent(`mutation { deleteLibrary(input: { id: "x" }) { deletedId } }`);
    expect((await get(`/graphql?query=${mutation}`)).status).toBe(405);
  });

  test("anything else is a 404 in JSON", async () => {
    const answer = await get("/nothing");
    expect(answer.status).toBe(404);
    expect(answer.headers.get("content-type")).toContain("application/json");
  });

  test("a body that is not JSON is refused in JSON, without a stack", async () => {
    const answer = await fetch(`${gateway.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{ nonsense",
    });
    expect(answer.status).toBe(400);
    expect(await answer.text()).not.toContain("node_modules");
  });
});

describe("errors", () => {
  test("carry the correlation id and code of Genesys Cloud, and nothing else of its answer", async () => {
    gateway.sandbox.faults([{ match: "*", status: 503 }]);
    const answer = gateway.query(`{ libraries { totalCount } }`);
    // Two retries, after pauses of at most 200 and 400 ms.
    for (const longest of [200, 400]) {
      await clock.waits(0, longest);
      await clock.pass(clock.timers()[0]!);
    }
    const { errors } = await answer;
    expect(errors).toEqual([
      {
        message: "Genesys Cloud cannot answer at the moment.",
        locations: expect.any(Array),
        path: ["libraries"],
        extensions: {
          code: "UPSTREAM_UNAVAILABLE",
          retryable: true,
          upstream: { status: 503, code: "service.unavailable", correlationId: expect.stringMatching(/^[\w-]+$/) },
        },
      },
    ]);
  });

  test.each([
    [403, "UPSTREAM_FORBIDDEN", 0],
    [409, "UPSTREAM_ERROR", 0],
    [429, "UPSTREAM_RATE_LIMITED", 2],
    // After seven seconds a second attempt would not fit into the ten seconds of a call.
    [500, "UPSTREAM_UNAVAILABLE", 0],
  ])("HTTP %i upstream is %s, after %i retries", async (status, code, retries) => {
    gateway.sandbox.faults([{ match: "*", status, headers: { "retry-after": "7" } }]);
    const answer = gateway.query(`{ libraries { totalCount } }`);
    for (let retry = 0; retry < retries; retry += 1) {
      await clock.waits(7000);
      await clock.pass(7000);
    }
    const { data, errors } = await answer;
    expect(data).toEqual({ libraries: null });
    expect(errors?.[0]?.extensions).toMatchObject({ code, retryAfter: 7, upstream: { status } });
    expect(gateway.sandbox.calls().total).toBe(1 + retries);
  });

  test("a syntax error, an unknown field and a wrong variable say what is wrong", async () => {
    const codes = [];
    for (const query of ["{ libraries", "{ nothing }", "query ($id: ID!) { library(id: $id) { id } }"]) {
      codes.push((await gateway.query(query)).errors?.[0]?.extensions.code);
    }
    expect(codes).toEqual(["GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "BAD_USER_INPUT"]);
  });

  test("an answer that breaks its contract affects only its own field", async () => {
    gateway.sandbox.faults([{ match: "GET /api/v2/responsemanagement/libraries", status: 200, body: { rows: [] } }]);
    const { data, errors } = await gateway.query(`{ libraries { totalCount } searchResponses { totalCount } }`);
    expect(data).toEqual({ libraries: null, searchResponses: { totalCount: 60 } });
    expect(errors).toMatchObject([{ path: ["libraries"], extensions: { code: "UPSTREAM_BAD_RESPONSE" } }]);
  });

  test("a row without an id is null, and the other rows are answered", async () => {
    gateway.sandbox.faults([
      {
        match: "GET /api/v2/responsemanagement/libraries",
        body: { entities: [{ id: "a", name: "A" }, { id: null }, { id: "c", name: "C" }], total: 3 },
      },
    ]);
    const { data, errors } = await gateway.query(`{ libraries { nodes { name } } }`);
    expect(data.libraries.nodes).toEqual([{ name: "A" }, null, { name: "C" }]);
    expect(errors).toMatchObject([{ path: ["libraries", "nodes", 1], extensions: { code: "UPSTREAM_BAD_RESPONSE" } }]);
  });
});

describe("a client that disconnects", () => {
  const READ = "{ libraries { totalCount } }";
  const WRITE = `mutation { deleteLibrary(input: { id: "a" }) { deletedId } }`;

  /** A server that gives tokens and answers nothing else. It notes which calls began and which were aborted. */
  async function startSilentUpstream() {
    const seen = { begun: [] as string[], givenUp: [] as string[] };
    const server = createServer(({ url, method = "" }, answer) => {
      if (url === "/oauth/token") {
        answer.setHeader("content-type", "application/json");
        answer.end(JSON.stringify({ access_token: "t", expires_in: 100 }));
        return;
      }
      seen.begun.push(method);
      answer.on("close", () => seen.givenUp.push(method));
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    return { seen, server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  }

  test.each([
    ["ends its reads", [READ], ["GET"]],
    // The remaining read shows that the gateway has noticed both.
    ["does not end a write that has begun", [WRITE, READ], ["GET"]],
  ])("%s", async (_, queries, givenUp) => {
    const upstream = await startSilentUpstream();
    const config = readConfig({
      CHANGES_POLL_INTERVAL: "0",
      GENESYS_API_URL: upstream.url,
      GENESYS_LOGIN_URL: upstream.url,
      GENESYS_CLIENT_ID: "c",
      GENESYS_CLIENT_SECRET: "s",
      AUTH_MODE: "open",
      LOG_LEVEL: "silent",
    });
    // Time stands still, so no deadline aborts anything.
    const { server, close } = await createGateway(config, () => true, { clock: createTestClock() });
    try {
      const url = await server.listen({ host: "127.0.0.1", port: 0 });
      for (const [at, query] of queries.entries()) {
        const leaving = request(`${url}/graphql`, { method: "POST", headers: { "content-type": "application/json" } });
        leaving.on("error", () => {});
        leaving.end(JSON.stringify({ query }));
        await until(() => upstream.seen.begun.length === at + 1);
        leaving.destroy();
      }
      await until(() => upstream.seen.givenUp.includes("GET"));
      expect(upstream.seen.givenUp).toEqual(givenUp);
    } finally {
      upstream.server.closeAllConnections();
      upstream.server.close();
      await close();
    }
  });
});

describe("the examples of GraphiQL", () => {
  // Name of the operation: REST calls against an empty cache.
  const CALLS = { Libraries: 4, Search: 1, Placeholders: 1, Channels: 1, SettingInUse: 3, Makers: 2, DryRun: 0 };
  const named = exampleTabs.map((tab) => [/^(?:query|mutation) (\w+)/m.exec(tab.query)![1]!, tab] as const);

  test("they are these, each with its number and what to try next", () => {
    expect(named.map(([name]) => name)).toEqual(Object.keys(CALLS));
    for (const [at, { query }] of exampleTabs.entries()) {
      expect(query).toMatch(new RegExp(`^# ${at + 1}\\. [\\s\\S]+^# Try next: `, "m"));
    }
  });

  test.each(named)("%s runs without changes, and makes the REST calls that are known", async (name, tab) => {
    const { data, errors, calls } = await gateway.counted(tab.query, JSON.parse(tab.variables ?? "{}"));
    expect(errors).toBeUndefined();
    // An example with an empty answer would teach nothing.
    expect(JSON.stringify(data)).toMatch(/"name"/);
    expect(calls).toBe(CALLS[name as keyof typeof CALLS]);
  });
});

(requireProgram(CHROMIUM) ? describe : describe.skip)("GraphiQL in a browser without network", () => {
  test("sends the token that a user enters as a header, and only then gets an answer", async () => {
    const identity = await createIdentity();
    const closed = await startGateway({ graphiql: true, env: identity.env });
    const browser = await openPage(`${closed.url}/graphiql`);
    try {
      expect(await runActiveTab(browser.page)).toMatchObject({ errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
      const token = await identity.token({ permissions: ["responses:library:view", "responses:response:view"] });
      await enterHeaders(browser.page, bearer(token));
      const answer = (await runActiveTab(browser.page)) as Answer;
      expect(answer.data.libraries.totalCount).toBe(8);
      expect(await browser.page.evaluate(() => JSON.stringify(localStorage))).not.toContain(token);
    } finally {
      await browser.close();
      await closed.close();
      identity.close();
    }
  });

  test("runs the examples with the play button", async () => {
    const browser = await openPage(`${gateway.url}/graphiql`);
    try {
      const first = (await runActiveTab(browser.page)) as Answer;
      expect(first.data.libraries.totalCount).toBe(8);
      expect(first.data.libraries.nodes[0]).toMatchObject({
        name: "Billing",
        responses: { totalCount: expect.any(Number) },
      });
      await openTab(browser.page, "Search");
      const second = (await runActiveTab(browser.page)) as Answer;
      expect(second.data.searchResponses.nodes.length).toBeGreaterThan(0);
      await openTab(browser.page, "SettingInUse");
      const last = (await runActiveTab(browser.page)) as Answer;
      expect(last.data.messagingSettings.nodes[0].integrations.totalCount).toBeGreaterThan(0);
      expect(browser.foreignRequests).toEqual([]);
      expect(browser.policyViolations).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});
