import type { IncomingMessage } from "node:http";
import { ApolloClient, gql, HttpLink, InMemoryCache } from "@apollo/client";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { FastifyBaseLogger } from "fastify";
import type { RequestFacts } from "../../src/http/request-facts.ts";
import { applicationOf } from "../../src/telemetry/application.ts";
import { createRequestLog } from "../../src/http/request-log.ts";
import { sha256 } from "../graphql/persisted-documents/manifests.ts";
import { createIdentity } from "../identity.ts";
import type { Identity } from "../identity.ts";
import { LIBRARIES, LIBRARY } from "../faults/faulty.ts";
import { libraryId } from "../ids.ts";
import { startGateway } from "../start.ts";
import type { Gateway, StartOptions } from "../start.ts";
import { ASKED_WAIT, createTestClock } from "../test-clock.ts";
import type { TestClock } from "../test-clock.ts";
import { until } from "../until.ts";

const WARN = 40;
const QUERY = `query Names { libraries(first: 1) { totalCount } }`;
const BY_ID = `query ById($id: ID!) { library(id: $id) { name } }`;
const CANARY = "canary51aa";

interface Line {
  level: number;
  msg: string;
  requestId: string;
  status: number;
  [field: string]: unknown;
}

let clock: TestClock;
let identity: Identity;
let gateway: Gateway;
let lines: string[];
beforeAll(async () => {
  identity = await createIdentity({});
});
afterAll(() => identity.close());
beforeEach(() => {
  clock = createTestClock();
  lines = [];
});
afterEach(() => gateway.close());

async function start(options: StartOptions = {}): Promise<void> {
  const logStream = { write: (line: string) => void lines.push(line) };
  gateway = await startGateway({ cache: true, clock, logLevel: "info", logStream, ...options });
}
const parsed = () => lines.map((line) => JSON.parse(line) as Line);
/** Waits for the lines about so many requests. */
async function requests(count = 1): Promise<Line[]> {
  const found = () => parsed().filter(({ msg }) => msg === "request completed" || msg === "client refused");
  await until(() => found().length >= count);
  return found();
}
const send = (init: RequestInit = {}, path = "/graphql") =>
  clock.passWaits(fetch(`${gateway.url}${path}`, init), ASKED_WAIT);
const post = (query: string, { headers = {}, variables = {} }: { headers?: object; variables?: object } = {}) =>
  send({
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query, variables }),
  });

