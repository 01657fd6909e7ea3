import { afterAll, afterEach, describe, expect, test } from "@jest/globals";
import { DEFAULT_TIMES } from "../../src/config/times.ts";
import { createRedis } from "../../src/redis.ts";
import { startSandbox } from "../../sandbox/server.ts";
import type { Sandbox } from "../../sandbox/server.ts";
import { empty, untilShared } from "../cache/replicas.ts";
import { endPrograms } from "../process.ts";
import { hasRedis, PATIENT, startRedis } from "../redis.ts";
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
 * Removes the pause from Redis, and returns how many more milliseconds it would have lasted. Redis uses the machine's
 * clock, which no test moves. The replicas that know of the pause keep to it on their own clocks.
 */
async function takePause(redis: TestRedis): Promise<number> {
  const { client, close } = createRedis(redis.url, { patience: 60_000 });
  await new Promise((ready) => void client.once("ready", ready));
  const [facts = ""] = await client.keys("*:facts");
  const [pausedUntil, [seconds, microseconds]] = await Promise.all([client.hget(facts, "paused"), client.time()]);
  await client.hdel(facts, "paused");
  close();
  return Number(pausedUntil) - Number(seconds) * 1000 - Math.floor(Number(microseconds) / 1000);
}

(hasRedis ? describe : describe.skip)("429 with Retry-After", () => {
  test("pauses all replicas; a request that cannot wait gets an error with retryAfter", async () => {
    const redis = await startRedis();
    await empty(redis);
    const clock = createTestClock();
    sandbox = await startSandbox({ clients: [CLIENT], clock });
    // A stall of the machine must not count as an outage of Redis here.
    const options = { sandbox, clock, redisPatience: PATIENT, env: { REDIS_URL: redis.url }, cache: true };
    replicas = [await startFaulty(options), await startFaulty(options)];
    await clock.passWaits(untilShared(redis, replicas));
    const [one, other] = replicas as [Faulty, Faulty];

    sandbox.faults([{ match: LIBRARY, status: 429, headers: { "Retry-After": "60" }, times: 1 }]);
    sandbox.resetCalls();
    // Time stands still for the next requests.
    const refused = await one.send(library(1));
    expect(refused.errors).toMatchObject([
      { extensions: { code: "UPSTREAM_RATE_LIMITED", retryAfter: 60, retryable: true, upstream: { status: 429 } } },
    ]);
    // The other replica learns of the pause with its first call.
    const otherRefused = await other.send(response(1));
    expect(otherRefused.errors).toMatchObject([
      { extensions: { code: "UPSTREAM_RATE_LIMITED", retryAfter: expect.any(Number) } },
    ]);
    for (const replica of replicas) expect((await replica.send(library(2))).codes).toEqual(["UPSTREAM_RATE_LIMITED"]);
    expect(sandbox.calls().total).toBe(1);

    // A request with enough time waits for the end of the pause. The pause that the other replica knows is at least as long.
    const left = await takePause(redis);
    await clock.pass(left - 10_000);
    const deadline = clock.now() + 30_000;
    // The others are the ends of the requests and of their questions to Redis, which may take half of a request's time.
    const permitTimers = () =>
      clock.timers().filter((wait) => wait < deadline - clock.now() && wait !== DEFAULT_TIMES.request / 2);
    const waiting = replicas.map((replica) => replica.send(library(3)));
    await until(() => permitTimers().length === 2);
    await clock.pass(9999);
    expect(permitTimers()).toHaveLength(2);
    expect(sandbox.calls().total).toBe(1);
    await clock.pass(60_000 - left + 1);
    for (const { data } of await clock.passWaits(Promise.all(waiting))) expect(data.library.name).toBe("Shipping");
  });
});

test("a call that was refused with 429 is sent again after Retry-After, if that fits into the request", async () => {
  const clock = createTestClock();
  sandbox = await startSandbox({ clients: [CLIENT], clock });
  replicas = [await startFaulty({ sandbox, clock })];
  sandbox.faults([{ match: LIBRARY, status: 429, headers: { "Retry-After": "1" }, times: 1 }]);
  const answer = replicas[0]!.send(library(1));
  await clock.waits(1000);
  await clock.pass(999);
  // It still waits.
  expect(clock.timers()[0]).toBe(1);
  expect(sandbox.calls().total).toBe(1);
  await clock.pass(1);
  expect((await answer).data.library.name).toBe("Greetings");
  expect(sandbox.calls().total).toBe(2);
});
