import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { passing } from "../cache/tested.ts";
import { endPrograms } from "../process.ts";
import { hasRedis, openRedis, PATIENT, startRedis } from "../redis.ts";
import type { TestRedis } from "../redis.ts";
import { startRedisProxy } from "../redis-proxy.ts";
import type { RedisProxy } from "../redis-proxy.ts";
import { createTestClock } from "../test-clock.ts";
import type { TestClock } from "../test-clock.ts";
import { until } from "../until.ts";
import { library, response, RESPONSE, startFaulty } from "./faulty.ts";
import type { Faulty } from "./faulty.ts";

const env = { CACHE_FRESH_LIBRARIES: "1", CACHE_FRESH_RESPONSES: "1", CACHE_STALE: "2" };
/** Milliseconds after which no cached answer is used any more. */
const OLD = 3000;

/** Sixty queries, three at a time. Some of them ask for the same entities. */
const ROUNDS = Array.from({ length: 20 }, (_, round) => {
  const number = 3 * round;
  return [library(1 + (number % 8)), response(1 + number), response(2 + number)];
});

(hasRedis ? describe : describe.skip)("Redis", () => {
  let redis: TestRedis;
  let proxy: RedisProxy;
  let clock: TestClock;
  const started: Faulty[] = [];
  /** The answers of a gateway without Redis. */
  let right: unknown[];

  beforeAll(async () => {
    redis = await startRedis();
    proxy = await startRedisProxy(redis.url);
    clock = createTestClock();
    right = await sixty(await start(0, {}));
    await end();
  });
  beforeEach(async () => {
    await redis.renew();
    clock = createTestClock();
  });
  afterEach(end);
  afterAll(async () => {
    await proxy.close();
    endPrograms();
  });

  /** Starts a gateway whose commands to Redis may take so many milliseconds. */
  async function start(
    redisPatience: number,
    more: Parameters<typeof startFaulty>[0] = { env: { REDIS_URL: proxy.url } },
  ) {
    const gateway = await startFaulty({ cache: true, clock, redisPatience, ...more, env: { ...env, ...more.env } });
    started.push(gateway);
    return gateway;
  }

  async function end() {
    redis.thaw();
    proxy.release();
    // The gateway that was started first owns the sandbox, so it is closed last.
    for (const gateway of started.splice(0).toReversed()) await gateway.closeAndCheck();
  }

  async function askAll(gateway: Faulty, queries: string[]): Promise<unknown[]> {
    const answers = await Promise.all(queries.map((query) => gateway.send(query)));
    return answers.map(({ data, codes }) => ({ data, codes }));
  }

  /** Commands to Redis that a request may wait for: for versions, cached answers, and permits of the rate limit. */
  const asked = () => ["look", "mget", "evalsha", "eval"].reduce((sum, name) => sum + proxy.asked(name), 0);

  /**
   * The answers to the sixty queries. Time passes between two rounds, so the cache answers some of them. It stands still
   * during a round, so a request that waits for a timer does not end. `waited` is called with the number of commands to
   * Redis in each round.
   */
  async function sixty(gateway: Faulty, waited?: (questions: number) => void): Promise<unknown[]> {
    const answers: unknown[] = [];
    for (const queries of ROUNDS) {
      await clock.pass(60);
      const before = asked();
      answers.push(...(await askAll(gateway, queries)));
      waited?.(asked() - before);
    }
    return answers;
  }

  /** Sends the first requests after Redis was lost. They may wait a little, on the clock, for their permits. */
  async function firstOf(gateway: Faulty) {
    await clock.pass(OLD);
    expect(await passing(clock, askAll(gateway, ROUNDS[0]!))).toEqual(right.slice(0, 3));
  }

  /** Sends queries until the gateway sends commands to Redis. */
  async function untilAsked(gateway: Faulty) {
    await until(async () => {
      await clock.pass(100);
      const before = proxy.asked("look");
      await passing(clock, gateway.send(library(1)));
      return proxy.asked("look") > before;
    });
  }

  async function keysOf(pattern = "genesys-cloud-graphql:cache:*") {
    const { client, close } = await openRedis(redis.url);
    const keys = await client.keys(pattern);
    close();
    return keys;
  }

  test("is down at the start, and comes up later", async () => {
    await redis.stop();
    const gateway = await start(PATIENT);
    await firstOf(gateway);
    expect(await sixty(gateway)).toEqual(right);
    await redis.start();
    await untilAsked(gateway);
    expect(await sixty(gateway)).toEqual(right);
    expect((await keysOf()).length).toBeGreaterThan(30);
  });

  test("goes down during requests: these are answered, and later ones do not wait for it", async () => {
    const gateway = await start(PATIENT);
    await untilAsked(gateway);
    const hold = gateway.sandbox.hold(RESPONSE);
    const inFlight = askAll(gateway, ROUNDS[1]!);
    await hold.reached(2);
    await redis.stop();
    hold.release();
    expect(await passing(clock, inFlight)).toEqual(right.slice(3, 6));
    await firstOf(gateway);
    expect(await sixty(gateway)).toEqual(right);
  });

  test.each([
    ["is slow", () => proxy.holdAnswers(), () => proxy.release()],
    ["is frozen", () => redis.freeze(), () => redis.thaw()],
  ])("%s: only the first requests wait for it, and the gateway uses it again afterwards", async (_, hold, letGo) => {
    const gateway = await start(50);
    // A stall of the machine may make the gateway think that Redis is away before it is.
    await until(async () => {
      letGo();
      await untilAsked(gateway);
      hold();
      const before = proxy.asked("look");
      await firstOf(gateway);
      return proxy.asked("look") > before;
    });
    const waits: number[] = [];
    const answers = [...(await sixty(gateway, (questions) => waits.push(questions)))];
    expect(answers).toEqual(right);
    expect(waits).toEqual(ROUNDS.map(() => 0));
    letGo();
    await untilAsked(gateway);
  });

  test("is full of garbage", async () => {
    const gateway = await start(PATIENT);
    await untilAsked(gateway);
    await sixty(gateway);
    const keys = await keysOf();
    expect(keys.length).toBeGreaterThan(30);
    const { client, close } = await openRedis(redis.url);
    const spoil = async (some: string[]) => {
      for (const key of some) await client.set(key, '{"at":1,"value":{"id":"canary');
    };
    const { sandbox } = gateway;
    // First only the cached answers, for a gateway that has none in memory. Then also the versions and the rate limit.
    for (const some of [keys.filter((key) => !key.endsWith(":versions")), await keysOf("*")]) {
      await spoil(some);
      const another = await start(PATIENT, { sandbox, env: { REDIS_URL: proxy.url } });
      for (const each of [another, gateway]) {
        await firstOf(each);
        const answers = await sixty(each);
        expect(answers).toEqual(right);
        expect(JSON.stringify(answers)).not.toContain("canary");
      }
    }
    close();
  });
});
