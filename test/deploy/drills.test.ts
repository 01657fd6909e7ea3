import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { MeterProvider } from "@opentelemetry/sdk-metrics";
import { trace } from "@opentelemetry/api";
import { createHistogramProducer } from "../../src/telemetry/histogram-producer.ts";
import { createHistograms } from "../../src/telemetry/histograms.ts";
import { openPrometheusPort } from "../../src/telemetry/prometheus.ts";
import type { PrometheusPort } from "../../src/telemetry/prometheus.ts";
import { passing } from "../cache/tested.ts";
import { library, LIBRARIES, LIBRARY, startFaulty, TOKENS } from "../faults/faulty.ts";
import type { Faulty } from "../faults/faulty.ts";
import { freePort } from "../free-port.ts";
import { createIdentity } from "../identity.ts";
import { endPrograms } from "../process.ts";
import { hasRedis, openRedis, startRedis } from "../redis.ts";
import type { TestRedis } from "../redis.ts";
import { startRedisProxy } from "../redis-proxy.ts";
import type { StartOptions } from "../start.ts";
import { ASKED_WAIT, createTestClock } from "../test-clock.ts";
import type { TestClock } from "../test-clock.ts";
import { until } from "../until.ts";
import { askPromtool } from "./incident.ts";
import { findProgram } from "./programs.ts";
import { follow, lookAt, readRunbook } from "./runbook.ts";

/*
 * Each drill makes one fault, and then knows only what a person on call knows: the alerts that fire, the page of each, `/metrics`, `/status`,
 * `/readyz` and the log. The page has to name the cause. What to look at is read from the page.
 */

const PROMTOOL = findProgram("promtool");
const ALERTS = [
  ...["AnswersAreSlow", "GenesysCloudAnswers429", "BudgetNearlySpent", "StaleAnswers", "TokenRefused", "RedisAway"],
];

let clock: TestClock;
let gateway: Faulty;
let port: PrometheusPort;
let provider: MeterProvider;
let metricsUrl: string;
let before: string;
beforeEach(() => {
  clock = createTestClock();
});
afterEach(async () => {
  await gateway.close();
  await provider.shutdown();
  await port.close();
});

const metrics = async () => (await fetch(metricsUrl)).text();
const ask = (query: string, headers: Record<string, string> = {}) =>
  clock.passWaits(gateway.send(query, { headers: { "content-type": "application/json", ...headers } }), ASKED_WAIT);

/** Starts the gateway with everything that a person on call reads, and answers one query. */
async function start(options: StartOptions = {}): Promise<void> {
  const metricsPort = await freePort();
  metricsUrl = `http://127.0.0.1:${metricsPort}/metrics`;
  const histograms = createHistograms(clock);
  port = await openPrometheusPort({ host: "127.0.0.1", port: metricsPort }, (temporality) =>
    createHistogramProducer({ histograms, temporality, clock }),
  );
  provider = new MeterProvider({ readers: [port.reader] });
  gateway = await startFaulty({
    ...{ cache: true, clock, logLevel: "info" },
    ...options,
    instrumentation: { meter: provider.getMeter("test"), tracer: trace.getTracer("none"), histograms },
    env: { STATUS_PAGE: "on", GENESYS_REQUESTS_PER_MINUTE: "300", ...options.env },
  });
  before = await metrics();
}

/** Follows the page whose alert fires. */
async function followed(page: string, headers: Record<string, string> = {}) {
  const runbook = readRunbook(`docs/runbooks/${page}.md`);
  const clues = [...runbook.text, ...runbook.rows.flatMap(({ alternatives }) => alternatives.flat())];
  const expressions = clues.filter(({ kind }) => kind === "expression").map(({ text }) => text);
  const after = await metrics();
  const incident = await askPromtool(PROMTOOL!, { before, after, expressions, alerts: ALERTS });
  const html = await (await fetch(`${gateway.url}/status`, { headers })).text();
  const evidence = {
    answer: incident.answer,
    log: gateway.log.map((line) => (JSON.parse(line) as { msg: string }).msg),
    status(name: string): string | undefined {
      const section = html.split(`<dt>${name}</dt>`)[1] ?? html.split(`<h2>${name}</h2>`)[1];
      return section?.split(/<dt>|<h2>/, 1)[0]!.replaceAll(/<[^>]*>/g, " ");
    },
  };
  expect(incident.alerts).toContain(runbook.alert);
  // What the text says holds in each incident.
  expect(runbook.text.filter((clue) => lookAt(clue, evidence) === undefined)).toEqual([]);
  const { cause, found } = follow(runbook, evidence) ?? {};
  return { cause, found, evidence };
}