describe("the log has one line for each request", () => {
  test("with its operation, client, calls and bytes, and without its values", async () => {
    await start({ env: identity.env });
    const headers = { "x-api-key": identity.key("desk", ["*"]) };
    const answer = await post(BY_ID, { headers, variables: { id: libraryId(1) } });
    const { length } = new TextEncoder().encode(await answer.text());
    const [line] = await requests();
    expect(line).toEqual({
      ...{ level: 30, time: expect.any(Number), pid: process.pid, hostname: expect.any(String) },
      requestId: answer.headers.get("x-request-id"),
      client: "desk",
      ...{ operation: "ById", operationType: "query", document: sha256(BY_ID) },
      ...{ status: 200, milliseconds: expect.any(Number), calls: { network: 1 }, bytes: length },
      msg: "request completed",
    });
    expect(parsed().filter(({ requestId }) => requestId)).toHaveLength(1);
    expect(lines.join("")).not.toContain(libraryId(1));
  });

  test("with the application that an Apollo client names, where that is printable and short", async () => {
    await start();
    const named = (name: string, version: string) =>
      post(QUERY, { headers: { "apollographql-client-name": name, "apollographql-client-version": version } });
    await named("Agent desk (web)", "2.1.0-rc.1");
    await named("x".repeat(100), "");
    // Given again, and so on another way to the log.
    await named("Agent desk (web)", "2.1.0-rc.1");
    await named(`${CANARY}${"x".repeat(100)}`, `${CANARY}\u00e9`);
    await named(`${CANARY}\t1`, "9");
    const said = (await requests(5)).map(({ application, applicationVersion }) => [application, applicationVersion]);
    expect(said).toEqual([
      ["Agent desk (web)", "2.1.0-rc.1"],
      ["x".repeat(100), undefined],
      ["Agent desk (web)", "2.1.0-rc.1"],
      [undefined, undefined],
      [undefined, "9"],
    ]);
    expect(gateway.givenAgain()).toBeGreaterThan(0);
    expect(lines.join("")).not.toContain(CANARY);
  });

  test("with the application of a real Apollo Client", async () => {
    await start();
    const client = new ApolloClient({
      link: new HttpLink({ uri: `${gateway.url}/graphql` }),
      cache: new InMemoryCache(),
      clientAwareness: { name: "Agent desk", version: "2.1" },
    });
    await clock.passWaits(client.query({ query: gql(QUERY) }), ASKED_WAIT);
    expect(await requests()).toMatchObject([{ application: "Agent desk", applicationVersion: "2.1" }]);
  });

  test.each(["a\nb", "a\u0000b", "a\u001b[31m", " a", "a ", "\u202eabc", "ä"])(
    "with no application called %j",
    (name) => {
      const headers = { "apollographql-client-name": name, "apollographql-client-version": name };
      expect(applicationOf(headers)).toBeUndefined();
    },
  );

  test("with the fields that the setting names", async () => {
    await start({ env: { LOG_FIELDS: "path,address,calls" } });
    await post(QUERY);
    const [line] = await requests();
    const { level: _level, time: _time, pid: _pid, hostname: _host, ...own } = line!;
    expect(Object.keys(own).join(" ")).toBe("requestId method path address status milliseconds calls msg");
    expect(line).toMatchObject({ method: "POST", path: "/graphql", address: "127.0.0.1" });
  });

  test("with reads that memory answered at once", async () => {
    await start();
    await post(QUERY);
    await post(QUERY, { headers: { "cache-control": "no-cache" } });
    await post(`query Again { libraries(first: 1) { totalCount } }`);
    expect((await requests(3)).map(({ calls }) => calls)).toEqual([{ network: 1 }, { network: 1 }, { memory: 1 }]);
  });

  test("also for another page, with its path, but none for probes", async () => {
    await start();
    for (const path of ["/livez", "/readyz", `/nothing?secret=${CANARY}`]) await send({}, path);
    expect(await requests()).toEqual([expect.objectContaining({ method: "GET", path: "/nothing", status: 404 })]);
    expect(lines.join("")).not.toContain(CANARY);
  });

  test("for probes with LOG_LEVEL=debug", async () => {
    await start({ logLevel: "debug" });
    await send({}, "/livez");
    expect(await requests()).toEqual([expect.objectContaining({ level: 20, path: "/livez" })]);
  });

  test("where the client left before its answer", async () => {
    await start();
    const hold = gateway.sandbox.hold(LIBRARIES);
    const leaving = new AbortController();
    const asked = fetch(`${gateway.url}/graphql?query=${encodeURIComponent(QUERY)}`, { signal: leaving.signal });
    asked.catch(() => undefined);
    await hold.reached();
    leaving.abort();
    expect(await requests()).toEqual([expect.objectContaining({ status: 499, level: 30 })]);
    hold.release();
    await asked.catch(() => undefined);
    expect(await requests()).toHaveLength(1);
  });

  test("where the client is refused, with the reason", async () => {
    await start({ env: { ...identity.env, CLIENT_REQUESTS_PER_MINUTE: "1" } });
    await post(QUERY, { headers: { "x-api-key": `gw_${CANARY}` } });
    const headers = { "x-api-key": identity.key("desk", ["*"]) };
    for (let at = 0; at < 2; at += 1) await post(QUERY, { headers });
    const [unknown, accepted, tooMany] = await requests(3);
    expect(unknown).toMatchObject({
      ...{ msg: "client refused", level: 30, status: 401, reason: expect.any(String), address: "127.0.0.1" },
      errors: [{ code: "UNAUTHENTICATED", count: 1 }],
    });
    expect(accepted).toMatchObject({ status: 200 });
    expect(accepted).not.toHaveProperty("address");
    expect(tooMany).toMatchObject({
      ...{ status: 429, client: "desk", address: "127.0.0.1" },
      errors: [{ code: "RATE_LIMITED", count: 1 }],
    });
    expect(lines.join("")).not.toContain(CANARY);
  });

  test("where the body, the document or the host cannot be read", async () => {
    await start();
    await send({ method: "POST", headers: { "content-type": "application/json" }, body: "{" });
    await post(`{ a(b: "${CANARY}") }`);
    await post(`{ ${CANARY}`);
    const codes = (await requests(3)).map(({ status, errors, operation }) => [status, errors, operation]);
    expect(codes).toEqual([
      [400, [{ code: "BAD_REQUEST", count: 1 }], undefined],
      [400, [{ code: "GRAPHQL_VALIDATION_FAILED", count: 1 }], undefined],
      [400, [{ code: "GRAPHQL_PARSE_FAILED", count: 1 }], undefined],
    ]);
    expect(lines.join("")).not.toContain(CANARY);
  });
});

