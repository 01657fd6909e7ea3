import type { Socket } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { createKeys, createRedis } from "../src/redis.ts";
import type { Redis } from "../src/redis.ts";
import { endPrograms } from "./process.ts";
import { hasRedis, PATIENT, startRedis } from "./redis.ts";
import type { TestRedis } from "./redis.ts";
import { startRedisProxy } from "./redis-proxy.ts";
import { createTestClock } from "./test-clock.ts";
import type { TestClock } from "./test-clock.ts";
import { until } from "./until.ts";

const open: Redis[] = [];
function connect(url: string, options: { patience?: number; silence?: number; clock?: TestClock } = {}) {
  const changes: { up: boolean; reason?: string }[] = [];
  const slow: { slow: boolean; roundTrip: number }[] = [];
  const redis = createRedis(url, {
    ...options,
    onChange: (change) => changes.push(change),
    onSlow: (change) => slow.push(change),
  });
  open.push(redis);
  let attempts = 0;
  redis.client.on("reconnecting", () => (attempts += 1));
  /** Waits until it has tried so often to connect again, and failed each time. */
  const failed = async (times: number) => {
    const before = attempts;
    await until(() => attempts > before + times);
  };
  const isUp = () => changes.at(-1)?.up === true;
  return { ...redis, redis, changes, slow, isUp, failed };
}
afterEach(() => {
  for (const { close } of open.splice(0)) close();
  jest.restoreAllMocks();
});

const outcome = (command: Promise<unknown>) => command.catch(() => "failed");

