import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { createStore } from "../../src/cache/store.ts";
import { endPrograms } from "../process.ts";
import { hasRedis, openRedis, startRedis } from "../redis.ts";
import type { TestRedis } from "../redis.ts";
import { startRedisProxy } from "../redis-proxy.ts";
import { createTestClock } from "../test-clock.ts";
import type { TestClock } from "../test-clock.ts";

const MEGABYTE = 1024 * 1024;
const wanted = (...keys: string[]) => keys.map((key) => ({ key, since: 0 }));

describe("memory", () => {
  const createMemory = (maxBytes = MEGABYTE) => createStore({ maxBytes, lifetime: 3600 });

  test("answers in the order of the keys, with undefined where there is no entry", async () => {
    const store = createMemory();
    store.set(
      ["a", "b"].map((key) => ({ key, entry: { value: { id: key }, at: 1 } })),
      true,
    );
    expect(await store.get(wanted("b", "z", "a", "b"), true)).toEqual([
      { entry: { value: { id: "b" }, at: 1 }, tier: "memory" },
      undefined,
      { entry: { value: { id: "a" }, at: 1 }, tier: "memory" },
      { entry: { value: { id: "b" }, at: 1 }, tier: "memory" },
    ]);
    expect(await store.get([], true)).toEqual([]);
  });

  test.each([[undefined], [null], [false], [0], [""]])("tells the value %j from a missing entry", async (value) => {
    const store = createMemory();
    store.set([{ key: "a", entry: { value, at: 1 } }], false);
    expect(await store.get(wanted("a"), false)).toEqual([{ entry: { value, at: 1 }, tier: "memory" }]);
  });

  test("freezes answers, because requests share them", async () => {
    const store = createMemory();
    const value = { rows: [{ name: "a", tags: ["x"] }] };
    store.set([{ key: "a", entry: { value, at: 1 } }], false);
    expect(() => (value.rows[0]!.name = "b")).toThrow(TypeError);
    expect(() => value.rows.push({ name: "c", tags: [] })).toThrow(TypeError);
    expect(() => (value.rows[0]!.tags[0] = "y")).toThrow(TypeError);
  });

  test("is bounded: the least recently used entry is removed first", async () => {
    const store = createMemory(100_000);
    const text = "x".repeat(5000);
    const keys = Array.from({ length: 40 }, (_, at) => `key-${at}`);
    for (const key of keys) {
      store.set([{ key, entry: { value: text, at: 1 } }], false);
      await store.get(wanted("key-0"), false);
    }
    const found = await store.get(wanted(...keys), false);
    const kept = keys.filter((_, at) => found[at]);
    expect(kept.length).toBeGreaterThan(5);
    expect(kept.length).toBeLessThan(12);
    expect(kept).toEqual(["key-0", ...keys.slice(-kept.length + 1)]);
  });

  test("is bounded for empty answers too", async () => {
    const store = createMemory(100_000);
    const keys = Array.from({ length: 10_000 }, (_, at) => `key-${at}`);
    store.set(
      keys.map((key) => ({ key, entry: { value: undefined, at: 1 } })),
      false,
    );
    expect((await store.get(wanted(...keys), false)).filter(Boolean).length).toBeLessThan(250);
  });

  test("stores no entry that is larger than the memory, and removes the one that it would replace", async () => {
    const store = createMemory(100_000);
    const others = Array.from({ length: 5 }, (_, at) => ({ key: `other-${at}`, entry: { value: at, at: 1 } }));
    store.set([{ key: "a", entry: { value: "small", at: 1 } }, ...others], false);
    store.set([{ key: "a", entry: { value: "x".repeat(100_000), at: 2 } }], false);
    const [large, ...rest] = await store.get(wanted("a", ...others.map(({ key }) => key)), false);
    expect(large).toBeUndefined();
    expect(rest.filter(Boolean)).toHaveLength(5);
  });

  test("stays within its bytes on the heap, for rows and for pages", async () => {
    setFlagsFromString("--expose-gc");
    const gc = runInNewContext("gc") as () => void;
    // What other files of tests have left behind goes in turns, and must not go while this is measured.
    async function collect(): Promise<number> {
      for (let [turn, before] = [0, Infinity]; ; turn += 1) {
        gc();
        await sleep(20);
        const { heapUsed } = process.memoryUsage();
        if (turn >= 4 && heapUsed > before - MEGABYTE / 10) return heapUsed;
        before = heapUsed;
      }
    }
    const row = (at: number) => ({ id: `id-${at}`, name: `Row ${at}`, libraries: [{ id: `l-${at % 9}`, name: "L" }] });
    const makes = [
      row,
      (at: number) => ({ entities: Array.from({ length: 25 }, (_, n) => row(at * 25 + n)), total: 9 }),
    ];
    for (const make of makes) {
      const before = await collect();
      const store = createMemory(16 * MEGABYTE);
      for (let at = 0; at < (make === row ? 60_000 : 8000); at += 1)
        store.set([{ key: `gateway:key-${at}`, entry: { value: make(at), at } }], false);
      const grown = (await collect()) - before;
      expect(grown).toBeLessThan(18 * MEGABYTE);
      expect(grown).toBeGreaterThan(4 * MEGABYTE);
      expect((await store.get(wanted("gateway:key-0"), false))[0]).toBeUndefined();
    }
  });
});

