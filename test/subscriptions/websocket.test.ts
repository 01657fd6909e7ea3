import { once } from "node:events";
import { connect as connectSocket } from "node:net";
import { text as textOf } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { WebSocket } from "ws";
import { libraryId, responseId } from "../ids.ts";
import { createTestClock } from "../test-clock.ts";
import { until } from "../until.ts";
import { closedWith, eventsOf, openStream, startLive } from "./live.ts";
import type { LiveGateway } from "./live.ts";

const LIBRARIES = "subscription { libraryChanged { action library { id name } } }";
const rename = (name: string) =>
  `mutation { updateLibrary(input: { id: "${libraryId(1)}", name: "${name}" }) { userErrors { message } } }`;

interface Message {
  type: string;
  id?: string;
  payload?: { data?: unknown; message?: string; extensions?: { code: string } }[] & { data?: unknown };
}

/** Opens a WebSocket by hand. */
async function connect({ url }: LiveGateway, headers: Record<string, string> = {}, protocol = "graphql-transport-ws") {
  const socket = new WebSocket(`${url.replace(/^http/, "ws")}/graphql`, protocol, { headers });
  await once(socket, "open");
  const messages: Message[] = [];
  socket.on("message", (data) => messages.push(JSON.parse(String(data)) as Message));
  const send = (message: object | string) =>
    socket.send(typeof message === "string" ? message : JSON.stringify(message));
  return {
    socket,
    messages,
    send,
    closed: closedWith(socket),
    subscribe: (id: string, query: string) => send({ type: "subscribe", id, payload: { query } }),
    async init() {
      send({ type: "connection_init" });
      await until(() => messages.some(({ type }) => type === "connection_ack"));
    },
    /** The first message with this id. */
    async about(id: string) {
      await until(() => messages.some((message) => message.id === id));
      return messages.find((message) => message.id === id)!;
    },
  };
}

