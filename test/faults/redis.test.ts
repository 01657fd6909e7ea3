import { once } from "node:events";
import { connect, createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { createRedis } from "../../src/redis.ts";
import { endPrograms } from "../process.ts";
import { hasRedis, startRedis } from "../redis.ts";
import { untilShared } from "../cache/replicas.ts";
import { library, percentile, report, response, startFaulty } from "./faulty.ts";
import type { Faulty, Timed } from "./faulty.ts";

// The bar is about the gateway: a machine that stalls is asked again.
jest.retryTimes(2);

const open: { close(): unknown }[] = [];
let gateway: Faulty;
afterEach(async () => {
  await gateway.closeAndCheck();
  for (const { close } of open.splice(0)) await close();
  endPrograms();
});

const env = { CACHE_FRESH_LIBRARIES: "1", CACHE_FRESH_RESPONSES: "1" };

/** Sixty answers, some of them from the cache, three at a time. */
async function sixty(): Promise<Timed[]> {
  const answers: Timed[] = [];
  for (let number = 0; number < 60; number += 3) {
    const three = [library(1 + (number % 8)), response(1 + number), response(2 + number)];
    answers.push(...(await Promise.all(three.map((query) => gateway.timed(query)))));
    await sleep(20);
  }
  return answers;
}

async function withoutRedis(): Promise<number> {
  gateway = await startFaulty({ cache: true, env });
  await sixty();
  const p99 = percentile(await sixty(), 0.99);
  await gateway.closeAndCheck();
  return p99;
}

/** How many milliseconds their p99 is above that without Redis; all of them are right. */
function delayOf(what: string, answers: Timed[], base: number): number {
  expect(answers.filter(({ codes }) => codes.length > 0)).toEqual([]);
  const p99 = percentile(answers, 0.99);
  report(`Redis ${what}`, `p99 ${p99.toFixed(1)} ms, without Redis ${base.toFixed(1)} ms`);
  return p99 - base;
}

/** Stands in front of Redis and lets nothing through before so many milliseconds have passed. */
async function slowed(url: string, delay: number) {
  const sockets = new Set<Socket>();
  const { hostname, port } = new URL(url);
  const server = createServer((socket) => {
    const upstream = connect(Number(port), hostname);
    for (const [from, to] of [
      [socket, upstream],
      [upstream, socket],
    ] as const) {
      sockets.add(from);
      from.on("data", (data) => setTimeout(() => to.writable && to.write(data), delay / 2));
      from.on("close", () => to.destroy());
      from.on("error", () => {});
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  open.push({
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  });
  return `redis://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

(hasRedis ? describe : describe.skip)("Redis", () => {
  test("is down at the start, and comes", async () => {
    const base = await withoutRedis();
    const redis = await startRedis();
    await redis.stop();
    gateway = await startFaulty({ cache: true, env: { ...env, REDIS_URL: redis.url } });
    await sixty();
    expect(delayOf("down at the start", await sixty(), base)).toBeLessThan(60);
    await redis.start();
    await untilShared(redis, [gateway]);
    expect(delayOf("back", await sixty(), base)).toBeLessThan(60);
  });

  test("goes down under way", async () => {
    const base = await withoutRedis();
    const redis = await startRedis();
    gateway = await startFaulty({ cache: true, env: { ...env, REDIS_URL: redis.url } });
    await untilShared(redis, [gateway]);
    await sixty();
    const answers = sixty();
    await sleep(100);
    await redis.stop();
    expect(delayOf("down later", await answers, base)).toBeLessThan(60);
  });

  test("is two seconds slow", async () => {
    const base = await withoutRedis();
    const redis = await startRedis();
    gateway = await startFaulty({ cache: true, env: { ...env, REDIS_URL: await slowed(redis.url, 2000) } });
    await sixty();
    expect(delayOf("2 s slow", await sixty(), base)).toBeLessThan(60);
  });

  test("is full of garbage", async () => {
    const base = await withoutRedis();
    const redis = await startRedis();
    gateway = await startFaulty({ cache: true, env: { ...env, REDIS_URL: redis.url } });
    await untilShared(redis, [gateway]);
    await sixty();
    const { client, close } = createRedis(redis.url);
    await new Promise((ready) => void client.once("ready", ready));
    const keys = await client.keys("*");
    expect(keys.length).toBeGreaterThan(30);
    for (const key of keys) await client.set(key, '{"at":1,"value":{"id":"canary');
    close();
    await sleep(1200);
    const answers = await sixty();
    expect(delayOf("full of garbage", answers, base)).toBeLessThan(60);
    expect(answers[0]!.data).toEqual({ library: { name: "Greetings" } });
    expect(JSON.stringify(answers)).not.toContain("canary");
  });
});
