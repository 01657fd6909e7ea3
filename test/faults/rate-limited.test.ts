import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, describe, expect, jest, test } from "@jest/globals";
import { startSandbox } from "../../sandbox/server.ts";
import type { Sandbox } from "../../sandbox/server.ts";
import { empty, untilShared } from "../cache/replicas.ts";
import { endPrograms } from "../process.ts";
import { hasRedis, startRedis } from "../redis.ts";
import { CLIENT, LIBRARY, library, report, response, startFaulty, until } from "./faulty.ts";
import type { Faulty } from "./faulty.ts";

// A machine that stalls for longer than a command to Redis may take makes Redis look away, which is what the code then sees.
jest.retryTimes(2);

let sandbox: Sandbox;
let replicas: Faulty[] = [];
afterEach(async () => {
  for (const replica of replicas.splice(0)) await replica.closeAndCheck();
  await sandbox.close();
});
afterAll(endPrograms);

(hasRedis ? describe : describe.skip)("429 with Retry-After", () => {
  test("no replica calls before the time has come; whoever cannot wait is told how long", async () => {
    const redis = await startRedis();
    await empty(redis);
    sandbox = await startSandbox({
      clients: [CLIENT],
    });
    const env = { REDIS_URL: redis.url, REQUEST_TIMEOUT: "2" };
    replicas = [await startFaulty({ sandbox, env, cache: true }), await startFaulty({ sandbox, env, cache: true })];
    await untilShared(redis, replicas);
    const [one, other] = replicas as [Faulty, Faulty];

    sandbox.faults([{ match: LIBRARY, status: 429, headers: { "Retry-After": "4" }, times: 1 }]);
    sandbox.resetCalls();
    const refused = await one.timed(library(1));
    const since = performance.now();
    expect(refused.errors).toMatchObject([
      { extensions: { code: "UPSTREAM_RATE_LIMITED", retryAfter: 4, retryable: true, upstream: { status: 429 } } },
    ]);
    expect(refused.milliseconds).toBeLessThan(500);
    // The pause is known to the other as soon as it asks.
    const told = await other.timed(response(1));
    expect(told.errors).toMatchObject([
      { extensions: { code: "UPSTREAM_RATE_LIMITED", retryAfter: expect.any(Number) } },
    ]);
    for (const replica of replicas) expect((await replica.timed(library(2))).codes).toEqual(["UPSTREAM_RATE_LIMITED"]);
    expect(sandbox.calls().total).toBe(1);

    // Whoever has the time waits for it, and then it goes on.
    await sleep(2300 - (performance.now() - since));
    const waiting = replicas.map((replica) => replica.timed(library(3)));
    const waited = since + (await until(() => sandbox.calls().total > 1)) + 2300 - since;
    for (const { data } of await Promise.all(waiting)) expect(data.library.name).toBe("Shipping");
    expect(waited).toBeGreaterThanOrEqual(3950);
    report("429, Retry-After 4", `next call of either replica after ${Math.round(waited)} ms`);
  });
});

test("a call that was refused with 429 is sent again when the time has come, where it fits", async () => {
  sandbox = await startSandbox({ clients: [CLIENT] });
  replicas = [await startFaulty({ sandbox })];
  sandbox.faults([{ match: LIBRARY, status: 429, headers: { "Retry-After": "1" }, times: 1 }]);
  const { data, milliseconds } = await replicas[0]!.timed(library(1));
  expect(data.library.name).toBe("Greetings");
  expect(milliseconds).toBeGreaterThanOrEqual(990);
  expect(sandbox.calls().total).toBe(2);
});
