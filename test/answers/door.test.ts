import { connect } from "node:net";
import { afterAll, afterEach, describe, expect, test } from "@jest/globals";
import { endPrograms } from "../process.ts";
import { hasRedis, PATIENT, startRedis } from "../redis.ts";
import { startRedisProxy } from "../redis-proxy.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import { until } from "../until.ts";
import { sendRaw } from "./raw.ts";

/* A repeated query meets at the door what every other request meets there. */

const QUERY = "{ libraries(first: 25) { nodes { id name } } }";
const REPEATED = { body: { query: QUERY } };
const TEXT = JSON.stringify(REPEATED.body);

let gateway: Gateway;
afterEach(() => gateway.close());
afterAll(endPrograms);

/** Sends the query until its answer is given again. */
async function repeat(): Promise<void> {
  const before = gateway.givenAgain();
  for (let at = 0; at < 3; at += 1) await sendRaw(gateway.url, REPEATED);
  expect(gateway.givenAgain()).toBe(before + 1);
}

/** The status lines of all answers to these bytes on one connection, until the gateway closes it. */
async function statusesOf(bytes: string): Promise<number[]> {
  const { hostname, port } = new URL(gateway.url);
  const socket = connect(Number(port), hostname);
  let reply = "";
  socket.on("data", (chunk: Buffer) => (reply += chunk.toString("latin1")));
  socket.on("error", () => {});
  socket.write(bytes);
  await new Promise<void>((resolve) => void socket.on("close", resolve));
  return [...reply.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => Number(status));
}
const post = (length: number, body: string, more = "") =>
  `POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n${more}\r\n${body}`;

test("beyond the limit of requests at once it is refused", async () => {
  gateway = await startGateway({ cache: true, env: { MAX_CONCURRENT_REQUESTS: "1" } });
  await repeat();
  const hold = gateway.sandbox.hold("*");
  const running = sendRaw(gateway.url, { body: { query: `{ searchResponses(first: 5) { nodes { id } } }` } });
  await hold.reached(1);
  const before = gateway.givenAgain();
  const { status, headers } = await sendRaw(gateway.url, REPEATED);
  expect([status, headers["retry-after"], gateway.givenAgain()]).toEqual([503, "1", before]);
  hold.release();
  await running;
  // Its own place is free again after its answer.
  for (let at = 0; at < 3; at += 1) expect((await sendRaw(gateway.url, REPEATED)).status).toBe(200);
  expect(gateway.givenAgain()).toBe(before + 3);
});

describe("its body", () => {
  test("is refused when it is declared too long", async () => {
    gateway = await startGateway({ cache: true });
    await repeat();
    const before = gateway.givenAgain();
    expect(await statusesOf(post(1_000_000_000, TEXT, "Connection: close\r\n"))).toEqual([413]);
    expect(gateway.givenAgain()).toBe(before);
  });

  test("ends where its length says", async () => {
    gateway = await startGateway({ cache: true });
    await repeat();
    const before = gateway.givenAgain();
    // What comes after the body is no request: Node answers that, and closes the connection.
    expect(await statusesOf(post(TEXT.length, `${TEXT}{}`))).toEqual([400]);
    // A body without its last byte is another one.
    expect(await statusesOf(post(TEXT.length - 1, TEXT.slice(0, -1), "Connection: close\r\n"))).toEqual([400]);
    expect(gateway.givenAgain()).toBeLessThanOrEqual(before + 1);
  });

  test("may come in pieces", async () => {
    gateway = await startGateway({ cache: true });
    await repeat();
    const before = gateway.givenAgain();
    const { hostname, port } = new URL(gateway.url);
    const socket = connect(Number(port), hostname).setNoDelay(true);
    let reply = "";
    socket.on("data", (chunk: Buffer) => (reply += chunk.toString("latin1")));
    const [head, middle, end] = [post(TEXT.length, ""), TEXT.slice(0, 10), TEXT.slice(10)];
    for (const piece of [head, middle, end]) await new Promise<void>((sent) => void socket.write(piece, () => sent()));
    await until(() => reply.includes(`"libraries"`));
    socket.destroy();
    expect(gateway.givenAgain()).toBe(before + 1);
  });
});

test("a client that leaves before the end of its body has its line in the log, and no place among those that run", async () => {
  const lines: string[] = [];
  gateway = await startGateway({
    ...{ cache: true, logLevel: "info", logStream: { write: (line: string) => void lines.push(line) } },
    env: { MAX_CONCURRENT_REQUESTS: "1" },
  });
  await repeat();
  const { hostname, port } = new URL(gateway.url);
  const socket = connect(Number(port), hostname);
  socket.write(post(TEXT.length, TEXT.slice(0, 10)));
  await until(async () => (await sendRaw(gateway.url, REPEATED)).status === 503);
  lines.length = 0;
  socket.destroy();
  await until(() => lines.some((line) => line.includes('"status":499')));
  expect((await sendRaw(gateway.url, REPEATED)).status).toBe(200);
  expect(lines.filter((line) => line.includes('"status":499'))).toHaveLength(1);
});

test("a client that does not read its answer is disconnected a minute after the deadline", async () => {
  const clock = createTestClock();
  gateway = await startGateway({ cache: true, clock, env: { REQUEST_TIMEOUT: "10", CACHE_FRESH_LIBRARIES: "3600" } });
  for (let at = 0; at < 3; at += 1) await clock.passWaits(sendRaw(gateway.url, REPEATED));
  const before = gateway.givenAgain();
  const { hostname, port } = new URL(gateway.url);
  const socket = connect(Number(port), hostname).pause();
  let isClosed = false;
  socket.on("error", () => {});
  socket.on("close", () => (isClosed = true));
  // So many answers that the buffers of both ends are full.
  const many = 20_000;
  socket.write(post(TEXT.length, TEXT).repeat(many));
  await until(() => gateway.givenAgain() > before + 100 && clock.timers().includes(10_000));
  expect(gateway.givenAgain()).toBeLessThan(before + many);
  await clock.pass(70_000);
  socket.resume();
  await until(() => isClosed);
});

(hasRedis ? describe : describe.skip)("with Redis", () => {
  test("it is executed while Redis is away, and given again afterwards", async () => {
    const redis = await startRedis();
    const proxy = await startRedisProxy(redis.url);
    gateway = await startGateway({ cache: true, redisPatience: PATIENT, env: { REDIS_URL: proxy.url } });
    const isAway = async () => {
      const { body } = await sendRaw(gateway.url, { path: "/readyz" });
      return body.toString("utf8").includes('"away"');
    };
    await until(async () => !(await isAway()));
    await repeat();
    proxy.refuse(true);
    proxy.cut();
    await until(isAway);
    const before = gateway.givenAgain();
    for (let at = 0; at < 3; at += 1) expect((await sendRaw(gateway.url, REPEATED)).status).toBe(200);
    expect(gateway.givenAgain()).toBe(before);
    proxy.refuse(false);
    await until(async () => !(await isAway()));
    await until(async () => {
      await sendRaw(gateway.url, REPEATED);
      return gateway.givenAgain() > before;
    });
    await proxy.close();
  });
});
