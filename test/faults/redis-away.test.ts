import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { mostInAMinute } from "../../bench/most-in-a-minute.ts";
import { libraryId, responseId } from "../../sandbox/data/ids.ts";
import { passing } from "../cache/tested.ts";
import { endPrograms } from "../process.ts";
import { hasRedis, startRedis } from "../redis.ts";
import type { TestRedis } from "../redis.ts";
import { startRedisProxy } from "../redis-proxy.ts";
import type { RedisProxy } from "../redis-proxy.ts";
import { createTestClock } from "../test-clock.ts";
import type { TestClock } from "../test-clock.ts";
import { until } from "../until.ts";
import { library, LIBRARY, response, startFaulty } from "./faulty.ts";
import type { Faulty } from "./faulty.ts";

/** Milliseconds: the settings of production. */
const [PATIENCE, AWAY_FRESH] = [500, 1000];
/** Milliseconds: longer than a request waits for anything, and shorter than its deadline. */
const LONGEST_WAIT = 20_000;
const RENAME = `mutation { updateLibrary(input: { id: "11111111-0000-4000-8000-000000000001", name: "New" }) { library { name } } }`;
/** A response with the libraries in it. */
const withLibraries = (number: number) => response(number).replace("name", "name libraries { name }");
const rename = (entity: "Library" | "Response", id: string, name: string) =>
  `mutation { update${entity}(input: { id: "${id}", name: "${name}" }) { userErrors { code } } }`;