describe("what goes wrong at Genesys Cloud is in the log, also with LOG_LEVEL=warn", () => {
  test.each<[string, object, string, object]>([
    ["a refused call", { status: 403 }, "UPSTREAM_FORBIDDEN", { status: 403 }],
    ["an outage", { status: 503 }, "UPSTREAM_UNAVAILABLE", { status: 503 }],
    ["a 429", { status: 429, headers: { "retry-after": "60" } }, "UPSTREAM_RATE_LIMITED", { status: 429 }],
  ])("%s, with the vendor's correlation ids", async (_, fault, code, upstream) => {
    await start({ logLevel: "warn" });
    gateway.sandbox.faults([{ match: LIBRARY, ...fault }]);
    await (await post(BY_ID, { variables: { id: libraryId(1) } })).text();
    const [line] = await requests();
    expect(line).toMatchObject({
      ...{ level: WARN, status: 200, operation: "ById", calls: { network: expect.any(Number) } },
      errors: [{ code, count: 1, upstream: { ...upstream, correlationIds: [expect.any(String)] } }],
    });
  });

  test("a call without an answer in time", async () => {
    await start({ logLevel: "warn" });
    const hold = gateway.sandbox.hold(LIBRARY);
    const asked = post(BY_ID, { variables: { id: libraryId(1) } });
    await hold.reached();
    await clock.pass(30_000);
    await asked;
    hold.release();
    expect(await requests()).toMatchObject([{ level: WARN, errors: [{ code: "UPSTREAM_TIMEOUT", count: 1 }] }]);
  });

  test("a wrong OAuth secret", async () => {
    await start({ logLevel: "warn", client: { id: "sandbox", secret: CANARY } });
    await post(BY_ID, { variables: { id: libraryId(1) } });
    expect(await requests()).toMatchObject([
      { level: WARN, calls: {}, errors: [{ code: "UPSTREAM_UNAUTHORIZED", upstream: { status: 401 } }] },
    ]);
    expect(lines.join("")).not.toContain(CANARY);
  });

  test("many errors of one kind together", async () => {
    await start({ logLevel: "warn" });
    gateway.sandbox.faults([{ match: "GET /api/v2/responsemanagement/responses/{responseId}", status: 403 }]);
    const ids = Array.from(
      { length: 8 },
      (_, at) => `r${at}: response(id: "22222222-0000-4000-8000-00000000000${at + 1}")`,
    );
    await post(`{ ${ids.map((one) => `${one} { name }`).join(" ")} }`);
    const [line] = await requests();
    const [{ count, upstream }] = line!["errors"] as [{ count: number; upstream: { correlationIds: string[] } }];
    expect([count, upstream.correlationIds.length, (line!["errors"] as unknown[]).length]).toEqual([8, 5, 1]);
  });

  test("nothing of a request without a fault", async () => {
    await start({ logLevel: "warn" });
    await post(QUERY);
    await post("{ nothing }");
    await send({}, "/nowhere");
    expect(lines).toEqual([]);
  });
});

