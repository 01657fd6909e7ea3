import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { startSandbox } from "../../sandbox/server.ts";
import type { Sandbox } from "../../sandbox/server.ts";
import { createSampling } from "../../src/telemetry/sampling.ts";
import { endPrograms, startProgram } from "../process.ts";
import { until } from "../until.ts";
import { startReceiver } from "./otlp-receiver.ts";
import type { Span } from "./otlp-receiver.ts";

const SAMPLER = { OTEL_TRACES_SAMPLER: "parentbased_traceidratio", OTEL_TRACES_SAMPLER_ARG: "0.3" };
const PARENT = "b7ad6b7169203331";
const LINE = /"msg":"request completed"/;

let receiver: Awaited<ReturnType<typeof startReceiver>>;
let sandbox: Sandbox;
let url: string;
let stdout: () => string;

beforeAll(async () => {
  receiver = await startReceiver();
  sandbox = await startSandbox({ clients: [{ id: "traced", secret: "s", permissions: "all" }] });
  const gateway = startProgram(["node", "src/main.ts"], {
    env: {
      PORT: "0",
      AUTH_MODE: "open",
      LOG_LEVEL: "info",
      GENESYS_API_URL: sandbox.url,
      GENESYS_LOGIN_URL: sandbox.url,
      GENESYS_CLIENT_ID: "traced",
      GENESYS_CLIENT_SECRET: "s",
      OTEL_TRACES_EXPORTER: "otlp",
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
      OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
      OTEL_BSP_SCHEDULE_DELAY: "50",
      ...SAMPLER,
    },
  });
  url = await gateway.printed(/http:\/\/127\.0\.0\.1:\d+/);
  ({ stdout } = gateway);
});
afterAll(async () => {
  endPrograms();
  await receiver.close();
  await sandbox.close();
});

async function send(query: string, headers: Record<string, string> = {}): Promise<void> {
  const answer = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query }),
  });
  expect(await answer.json()).not.toHaveProperty("errors");
}

/** The lines about requests to /graphql with this request id. */
const linesOf = (requestId: string) =>
  stdout()
    .split("\n")
    .filter((line) => LINE.test(line))
    .map((line) => JSON.parse(line) as { requestId: string; traceId?: string; givenAgain?: boolean })
    .filter((line) => line.requestId === requestId);

async function traceIds(requestId: string, count: number): Promise<string[]> {
  await until(() => linesOf(requestId).length === count);
  return linesOf(requestId).map(({ traceId }) => traceId!);
}

const isServer = ({ kind }: Span) => kind === "server";
const spansOf = (traceId: string) => receiver.spans.filter((span) => span.traceId === traceId);

/**
 * Waits for the span of a sampled request that is sent now. The third answer is given again: its span is made after those of earlier
 * requests.
 */
async function allSpans(): Promise<void> {
  for (let at = 0; at < 3; at += 1) {
    const last = randomBytes(16).toString("hex");
    await send("{ libraries(first: 1) { nodes { id } } }", { traceparent: `00-${last}-${PARENT}-01` });
    await until(() => spansOf(last).some(isServer));
  }
}

test("the trace id in the log decides about the spans of a request, whether it is executed or answered again", async () => {
  const { traceOf } = createSampling({ ...SAMPLER, OTEL_TRACES_SAMPLER: "traceidratio" });
  const isSampled = (traceId: string) => traceOf({ traceId, spanId: PARENT, traceFlags: 0 }).isSampled;
  const executed = 30;
  for (let at = 0; at < executed; at += 1)
    await send(`{ libraries(first: ${at + 1}) { nodes { id } } }`, { "x-request-id": "executed" });
  const again = 30;
  for (let at = 0; at < again + 2; at += 1)
    await send("query Again { libraries(first: 3) { nodes { name } } }", { "x-request-id": "again" });
  const ids = [...(await traceIds("executed", executed)), ...(await traceIds("again", again + 2))];
  expect(linesOf("again").filter(({ givenAgain }) => givenAgain)).toHaveLength(again);
  expect(ids.every((id) => /^[\da-f]{32}$/.test(id))).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);

  await allSpans();
  const found = new Set(receiver.spans.filter(isServer).map(({ traceId }) => traceId));
  const sampled = ids.filter(isSampled);
  expect(sampled.length).toBeGreaterThan(0);
  expect(ids.filter((id) => found.has(id)).toSorted()).toEqual(sampled.toSorted());
  // A request that is not sampled has no span of a call or a token either.
  expect(ids.filter((id) => !isSampled(id)).flatMap(spansOf)).toEqual([]);
});

test.each([
  ["whose body is not JSON", "broken", { method: "POST", body: "{" }],
  ["with a method that the route does not have", "head", { method: "HEAD" }],
  ["with a method that no route has", "unknown", { method: "PROPFIND" }],
])("a request %s has the trace id of its span in the log", async (_, requestId, request) => {
  const { traceOf } = createSampling({ ...SAMPLER, OTEL_TRACES_SAMPLER: "traceidratio" });
  const headers = { "content-type": "application/json", "x-request-id": requestId };
  for (let at = 0; at < 40; at += 1) await fetch(`${url}/graphql`, { ...request, headers });
  const ids = await traceIds(requestId, 40);
  expect(ids.filter((id) => /^[\da-f]{32}$/.test(id))).toHaveLength(40);
  await allSpans();
  const found = new Set(receiver.spans.filter(isServer).map(({ traceId }) => traceId));
  const sampled = ids.filter((traceId) => traceOf({ traceId, spanId: PARENT, traceFlags: 0 }).isSampled);
  expect(sampled.length).toBeGreaterThan(0);
  expect(ids.filter((id) => found.has(id)).toSorted()).toEqual(sampled.toSorted());
});

test("a parent decides for its request", async () => {
  const query = "query Parents { libraries(first: 5) { nodes { createdBy { name } } } }";
  const traceparent = (digit: string, flag: string) => `00-${digit}bf7651916cd43dd8448eb211c80319c-${PARENT}-${flag}`;
  for (let at = 0; at < 4; at += 1) {
    await send(query, { traceparent: traceparent(String(at), "00"), "x-request-id": "dropped" });
    await send(query, { traceparent: traceparent("a", "01"), "x-request-id": "sampled" });
  }
  const dropped = await traceIds("dropped", 4);
  expect(dropped).toEqual(["0", "1", "2", "3"].map((digit) => `${digit}bf7651916cd43dd8448eb211c80319c`));
  await traceIds("sampled", 4);
  await allSpans();
  expect(dropped.flatMap(spansOf)).toEqual([]);
  const spans = spansOf("abf7651916cd43dd8448eb211c80319c");
  expect(spans.filter(isServer).map(({ parent }) => parent)).toEqual(Array.from({ length: 4 }, () => PARENT));
});
