import { connect } from "node:net";
import type { Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readConfig } from "../../src/config/config.ts";
import { createGateway } from "../../src/gateway.ts";
import { CLIENT_TIMES, connectionOptions } from "../../src/http/connections.ts";
import { expectAlive, send } from "./attack.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";
import { until } from "../until.ts";

const BODY = JSON.stringify({ query: "{ libraries { totalCount } }" });
const HEAD = `POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${BODY.length}\r\n`;

interface Connection {
  socket: Socket;
  /** The answer so far. */
  reply(): string;
  /** How many bytes were sent one by one. */
  dripped(): number;
  ended: Promise<unknown>;
}

/** Opens a connection that sends `text`, and then the bytes of `drip` one by one, again and again. */
function open(gateway: Gateway, text: string, drip = ""): Connection {
  const { hostname, port } = new URL(gateway.url);
  const socket = connect(Number(port), hostname);
  let reply = "";
  let sent = 0;
  socket.write(text);
  const timer = setInterval(() => {
    if (drip !== "" && socket.writable) socket.write(drip[sent++ % drip.length]!);
  }, 10);
  socket.on("data", (chunk: Buffer) => (reply += chunk.toString("latin1")));
  socket.on("error", () => {});
  const ended = new Promise<void>((resolve) => void socket.on("close", resolve)).then(() => clearInterval(timer));
  return { socket, reply: () => reply, dripped: () => sent, ended };
}

const CHUNKED = HEAD.replace(/Content-Length.*\r\n/, "Transfer-Encoding: chunked\r\n\r\n");
const LONG = HEAD.replace(/Content-Length.*\r\n/, "Content-Length: 90000\r\n\r\n");
const TOO_SLOW = /^HTTP\/1\.1 408 .*"code":"BAD_REQUEST"/s;

type Slow = [name: string, text: string, drip: string];
const IN_HEADERS: Slow[] = [
  ["sends nothing at all", "", ""],
  ["stops in the first line", "POST /gra", ""],
  ["stops in the headers", `${HEAD}X-A: `, ""],
  ["sends a header a byte at a time", `${HEAD}X-A: `, "a"],
];
const IN_BODY: Slow[] = [
  ["stops before the body", `${HEAD}\r\n`, ""],
  ["stops in the body", `${HEAD}\r\n${BODY.slice(0, 10)}`, ""],
  ["sends the body a byte at a time", LONG, " "],
  ["sends chunks a byte at a time", CHUNKED, "1\r\n \r\n"],
];

/** Node measures these times itself, so they are real. A time that must not pass is as long as a test may take. */
const SHORT = 1500;
const NEVER = 300_000;
const LOOK = 20;

async function expectSentAway({ ended, reply, dripped }: Connection, drip = ""): Promise<void> {
  await ended;
  expect(reply()).toMatch(TOO_SLOW);
  // A client that sends byte by byte was still sending when its time ended.
  expect(dripped() > 0).toBe(drip !== "");
}

test("a client has 8 seconds for its headers and 15 for its request, checked every second", async () => {
  expect(CLIENT_TIMES).toEqual({ headers: 8000, request: 15_000, look: 1000 });
  expect(connectionOptions()).toMatchObject({
    requestTimeout: 15_000,
    keepAliveTimeout: 65_000,
    http: { headersTimeout: 8000, connectionsCheckingInterval: 1000 },
  });
  const { server, close } = await createGateway(readConfig({ LOG_LEVEL: "silent", AUTH_MODE: "open" }), () => true);
  expect(server.server).toMatchObject({ headersTimeout: 8000, requestTimeout: 15_000, keepAliveTimeout: 65_000 });
  await close();
});

