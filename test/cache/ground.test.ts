import { describe, expect, test } from "@jest/globals";
import { createBasis } from "../../src/cache/basis.ts";
import { createCache } from "../../src/cache/cache.ts";
import type { Ground } from "../../src/cache/ground.ts";
import { createTestClock } from "../test-clock.ts";

const POLICY = { fresh: 30, stale: 60, staleIfError: 60 };

function setUp() {
  const clock = createTestClock();
  const dropped: string[] = [];
  const dependents = { drop: (name: string) => void dropped.push(name), isEmpty: () => false, clear() {} };
  const cache = createCache({ namespace: ["test"], maxBytes: 1_000_000, dependents, clock });
  const basis = createBasis();
  let reads = 0;
  const read = (id: string, tags = [id], bypass?: string) =>
    cache.read(
      { key: [id], tags, policy: POLICY, isCacheable: () => true, load: async () => ({ id, reads: (reads += 1) }) },
      { asker: { basis }, bypass },
    );
  /** Whether an answer that has read this may be kept now. */
  async function isUnchanged(): Promise<boolean> {
    let called = false;
    await cache.whileUnchanged(basis, () => (called = true));
    return called;
  }
  const fill = (id: string) =>
    cache.read({ key: [id], tags: [id], policy: POLICY, isCacheable: () => true, load: async () => ({ id }) }, {});
  return { clock, cache, basis, dropped, read, fill, isUnchanged };
}

test("an answer may be kept that has read fresh entries", async () => {
  const { fill, read, isUnchanged } = setUp();
  await fill("a");
  await read("a");
  expect(await isUnchanged()).toBe(true);
});

test("an answer is not kept when a tag was bumped after it was read", async () => {
  const { cache, fill, read, isUnchanged } = setUp();
  await fill("a");
  await read("a");
  await cache.invalidate(["b"]);
  expect(await isUnchanged()).toBe(true);
  await cache.invalidate(["a"]);
  expect(await isUnchanged()).toBe(false);
});

test("an answer is not kept when an entry was replaced after it was read", async () => {
  const { fill, read, cache, isUnchanged } = setUp();
  await fill("a");
  await read("a");
  const load = async () => ({ id: "a", newer: true });
  await cache.read({ key: ["a"], tags: ["a"], policy: POLICY, isCacheable: () => true, load }, { bypass: "past" });
  expect(await isUnchanged()).toBe(false);
});

test("an answer is not kept that has read something else", async () => {
  const first = setUp();
  await first.read("a");
  expect(await first.isUnchanged()).toBe(false);

  const stale = setUp();
  await stale.fill("a");
  await stale.clock.pass(40_000);
  await stale.read("a");
  expect(await stale.isUnchanged()).toBe(false);

  const recent = setUp();
  await recent.cache.recentWrites({ basis: recent.basis });
  expect(await recent.isUnchanged()).toBe(false);
});

test("an answer is not kept, and dropped, when a newer page has what was read as a row", async () => {
  const { cache, basis, dropped, fill, isUnchanged } = setUp();
  const row = { key: ["row"], entityId: "a", tags: ["a"] };
  const rules = { policy: POLICY, isCacheable: () => true };
  await cache.read({ ...row, ...rules, load: async () => ({ id: "a" }) }, {});
  await cache.read({ ...row, ...rules, load: async () => ({ id: "a" }) }, { asker: { basis } });
  await fill("other");
  let names: ReadonlySet<string> = new Set();
  await cache.whileUnchanged(basis, (ground) => (names = ground.names));
  expect(dropped.filter((name) => names.has(name))).toHaveLength(1);

  const alsoStore = () => ({ keys: [["row"]], ids: ["a"], of: () => [{ ...row, value: { id: "a", newer: true } }] });
  await cache.read({ key: ["page"], tags: ["list"], ...rules, alsoStore, load: async () => ["a"] }, {});
  expect(dropped.filter((name) => names.has(name))).toHaveLength(2);
  expect(await isUnchanged()).toBe(false);
});

describe("what memory answers at once", () => {
  const read = { key: ["row"], entityId: "a", tags: ["a"], policy: POLICY, isCacheable: () => true };
  const pageOf = (value: object) => ({
    ...{ key: ["page"], tags: ["list"], policy: POLICY, isCacheable: () => true, load: async () => ["a"] },
    alsoStore: () => ({ keys: [["row"]], ids: ["a"], of: () => [{ key: ["row"], entityId: "a", tags: ["a"], value }] }),
  });
  const isOfPage = [false, true];

  test.each(isOfPage)("is a part of the ground; a row of a page: %s", async (isRow) => {
    const { cache, basis, clock, isUnchanged } = setUp();
    if (isRow) await cache.read(pageOf({ id: "a" }), {});
    else await cache.read({ ...read, load: async () => ({ id: "a" }) }, {});
    expect(cache.warm.answerOf(cache.warm.known(read), { basis })?.value).toEqual({ id: "a" });
    let ground: Ground | undefined;
    await cache.whileUnchanged(basis, (found) => (ground = found));
    expect([ground?.names.has("a"), ground?.names.size]).toEqual([true, 2]);
    expect(ground?.until).toBeLessThanOrEqual(clock.wallTime() + 40_000);
    await cache.invalidate(["a"]);
    expect(await isUnchanged()).toBe(false);
  });

  test.each([true, false])("and was a row of a page is dropped when a newer page has it; warm: %s", async (isWarm) => {
    const { cache, basis, dropped, isUnchanged } = setUp();
    await cache.read(pageOf({ id: "a" }), {});
    if (isWarm) cache.warm.answerOf(cache.warm.known(read), { basis });
    else await cache.read({ ...read, load: async () => ({ never: "read" }) }, { asker: { basis } });
    let names: ReadonlySet<string> = new Set();
    await cache.whileUnchanged(basis, (found) => (names = found.names));
    expect(names.size).toBe(2);
    dropped.length = 0;
    await cache.read(pageOf({ id: "a", newer: true }), { bypass: "past" });
    expect(dropped.some((name) => names.has(name))).toBe(true);
    expect(await isUnchanged()).toBe(false);
  });
});
