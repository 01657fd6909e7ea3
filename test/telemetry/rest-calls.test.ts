import { afterEach, describe, expect, test } from "@jest/globals";
import { ASKED_WAIT, createTestClock } from "../test-clock.ts";
import { bearer, createIdentity } from "../identity.ts";
import { createMeasuredGateway } from "./collected.ts";

const { pointsOf, start, close } = createMeasuredGateway();
afterEach(close);

const LIBRARIES = "query Libraries { libraries(first: 3) { nodes { name responses(first: 1) { nodes { name } } } } }";
const sum = (points: { value: number }[]) => points.reduce((total, { value }) => total + value, 0);

describe("REST calls", () => {
  test("are counted by route, operation, client and source, as the sandbox counts them", async () => {
    const { query, sandbox } = await start();
    sandbox.resetCalls();
    await query(LIBRARIES);
    await query("{ libraries(first: 1) { nodes { id } } }");
    const points = await pointsOf("genesys.rest.calls");
    expect(points).toEqual([
      {
        attributes: {
          client: "anonymous",
          operation: "Libraries",
          route: "/api/v2/responsemanagement/libraries",
          source: "request",
        },
        value: 1,
      },
      {
        attributes: {
          client: "anonymous",
          operation: "Libraries",
          route: "/api/v2/responsemanagement/responses",
          source: "request",
        },
        value: 3,
      },
      {
        attributes: {
          client: "anonymous",
          operation: "anonymous",
          route: "/api/v2/responsemanagement/libraries",
          source: "request",
        },
        value: 1,
      },
    ]);
    expect(sum(points)).toBe(sandbox.calls().total);
  });

  test("of a token whose subject the gateway uses itself are not counted as the gateway's own", async () => {
    const identity = await createIdentity();
    const { query } = await start({ env: identity.env });
    const token = await identity.token({ sub: "subscriptions", permissions: ["responses:library:view"] });
    await query("{ libraries(first: 1) { totalCount } }", {}, bearer(token));
    const clients = (await pointsOf("genesys.rest.calls")).map(({ attributes }) => attributes["client"]);
    expect(clients).toEqual(["token:subscriptions"]);
    identity.close();
  });

  test("a retry is a call of its own, with a reason", async () => {
    const clock = createTestClock();
    const { query, sandbox } = await start({ clock });
    sandbox.faults([{ match: "GET /api/v2/responsemanagement/libraries", status: 503, times: 1 }]);
    sandbox.resetCalls();
    const answer = await clock.passWaits(query("query Once { libraries(first: 1) { nodes { id } } }"));
    expect(answer.errors).toBeUndefined();
    const points = await pointsOf("genesys.rest.calls");
    expect(points.map(({ attributes, value }) => [attributes["source"], value])).toEqual([
      ["request", 1],
      ["retry", 1],
    ]);
    expect(sum(points)).toBe(sandbox.calls().total);
    expect(await pointsOf("genesys.rest.retries")).toEqual([{ attributes: { reason: "503" }, value: 1 }]);
    const attempts = await pointsOf("http.client.request.duration");
    expect(
      attempts.map(({ attributes }) => [attributes["http.response.status_code"], attributes["error.type"]]),
    ).toEqual(
      expect.arrayContaining([
        [503, "503"],
        [200, undefined],
      ]),
    );
  });

  test("each 429 is counted by who answered it, from 0 on", async () => {
    const clock = createTestClock();
    const { query, sandbox } = await start({ clock });
    const counted = async () =>
      (await pointsOf("genesys.rest.rate_limited")).map(({ attributes, value }) => [attributes["endpoint"], value]);
    expect(await counted()).toEqual([
      ["api", 0],
      ["token", 0],
    ]);
    const limited = { status: 429, headers: { "retry-after": "1" }, times: 1 };
    sandbox.faults([{ match: "GET /api/v2/responsemanagement/libraries", ...limited }]);
    await clock.passWaits(query("{ libraries(first: 1) { nodes { id } } }"), ASKED_WAIT);
    sandbox.revoke();
    sandbox.faults([{ match: "POST /oauth/token", ...limited }]);
    await clock.passWaits(query("{ libraries(first: 2) { nodes { id } } }"), ASKED_WAIT);
    expect(await counted()).toEqual([
      ["api", 1],
      ["token", 1],
    ]);
    const fetches = (await pointsOf("http.client.request.duration")).filter(
      ({ attributes }) => attributes["url.template"] === "/oauth/token",
    );
    expect(fetches.map(({ attributes }) => attributes["http.response.status_code"])).toContain(429);
  });

  test("a token that is refused is counted as such", async () => {
    const { query } = await start({ client: { id: "sandbox", secret: "wrong" } });
    const { errors } = await query("{ libraries(first: 1) { nodes { id } } }");
    expect(errors?.[0]?.extensions.code).toBe("UPSTREAM_UNAUTHORIZED");
    expect(await pointsOf("genesys.token.fetches")).toEqual([
      { attributes: { outcome: "ok" }, value: 0 },
      { attributes: { outcome: "refused" }, value: 1 },
      { attributes: { outcome: "failed" }, value: 0 },
    ]);
  });

  test("a call without a permit is counted as refused, and waiting is measured", async () => {
    const { query } = await start({ env: { GENESYS_REQUESTS_PER_MINUTE: "1", REQUEST_TIMEOUT: "5" } });
    await query("{ libraries(first: 1) { nodes { id } } }");
    const { errors } = await query("{ libraries(first: 2) { nodes { id } } }");
    expect(errors?.[0]?.extensions.code).toBe("UPSTREAM_RATE_LIMITED");
    const refused = await pointsOf("genesys.budget.refused");
    expect(refused).toContainEqual({
      attributes: { priority: "interactive", code: "UPSTREAM_RATE_LIMITED" },
      value: 1,
    });
    expect(await pointsOf("genesys.budget.used")).toEqual([{ attributes: {}, value: 1 }]);
    expect(await pointsOf("genesys.budget.limit")).toEqual([{ attributes: {}, value: 1 }]);
    expect(sum(await pointsOf("genesys.budget.wait.duration"))).toBe(2);
  });
});