describe("with a short time for headers", () => {
  let gateway: Gateway;
  let inBody: Connection[];
  let inHeaders: Connection[];
  beforeAll(async () => {
    gateway = await startGateway({ limits: true, clientTimes: { headers: SHORT, request: NEVER, look: LOOK } });
    inBody = IN_BODY.map(([, text, drip]) => open(gateway, text, drip));
    inHeaders = IN_HEADERS.map(([, text, drip]) => open(gateway, text, drip));
  });
  afterAll(() => gateway.close());

  test.each(IN_HEADERS.map(([name, , drip], at) => [name, at, drip] as const))(
    "a client that %s is sent away, with a reason",
    async (_, at, drip) => expectSentAway(inHeaders[at]!, drip),
  );

  test("a client that has sent its headers in time is answered after the rest of its body", async () => {
    // Its time began after theirs, and has passed.
    await expectSentAway(open(gateway, ""));
    expect(inBody.map(({ socket, reply }) => [socket.readyState, reply()])).toEqual(IN_BODY.map(() => ["open", ""]));
    const [before, within, ...others] = inBody as [Connection, Connection, ...Connection[]];
    before.socket.write(BODY);
    within.socket.write(BODY.slice(10));
    await until(() => [before, within].every(({ reply }) => reply().includes('"totalCount":8')));
    for (const { socket } of inBody) socket.destroy();
    await Promise.all(inBody.map(({ ended }) => ended));
    expect(others.every(({ dripped }) => dripped() > 0)).toBe(true);
  });
});

describe("with a short time for requests", () => {
  let gateway: Gateway;
  let inBody: Connection[];
  beforeAll(async () => {
    gateway = await startGateway({ limits: true, clientTimes: { headers: SHORT, request: SHORT, look: LOOK } });
    inBody = IN_BODY.map(([, text, drip]) => open(gateway, text, drip));
  });
  afterAll(async () => {
    await expectAlive(gateway.url);
    await gateway.close();
  });

  test.each(IN_BODY.map(([name, , drip], at) => [name, at, drip] as const))(
    "a client that %s is sent away, with a reason",
    async (_, at, drip) => expectSentAway(inBody[at]!, drip),
  );
});

describe("without time limits", () => {
  let gateway: Gateway;
  beforeAll(async () => {
    gateway = await startGateway({ limits: true, clientTimes: { headers: NEVER, request: NEVER, look: LOOK } });
  });
  afterAll(async () => {
    await expectAlive(gateway.url);
    await gateway.close();
  });

  test("150 connections with half a request do not keep valid requests from being answered", async () => {
    const HALVES = ["", "POST /gra", `${HEAD}X-A: `, `${HEAD}\r\n`, `${HEAD}\r\n${BODY.slice(0, 10)}`];
    const rests = [undefined, undefined, undefined, BODY, BODY.slice(10)];
    await until(async () => (await gateway.connections()) === 0);
    const held = Array.from({ length: 150 }, (_, at) => open(gateway, HALVES[at % HALVES.length]!));
    await until(async () => (await gateway.connections()) === 150);
    for (let round = 0; round < 20; round += 1) expect((await send(gateway.url, { body: BODY })).status).toBe(200);
    // They were open all the time: each is answered once it sends its other half.
    expect(held.map(({ socket, reply }) => [socket.readyState, reply()])).toEqual(held.map(() => ["open", ""]));
    const going = held.filter((_, at) => rests[at % rests.length] !== undefined);
    for (const [at, { socket }] of held.entries()) socket.write(rests[at % rests.length] ?? "");
    await until(() => going.every(({ reply }) => reply().includes('"totalCount":8')));
    for (const { socket } of held) socket.destroy();
    await Promise.all(held.map(({ ended }) => ended));
  });

  test("500 clients that disconnect during their request leave nothing behind", async () => {
    await until(async () => (await gateway.connections()) === 0);
    const clients = Array.from({ length: 500 }, () => open(gateway, `${HEAD}\r\n${BODY.slice(0, 10)}`));
    await until(async () => (await gateway.connections()) === 500);
    for (const { socket } of clients) socket.destroy();
    await until(async () => (await gateway.connections()) === 0);
    await expectAlive(gateway.url);
  });
});