test.each([
  ["error", ["BAD_USER_INPUT", "INTERNAL_SERVER_ERROR", "UPSTREAM_TIMEOUT"]],
  ["warn", ["BAD_USER_INPUT", "UPSTREAM_TIMEOUT"]],
  ["info", ["BAD_USER_INPUT"]],
] as const)("the line is of level %s with the errors %j", (level, codes) => {
  const written: string[] = [];
  const write = (name: string) => () => void written.push(name);
  const methods = { error: write("error"), warn: write("warn"), info: write("info"), debug: write("debug") };
  const log = createRequestLog({ level: "info", ...methods } as unknown as FastifyBaseLogger, []);
  const summary = { path: "/graphql", codes };
  expect(log.wants(summary)).toBe(true);
  const errors = codes.map((code) => ({ code, count: 1 }));
  log.finished({ ...summary, errors } as unknown as RequestFacts, {} as IncomingMessage);
  expect(written).toEqual([level]);
});

describe("x-request-id", () => {
  const idOf = async (headers: object, path = "/graphql") => {
    const answer = await send({ headers: headers as Record<string, string> }, path);
    return answer.headers.get("x-request-id");
  };

  test.each(["a", "A.b_c-9", "x".repeat(128)])("%s is taken over, answered and logged", async (id) => {
    await start();
    expect((await post(QUERY, { headers: { "x-request-id": id } })).headers.get("x-request-id")).toBe(id);
    expect((await requests())[0]).toMatchObject({ requestId: id });
  });

  test.each(["", "x".repeat(129), "a b", `${CANARY}"`, "a,b", "ä"])("%j is replaced", async (id) => {
    await start();
    expect(await idOf({ "x-request-id": id })).toMatch(/^[\w-]{8}-1$/);
  });

  test("is new for each request and each process, and on every answer", async () => {
    await start();
    const paths = ["/graphql?query={__typename}", "/livez", "/readyz", "/nothing", "/graphql?query={"];
    const ids: (string | null)[] = [];
    for (const path of paths) ids.push(await idOf({}, path));
    const other = await startGateway();
    ids.push((await fetch(`${other.url}/livez`)).headers.get("x-request-id"));
    await other.close();
    expect(new Set(ids).size).toBe(paths.length + 1);
    expect(ids).not.toContain(null);
  });

  test("is another one on an answer that is given again, or the one that was sent", async () => {
    await start();
    const ids: (string | null)[] = [];
    for (let at = 0; at < 4; at += 1) ids.push((await post(QUERY)).headers.get("x-request-id"));
    ids.push((await post(QUERY, { headers: { "x-request-id": "mine" } })).headers.get("x-request-id"));
    expect(gateway.givenAgain()).toBe(3);
    expect(new Set(ids).size).toBe(5);
    expect(ids[4]).toBe("mine");
    expect((await requests(5)).map(({ requestId }) => requestId)).toEqual(ids);
  });
});

test.each([
  [`00-${"0a".repeat(16)}-${"1b".repeat(8)}-01`, "0a".repeat(16)],
  [`cc-${"0a".repeat(16)}-${"1b".repeat(8)}-01-more`, "0a".repeat(16)],
  [`00-${"00".repeat(16)}-${"1b".repeat(8)}-01`, undefined],
  [`ff-${"0a".repeat(16)}-${"1b".repeat(8)}-01`, undefined],
  [`00-${"0A".repeat(16)}-${"1b".repeat(8)}-01`, undefined],
  [CANARY, undefined],
])("the trace id of traceparent %s is %s in the log", async (traceparent, traceId) => {
  await start();
  await post(QUERY, { headers: { traceparent } });
  expect((await requests())[0]!["traceId"]).toBe(traceId);
});
