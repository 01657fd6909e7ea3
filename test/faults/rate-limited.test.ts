import { afterAll, afterEach, describe, expect, test } from "@jest/globals";
import { createRedis } from "../../src/redis.ts";
import { startSandbox } from "../../sandbox/server.ts";
import type { Sandbox } from "../../sandbox/server.ts";
import { empty, untilShared } from "../cache/replicas.ts";
import { endPrograms } from "../process.ts";
import { hasRedis, startRedis } from "../redis.ts";
import type { TestRedis } from "../redis.ts";
import { createTestClock } from "../test-clock.ts";
import { until } from "../until.ts";
import { CLIENT, LIBRARY, library, response, startFaulty } from "./faulty.ts";
import type { Faulty } from "./faulty.ts";

let sandbox: Sandbox;
let replicas: Faulty[] = [];
afterEach(async () => {
  for (const replica of replicas.splice(0)) await replica.closeAndCheck();
  await sandbox.close();
});
afterAll(endPrograms);

/**
 * Takes the pause out of Redis, and answers for how many milliseconds more it would have lasted. Redis has the machine's
 * time, which no test moves; the replicas that have heard of the pause keep to it by their own.
 */
async function takePause(redis: TestRedis): Promise<number> {
  const { client, close } = createRedis(redis.url, { commandTimeout: 60_000 });
  await new Promise((ready) => void client.once("ready", ready));
  const [facts = ""] = await client.keys("*:facts");
  const [pausedUntil, [seconds, microseconds]] = await Promise.all([client.hget(facts, "paused"), client.time()]);
  await client.hdel(facts, "paused");
  close();
  return Number(pausedUntil) - Number(seconds) * 1000 - Math.floor(Number(microseconds) / 1000);
}

(hasRedis ? describe : describe.skip)("429 with Retry-After", () => {
  test("no replica calls before the time has come; a request that cannot wait is told how long", async () => {
    const redis = await startRedis();
    await empty(redis);
    const clock = createTestClock();
    sandbox = await startSandbox({ clients: [CLIENT], clock });
    // A machine that stalls is no outage of Redis here.
    const options = { sandbox, clock, redisPatience: 60_000, env: { REDIS_URL: redis.url }, cache: true };
    replicas = [await startFaulty(options), await startFaulty(options)];
    await clock.passWaits(untilShared(redis, replicas));
    const [one, other] = replicas as [Faulty, Faulty];

    sandbox.faults([{ match: LIBRARY, status: 429, headers: { "Retry-After": "60" }, times: 1 }]);
    sandbox.resetCalls();
    // All that follows is answered before any time passes.
    const refused = await one.send(library(1));
    expect(refused.errors).toMatchObject([
      { extensions: { code: "UPSTREAM_RATE_LIMITED", retryAfter: 60, retryable: true, upstream: { status: 429 } } },
    ]);
    // The pause is known to the other as soon as it asks.
    const told = await other.send(response(1));
    expect(told.errors).toMatchObject([
      { extensions: { code: "UPSTREAM_RATE_LIMITED", retryAfter: expect.any(Number) } },
    ]);
    for (const replica of replicas) expect((await replica.send(library(2))).codes).toEqual(["UPSTREAM_RATE_LIMITED"]);
    expect(sandbox.calls().total).toBe(1);

    // A request that has the time waits for it, and then it goes on. What the other has heard was at least so much.
    const left = await takePause(redis);
    await clock.pass(left - 10_000);
    const deadline = clock.now() + 30_000;
    const turns = () => clock.timers().filter((wait) => wait !== deadline - clock.now());
    const waiting = replicas.map((replica) => replica.send(library(3)));
    await until(() => turns().length === 2);
    await clock.pass(9999);
    expect(turns()).toHaveLength(2);
    expect(sandbox.calls().total).toBe(1);
    await clock.pass(60_000 - left + 1);
    for (const { data } of await clock.passWaits(Promise.all(waiting))) expect(data.library.name).toBe("Shipping");
  });
});

test("a call that was refused with 429 is sent again when the time has come, where it fits", async () => {
  const clock = createTestClock();
  sandbox = await startSandbox({ clients: [CLIENT], clock });
  replicas = [await startFaulty({ sandbox, clock })];
  sandbox.faults([{ match: LIBRARY, status: 429, headers: { "Retry-After": "1" }, times: 1 }]);
  const answer = replicas[0]!.send(library(1));
  await clock.waits(1000);
  await clock.pass(999);
  // It waits still.
  expect(clock.timers()[0]).toBe(1);
  expect(sandbox.calls().total).toBe(1);
  await clock.pass(1);
  expect((await answer).data.library.name).toBe("Greetings");
  expect(sandbox.calls().total).toBe(2);
});
