import { describe, expect, test } from "@jest/globals";
import { statusError } from "../../src/errors.ts";
import type { Embedding } from "../../src/cache/entry-options.ts";
import { createRedis } from "../../src/redis.ts";
import { createTestClock } from "../test-clock.ts";
import { AGING, createTested, failing, POLICY } from "./tested.ts";
import type { TestedOptions } from "./tested.ts";

interface Row {
  id: string;
  name: string;
}

const isCacheable = () => true;
const row = (id: string) => ({ key: ["row"], entityId: id, tags: [`row ${id}`] });
/** A page embeds its rows. When rows may be missing from it, a bump of "gone" makes it unusable. */
const embedding: Embedding = {
  anyWrite: ["any row"],
  mustMatch: (page) => ((page as Row[]).length < 2 ? ["gone"] : []),
  entitiesOf: (page) => (page as Row[]).map(({ id }) => ({ ...row(id), embeddedTags: [`row ${id}`] })),
  entityOptions: () => ({ policy: POLICY, isCacheable }),
  replace: (page, rows) => {
    const byId = new Map((rows as Row[]).map((one) => [one.id, one]));
    return (page as Row[]).map((one) => byId.get(one.id) ?? one);
  },
};
const page = {
  key: ["page"],
  tags: ["list"],
  embedding,
  alsoStore: (rows: unknown) => ({
    keys: [row("any").key],
    ids: (rows as Row[]).map(({ id }) => id),
    of: (id: string) => [{ ...row(id), value: (rows as Row[]).find((one) => one.id === id) }],
  }),
};

const [a, b] = [
  { id: "a", name: "A" },
  { id: "b", name: "B" },
];

async function start(rows: Row[] = [a, b], options: TestedOptions = {}) {
  const tested = createTested(options);
  tested.answers(async () => rows);
  await tested.read(page);
  const { cache } = tested;
  const write = async (value: Row, { kept = true } = {}) => {
    const versionBefore = await cache.versionBeforeWrite(`row ${value.id}`);
    const written = { versionBefore, entries: [{ ...row(value.id), value }], policy: POLICY, isCacheable };
    await cache.invalidate(["any row", `row ${value.id}`], kept ? { written } : {});
  };
  return { ...tested, write };
}

describe("an answer that embeds other entities", () => {
  test("is served with a row as its last write left it", async () => {
    const { read, loads, clock, write } = await start();
    clock.seconds += 10;
    await write({ id: "a", name: "New" });
    const answer = { value: [{ id: "a", name: "New" }, b], source: "memory", age: 10 };
    expect(await read(page)).toEqual(answer);
    expect(await read(page)).toEqual(answer);
    expect(loads).toHaveLength(1);
  });

  test("keeps its age when a row is replaced", async () => {
    const { read, clock, write } = await start();
    await write({ id: "a", name: "New" });
    await read(page);
    clock.seconds += AGING;
    expect(await read(page)).toMatchObject({ source: "stale", age: AGING });
  });

  test("is read again when the written row is not stored", async () => {
    const { read, loads, answers, write } = await start();
    await write({ id: "a", name: "New" }, { kept: false });
    answers(async () => [{ id: "a", name: "Theirs" }, b]);
    expect(await read(page)).toMatchObject({ value: [{ id: "a", name: "Theirs" }, b], source: "network" });
    expect(loads).toHaveLength(2);
  });

  test("is served unchanged when another entity was written", async () => {
    const { cache, read, loads } = await start();
    await cache.invalidate(["any row", "row c"]);
    expect(await read(page)).toMatchObject({ value: [a, b], source: "memory" });
    expect(loads).toHaveLength(1);
  });

  test("is unusable when rows on other pages may have been deleted", async () => {
    const { cache, read } = await start([a]);
    await cache.invalidate(["any row", "gone"]);
    expect(await read(page)).toMatchObject({ source: "network" });
  });

  test("is not stored when one of its rows was written during the read", async () => {
    const { read, answers, write, loads } = createSlow();
    const slow = Promise.withResolvers<Row[]>();
    answers(() => slow.promise);
    const reading = read(page);
    await new Promise(setImmediate);
    await write({ id: "a", name: "New" });
    slow.resolve([a, b]);
    await reading;
    answers(async () => [{ id: "a", name: "New" }, b]);
    expect(await read(page)).toMatchObject({ value: [{ id: "a", name: "New" }, b], source: "network" });
    expect(loads).toHaveLength(2);
  });

  test("is stored when another entity was written during the read", async () => {
    const { read, answers, write } = createSlow();
    const slow = Promise.withResolvers<Row[]>();
    answers(() => slow.promise);
    const reading = read(page);
    await new Promise(setImmediate);
    await write({ id: "c", name: "New" });
    slow.resolve([a, b]);
    await reading;
    expect(await read(page)).toMatchObject({ value: [a, b], source: "memory" });
  });

  function createSlow() {
    const tested = createTested();
    const write = (value: Row) => tested.cache.invalidate(["any row", `row ${value.id}`]);
    return { ...tested, write };
  }
});

