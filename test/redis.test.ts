import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { createRedis } from "../src/redis.ts";
import type { RedisConnection } from "../src/redis.ts";
import { endPrograms } from "./process.ts";
import { hasRedis, PATIENT, startRedis } from "./redis.ts";
import type { TestRedis } from "./redis.ts";
import { until } from "./until.ts";

const open: RedisConnection[] = [];
function connect(url: string, options: { commandTimeout?: number; silence?: number } = {}) {
  const changes: { up: boolean; reason?: string }[] = [];
  const redis = createRedis(url, { ...options, onChange: (change) => changes.push(change) });
  open.push(redis);
  let attempts = 0;
  redis.client.on("reconnecting", () => (attempts += 1));
  /** Waits until it has tried so often to get a connection again, and failed each time. */
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

  test("answers, fails without a wait while Redis is away, comes back by itself, and says each once", async () => {
    const { client, changes, isUp, failed } = connect(server.url, { commandTimeout: PATIENT });
    await until(isUp);
    const before = changes.length;
    expect(await client.set("key", "value")).toBe("OK");
    await server.stop();
    await until(() => !isUp());
    await failed(2);
    // It is given all the time there is, and Redis is not there yet.
    expect(await outcome(client.get("key"))).toBe("failed");
    await server.start();
    await until(isUp);
    expect(await client.get("key")).toBeNull();
    expect(changes.slice(before - 1)).toEqual([{ up: true }, { up: false }, { up: true }]);
  });

  test("gives a silent Redis 50 ms, and works on when it speaks again", async () => {
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

  test("gives up the connection to a Redis that stays silent", async () => {
    const { client, isUp } = connect(server.url, { commandTimeout: PATIENT, silence: 100 });
    await until(isUp);
    server.freeze();
    // Nothing else ends this: the command is given all the time there is.
    expect(await outcome(client.get("key"))).toBe("failed");
    await until(() => !isUp());
    server.thaw();
    await until(async () => isUp() && (await outcome(client.ping())) === "PONG");
  });

  test("is given 2 s of silence, and always as much as a command", () => {
    const silenceOf = (options: { commandTimeout?: number }) =>
      connect(server.url, options).client.options.socketTimeout;
    expect([silenceOf({}), silenceOf({ commandTimeout: 60_000 })]).toEqual([2000, 60_000]);
  });
});

describe("without Redis", () => {
  test("nothing is thrown, the loss is told once, and no command waits", async () => {
    // Port 1 refuses.
    const { client, changes, failed, close } = connect("redis://:secret@127.0.0.1:1", { commandTimeout: PATIENT });
    await until(() => changes.length === 1);
    await failed(2);
    expect(await outcome(client.get("key"))).toBe("failed");
    expect(changes).toEqual([{ up: false, reason: "ECONNREFUSED" }]);
    close();
    // Another that goes the same way, for longer than the first would have waited to try again.
    await connect("redis://127.0.0.1:1").failed(3);
    expect(changes).toHaveLength(1);
  });
});