(hasRedis ? describe : describe.skip)("while Redis does not answer", () => {
  let redis: TestRedis;
  /** The way to Redis of the first replica; the second has its own. */
  let proxy: RedisProxy;
  let clock: TestClock;
  const started: Faulty[] = [];

  beforeAll(async () => {
    redis = await startRedis();
  });
  beforeEach(async () => {
    await redis.renew();
    clock = createTestClock();
    proxy = await startRedisProxy(redis.url);
  });
  afterEach(async () => {
    proxy.release();
    for (const gateway of started.splice(0).toReversed()) await gateway.closeAndCheck();
    await proxy.close();
  });
  afterAll(endPrograms);

  async function start(env: Record<string, string> = {}, url = proxy.url) {
    const sandbox = started[0]?.sandbox;
    const gateway = await startFaulty({
      cache: true,
      clock,
      ...(sandbox && { sandbox }),
      env: { ...env, REDIS_URL: url },
    });
    started.push(gateway);
    // Only questions to Redis go on meanwhile.
    await until(async () => {
      // Without a connection, the first call would wait for the clock, which stands still.
      if ((await healthOf(gateway)).state !== "up") return false;
      await gateway.send("{ stickers(messenger: LINE, first: 1) { totalCount } }");
      return proxy.asked("look") > 0;
    });
    gateway.sandbox.resetCalls();
    return gateway;
  }
  const healthOf = async ({ url }: Faulty) =>
    ((await (await fetch(`${url}/readyz`)).json()) as { redis: { state: string; roundTripMilliseconds?: number } })
      .redis;

  /** When each REST call arrived, on the test's clock. */
  const arrivals = async ({ sandbox }: Faulty) =>
    ((await (await fetch(`${sandbox.url}/__sandbox/journal`)).json()) as { arrivals: number[] }).arrivals;

  /** Makes Redis silent, and lets a first request find out. */
  async function silence(gateway: Faulty, query: string) {
    proxy.holdAnswers();
    const asked = gateway.send(query);
    await until(() => proxy.held() > 0);
    await clock.pass(PATIENCE);
    // What the rate limit has asked before may wait a little longer.
    return passing(clock, asked);
  }

  /** What it answered, how many REST calls that took, and the ages of stale parts. */
  async function ask(gateway: Faulty, query: string) {
    gateway.sandbox.resetCalls();
    const { data, extensions, codes } = await gateway.send(query);
    const { stale } = (extensions ?? {}) as { stale?: number[] };
    return { data, codes, calls: gateway.sandbox.calls().total, stale };
  }

  test("the first request waits for it, and each reads what this replica has not just read itself", async () => {
    const gateway = await start();
    await gateway.send(library(1));
    await clock.pass(2000);
    gateway.sandbox.resetCalls();
    const first = await silence(gateway, library(1));
    expect(first.data).toEqual({ library: { name: "Greetings" } });
    expect(gateway.sandbox.calls().total).toBe(1);
    const questions = proxy.asked("look");
    // Time stands still, so no request waits for Redis.
    expect(await ask(gateway, library(1))).toMatchObject({ calls: 0, stale: undefined });
    await clock.pass(AWAY_FRESH + 1);
    expect(await ask(gateway, library(1))).toMatchObject({ calls: 1, stale: undefined });
    expect(proxy.asked("look")).toBe(questions);
    expect(gateway.log.filter((line) => line.includes("Redis is away: no answer"))).toHaveLength(1);
    expect(await healthOf(gateway)).toEqual({ state: "away", reason: "no answer" });
  });

  test("nothing is served again where REDIS_AWAY_FRESH is 0, and requests at the same moment share one call", async () => {
    const gateway = await start({ REDIS_AWAY_FRESH: "0" });
    await silence(gateway, library(1));
    expect(await ask(gateway, library(1))).toMatchObject({ calls: 1 });
    expect(await ask(gateway, library(1))).toMatchObject({ calls: 1 });
    gateway.sandbox.resetCalls();
    const twice = await gateway.send(`{ a: library(id: "11111111-0000-4000-8000-000000000002") { name }
      b: library(id: "11111111-0000-4000-8000-000000000002") { name } }`);
    expect([twice.data, gateway.sandbox.calls().total]).toEqual([
      { a: { name: "Billing" }, b: { name: "Billing" } },
      1,
    ]);
  });

  test("a read joins none that began before its time, because another replica may have written since", async () => {
    const gateway = await start({ REDIS_AWAY_FRESH: "0" });
    await silence(gateway, library(2));
    const hold = gateway.sandbox.hold(LIBRARY, { times: 1 });
    const slow = gateway.send(library(1));
    await hold.reached();
    expect(await ask(gateway, library(1))).toMatchObject({ calls: 1 });
    hold.release();
    expect((await slow).codes).toEqual([]);
  });

  test("an answer that was kept is marked stale with its age where Genesys Cloud fails", async () => {
    const gateway = await start();
    await gateway.send(library(1));
    await clock.pass(2000);
    gateway.sandbox.faults([{ match: LIBRARY, status: 503 }]);
    const first = await silence(gateway, library(1));
    expect(first.extensions).toMatchObject({ stale: [expect.any(Number)] });
    const next = await ask(gateway, library(1));
    expect(next).toMatchObject({ data: { library: { name: "Greetings" } }, codes: [], stale: [expect.any(Number)] });
    // No retry: there is an answer.
    expect(next.calls).toBe(1);
  });

  test("first reads and writes keep their part of the budget: what was kept is answered stale", async () => {
    const gateway = await start({ GENESYS_REQUESTS_PER_MINUTE: "20" });
    // With its token and the first call, 18 are left.
    for (let number = 1; number <= 8; number += 1) await gateway.send(library(number));
    await clock.pass(2000);
    await silence(gateway, library(1));
    const answers = [];
    for (let number = 2; number <= 8; number += 1) answers.push(await ask(gateway, library(number)));
    const again = answers.filter(({ calls }) => calls === 1);
    const kept = answers.filter(({ stale }) => stale !== undefined);
    expect(again.length + kept.length).toBe(7);
    expect(kept.length).toBeGreaterThan(0);
    for (const { codes } of answers) expect(codes).toEqual([]);
    expect(await ask(gateway, response(1))).toMatchObject({ codes: [], calls: 1 });
    const renamed = await passing(clock, gateway.send(RENAME));
    expect(renamed).toMatchObject({ data: { updateLibrary: { library: { name: "New" } } }, codes: [] });
  });

  test("for a minute, no read and no write fails: what was kept leaves half of the budget to writes", async () => {
    const gateway = await start({ GENESYS_REQUESTS_PER_MINUTE: "200", REPLICAS: "2", REDIS_AWAY_FRESH: "0" });
    // A request may wait for a retry, for Redis or for the rate limit. On a busy machine it finds Redis away later, and waits longer.
    const send = (query: string) => clock.passWaits(gateway.send(query), LONGEST_WAIT);
    const [ids, libraries] = [Array.from({ length: 20 }, (_, at) => at + 1), [1, 2, 3, 4, 5, 6, 7, 8]];
    for (const id of ids) await send(withLibraries(id));
    for (const id of libraries) await send(library(id));
    await clock.pass(2000);
    // What it has spent so far no longer counts. Afterwards it has half of the budget: 100 calls.
    await clock.pass(61_000);
    await silence(gateway, library(1));
    await clock.pass(5000);
    const minute = { codes: [] as string[], reads: 0, writes: 0, unmarked: [] as number[] };
    gateway.sandbox.resetCalls();
    const begin = clock.now();
    for (let second = 0; second < 60; second += 1) {
      if (second % 3 === 0) {
        const number = 1 + (second % 8);
        const name = `New ${second}`;
        const renamed = await send(
          second % 2 === 0 ? rename("Library", libraryId(number), name) : rename("Response", responseId(number), name),
        );
        minute.codes.push(...renamed.codes);
        minute.writes += 1;
      }
      let unmarked = 0;
      for (let read = 0; read < 4; read += 1) {
        const number = second * 4 + read;
        const query = read === 0 ? library(1 + (second % 8)) : withLibraries(1 + (number % 20));
        const { codes, extensions } = await send(query);
        minute.codes.push(...codes);
        minute.reads += 1;
        if (extensions?.stale === undefined) unmarked += 1;
        await clock.pass(Math.max(0, begin + 250 * (number + 1) - clock.now()));
      }
      minute.unmarked.push(unmarked);
    }
    expect(minute).toMatchObject({ codes: [], reads: 240, writes: 20 });
    // Waits of requests make it longer than a minute, so that all calls together may be more than 100.
    expect(mostInAMinute(await arrivals(gateway))).toBeLessThanOrEqual(100);
    // What is read again is spread over the minute.
    expect(minute.unmarked.slice(30).filter((count) => count > 0).length).toBeGreaterThan(5);
  });

  test("a mutation waits 5 s for it, then answers with a warning, and other replicas learn of it first thing", async () => {
    const gateway = await start();
    const other = await start({}, redis.url);
    await gateway.send(library(1));
    await other.send(library(1));
    await silence(gateway, library(2));
    let isOver = false;
    const renamed = gateway.send(RENAME).finally(() => (isOver = true));
    await clock.waits(3000, 5000);
    await clock.pass(2900);
    expect(isOver).toBe(false);
    await passing(clock, renamed);
    expect((await renamed).extensions).toEqual({
      warnings: [{ code: "REPLICAS_NOT_TOLD", message: expect.stringContaining("Other replicas") }],
    });
    // Its own readers see it at once.
    expect((await gateway.send(library(1))).data).toEqual({ library: { name: "New" } });
    proxy.release();
    await until(async () => {
      await clock.pass(100);
      return (await healthOf(gateway)).state !== "away";
    });
    await until(async () => (await other.send(library(1))).data.library.name === "New");
    expect((await passing(clock, gateway.send(RENAME))).extensions).toBeUndefined();
  });

  test("a Redis that is slow is not away: no write is missed, and /readyz and the log say how slow it is", async () => {
    const gateway = await start();
    const other = await start({}, redis.url);
    await gateway.send(library(1));
    const renamed = other.send(RENAME);
    expect((await renamed).codes).toEqual([]);
    // Each answer arrives 200 ms late.
    proxy.holdAnswers();
    const asked = [1, 2, 3, 4, 5, 6].reduce(
      (before: ReturnType<typeof gateway.send>, number) => before.then(() => gateway.send(library(number % 6 || 1))),
      gateway.send(library(1)),
    );
    const state = { isOver: false };
    void asked.finally(() => (state.isOver = true));
    while (!state.isOver) {
      let looks = 0;
      await until(() => state.isOver || proxy.held() > 0 || (looks += 1) > 5);
      await clock.pass(200);
      proxy.release();
      proxy.holdAnswers();
    }
    expect((await asked).data).toEqual({ library: { name: "New" } });
    expect(await healthOf(gateway)).toEqual({ state: "slow", roundTripMilliseconds: expect.any(Number) });
    expect(gateway.log.filter((line) => /Redis is slow: \d+ ms/.test(line))).toHaveLength(1);
    expect(gateway.log.filter((line) => line.includes("Redis is away: no answer"))).toEqual([]);
  });
});

test("without Redis, /readyz says nothing of it", async () => {
  const gateway = await startFaulty();
  expect(await (await fetch(`${gateway.url}/readyz`)).json()).toEqual({ status: "ready" });
  await gateway.closeAndCheck();
});