describe("reads", () => {
  test("are counted by kind and source", async () => {
    const { query } = await start({ cache: true });
    await query(LIBRARIES);
    await query(LIBRARIES);
    const points = await pointsOf("genesys.cache.reads");
    const of = (kind: string, source: string) =>
      points.find(({ attributes }) => attributes["kind"] === kind && attributes["source"] === source)?.value;
    expect([of("libraries", "network"), of("libraries", "memory")]).toEqual([1, 1]);
    expect([of("responses", "network"), of("responses", "memory")]).toEqual([3, 3]);
  });

  test("an answer of before a write is counted when it is corrected", async () => {
    const { query, sandbox } = await start({ cache: true, env: { GENESYS_CONSISTENCY_WINDOW: "60" } });
    const { data } = await query("{ libraries(first: 1) { nodes { id } } }");
    const [{ id }] = data.libraries.nodes;
    sandbox.lag({ entities: 60_000, lists: 60_000 });
    const written = await query(
      `mutation ($input: UpdateLibraryInput!) { updateLibrary(input: $input) { library { id } userErrors { message } } }`,
      { input: { id, name: "New name" } },
    );
    expect(written).toEqual({ data: { updateLibrary: { library: { id }, userErrors: [] } } });
    const read = await query(`{ libraries(first: 1) { nodes { id name } } }`, {}, { "cache-control": "no-cache" });
    expect(read.data.libraries.nodes[0].name).toBe("New name");
    expect(await pointsOf("genesys.consistency.replacements")).toEqual([{ attributes: {}, value: 1 }]);
  });
});