describe("a WebSocket", () => {
  let gateway: LiveGateway;
  beforeAll(async () => {
    gateway = await startLive({ env: { CORS_ORIGINS: "https://app.example" } });
  });
  afterAll(() => gateway.close());
  beforeEach(async () => {
    await gateway.open(0);
    gateway.lines.length = 0;
  });

  test("carries several subscriptions, each of which ends by itself", async () => {
    const client = gateway.ws();
    const all = eventsOf(client, LIBRARIES);
    const other = eventsOf(client, `subscription { libraryChanged(ids: ["${libraryId(2)}"]) { libraryId } }`);
    const responses = eventsOf(client, "subscription { responseChanged { response { name } } }");
    await gateway.open(3);
    await gateway.query(rename("One"));
    expect(await all.next()).toEqual({
      data: { libraryChanged: { action: "UPDATED", library: { id: libraryId(1), name: "One" } } },
    });
    other.stop();
    await gateway.open(2);
    await gateway.query(
      `mutation { updateResponse(input: { id: "${responseId(1)}", name: "R" }) { userErrors { message } } }`,
    );
    expect(await responses.next()).toEqual({ data: { responseChanged: { response: { name: "R" } } } });
    await client.dispose();
    expect(await gateway.ended(3)).toEqual(["client", "client", "client"]);
  });

  test("shares its events with streams: each is executed once", async () => {
    const client = gateway.ws();
    const events = eventsOf(client, LIBRARIES);
    const stream = eventsOf(gateway.sse(), LIBRARIES);
    await gateway.open(2);
    await gateway.query(rename("Both"));
    expect(await events.next()).toEqual(await stream.next());
    stream.stop();
    await client.dispose();
  });

  test("refuses queries, mutations and what is no valid document, each with its code", async () => {
    const { init, subscribe, about, socket } = await connect(gateway);
    await init();
    subscribe("query", "{ __typename }");
    subscribe("mutation", rename("No"));
    subscribe("syntax", "subscription {");
    subscribe("field", "subscription { nothing }");
    subscribe("ids", `subscription { libraryChanged(ids: [".."]) { libraryId } }`);
    const codes = await Promise.all(
      ["query", "mutation", "syntax", "field", "ids"].map(async (id) => {
        const { type, payload } = await about(id);
        return [type, payload?.[0]?.extensions?.code];
      }),
    );
    expect(codes).toEqual([
      ["error", "BAD_USER_INPUT"],
      ["error", "BAD_USER_INPUT"],
      ["error", "GRAPHQL_PARSE_FAILED"],
      ["error", "GRAPHQL_VALIDATION_FAILED"],
      ["error", "BAD_USER_INPUT"],
    ]);
    socket.close();
    const { data } = await gateway.query(`{ library(id: "${libraryId(1)}") { name } }`);
    expect(data.library.name).not.toBe("No");
  });

  test.each([
    ["a subscription before `connection_init`", { type: "subscribe", id: "1", payload: { query: LIBRARIES } }, 4401],
    ["a message that is no JSON", "nonsense", 4400],
    ["a message of an unknown type", { type: "start" }, 4400],
    ["a message nested too deeply", `${"[".repeat(200)}${"]".repeat(200)}`, 4400],
    ["a key that changes prototypes", `{"type":"connection_init","payload":{"__proto__":{"a":1}}}`, 4400],
    ["a message that is too long", `"${"x".repeat(2_000_000)}"`, 1009],
  ])("is closed for %s", async (_, message, code) => {
    const { closed, send } = await connect(gateway);
    send(message);
    expect((await closed).code).toBe(code);
  });

  test("answers `ping`, and is closed for another protocol", async () => {
    const { init, send, messages, socket } = await connect(gateway);
    await init();
    send({ type: "ping" });
    await until(() => messages.some(({ type }) => type === "pong"));
    socket.close();
    await expect(connect(gateway, {}, "graphql-ws")).rejects.toThrow("Server sent no subprotocol");
  });

  test("is for pages of the gateway and of CORS_ORIGINS only, and for programs", async () => {
    for (const origin of [gateway.url, "https://app.example"]) (await connect(gateway, { origin })).socket.terminate();
    for (const origin of ["https://app.example.evil", "null", gateway.url.replace("http", "https")])
      await expect(connect(gateway, { origin })).rejects.toThrow("Unexpected server response: 403");
  });

  test("is on /graphql only, and a refusal is JSON", async () => {
    const { hostname, port } = new URL(gateway.url);
    const socket = connectSocket(Number(port), hostname);
    const key = "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13";
    socket.write(`GET /other HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${key}\r\n\r\n`);
    expect(await textOf(socket)).toMatch(/^HTTP\/1\.1 404 .*nosniff.*"code":"BAD_REQUEST"/s);
  });
});

test("a WebSocket that answers no ping is closed", async () => {
  const clock = createTestClock();
  const gateway = await startLive({ clock, env: { SUBSCRIPTION_HEARTBEAT: "10" } });
  const lively = await connect(gateway);
  let pings = 0;
  lively.socket.on("ping", () => (pings += 1));
  const silent = new WebSocket(`${gateway.url.replace(/^http/, "ws")}/graphql`, "graphql-transport-ws", {
    autoPong: false,
  });
  await once(silent, "open");
  await lively.init();
  const closed = closedWith(silent);
  await clock.pass(10_000);
  await until(() => pings === 1);
  await clock.pass(10_000);
  expect((await closed).code).toBe(1006);
  await until(() => pings === 2);
  expect(lively.socket.readyState).toBe(WebSocket.OPEN);
  await gateway.close();
  expect(await lively.closed).toEqual({ code: 1001, reason: "RESTART" });
});