(hasRedis ? describe : describe.skip)("with Redis", () => {
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

  async function startReplica(url = server.url) {
    const redis = await openRedis(url);
    const { client, close } = redis;
    open.push(close);
    const store = createStore({ redis, maxBytes: MEGABYTE, lifetime: 3600, clock: time });
    /** What a replica finds that has nothing in its memory. */
    const put = async (key: string, value: unknown, at: number) => {
      store.set([{ key, entry: { value, at } }], true);
      // Commands of one connection are carried out in their order.
      await client.ping();
    };
    return { client, redis, store, put };
  }

  test("an entry of one replica is found by the others, and then in their own memory", async () => {
    const [one, other] = [await startReplica(), await startReplica()];
    await one.put("a", { id: "a" }, 5);
    const entry = { value: { id: "a" }, at: 5 };
    expect(await other.store.get(wanted("z", "a"), true)).toEqual([undefined, { entry, tier: "redis" }]);
    expect(await other.store.get(wanted("a"), true)).toEqual([{ entry, tier: "memory" }]);
    expect(Object.isFrozen((await other.store.get(wanted("a"), true))[0]!.entry.value)).toBe(true);
  });

  test("a value of undefined arrives as undefined", async () => {
    const [one, other] = [await startReplica(), await startReplica()];
    await one.put("a", undefined, 5);
    expect(await other.store.get(wanted("a"), true)).toEqual([{ entry: { value: undefined, at: 5 }, tier: "redis" }]);
  });

  test("an entry expires in Redis after its lifetime", async () => {
    const { client, put } = await startReplica();
    const seconds = async () => Number((await client.time())[0]);
    const before = await seconds();
    await put("a", 1, 5);
    const after = await seconds();
    // By the clock of Redis it was put there in between.
    const putAt = (await client.expiretime("a")) - 3600;
    expect(putAt).toBeGreaterThanOrEqual(before);
    expect(putAt).toBeLessThanOrEqual(after + 1);
  });

  test("an entry in memory from before `since` is replaced by a newer one of another replica", async () => {
    const [one, other] = [await startReplica(), await startReplica()];
    await one.put("a", "old", 5);
    await other.store.get(wanted("a"), true);
    await one.put("a", "new", 10);
    expect(await other.store.get([{ key: "a", since: 5 }], true)).toMatchObject([
      { entry: { value: "old" }, tier: "memory" },
    ]);
    expect(await other.store.get([{ key: "a", since: 6 }], true)).toMatchObject([
      { entry: { value: "new" }, tier: "redis" },
    ]);
    // Nothing newer there: what memory has is still the best.
    expect(await other.store.get([{ key: "a", since: 20 }], true)).toMatchObject([
      { entry: { value: "new" }, tier: "memory" },
    ]);
  });

  test("an entry in memory is not replaced by an older one", async () => {
    const { client, store, put } = await startReplica();
    await put("a", "new", 10);
    await client.set("a", JSON.stringify({ value: "old", at: 5 }));
    expect(await store.get([{ key: "a", since: 20 }], true)).toMatchObject([{ entry: { value: "new" } }]);
  });

  test("only memory is asked without `shared`", async () => {
    const [one, other] = [await startReplica(), await startReplica()];
    await one.put("a", 1, 5);
    expect(await other.store.get(wanted("a"), false)).toEqual([undefined]);
    one.store.set([{ key: "b", entry: { value: 2, at: 5 } }], false);
    await one.client.ping();
    expect(await one.client.exists("b")).toBe(0);
    expect(await one.store.get(wanted("b"), false)).toMatchObject([{ tier: "memory" }]);
  });

  const junk: [string, (now: number) => string][] = [
    ["no JSON", () => "\u0000garbage{"],
    ["nothing", () => ""],
    ["null", () => "null"],
    ["a number", () => "5"],
    ["a list", () => "[1,2]"],
    ["an entry without a time", () => JSON.stringify({ value: { id: "a" } })],
    ["a time in words", (now) => JSON.stringify({ value: { id: "a" }, at: String(now) })],
    ["a time that is no time", () => '{"value":1,"at":1e999}'],
    ["a time in the future", (now) => JSON.stringify({ value: { id: "a" }, at: now + 60_001 })],
  ];
  test.each(junk)("%s under a key is a miss, and is replaced", async (_, text) => {
    const [one, other] = [await startReplica(), await startReplica()];
    await one.client.set("a", text(time.wallTime()));
    expect(await one.store.get(wanted("a"), true)).toEqual([undefined]);
    await one.put("a", "right", time.wallTime());
    expect(await other.store.get(wanted("a"), true)).toMatchObject([{ entry: { value: "right" } }]);
  });

  test("a key of another type is a miss for that key only", async () => {
    const { client, store } = await startReplica();
    await client.hset("a", "field", "value");
    await client.set("b", JSON.stringify({ value: "b", at: 5 }));
    expect(await store.get(wanted("a", "b"), true)).toMatchObject([undefined, { entry: { value: "b" } }]);
  });

  test("an entry of a replica whose clock is a little ahead is no miss", async () => {
    const { client, store } = await startReplica();
    await client.set("a", JSON.stringify({ value: "a", at: time.wallTime() + 59_000 }));
    expect(await store.get(wanted("a"), true)).toMatchObject([{ entry: { value: "a" } }]);
  });

  test("memory serves while Redis is silent, and a miss costs one question", async () => {
    const proxy = await startRedisProxy(server.url);
    open.push(proxy.close);
    const { redis, store, put } = await startReplica(proxy.url);
    await put("a", 1, 5);
    proxy.holdAnswers();
    redis.patience = 10;
    expect(await store.get(wanted("a", "b"), true)).toMatchObject([{ tier: "memory" }, undefined]);
    store.set([{ key: "c", entry: { value: 3, at: 5 } }], true);
    expect(await store.get(wanted("c"), true)).toMatchObject([{ tier: "memory" }]);
    expect(proxy.asked("mget")).toBe(1);
    expect(proxy.held()).toBeGreaterThan(0);
  });

  test("memory serves while Redis is away, and a miss waits for nothing", async () => {
    // A question is given all the time there is, and Redis does not come back.
    const { store, put } = await startReplica();
    await put("a", 1, 5);
    await server.stop();
    expect(await store.get(wanted("a", "b"), true)).toMatchObject([{ tier: "memory" }, undefined]);
    store.set([{ key: "c", entry: { value: 3, at: 5 } }], true);
    expect(await store.get(wanted("c"), true)).toMatchObject([{ tier: "memory" }]);
  });
});
