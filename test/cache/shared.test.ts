import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { createRedis } from "../../src/redis.ts";
import { statusError } from "../../src/errors.ts";
import { endPrograms } from "../process.ts";
import { hasRedis, openRedis, PATIENT, startRedis } from "../redis.ts";
import type { TestRedis } from "../redis.ts";
import { startRedisProxy } from "../redis-proxy.ts";
import { createTestClock } from "../test-clock.ts";
import type { TestClock } from "../test-clock.ts";
import { until } from "../until.ts";
import { AGING, createTested, failing, outcome, passing, settled } from "./tested.ts";
import type { TestedOptions } from "./tested.ts";

(hasRedis ? describe : describe.skip)("replicas with one Redis", () => {
  let server: TestRedis;
  let time: TestClock;
  const open: (() => unknown)[] = [];
  beforeAll(async () => {
    server = await startRedis();
  });
  beforeEach(async () => {
    await server.renew();
    time = createTestClock();
  });
  afterEach(async () => {
    for (const close of open.splice(0)) await close();
  });
  afterAll(endPrograms);

  async function startReplica(options: TestedOptions = {}, url = server.url) {
    const redis = await openRedis(url, time);
    open.push(redis.close);
    return { client: redis.client, redis, ...createTested({ ...options, redis, time }) };
  }
  type Replica = Awaited<ReturnType<typeof startReplica>>;
  const startTwo = () => Promise.all([startReplica(), startReplica()]);

  /** Waits until the entries of this replica are in Redis: it executes the commands in their order. */
  async function kept({ client }: Replica) {
    // Once for the versions that it asks for before, once for the entries.
    for (let turn = 0; turn < 2; turn += 1) {
      await settled();
      await client.ping();
    }
  }

  /** Lets waiting replicas ping Redis; no more time passes than that takes. */
  const look = () => (time.timers().some((left) => left <= 100) ? time.pass(100) : undefined);

  /** Reads another key until its entry is in Redis, and not only in memory. */
  async function untilBack({ read, client }: Replica) {
    let reads = 0;
    await until(async () => {
      await look();
      reads += 1;
      const held = (await client.keys("genesys-cloud-graphql:cache:*").catch(() => [])).length;
      await read({ key: ["is Redis back?", reads], tags: [], isCacheable: () => true });
      await settled();
      return (await client.keys("genesys-cloud-graphql:cache:*").catch(() => [])).length > held;
    });
  }

  /** Sets a short patience, for tests in which Redis does not answer. */
  function hurry(...replicas: Replica[]) {
    for (const { redis } of replicas) redis.patience = 10;
  }
  /** Sets a long patience, so that a stall of this machine is no outage. */
  function takeTime(...replicas: Replica[]) {
    for (const { redis } of replicas) redis.patience = PATIENT;
  }

  test("share answers: the second loads nothing that the first has read", async () => {
    const [one, other] = await startTwo();
    expect(await one.read()).toMatchObject({ value: "answer 1", source: "network" });
    await kept(one);
    expect(await other.read()).toEqual({ value: "answer 1", source: "redis", age: 0 });
    expect(await other.read()).toMatchObject({ source: "memory" });
    expect(other.loads).toHaveLength(0);
  });

  test("load at most once each for 1,000 reads at once", async () => {
    const replicas = await startTwo();
    await Promise.all(Array.from({ length: 1000 }, (_, at) => replicas[at % 2]!.read()));
    const loads = replicas.map((replica) => replica.loads.length);
    expect(Math.max(...loads)).toBe(1);
  });

  test("refresh once together: the second finds the refreshed answer", async () => {
    const [one, other] = await startTwo();
    await one.read();
    await kept(one);
    await other.read();
    await time.pass(AGING * 1000);
    expect(await one.read()).toMatchObject({ value: "answer 1", source: "stale" });
    await kept(one);
    expect(await other.read()).toEqual({ value: "answer 2", source: "redis", age: 0 });
    expect(other.loads).toHaveLength(0);
  });

  test("bridge an outage with an answer that another has read", async () => {
    const [one, other] = await startTwo();
    await one.read();
    await kept(one);
    await time.pass(3_000_000);
    other.answers(failing(statusError({ status: 503 })));
    expect(await other.read()).toEqual({ value: "answer 1", source: "stale", age: 3000 });
  });

  test("see a bump of another before it ends, also while older reads run", async () => {
    const [one, other] = await startTwo();
    await one.read();
    await kept(one);
    await other.read();
    const slow = Promise.withResolvers<string>();
    other.answers(() => slow.promise);
    const before = other.read({}, { bypass: "mark" });
    await until(() => other.loads.length === 1);
    await one.cache.invalidate(["tag"]);
    slow.resolve("before the write");
    await before;
    await kept(other);
    for (const replica of [one, other]) replica.answers(async () => "after the write");
    expect(await other.read()).toMatchObject({ value: "after the write", source: "network" });
    await kept(other);
    expect(await one.read()).toMatchObject({ value: "after the write", source: "redis" });
  });

  const spaces: Record<string, TestedOptions> = {
    "ab/c": { namespace: ["a", "b"], variant: ["c"] },
    "a/bc": { namespace: ["a"], variant: ["b", "c"] },
    "a:b/c": { namespace: ["a:b"], variant: ["c"] },
    "abc/": { namespace: ["a", "b", "c"], variant: [] },
    "ab/d": { namespace: ["a", "b"], variant: ["d"] },
  };

  test("of other namespaces and variants share nothing, also where their joined names are equal", async () => {
    const replicas = await Promise.all(Object.values(spaces).map((space) => startReplica(space)));
    for (const replica of replicas) {
      expect(await replica.read()).toMatchObject({ value: "answer 1", source: "network" });
      await kept(replica);
    }
  });

  test("do not confuse a part of the variant with a part of a key", async () => {
    const [one, other] = [await startReplica({ variant: ["x"] }), await startReplica({ variant: [] })];
    await one.read({ key: ["y"] });
    await kept(one);
    expect(await other.read({ key: ["x", "y"] })).toMatchObject({ source: "network" });
  });

  test("of one namespace see each other's writes, also where their variants differ", async () => {
    const all = Object.entries(spaces);
    const replicas = await Promise.all(all.map(([, space]) => startReplica(space)));
    const byName = Object.fromEntries(all.map(([name], at) => [name, replicas[at]!]));
    for (const replica of replicas) await replica.read();
    await byName["ab/c"]!.cache.invalidate(["tag"]);
    const after = await Promise.all(replicas.map(async ({ read }) => (await read()).source));
    expect(Object.fromEntries(all.map(([name], at) => [name, after[at]]))).toEqual({
      "ab/c": "network",
      "ab/d": "network",
      "a/bc": "memory",
      "a:b/c": "memory",
      "abc/": "memory",
    });
  });

  test.each([
    ["text", () => "garbage"],
    ["another shape", (now: number) => JSON.stringify({ value: { hello: "world" }, at: now })],
    ["the shape of an older version", (now: number) => JSON.stringify({ data: "answer 1", time: now })],
    ["no value", (now: number) => JSON.stringify({ at: now })],
    ["a time to come", (now: number) => JSON.stringify({ value: "answer 7", at: now + 60_001 })],
  ])("find the right answer where Redis holds %s under a live key, and replace it", async (_, junk) => {
    const [one, other] = await startTwo();
    const isCacheable = (value: unknown) => /^answer \d+$/.test(String(value));
    await one.read();
    await kept(one);
    const [key] = (await one.client.keys("genesys-cloud-graphql:cache:*")).filter(
      (name) => !name.endsWith(":versions"),
    );
    await one.client.set(key!, junk(time.wallTime()));
    expect(await other.read({ isCacheable })).toMatchObject({ value: "answer 1", source: "network" });
    await kept(other);
    expect(await one.client.get(key!)).toBe(JSON.stringify({ value: "answer 1", at: time.wallTime() }));
  });

  test("do not serve old answers again when Redis is flushed", async () => {
    const [one, other] = await startTwo();
    await one.read();
    await kept(one);
    await other.read();
    await one.cache.invalidate(["tag"]);
    await one.client.flushall();
    for (const replica of [one, other]) {
      replica.answers(async () => "after the write");
      expect(await replica.read()).toMatchObject({ value: "after the write" });
    }
  });

  test("do not serve old answers when Redis comes back empty, nor answers that were read while it was away", async () => {
    const [one, other] = await startTwo();
    await one.read();
    await kept(one);
    await other.read();
    await server.stop();
    await passing(time, one.cache.invalidate(["tag"]));
    // The one that wrote knows of it. The other cannot, and serves nothing that it has not just read itself.
    expect(await one.read()).toMatchObject({ value: "answer 2", source: "network" });
    expect(await other.read()).toMatchObject({ source: "network" });
    expect(other.loads).toHaveLength(1);
    await passing(time, other.cache.invalidate(["tag"]));
    for (const replica of [one, other]) replica.answers(async () => "after both writes");
    await server.start();
    await untilBack(one);
    await untilBack(other);
    expect(await one.read()).toMatchObject({ value: "after both writes" });
    expect(await other.read()).toMatchObject({ value: "after both writes" });
  });

  test("see writes that Redis was too slow for, as soon as it answers again", async () => {
    const [one, other] = await startTwo();
    await one.read();
    await kept(one);
    await other.read();
    server.freeze();
    hurry(one, other);
    await passing(time, one.cache.invalidate(["tag"]));
    for (const replica of [one, other]) replica.answers(async () => "after the write");
    expect(await passing(time, other.read())).toMatchObject({ value: "after the write", source: "network" });
    other.answers(async () => "after another write");
    takeTime(one, other);
    server.thaw();
    // Each pings it, and the one that wrote sends its bump before anything else.
    await untilBack(one);
    await untilBack(other);
    expect(await other.read()).toMatchObject({ value: "after another write", source: "network" });
  });

  test("answer without an error while Redis is silent, and only the first read waits for it", async () => {
    const proxy = await startRedisProxy(server.url);
    open.push(proxy.close);
    const one = await startReplica({}, proxy.url);
    await one.read();
    proxy.holdAnswers();
    hurry(one);
    const asked = () => proxy.asked("look") + proxy.asked("mget");
    const [before] = [asked(), await passing(time, one.read({ key: ["first"] }))];
    const first = asked();
    expect(first).toBe(before + 1);
    for (let at = 0; at < 20; at += 1) {
      expect(await one.read({ key: [at] })).toMatchObject({ source: "network" });
      expect(await one.read({ key: [at] })).toMatchObject({ source: "memory" });
    }
    // None of these has asked, so none has waited.
    expect(asked()).toBe(first);
    expect(proxy.held()).toBeGreaterThan(0);
  });

  test("answer where Redis was never there", async () => {
    // No time passes, so no read waits for it.
    const redis = createRedis("redis://127.0.0.1:1", { patience: PATIENT, clock: time });
    open.push(redis.close);
    const { cache, read } = createTested({ redis, time });
    expect(await read()).toMatchObject({ source: "network" });
    expect(await read()).toMatchObject({ source: "memory" });
    await cache.invalidate(["tag"]);
    expect(await read()).toMatchObject({ value: "answer 2", source: "network" });
    expect(await outcome(read({ key: ["fails"], load: failing(new Error("no")) }))).toEqual(new Error("no"));
  });
});
