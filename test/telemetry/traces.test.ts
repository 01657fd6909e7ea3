import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startSandbox } from "../../sandbox/server.ts";
import type { Sandbox } from "../../sandbox/server.ts";
import { until } from "../until.ts";
import { endPrograms, startProgram } from "../process.ts";
import { openStream } from "../subscriptions/live.ts";
import { startReceiver } from "./otlp-receiver.ts";
import type { Span } from "./otlp-receiver.ts";

/** A text that only secrets and variables have. */
const CANARY = "canary-5d1f";
const TRACE = "0af7651916cd43dd8448eb211c80319c";
const PARENT = "b7ad6b7169203331";

/** What an Apollo client says of its application. */
const APPLICATION = { "apollographql-client-name": "agent desk 7c1e", "apollographql-client-version": "1.2.3" };

let receiver: Awaited<ReturnType<typeof startReceiver>>;
let sandbox: Sandbox;
let url: string;
let stdout: () => string;

beforeAll(async () => {
  receiver = await startReceiver();
  sandbox = await startSandbox({ clients: [{ id: "traced", secret: `${CANARY}-secret`, permissions: "all" }] });
  const gateway = startProgram(["node", "src/main.ts"], {
    env: {
      PORT: "0",
      AUTH_MODE: "open",
      LOG_LEVEL: "info",
      GENESYS_API_URL: sandbox.url,
      GENESYS_LOGIN_URL: sandbox.url,
      GENESYS_CLIENT_ID: "traced",
      GENESYS_CLIENT_SECRET: `${CANARY}-secret`,
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
      OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
      OTEL_EXPORTER_OTLP_HEADERS: `authorization=${CANARY}-header`,
      OTEL_BSP_SCHEDULE_DELAY: "50",
      OTEL_METRIC_EXPORT_INTERVAL: "200",
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

// The type of an answer depends on the query.
// oxlint-disable-next-line typescript/no-explicit-any
async function send(body: object, headers: Record<string, string> = {}): Promise<any> {
  const answer = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  return answer.json();
}

const childrenOf = (parent: Span) => receiver.spans.filter(({ parent: id }) => id === parent.id);

describe("a query whose names come from the cache and the network", () => {
  test("is one trace: request, operation, token and REST calls, and nothing of its values", async () => {
    const { data } = await send({ query: "{ libraries(first: 2) { nodes { id } } }" });
    const { id } = data.libraries.nodes[0];
    await send({ query: "query Warm($id: ID!) { library(id: $id) { name } }", variables: { id } });
    const query = `query Mixed($id: ID!, $text: String) {
      library(id: $id) { name responses(first: 1) { nodes { name } } }
      searchResponses(phrase: $text) { nodes { id } }
    }`;
    const answer = await send(
      { query, variables: { id, text: CANARY } },
      { traceparent: `00-${TRACE}-${PARENT}-01`, "x-request-id": "trace-1", ...APPLICATION },
    );
    expect(answer).toHaveProperty("data.library.name");

    const operation = await receiver.span("query Mixed");
    const request =
      receiver.spans.find((span) => span.id === operation.parent) ?? (await receiver.span("POST /graphql"));
    const inTrace = receiver.spans.filter(({ traceId }) => traceId === TRACE);
    expect(operation).toMatchObject({
      traceId: TRACE,
      kind: "internal",
      failed: false,
      attributes: {
        "graphql.operation.type": "query",
        "graphql.operation.name": "Mixed",
        "genesys.document.hash": expect.stringMatching(/^[\da-f]{64}$/),
      },
    });
    expect(inTrace.every(({ traceId }) => traceId === TRACE)).toBe(true);
    const calls = childrenOf(operation);
    expect(calls.map(({ name, kind }) => [name, kind]).toSorted()).toEqual([
      ["GET /api/v2/responsemanagement/responses", "client"],
      ["POST /api/v2/responsemanagement/responses/query", "client"],
    ]);
    expect(calls[0]!.attributes).toMatchObject({
      "server.address": "127.0.0.1",
      "http.response.status_code": 200,
      "genesys.correlation_id": expect.stringMatching(/^[\w-]+$/),
      "genesys.background": false,
    });
    expect(calls[0]!.attributes["genesys.budget.wait"]).toBeGreaterThanOrEqual(0);
    expect(request.name).toBe("POST /graphql");
    expect(receiver.text()).toContain('{"key":"service.name","value":{"stringValue":"genesys-graphql"}}');
  });

  test("the request's span goes on from traceparent, and says how many reads came from where", async () => {
    const isRequest = ({ traceId, kind }: Span) => traceId === TRACE && kind === "server";
    await until(() => receiver.spans.some(isRequest));
    const request = receiver.spans.find(isRequest);
    expect(request).toMatchObject({
      parent: PARENT,
      name: "POST /graphql",
      attributes: {
        "http.route": "/graphql",
        "http.response.status_code": 200,
        "graphql.operation.name": "Mixed",
        "genesys.reads.network": 2,
        "genesys.reads.memory": 1,
        "genesys.answer.given_again": false,
        "apollo.client.name": "agent desk 7c1e",
        "apollo.client.version": "1.2.3",
      },
    });
    expect(stdout()).toContain(`"traceId":"${TRACE}"`);
  });

  test("the fetch of the token is a span of the operation that needed it", async () => {
    const token = await receiver.span("POST /oauth/token");
    expect(token.kind).toBe("client");
    expect(token.attributes).toEqual({
      "http.request.method": "POST",
      "url.template": "/oauth/token",
      "http.response.status_code": 200,
    });
  });
});

test("an answer that is given again is one span", async () => {
  const query = "query Again { libraries(first: 1) { nodes { name } } }";
  const traceparent = "00-1af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  for (let times = 0; times < 3; times += 1) await send({ query });
  await send({ query }, { traceparent, ...APPLICATION, "apollographql-client-version": `${CANARY}\u00e9` });
  const inTrace = () => receiver.spans.filter(({ traceId }) => traceId === "1af7651916cd43dd8448eb211c80319c");
  await until(() => inTrace().length > 0);
  const spans = inTrace();
  expect(spans.map(({ name }) => name)).toEqual(["POST /graphql"]);
  expect(spans[0]!.attributes).toMatchObject({
    "genesys.answer.given_again": true,
    "graphql.operation.name": "Again",
    "apollo.client.name": "agent desk 7c1e",
  });
  expect(spans[0]!.attributes).not.toHaveProperty(["apollo.client.version"]);
});

test("a request whose document has no such operation has a span without its name", async () => {
  const traceparent = "00-2af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  await send({ query: "query A { __typename }", operationName: "B" }, { traceparent });
  const inTrace = () => receiver.spans.filter(({ traceId }) => traceId === "2af7651916cd43dd8448eb211c80319c");
  await until(() => inTrace().length === 2);
  expect(
    inTrace()
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(["POST /graphql", "graphql"]);
  for (const { attributes } of inTrace()) expect(attributes).not.toHaveProperty(["graphql.operation.type"]);
});

test("spans have the first 100 characters of the name of an operation", async () => {
  const name = `Long${"A".repeat(1000)}`;
  await send({ query: `query ${name} { __typename }` });
  const { attributes } = await receiver.span(`query ${name.slice(0, 100)}`);
  expect(attributes["graphql.operation.name"]).toBe(name.slice(0, 100));
});

test("a call that fails is a failed span with the vendor's correlation id", async () => {
  sandbox.faults([{ match: "GET /api/v2/responsemanagement/libraries/{libraryId}", status: 500 }]);
  await send({ query: 'query Failed { library(id: "11111111-0000-4000-8000-000000009999") { name } }' });
  sandbox.faults([]);
  const call = await receiver.span("GET /api/v2/responsemanagement/libraries/{libraryId}");
  expect(call.failed).toBe(true);
  expect(call.attributes).toMatchObject({ "error.type": "500", "http.response.status_code": 500 });
  expect(call.attributes["genesys.correlation_id"]).toEqual(expect.stringMatching(/^[\w-]+$/));
});

test("an event is a trace of its own, with the calls that it made", async () => {
  const query = "subscription Watched { libraryChanged { library { id responses(first: 7) { nodes { id } } } } }";
  const stream = await openStream({ url }, query);
  const { data } = await send({ query: `mutation { createLibrary(input: { name: "New" }) { library { id } } }` });
  const { libraryChanged } = JSON.parse((await stream.next())!.data!).data;
  expect(libraryChanged.library.id).toBe(data.createLibrary.library.id);
  stream.stop();
  const event = await receiver.span("subscription Watched");
  expect(event).toMatchObject({ kind: "internal", parent: undefined, failed: false });
  expect(event.attributes).toMatchObject({
    "graphql.operation.type": "subscription",
    "genesys.document.hash": expect.stringMatching(/^[\da-f]{64}$/),
  });
  expect(childrenOf(event).map(({ name }) => name)).toEqual([
    "GET /api/v2/responsemanagement/libraries/{libraryId}",
    "GET /api/v2/responsemanagement/responses",
  ]);
});

test("metrics come over OTLP too, and no secret and no value is in anything that was sent or logged", async () => {
  await until(() => receiver.metrics.includes("genesys.rest.calls"));
  expect(receiver.text()).not.toContain(CANARY);
  expect(stdout()).not.toContain(CANARY);
  // What a client says of itself is in no metric.
  expect(receiver.text()).toContain("agent desk 7c1e");
  await until(() => receiver.metricsText().includes('"Mixed"') && receiver.metricsText().includes('"Again"'));
  expect(receiver.metricsText()).not.toContain("7c1e");
  // The ids of entities are in no span.
  expect(receiver.text()).not.toMatch(/11111111-0000-4000/);
});
