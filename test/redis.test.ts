import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { createKeys, createRedis, TRIES } from "../src/redis.ts";
import type { Redis } from "../src/redis.ts";
import { endPrograms } from "./process.ts";
import { hasRedis, PATIENT, startRedis } from "./redis.ts";
import type { TestRedis } from "./redis.ts";
import { createTestClock } from "./test-clock.ts";
import type { TestClock } from "./test-clock.ts";
import { until } from "./until.ts";

const open: Redis[] = [];
function connect(url: string, options: { commandTimeout?: number; silence?: number; clock?: TestClock } = {}) {
  const changes: { up: boolean; reason?: string }[] = [];
  const redis = createRedis(url, { ...options, onChange: (change) => changes.push(change) });
  open.push(redis);
  let attempts = 0;
  redis.client.on("reconnecting", () => (attempts += 1));
  /** Waits until it has tried so often to connect again, and failed each time. */
  const failed = async (times: number) => {
    const before = attempts;
    await until(() => attempts > before + times);
  };
  const isUp = () => changes.at(-1)?.up === true;
  return { ...redis, changes, isUp, failed };
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
    const { client, changes, isUp, failed } = connect(server.url, { commandTimeout: PATIENT });
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

  test("waits 50 ms for a silent Redis, and works again when it answers", async () => {
    const { client, isUp } = connect(server.url);
    await until(isUp);
    server.freeze();
    const timers = jest.spyOn(globalThis, "setTimeout");
    const asked = Array.from({ length: 50 }, () => outcome(client.get("key")));
    expect(timers.mock.calls.filter(([, milliseconds]) => milliseconds === 50)).toHaveLength(50);
    expect(new Set(await Promise.all(asked))).toEqual(new Set(["failed"]));
    server.thaw();
    await until(async () => (await outcome(client.ping())) === "PONG");
  });

  test("closes the connection to a Redis that stays silent", async () => {
    const { client, isUp } = connect(server.url, { commandTimeout: PATIENT, silence: 100 });
    await until(isUp);
    server.freeze();
    // The command has no time limit, so only the closed connection ends it.
    expect(await outcome(client.get("key"))).toBe("failed");
    await until(() => !isUp());
    server.thaw();
    await until(async () => isUp() && (await outcome(client.ping())) === "PONG");
  });

  test("is away after three questions without an answer, and back when a ping is answered", async () => {
    const clock = createTestClock();
    const redis = connect(server.url, { commandTimeout: PATIENT, clock });
    expect(redis.isAway()).toBe(true);
    await until(redis.isUp);
    expect(redis.isAway()).toBe(false);
    redis.client.options.commandTimeout = 10;
    server.freeze();
    let asked = 0;
    const get = () => {
      asked += 1;
      return redis.client.get("key");
    };
    expect(await outcome(redis.ask(get))).toBe("failed");
    expect([asked, redis.isAway()]).toEqual([TRIES, true]);
    expect(await outcome(redis.ask(get))).toBe("failed");
    expect(asked).toBe(TRIES);
    const wasAway = new Promise((done) => redis.whenBack(() => done(redis.isAway())));
    redis.client.options.commandTimeout = PATIENT;
    server.thaw();
    await clock.pass(100);
    expect(await wasAway).toBe(false);
    expect(await redis.ask(get)).toBeNull();
  });

  test("is not away when it answers with an error", async () => {
    const redis = connect(server.url, { commandTimeout: PATIENT });
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

  test("calls back at once when the connection is open again", async () => {
    const redis = connect(server.url, { commandTimeout: PATIENT });
    await until(redis.isUp);
    await server.stop();
    await until(redis.isAway);
    let asked = 0;
    expect(await outcome(redis.ask(async () => (asked += 1)))).toBe("failed");
    expect(asked).toBe(0);
    const back = new Promise<void>((done) => redis.whenBack(done));
    await server.start();
    await back;
    expect(redis.isAway()).toBe(false);
  });

  test("allows 2 s of silence, and never less than a command has", () => {
    const silenceOf = (options: { commandTimeout?: number }) =>
      connect(server.url, options).client.options.socketTimeout;
    expect([silenceOf({}), silenceOf({ commandTimeout: 60_000 })]).toEqual([2000, 60_000]);
  });
});

describe("without Redis", () => {
  test("no error is thrown, the loss is reported once, and no command waits", async () => {
    // Port 1 refuses.
    const { client, changes, failed, close } = connect("redis://:secret@127.0.0.1:1", { commandTimeout: PATIENT });
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
