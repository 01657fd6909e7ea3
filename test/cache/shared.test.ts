import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { createRedis } from "../../src/redis.ts";
import { statusError } from "../../src/errors.ts";
import { endPrograms } from "../process.ts";
import { hasRedis, startRedis } from "../redis.ts";
import type { TestRedis } from "../redis.ts";
import { AGING, createTested, failing, outcome, settled } from "./tested.ts";
import type { TestedOptions } from "./tested.ts";

// A machine that stalls for longer than a command to Redis may take makes Redis look away, which is what the code then sees.
jest.retryTimes(2);

(hasRedis ? describe : describe.skip)("replicas with one Redis", () => {
  let server: TestRedis;
  const open: (() => void)[] = [];
  beforeEach(async () => {
    server = await startRedis();
  });
  afterEach(() => {
    for (const close of open.splice(0)) close();
    endPrograms();
  });

  async function startReplica(options: TestedOptions = {}) {
    const { client, close } = createRedis(server.url);
    open.push(close);
    if (client.status !== "ready") await new Promise((ready) => client.once("ready", ready));
    return { client, ...createTested({ ...options, redis: client }) };
  }
  type Replica = Awaited<ReturnType<typeof startReplica>>;
  const startTwo = () => Promise.all([startReplica(), startReplica()]);

  /** Waits until what this replica has kept is in Redis: its commands are carried out in their order. */
  async function kept({ client }: Replica) {
    await settled();
    await client.ping();
  }

  /** Reads something else until Redis is asked again, and not only memory. */
  async function untilBack({ read, client }: Replica) {
    for (let waited = 0; ; waited += 10) {
      const key = ["is Redis back?", Math.random()];
      await read({ key, tags: [] });
      await client.ping().catch(() => undefined);
      const keys = await client.keys("gateway:*").catch(() => []);
      // One for the versions, one for the answer.
      if (keys.length > 1) return;
      if (waited > 5000) throw new Error("Redis does not come back.");
      await sleep(10);
    }
  }

  test("share answers: what one has read costs the other nothing", async () => {
    const [one, other] = await startTwo();
    expect(await one.read()).toMatchObject({ value: "answer 1", source: "network" });
    await kept(one);
    expect(await other.read()).toEqual({ value: "answer 1", source: "redis", age: 0 });
    expect(await other.read()).toMatchObject({ source: "memory" });
    expect(other.loads).toHaveLength(0);
  });

  test("make at most one load each of 1,000 reads at once", async () => {
    const replicas = await startTwo();
    await Promise.all(Array.from({ length: 1000 }, (_, at) => replicas[at % 2]!.read()));
    const loads = replicas.map((replica) => replica.loads.length);
    expect(Math.max(...loads)).toBe(1);
  });

  test("refresh once together, not once each: the second finds what the first has read", async () => {
    const [one, other] = await startTwo();
    await one.read();
    await kept(one);
    await other.read();
    for (const { clock } of [one, other]) clock.seconds += AGING;
    expect(await one.read()).toMatchObject({ value: "answer 1", source: "stale" });
    await kept(one);
    expect(await other.read()).toEqual({ value: "answer 2", source: "redis", age: 0 });
    expect(other.loads).toHaveLength(0);
  });

  test("bridge an outage with what another has read", async () => {
    const [one, other] = await startTwo();
    await one.read();
    await kept(one);
    other.clock.seconds += 3000;
    other.answers(failing(statusError({ status: 503 })));
    expect(await other.read()).toEqual({ value: "answer 1", source: "stale", age: 3000 });
  });

  test("a bump in one is a bump in all, before it is over, whatever is still under way", async () => {
    const [one, other] = await startTwo();
    await one.read();
    await kept(one);
    await other.read();
    const slow = Promise.withResolvers<string>();
    other.answers(() => slow.promise);
    const before = other.read({}, { through: "mark" });
    await sleep(20);
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

  test("of other namespaces and variants share nothing, however the names are cut", async () => {
    const replicas = await Promise.all(Object.values(spaces).map(startReplica));
    for (const replica of replicas) {
      expect(await replica.read()).toMatchObject({ value: "answer 1", source: "network" });
      await kept(replica);
    }
  });

  test("do not take a part of their variant for a part of a key", async () => {
    const [one, other] = [await startReplica({ variant: ["x"] }), await startReplica({ variant: [] })];
    await one.read({ key: ["y"] });
    await kept(one);
    expect(await other.read({ key: ["x", "y"] })).toMatchObject({ source: "network" });
  });

  test("of one namespace hear of each other's writes, also where their variants differ", async () => {
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
    ["text", "garbage"],
    ["another shape", JSON.stringify({ value: { hello: "world" }, at: 1_000_000_000 })],
    ["the shape of an older version", JSON.stringify({ data: "answer 1", time: 1_000_000_000 })],
    ["no value", JSON.stringify({ at: 1_000_000_000 })],
    ["a time to come", JSON.stringify({ value: "answer 7", at: 1_000_060_001 })],
  ])("find the right answer where Redis holds %s under a live key, and replace it", async (_, junk) => {
    const [one, other] = await startTwo();
    const isSound = (value: unknown) => /^answer \d+$/.test(String(value));
    await one.read();
    await kept(one);
    const [key] = (await one.client.keys("gateway:*")).filter((name) => !name.endsWith(":versions"));
    await one.client.set(key!, junk);
    expect(await other.read({ isSound })).toMatchObject({ value: "answer 1", source: "network" });
    await kept(other);
    expect(await one.client.get(key!)).toBe(JSON.stringify({ value: "answer 1", at: 1_000_000_000 }));
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

  test("do not serve old answers again when Redis comes back empty, nor what was read while it was away", async () => {
    const [one, other] = await startTwo();
    await one.read();
    await kept(one);
    await other.read();
    await server.stop();
    await one.cache.invalidate(["tag"]);
    // The one that wrote knows; the other cannot.
    expect(await one.read()).toMatchObject({ value: "answer 2", source: "network" });
    expect(await other.read()).toMatchObject({ value: "answer 1", source: "memory" });
    await other.cache.invalidate(["tag"]);
    for (const replica of [one, other]) replica.answers(async () => "after both writes");
    await server.start();
    await Promise.all([untilBack(one), untilBack(other)]);
    expect(await one.read()).toMatchObject({ value: "after both writes" });
    expect(await other.read()).toMatchObject({ value: "after both writes" });
  });

  test("hear of writes that Redis was too slow for, as soon as it is itself again", async () => {
    const [one, other] = await startTwo();
    await one.read();
    await kept(one);
    await other.read();
    server.freeze();
    await one.cache.invalidate(["tag"]);
    expect(await other.read()).toMatchObject({ value: "answer 1", source: "memory" });
    for (const replica of [one, other]) replica.answers(async () => "after the write");
    server.thaw();
    await sleep(300);
    expect(await other.read()).toMatchObject({ value: "after the write" });
  });

  test("work on without an error while Redis is silent, and then without a wait", async () => {
    const [one] = await startTwo();
    await one.read();
    server.freeze();
    await one.read({ key: ["first"] });
    const start = performance.now();
    for (let at = 0; at < 20; at += 1) {
      expect(await one.read({ key: [at] })).toMatchObject({ source: "network" });
      expect(await one.read({ key: [at] })).toMatchObject({ source: "memory" });
    }
    expect(performance.now() - start).toBeLessThan(50);
    server.thaw();
    await sleep(200);
  });

  test("work where there is no Redis at all", async () => {
    const { client, close } = createRedis("redis://127.0.0.1:1");
    open.push(close);
    const { cache, read } = createTested({ redis: client });
    expect(await read()).toMatchObject({ source: "network" });
    expect(await read()).toMatchObject({ source: "memory" });
    await cache.invalidate(["tag"]);
    expect(await read()).toMatchObject({ value: "answer 2", source: "network" });
    expect(await outcome(read({ key: ["fails"], load: failing(new Error("no")) }))).toEqual(new Error("no"));
  });
});
