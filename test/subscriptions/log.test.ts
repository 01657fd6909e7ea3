import { once } from "node:events";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { WebSocket } from "ws";
import { bearer, createIdentity } from "../identity.ts";
import type { Identity } from "../identity.ts";
import { until } from "../until.ts";
import { eventsOf, openStream, startLive } from "./live.ts";
import type { LiveGateway } from "./live.ts";

const QUERY = "subscription Names { libraryChanged { libraryId } }";
const TRACE = "0af7651916cd43dd8448eb211c80319c";
const OTHER_TRACE = "1bf7651916cd43dd8448eb211c80319c";
const traceparent = (trace: string) => `00-${trace}-b7ad6b7169203331-01`;
const HEADERS = {
  traceparent: traceparent(TRACE),
  "apollographql-client-name": "desk",
  "apollographql-client-version": "1.2.3",
};
const SENDER = { traceId: TRACE, application: "desk", applicationVersion: "1.2.3" };
const DOCUMENT = { operation: "Names", document: expect.stringMatching(/^[\da-f]{64}$/) };
const ADDRESS = { address: "127.0.0.1" };
const FIELDS = "traceId,client,application,operation,document,errors,address";

let identity: Identity;
let gateway: LiveGateway;
let authorization: { authorization: string };
beforeEach(async () => {
  identity = await createIdentity();
  authorization = bearer(identity.key("reader", ["responses:library:view"])) as typeof authorization;
});
afterEach(async () => {
  await gateway.close();
  identity.close();
});

const start = async (env: Record<string, string> = {}) => {
  gateway = await startLive({ env: { ...identity.env, ...env } });
};
const refusedClients = () =>
  gateway
    .log()
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ msg }) => msg === "client refused");

test("the lines about an event stream say who opened it, and in which trace", async () => {
  await start({ LOG_FIELDS: FIELDS });
  const stream = await openStream(gateway, QUERY, { headers: { ...HEADERS, ...authorization } });
  await gateway.open(1);
  stream.stop();
  await gateway.ended(1);
  const known = { transport: "sse", client: "reader", ...SENDER, ...DOCUMENT, ...ADDRESS };
  expect(gateway.lines).toMatchObject([
    { msg: "subscription began", ...known },
    { msg: "subscription ended", ...known, reason: "client", events: 0, milliseconds: expect.any(Number) },
  ]);
});

test("the lines about a WebSocket say so too, by the headers of its upgrade or by `connection_init`", async () => {
  await start({ LOG_FIELDS: FIELDS });
  const url = `${gateway.url.replace(/^http/, "ws")}/graphql`;
  async function subscribe(headers: Record<string, string>, payload: Record<string, string>): Promise<WebSocket> {
    const socket = new WebSocket(url, "graphql-transport-ws", { headers });
    await once(socket, "open");
    socket.send(JSON.stringify({ type: "connection_init", payload: { ...authorization, ...payload } }));
    await once(socket, "message");
    socket.send(JSON.stringify({ type: "subscribe", id: "1", payload: { query: QUERY } }));
    return socket;
  }
  const first = await subscribe(HEADERS, {});
  await gateway.open(1);
  const second = await subscribe(HEADERS, {
    Traceparent: traceparent(OTHER_TRACE),
    "apollographql-client-name": "page",
  });
  await gateway.open(2);
  const known = { transport: "websocket", client: "reader", ...DOCUMENT, ...ADDRESS };
  expect(gateway.lines).toMatchObject([
    { msg: "subscription began", ...known, ...SENDER },
    { msg: "subscription began", ...known, traceId: OTHER_TRACE, application: "page" },
  ]);
  first.close();
  second.close();
  await gateway.ended(2);
});

test("a subscription that fails or is refused names the codes of its errors", async () => {
  await start();
  const socket = gateway.ws({ connectionParams: { ...HEADERS, ...authorization } });
  const known = { transport: "websocket", client: "reader", ...SENDER };
  await expect(eventsOf(socket, "subscription { nothing }").next()).rejects.toBeDefined();
  await expect(eventsOf(socket, "subscription { responseChanged { responseId } }").next()).rejects.toBeDefined();
  const stream = await openStream(gateway, "subscription { responseChanged { responseId } }", {
    headers: authorization,
  });
  await stream.next();
  await gateway.ended(2);
  const forbidden = { reason: "error", errors: [{ code: "FORBIDDEN", count: 1 }] };
  expect(gateway.lines).toMatchObject([
    { msg: "subscription refused", ...known, errors: [{ code: "GRAPHQL_VALIDATION_FAILED", count: 1 }] },
    { msg: "subscription began", ...known },
    { msg: "subscription ended", ...known, ...forbidden },
    { msg: "subscription began", transport: "sse" },
    { msg: "subscription ended", transport: "sse", ...forbidden },
  ]);
  // The address is only in the log where LOG_FIELDS or a refusal asks for it.
  for (const line of gateway.lines) expect(line).not.toHaveProperty("address");
  await socket.dispose();
});

test("a client that is refused has a line with its address, trace and application", async () => {
  await start();
  const url = `${gateway.url.replace(/^http/, "ws")}/graphql`;
  const stranger = new WebSocket(url, "graphql-transport-ws", { headers: HEADERS });
  await once(stranger, "open");
  stranger.send('{"type":"connection_init"}');
  await once(stranger, "close");
  const foreign = new WebSocket(`${url}?key=secret`, "graphql-transport-ws", {
    headers: { ...HEADERS, origin: "https://elsewhere.example" },
  });
  await once(foreign, "error");
  await until(() => refusedClients().length === 2);
  const known = { ...SENDER, ...ADDRESS, transport: "websocket", requestId: expect.any(String) };
  expect(refusedClients()).toMatchObject([
    { ...known, errors: [{ code: "UNAUTHENTICATED", count: 1 }], reason: "nothing sent" },
    { ...known, method: "GET", path: "/graphql", status: 403, reason: expect.stringContaining("CORS_ORIGINS") },
  ]);
  expect(gateway.log()).not.toContain("secret");
});
