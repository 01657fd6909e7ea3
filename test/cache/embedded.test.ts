import { describe, expect, test } from "@jest/globals";
import type { Embedding } from "../../src/cache/entry-options.ts";
import { AGING, createTested, POLICY } from "./tested.ts";

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

async function start(rows: Row[] = [a, b]) {
  const tested = createTested();
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