(PROMTOOL ? describe : describe.skip)("the runbook names the cause where", () => {
  test("Genesys Cloud is slow", async () => {
    await start();
    gateway.sandbox.faults([{ match: LIBRARIES, delay: 3000 }]);
    for (let first = 1; first <= 5; first += 1)
      await clock.passWaits(gateway.send(`{ libraries(first: ${first}) { nodes { name } } }`), 3000);
    const { cause, found } = await followed("answers-are-slow");
    expect(cause).toBe("Genesys Cloud or the way there is slow.");
    expect(found).toMatch(/GET \/api\/v2\/responsemanagement\/libraries\s+5\s+3,\d{3}/);
  });

  test("REST calls wait for the rate limit", async () => {
    await start({ env: { GENESYS_REQUESTS_PER_MINUTE: "5", REQUEST_TIMEOUT: "120" } });
    for (let at = 1; at <= 8; at += 1) await clock.passWaits(gateway.send(library(1000 + at)), 60_000);
    const { cause } = await followed("answers-are-slow");
    expect(cause).toBe("REST calls wait for the rate limit.");
  });

  test.each([
    ["another program spends the limit of the same OAuth client", {}, /^Another program uses the same OAuth client/],
    ["the limit is set too high", { GENESYS_REQUESTS_PER_MINUTE: "600" }, /^`GENESYS_REQUESTS_PER_MINUTE` is more/],
    [
      "more replicas run without Redis than REPLICAS says",
      { REDIS_URL: "redis://127.0.0.1:1" },
      /^While Redis is away/,
    ],
  ])("%s", async (_, env, cause) => {
    await start({ env });
    gateway.sandbox.faults([{ match: "*", status: 429, headers: { "retry-after": "30" }, times: 3 }]);
    const asked = gateway.send(library(1));
    await passing(
      clock,
      until(async () => (await metrics()).includes('status_code="429"')),
    );
    const { cause: found, evidence } = await followed("genesys-cloud-answers-429");
    expect(found).toMatch(cause);
    expect(evidence.status("REST calls of the last minute")).toContain("paused for");
    await clock.passWaits(asked, 60_000);
  });

  test("Genesys Cloud limits the fetches of tokens", async () => {
    await start();
    await ask(library(1));
    gateway.sandbox.revoke();
    gateway.sandbox.faults([{ match: TOKENS, status: 429, headers: { "retry-after": "30" }, times: 1 }]);
    await ask(library(2));
    const { cause, evidence } = await followed("genesys-cloud-answers-429");
    expect(cause).toMatch(/^Genesys Cloud limits how often tokens/);
    expect(evidence.status("OAuth token")).toContain("failed");
  });

  test("the secret of the OAuth client is wrong from the start", async () => {
    await start({ client: { id: "canary-client", secret: "wrong" } });
    await ask(library(1));
    const ready = await fetch(`${gateway.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([
      503,
      expect.objectContaining({ reason: expect.stringContaining("token refused") }),
    ]);
    const { cause } = await followed("token-refused");
    expect(cause).toMatch(/^The id or the secret is wrong/);
  });

  test("the OAuth client is revoked while the gateway runs", async () => {
    await start();
    await ask(library(1));
    before = await metrics();
    gateway.sandbox.revoke();
    gateway.sandbox.faults([{ match: TOKENS, status: 400, body: { error: "invalid_client" } }]);
    const { codes } = await ask(library(2));
    expect(codes).toEqual(["UPSTREAM_UNAUTHORIZED"]);
    // Five minutes, as the page says.
    await clock.pass(200_000);
    expect(await ask(library(1))).toMatchObject({ codes: [], extensions: { stale: [200] } });
    await clock.pass(101_000);
    expect((await ask(library(1))).codes).toEqual(["UPSTREAM_UNAUTHORIZED"]);
    const { cause } = await followed("token-refused");
    expect(cause).toMatch(/^The id or the secret is wrong/);
  });

  test("a part of Genesys Cloud fails, which older answers hide", async () => {
    await start();
    await ask(library(1));
    await clock.pass(310_000);
    gateway.sandbox.faults([{ match: LIBRARY, status: 503 }]);
    const isOpen = () => gateway.log.some((line) => line.includes("Circuit breaker open"));
    while (!isOpen()) expect((await ask(library(1))).data).toEqual({ library: { name: "Greetings" } });
    const { cause, found } = await followed("stale-answers");
    expect(cause).toBe("That part of Genesys Cloud keeps failing.");
    expect(found).toContain('circuit="responsemanagement/libraries"');
  });

  test.each([
    [
      "a sign-in page answers in place of the token endpoint",
      { body: "<html>", headers: { "content-type": "text/html" } },
      /^A wrong region, or a sign-in page/,
    ],
    ["the token endpoint cannot be reached", { reset: true }, /^The network, or the token endpoint is down/],
  ])("%s, which older answers hide", async (_, fault, fetching) => {
    await start();
    await ask(library(1));
    await clock.pass(310_000);
    gateway.sandbox.revoke();
    gateway.sandbox.faults([{ match: TOKENS, ...fault }]);
    expect((await ask(library(1))).data).toEqual({ library: { name: "Greetings" } });
    const { cause, evidence } = await followed("stale-answers");
    expect(cause).toBe("The gateway gets no token.");
    expect(follow(readRunbook("docs/runbooks/token-refused.md"), evidence)!.cause).toMatch(fetching);
  });

  test("one client spends the budget", async () => {
    const identity = await createIdentity({}, clock);
    const [greedy, modest, operator] = [
      identity.key("greedy", ["*"]),
      identity.key("modest", ["*"]),
      identity.key("operator", ["gateway:status:view"]),
    ];
    await start({ env: { ...identity.env, GENESYS_REQUESTS_PER_MINUTE: "20" } });
    await ask(library(1), { "x-api-key": modest });
    for (let at = 1; at <= 19; at += 1) await ask(library(1000 + at), { "x-api-key": at % 6 === 0 ? modest : greedy });
    const { cause, found, evidence } = await followed("budget-nearly-spent", { "x-api-key": operator });
    identity.close();
    expect(cause).toBe("One client of several spends most.");
    expect(found).toContain('client="greedy"');
    expect(found).not.toContain("modest");
    expect(evidence.status("Who spends the REST calls")).toMatch(/^.*?greedy/s);
  });
});

(PROMTOOL && hasRedis ? describe : describe.skip)("the runbook names the cause where Redis", () => {
  let redis: TestRedis;
  beforeEach(async () => {
    redis = await startRedis("first");
  });
  afterEach(endPrograms);

  async function startWithRedis(url = redis.url, env: Record<string, string> = {}): Promise<void> {
    await start({ env: { REDIS_URL: url, ...env } });
    await until(async () => (await readyz()).redis.state === "up");
    before = await metrics();
  }
  const readyz = async () =>
    (await (await fetch(`${gateway.url}/readyz`)).json()) as { redis: { state: string; reason?: string } };
  const isAwayFor = (reason: string) => until(async () => (await readyz()).redis.reason === reason);
  async function admin(...commands: [name: string, ...args: string[]][]): Promise<void> {
    const { client, close } = await openRedis(redis.url);
    for (const command of commands) await client.call(...command);
    close();
  }

  test("has stopped", async () => {
    await startWithRedis();
    await redis.stop();
    await isAwayFor("ECONNREFUSED");
    const { cause, evidence } = await followed("redis-away");
    expect(cause).toBe("Redis has stopped, or the port is wrong.");
    expect(evidence.status("Redis")).toMatch(/away\s+ECONNREFUSED/);
  });

  test("has another password, and the connection was cut", async () => {
    await startWithRedis();
    await admin(["CONFIG", "SET", "requirepass", "second"], ["CLIENT", "KILL", "TYPE", "normal"]);
    await isAwayFor("WRONGPASS");
    const { cause } = await followed("redis-away");
    expect(cause).toBe("Redis does not accept the password.");
    expect(gateway.log.join("")).not.toMatch(/first|"second/);
  });

  test("does not answer", async () => {
    await startWithRedis();
    redis.freeze();
    const asked = gateway.send(library(1));
    await passing(clock, asked);
    const { cause } = await followed("redis-away");
    redis.thaw();
    expect(cause).toMatch(/^Redis is too slow or hangs/);
  });

  test("is slow", async () => {
    const proxy = await startRedisProxy(redis.url);
    await startWithRedis(proxy.url, { REDIS_PATIENCE: "2" });
    const delay = 100;
    proxy.delay(clock, () => delay);
    // Only the delays pass at once. On a busy machine the time of the clock must not overtake the answers of Redis.
    for (let at = 1; at <= 3; at += 1) await clock.passWaits(gateway.send(library(at)), delay);
    const { cause, found } = await followed("answers-are-slow");
    await proxy.close();
    expect(cause).toMatch(/^Redis or the network to it is slow/);
    expect(found).toMatch(/Redis is slow: \d+ ms/);
  });

  test("has no memory left", async () => {
    await startWithRedis();
    await admin(["CONFIG", "SET", "maxmemory", "1"]);
    const rename = `mutation { updateLibrary(input: { id: "11111111-0000-4000-8000-000000000001", name: "New" }) { library { name } } }`;
    expect((await clock.passWaits(gateway.send(rename))).data).toEqual({ updateLibrary: { library: { name: "New" } } });
    const { cause } = await followed("redis-away");
    expect(cause).toBe("Redis has no memory left.");
  });

  test("has become a replica", async () => {
    await startWithRedis();
    await admin(["REPLICAOF", "127.0.0.1", "1"]);
    await clock.passWaits(gateway.send(library(1)));
    await isAwayFor("READONLY");
    const { cause } = await followed("redis-away");
    expect(cause).toMatch(/^The connection leads to a replica/);
  });
});