describe("the answer of a write", () => {
  test("is stored", async () => {
    const { read, write, loads } = await start();
    await write({ id: "a", name: "New" });
    expect(await read(row("a"))).toMatchObject({ value: { id: "a", name: "New" }, source: "memory" });
    expect(loads).toHaveLength(1);
  });

  test("is not stored when the entity was also written by another request: the order is unknown", async () => {
    const { cache, read, answers } = await start();
    const versionBefore = await cache.versionBeforeWrite("row a");
    await cache.invalidate(["any row", "row a"]);
    const entries = [{ ...row("a"), value: { id: "a", name: "Mine" } }];
    await cache.invalidate(["any row", "row a"], {
      written: { versionBefore, entries, policy: POLICY, isCacheable },
    });
    answers(async () => ({ id: "a", name: "Theirs" }));
    expect(await read(row("a"))).toMatchObject({ value: { id: "a", name: "Theirs" }, source: "network" });
  });

  test("can be peeked at as long as it is fresh or stale", async () => {
    const { cache, clock, write } = await start();
    await write({ id: "a", name: "New" });
    const peek = () => cache.peek({ ...row("a"), policy: POLICY, isCacheable });
    expect(await peek()).toEqual({ id: "a", name: "New" });
    clock.seconds += POLICY.stale + 1;
    expect(await peek()).toBeUndefined();
    expect(await cache.peek({ ...row("c"), policy: POLICY, isCacheable })).toBeUndefined();
  });
});

describe("without an answer of Redis, an answer that embeds other entities", () => {
  /** A Redis that was never there, so nothing waits for it. Nothing counts as fresh, so all is kept for an outage only. */
  async function startAlone() {
    const [time, redis] = [createTestClock(), createRedis("redis://127.0.0.1:1")];
    redis.close();
    const tested = await start([a, b], { redis, time, awayFresh: 0 });
    const outage = () => tested.answers(failing(statusError({ status: 503 })));
    return { ...tested, outage };
  }

  test("bridges an outage with the rows as own writes left them", async () => {
    const { read, write, outage, loads } = await startAlone();
    outage();
    await write({ id: "a", name: "New" });
    expect(await read(page)).toMatchObject({ value: [{ id: "a", name: "New" }, b], source: "stale" });
    expect(await read(row("a"))).toMatchObject({ value: { id: "a", name: "New" }, source: "stale" });
    // There was a kept answer each time, so others could have their permits.
    expect(loads.slice(1).map(({ canWait }) => canWait)).toEqual([true, true]);
  });

  test("is kept, and its rows, when it is read again after an own write", async () => {
    const { read, write, answers, outage } = await startAlone();
    await write({ id: "a", name: "New" }, { kept: false });
    answers(async () => [{ id: "a", name: "New" }, b]);
    await read(page);
    outage();
    expect(await read(page)).toMatchObject({ value: [{ id: "a", name: "New" }, b], source: "stale" });
    expect(await read(row("a"))).toMatchObject({ value: { id: "a", name: "New" }, source: "stale" });
  });

  test("is not kept when an own write came while it was read", async () => {
    const { read, write, answers, outage } = await startAlone();
    answers(async () => {
      await write({ id: "a", name: "New" }, { kept: false });
      return [a, b];
    });
    await read({ ...page, key: ["other page"] });
    outage();
    await expect(read({ ...page, key: ["other page"] })).rejects.toMatchObject({
      extensions: { code: "UPSTREAM_UNAVAILABLE" },
    });
    await expect(read(row("a"))).rejects.toMatchObject({ extensions: { code: "UPSTREAM_UNAVAILABLE" } });
  });

  test("is read again when the row was written twice at once, and only Genesys Cloud knows which write was the last", async () => {
    const { cache, read, outage } = await startAlone();
    const before = await cache.versionBeforeWrite("row a");
    const write = (name: string) => {
      const entries = [{ ...row("a"), value: { id: "a", name } }];
      const written = { versionBefore: before, entries, policy: POLICY, isCacheable };
      return cache.invalidate(["any row", "row a"], { written });
    };
    await Promise.all([write("One"), write("Other")]);
    outage();
    await expect(read(row("a"))).rejects.toMatchObject({ extensions: { code: "UPSTREAM_UNAVAILABLE" } });
  });
});
