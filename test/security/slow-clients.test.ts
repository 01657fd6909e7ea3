import { connect } from "node:net";
import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { expectAlive, send } from "./attack.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway({ limits: true });
  await expectAlive(gateway.url);
});
afterAll(async () => {
  await expectAlive(gateway.url);
  await gateway.close();
});

const BODY = JSON.stringify({ query: "{ libraries { totalCount } }" });
const HEAD = `POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${BODY.length}\r\n`;

interface Connection {
  socket: Socket;
  /** All that came back, and the seconds after which the gateway ended the connection. */
  ended: Promise<{ reply: string; seconds: number }>;
}

/** Opens a connection that sends `text` and then one byte of `drip` every half second. */
function open(text: string, drip = ""): Connection {
  const { hostname, port } = new URL(gateway.url);
  const socket = connect(Number(port), hostname);
  const begin = performance.now();
  let reply = "";
  let sent = 0;
  socket.write(text);
  const timer = setInterval(() => {
    if (sent < drip.length && socket.writable) socket.write(drip[sent++]!);
  }, 500);
  socket.on("data", (chunk: Buffer) => (reply += chunk.toString("latin1")));
  socket.on("error", () => {});
  const ended = new Promise<{ reply: string; seconds: number }>((resolve) => {
    socket.on("close", () => {
      clearInterval(timer);
      resolve({ reply, seconds: (performance.now() - begin) / 1000 });
    });
  });
  return { socket, ended };
}

const CHUNKED = HEAD.replace(/Content-Length.*\r\n/, "Transfer-Encoding: chunked\r\n\r\n");
const TOO_SLOW = /^HTTP\/1\.1 408 .*"code":"BAD_REQUEST"/s;

/** What a client sends at once and what bit by bit, and the seconds after which it is sent away. */
const SLOW: [name: string, limit: number, text: string, drip: string][] = [
  ["sends nothing at all", 8, "", ""],
  ["stops in the first line", 8, "POST /gra", ""],
  ["stops in the headers", 8, `${HEAD}X-A: `, ""],
  ["sends a header a byte at a time", 8, HEAD, `X-A: ${"a".repeat(200)}`],
  ["stops before the body", 15, `${HEAD}\r\n`, ""],
  ["stops in the body", 15, `${HEAD}\r\n${BODY.slice(0, 10)}`, ""],
  ["sends the body a byte at a time", 15, `${HEAD}\r\n`, BODY],
  ["sends chunks a byte at a time", 15, CHUNKED, "1\r\n{\r\n".repeat(10)],
];

test("a client that takes its time is sent away, with a reason", async () => {
  const clients = SLOW.map(async ([name, limit, text, drip]) => ({ name, limit, ...(await open(text, drip).ended) }));
  for (const { name, limit, reply, seconds } of await Promise.all(clients)) {
    expect([name, reply]).toEqual([name, expect.stringMatching(TOO_SLOW)]);
    // It is looked at every second.
    expect([name, seconds > limit - 1, seconds < limit + 4]).toEqual([name, true, true]);
  }
}, 60_000);

test("150 connections with half a request are held, and a good request beside them is answered in under 100 ms", async () => {
  const halves = ["", "POST /gra", `${HEAD}X-A: `, `${HEAD}\r\n`, `${HEAD}\r\n${BODY.slice(0, 10)}`];
  const held = Array.from({ length: 150 }, (_, at) => open(halves[at % halves.length]!));
  try {
    await sleep(500);
    const times: number[] = [];
    for (let round = 0; round < 20; round += 1) {
      const { status, milliseconds } = await send(gateway.url, { body: BODY });
      expect(status).toBe(200);
      times.push(milliseconds);
    }
    expect(times.toSorted((a, b) => a - b)[10]).toBeLessThan(100);
    expect(held.filter(({ socket }) => socket.readyState === "open")).toHaveLength(150);
  } finally {
    for (const { socket } of held) socket.destroy();
    await Promise.all(held.map(({ ended }) => ended));
  }
}, 30_000);

test("500 clients that leave in the middle of their request leave nothing behind", async () => {
  await Promise.all(
    Array.from({ length: 500 }, async () => {
      const { socket, ended } = open(`${HEAD}\r\n${BODY.slice(0, 10)}`);
      await sleep(50);
      socket.destroy();
      await ended;
    }),
  );
  await expectAlive(gateway.url);
});