test("a client that does not read is closed, and others get their events", async () => {
  const gateway = await startLive({ env: { SUBSCRIPTION_QUEUE_KB: "2000", SUBSCRIPTION_QUEUE_EVENTS: "3" } });
  const large = Array.from({ length: 20 }, (_, at) => `a${at}: response { id texts { content } }`).join(" ");
  const slow = await connect(gateway);
  await slow.init();
  slow.subscribe("1", `subscription { responseChanged { ${large} } }`);
  await gateway.open(1);
  slow.socket.pause();
  const quick = eventsOf(gateway.ws(), "subscription { responseChanged { response { name } } }");
  await gateway.open(2);
  const content = "x".repeat(30_000);
  let count = 0;
  await until(async () => {
    const name = `Name ${(count += 1)}`;
    const input = `{ id: "${responseId(1)}", name: "${name}", texts: [{ content: "${content}" }] }`;
    await gateway.query(`mutation { updateResponse(input: ${input}) { userErrors { message } } }`);
    expect((await quick.next())?.data).toEqual({ responseChanged: { response: { name } } });
    return gateway.lines.some(({ reason }) => reason !== undefined) || count === 100;
  });
  expect(await gateway.ended(1)).toEqual(["too-slow"]);
  slow.socket.resume();
  expect(await slow.closed).toEqual({ code: 4413, reason: "SUBSCRIPTION_TOO_SLOW" });
  quick.stop();
  await gateway.close();
});

test("a client that sends messages and reads no answer is closed", async () => {
  const gateway = await startLive();
  const { socket, init, closed, send } = await connect(gateway);
  await init();
  socket.pause();
  const payload = { text: "x".repeat(50_000) };
  // The sockets of the machine hold some megabytes.
  for (let count = 0; count < 400; count += 1) send({ type: "ping", payload });
  await until(() => socket.bufferedAmount === 0);
  socket.resume();
  expect((await closed).code).toBe(4413);
  await gateway.close();
});

describe("limits", () => {
  test("of a connection, a client and the process", async () => {
    const gateway = await startLive({
      env: { MAX_SUBSCRIPTIONS: "4", MAX_SUBSCRIPTIONS_PER_CLIENT: "3", MAX_SUBSCRIPTIONS_PER_CONNECTION: "2" },
    });
    const { init, subscribe, about, socket, send } = await connect(gateway);
    await init();
    for (const id of ["1", "2", "3"]) subscribe(id, LIBRARIES);
    expect((await about("3")).payload?.[0]?.extensions?.code).toBe("RATE_LIMITED");
    const stream = await openStream(gateway, LIBRARIES);
    const refused = await openStream(gateway, LIBRARIES);
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "1"]);
    // One that has ended makes room.
    send({ type: "complete", id: "1" });
    await gateway.open(2);
    const next = await openStream(gateway, LIBRARIES);
    expect(next.status).toBe(200);
    for (const one of [stream, next]) one.stop();
    socket.close();
    await gateway.close();
  });

  test("of the process, for all clients together", async () => {
    const gateway = await startLive({ env: { MAX_SUBSCRIPTIONS: "2" } });
    const streams = [await openStream(gateway, LIBRARIES), await openStream(gateway, LIBRARIES)];
    const refused = await openStream(gateway, LIBRARIES);
    expect([refused.status, JSON.parse(await refused.body()).errors[0].extensions.code]).toEqual([503, "OVERLOADED"]);
    const sockets = [await connect(gateway), await connect(gateway)];
    await expect(connect(gateway)).rejects.toThrow("Unexpected server response: 503");
    for (const { socket } of sockets) socket.terminate();
    for (const stream of streams) stream.stop();
    await gateway.close();
  });

  test("of 0 serves no subscription at all", async () => {
    const gateway = await startLive({ env: { MAX_SUBSCRIPTIONS: "0" } });
    const accept = "text/event-stream, application/graphql-response+json";
    expect((await openStream(gateway, LIBRARIES, { headers: { accept } })).status).toBe(400);
    await expect(connect(gateway)).rejects.toThrow("Unexpected server response: 404");
    await gateway.close();
  });

  test("of requests in a minute count each subscription", async () => {
    const gateway = await startLive({ env: { CLIENT_REQUESTS_PER_MINUTE: "3" } });
    const { init, subscribe, about, socket } = await connect(gateway);
    await init();
    for (const id of ["1", "2", "3"]) subscribe(id, LIBRARIES);
    expect((await about("3")).payload?.[0]?.extensions?.code).toBe("RATE_LIMITED");
    const second = await connect(gateway);
    second.send({ type: "connection_init" });
    expect(await second.closed).toEqual({ code: 1013, reason: "RATE_LIMITED" });
    expect((await openStream(gateway, LIBRARIES)).status).toBe(429);
    socket.close();
    await gateway.close();
  });
});