(hasRedis ? describe : describe.skip)("a connection to Redis", () => {
  let server: TestRedis;
  beforeAll(async () => {
    server = await startRedis();
  });
  beforeEach(() => server.renew());
  afterAll(endPrograms);

  test("answers, fails at once while Redis is away, reconnects by itself, and reports each change once", async () => {
    const { client, changes, isUp, failed } = connect(server.url, { patience: PATIENT });
    await until(isUp);
    const before = changes.length;
    expect(await client.set("key", "value")).toBe("OK");
    await server.stop();
    await until(() => !isUp());
    await failed(2);
    // The command has no time limit, and Redis is still away.
    expect(await outcome(client.get("key"))).toBe("failed");
    await server.start();
    await until(isUp);
    expect(await client.get("key")).toBeNull();
    expect(changes.slice(before - 1)).toEqual([{ up: true }, { up: false }, { up: true }]);
  });

  test("closes the connection to a Redis that stays silent", async () => {
    const { client, isUp } = connect(server.url, { patience: PATIENT, silence: 100 });
    await until(isUp);
    server.freeze();
    // The command has no time limit, so only the closed connection ends it.
    expect(await outcome(client.get("key"))).toBe("failed");
    await until(() => !isUp());
    server.thaw();
    await until(async () => isUp() && (await outcome(client.ping())) === "PONG");
  });

  test("survives a socket that reports more than one error, as one with TLS may", async () => {
    const { client, changes, isUp } = connect(server.url, { patience: PATIENT });
    await until(isUp);
    const before = changes.length;
    const { stream } = client as unknown as { stream: Socket };
    stream.emit("error", new Error("first"));
    stream.emit("error", new Error("second"));
    stream.destroy(new Error("third"));
    await until(() => changes.length === before + 2);
    expect(changes.at(-1)).toEqual({ up: true });
  });

  test("that is lost in the middle of a question does not end the next one", async () => {
    const proxy = await startRedisProxy(server.url);
    const { client, changes, isUp } = connect(proxy.url, { patience: PATIENT, silence: 200 });
    await until(isUp);
    const before = changes.length;
    proxy.holdCommands();
    const lost = outcome(client.get("key"));
    await until(() => proxy.held() > 0);
    proxy.cut();
    expect(await lost).toBe("failed");
    proxy.release();
    await until(isUp);
    // The silence that began later is over, so the other one would be.
    server.freeze();
    const silent = connect(server.url, { patience: PATIENT, silence: 200 });
    await until(() => silent.changes.length > 0);
    expect(silent.changes).toEqual([{ up: false, reason: "no answer" }]);
    server.thaw();
    expect(changes.slice(before)).toEqual([{ up: false }, { up: true }]);
    await proxy.close();
  });

  test("is away after a question without an answer, and back when a ping is answered in time", async () => {
    const clock = createTestClock();
    const { redis, changes, isUp } = connect(server.url, { clock });
    expect(redis.isAway()).toBe(true);
    await until(isUp);
    expect([redis.isAway(), redis.patience]).toEqual([false, 500]);
    server.freeze();
    let asked = 0;
    const get = () => {
      asked += 1;
      return redis.client.get("key");
    };
    const waiting = outcome(redis.ask(get));
    await clock.pass(499);
    expect(redis.isAway()).toBe(false);
    await clock.pass(1);
    expect(await waiting).toBe("failed");
    expect([asked, redis.isAway(), redis.awaySince()]).toEqual([1, true, clock.now()]);
    expect(changes.at(-1)).toEqual({ up: false, reason: "no answer" });
    expect(await outcome(redis.ask(get))).toBe("failed");
    expect(asked).toBe(1);
    const wasAway = new Promise((done) => redis.onBack(() => done(redis.isAway())));
    server.thaw();
    redis.patience = PATIENT;
    await clock.pass(100);
    expect(await wasAway).toBe(false);
    expect(await redis.ask(get)).toBeNull();
    expect(redis.health().state).toBe("up");
  });

  test("is not away for a caller that had less time than others", async () => {
    const clock = createTestClock();
    const { redis, isUp } = connect(server.url, { clock });
    await until(isUp);
    server.freeze();
    const hurried = outcome(redis.ask(() => redis.client.get("key"), 20));
    await clock.pass(20);
    expect(await hurried).toBe("failed");
    expect(redis.isAway()).toBe(false);
    server.thaw();
  });

  test("is not away when this process was too busy to read its answer", async () => {
    const { redis, isUp } = connect(server.url, { patience: 20 });
    await until(isUp);
    const asked = redis.ask(() => redis.client.ping());
    // The question is on its way, and its answer arrives while nothing is read.
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60);
    expect(await asked).toBe("PONG");
    expect(redis.isAway()).toBe(false);
  });

  test("is slow, and not away, while its answers take long; each change is reported at most every 10 s", async () => {
    const clock = createTestClock();
    const { redis, slow, isUp } = connect(server.url, { clock });
    await until(isUp);
    /** A question whose answer takes so many milliseconds. */
    async function ask(roundTrip: number) {
      const held = Promise.withResolvers<string>();
      const asked = redis.ask(() => held.promise);
      await clock.pass(roundTrip);
      held.resolve("answer");
      await asked;
    }
    await ask(150);
    expect(redis.health()).toEqual({ state: "slow", roundTrip: 150 });
    for (let count = 0; count < 20; count += 1) await ask(0);
    expect(redis.health().state).toBe("up");
    expect(slow).toEqual([{ slow: true, roundTrip: 150 }]);
    await clock.pass(10_000);
    await ask(0);
    expect(slow.slice(1)).toEqual([{ slow: false, roundTrip: expect.any(Number) }]);
    expect(redis.isAway()).toBe(false);
  });

  test("to a replica of another Redis is away for one reason, said once, until there is a master", async () => {
    const { redis, client, changes, isUp, failed } = connect(server.url, { patience: PATIENT });
    await until(isUp);
    const before = changes.length;
    const admin = connect(server.url, { patience: PATIENT });
    await until(admin.isUp);
    const write = () => outcome(redis.ask(() => client.set("key", "value")));
    const back: boolean[] = [];
    redis.onBack(() => back.push(redis.isAway()));
    await admin.client.replicaof("127.0.0.1", 1);
    expect(await write()).toBe("failed");
    expect([redis.isAway(), redis.health().state]).toEqual([true, "away"]);
    const connectedAgain = failed(5);
    let isOver = false;
    void connectedAgain.then(() => (isOver = true));
    await until(async () => (await write()) === "failed" && isOver);
    expect(changes.slice(before)).toEqual([{ up: false, reason: "READONLY" }]);
    expect(back).toEqual([]);
    await admin.client.replicaof("NO", "ONE");
    await until(isUp);
    expect(await write()).toBe("OK");
    expect(changes.slice(before)).toEqual([{ up: false, reason: "READONLY" }, { up: true }]);
    expect(back).toEqual([false]);
  });

  test("is not away when it answers with an error", async () => {
    const redis = connect(server.url, { patience: PATIENT });
    await until(redis.isUp);
    await redis.client.set("text", "x");
    let asked = 0;
    const get = () => {
      asked += 1;
      return redis.client.hget("text", "field");
    };
    await expect(redis.ask(get)).rejects.toThrow("WRONGTYPE");
    expect([asked, redis.isAway()]).toEqual([1, false]);
  });

  test("calls back on every new connection", async () => {
    const redis = connect(server.url, { patience: PATIENT });
    await until(redis.isUp);
    await server.stop();
    await until(redis.isAway);
    let asked = 0;
    expect(await outcome(redis.ask(async () => (asked += 1)))).toBe("failed");
    expect(asked).toBe(0);
    let backs = 0;
    redis.onBack(() => (backs += 1));
    for (let times = 1; times <= 2; times += 1) {
      await server.start();
      await until(() => backs === times);
      expect(redis.isAway()).toBe(false);
      await server.stop();
      await until(redis.isAway);
    }
  });

  test("allows 2 s of silence, and never less than a question may wait", () => {
    const silenceOf = (options: { patience?: number }) => connect(server.url, options).client.options.socketTimeout;
    expect([silenceOf({}), silenceOf({ patience: 60_000 })]).toEqual([2000, 60_000]);
  });
});

describe("without Redis", () => {
  test("no error is thrown, the loss is reported once, and no command waits", async () => {
    // Port 1 refuses.
    const { client, changes, failed, close } = connect("redis://:secret@127.0.0.1:1", { patience: PATIENT });
    await until(() => changes.length === 1);
    await failed(2);
    expect(await outcome(client.get("key"))).toBe("failed");
    expect(changes).toEqual([{ up: false, reason: "ECONNREFUSED" }]);
    close();
    // Another connection fails for longer than the first would have waited to try again.
    await connect("redis://127.0.0.1:1").failed(3);
    expect(changes).toHaveLength(1);
  });
});

describe("keys", () => {
  test("begin with the gateway's name, and differ between parts and scopes", () => {
    expect(createKeys("apq")("7")).toBe("genesys-cloud-graphql:apq:7");
    expect(createKeys("cache", ["org"])("a", "b")).toMatch(/^genesys-cloud-graphql:cache:\{[\w-]{22}\}:a:b$/);
    const scopes = [["a", "b"], ["ab"], ["a:b"], "a", ["a"]];
    const keys = scopes.flatMap((scope) => [createKeys("cache", scope)("x"), createKeys("idempotency", scope)("x")]);
    expect(new Set(keys).size).toBe(2 * scopes.length);
  });
});
