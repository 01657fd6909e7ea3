import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, test } from "@jest/globals";
import { createRedis } from "../src/redis.ts";
import type { RedisConnection } from "../src/redis.ts";
import { endPrograms } from "./process.ts";
import { hasRedis, startRedis } from "./redis.ts";

const open: RedisConnection[] = [];
function connect(url: string) {
  const changes: { up: boolean; reason?: string }[] = [];
  const redis = createRedis(url, { onChange: (change) => changes.push(change) });
  open.push(redis);
  return { ...redis, changes };
}
afterEach(() => {
  for (const { close } of open.splice(0)) close();
  endPrograms();
});

async function until(holds: () => boolean) {
  for (let waited = 0; !holds(); waited += 10) {
    if (waited > 5000) throw new Error("It does not happen.");
    await sleep(10);
  }
}

async function timed(command: Promise<unknown>) {
  const start = performance.now();
  const answer = await command.catch(() => "failed");
  return { answer, milliseconds: performance.now() - start };
}

(hasRedis ? describe : describe.skip)("a connection to Redis", () => {
  test("answers, fails at once while Redis is away, comes back by itself, and says each once", async () => {
    const server = await startRedis();
    const { client, changes } = connect(server.url);
    await until(() => changes.length === 1);
    expect(await client.set("key", "value")).toBe("OK");
    await server.stop();
    await until(() => changes.length === 2);
    await sleep(300);
    const away = await timed(client.get("key"));
    expect(away.answer).toBe("failed");
    expect(away.milliseconds).toBeLessThan(20);
    await server.start();
    await until(() => changes.length === 3);
    expect(await client.get("key")).toBeNull();
    expect(changes).toEqual([{ up: true }, { up: false }, { up: true }]);
  });

  test("gives a silent Redis 50 ms, and works on when it speaks again", async () => {
    const server = await startRedis();
    const { client, changes } = connect(server.url);
    await until(() => changes.length === 1);
    server.freeze();
    const frozen = await timed(Promise.all(Array.from({ length: 50 }, () => client.get("key"))));
    expect(frozen.answer).toBe("failed");
    expect(frozen.milliseconds).toBeGreaterThan(45);
    expect(frozen.milliseconds).toBeLessThan(200);
    server.thaw();
    await sleep(100);
    expect(await client.ping()).toBe("PONG");
  });

  test("gives up the connection to a Redis that stays silent", async () => {
    const server = await startRedis();
    const { client, changes } = connect(server.url);
    await until(() => changes.length === 1);
    server.freeze();
    await client.get("key").catch(() => undefined);
    await until(() => changes.length === 2);
    server.thaw();
    await until(() => changes.length === 3);
    expect(await client.ping()).toBe("PONG");
  });
});

describe("without Redis", () => {
  test("nothing is thrown, the loss is told once, and no command waits", async () => {
    // Port 1 refuses.
    const { client, changes, close } = connect("redis://:secret@127.0.0.1:1");
    await until(() => changes.length === 1);
    await sleep(300);
    const { answer, milliseconds } = await timed(client.get("key"));
    expect(answer).toBe("failed");
    expect(milliseconds).toBeLessThan(20);
    expect(changes).toEqual([{ up: false, reason: "ECONNREFUSED" }]);
    close();
    await sleep(50);
    expect(changes).toHaveLength(1);
  });
});
