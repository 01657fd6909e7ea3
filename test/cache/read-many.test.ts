import { describe, expect, test } from "@jest/globals";
import type { CacheRequest, CachedReads } from "../../src/cache/cache.ts";
import type { LoadOptions } from "../../src/cache/entries.ts";
import { GatewayError, statusError } from "../../src/errors.ts";
import { AGING, createTested, outcome, POLICY, settled } from "./tested.ts";

type Load = (ids: readonly string[]) => Promise<Map<string, string | Error>>;

/** A cache, and reads of several ids at once whose loads the test keeps and scripts. */
function createMany() {
  const tested = createTested();
  const loads: { ids: readonly string[]; options: LoadOptions }[] = [];
  let load: Load = async (ids) => new Map(ids.map((id) => [id, `${id} ${loads.length}`]));

  const readOf = (id: string) => ({ key: ["entity", id], tags: [`entity ${id}`] });
  async function readMany(ids: string[], request: CacheRequest = {}, more: Partial<CachedReads<string>> = {}) {
    const answers = await tested.cache.readMany<string>(
      {
        reads: ids.map((id) => ({ id, ...readOf(id) })),
        policy: POLICY,
        isCacheable: () => true,
        load: (wanted, options) => {
          loads.push({ ids: wanted, options });
          return load(wanted);
        },
        ...more,
      },
      request,
    );
    return Object.fromEntries(answers);
  }
  return { ...tested, loads, loadsAre: (next: Load) => void (load = next), readMany, readOf };
}

const network = (value: unknown) => ({ value, source: "network", age: 0 });
const memory = (value: unknown, age = 0) => ({ value, source: "memory", age });
const stale = (value: unknown, age: number) => ({ value, source: "stale", age });

describe("entities read in bulk", () => {
  test("are loaded once, and only those that are not stored", async () => {
    const { readMany, loads } = createMany();
    expect(await readMany(["a", "b"])).toEqual({ a: network("a 1"), b: network("b 1") });
    expect(await readMany(["c", "a", "d", "b"])).toEqual({
      a: memory("a 1"),
      b: memory("b 1"),
      c: network("c 2"),
      d: network("d 2"),
    });
    expect(await readMany(["d", "a"])).toEqual({ a: memory("a 1"), d: memory("d 2") });
    expect(loads.map(({ ids }) => ids)).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
  });

  test("share entries with single reads, in both directions", async () => {
    const { read, readMany, readOf, loads } = createMany();
    await read(readOf("a"));
    expect(await readMany(["a", "b"])).toEqual({ a: memory("answer 1"), b: network("b 1") });
    expect(await read(readOf("b"))).toEqual(memory("b 1"));
    expect(loads).toHaveLength(1);
  });

  test("1,000 times at once, are loaded once", async () => {
    const { readMany, loads } = createMany();
    const all = await Promise.all(Array.from({ length: 1000 }, () => readMany(["a", "b"])));
    expect(loads).toHaveLength(1);
    expect(all.filter(({ a }) => a!.source === "shared")).toHaveLength(999);
  });

  test("that do not exist are not in the answer, and are loaded again", async () => {
    const { readMany, loads, loadsAre } = createMany();
    loadsAre(async (ids) => new Map(ids.filter((id) => id === "a").map((id) => [id, "A"])));
    expect(await readMany(["a", "b"])).toEqual({ a: network("A") });
    expect(await readMany(["a", "b"])).toEqual({ a: memory("A") });
    expect(loads.map(({ ids }) => ids)).toEqual([["a", "b"], ["b"]]);
  });

  test("that were not requested are not stored", async () => {
    const { readMany, loadsAre, loads } = createMany();
    loadsAre(async (ids) => new Map([...ids, "stranger"].map((id) => [id, id])));
    await readMany(["a"]);
    await readMany(["stranger"]);
    expect(loads).toHaveLength(2);
  });

  test("an error of one id affects no other, and is not stored", async () => {
    const { readMany, loads, loadsAre } = createMany();
    const error = statusError({ status: 403 });
    loadsAre(async () => new Map<string, string | Error>([["a", "A"]]).set("b", error));
    expect(await readMany(["a", "b"])).toEqual({ a: network("A"), b: network(error) });
    await readMany(["a", "b"]);
    expect(loads.map(({ ids }) => ids)).toEqual([["a", "b"], ["b"]]);
  });

  test("a bump makes one of them unreachable, also when it comes during the load", async () => {
    const { cache, readMany, loadsAre } = createMany();
    await readMany(["a", "b"]);
    await cache.invalidate(["entity a"]);
    const slow = Promise.withResolvers<void>();
    loadsAre(async (ids) => {
      await slow.promise;
      return new Map(ids.map((id) => [id, `${id} before`]));
    });
    const before = readMany(["a", "b"]);
    await settled();
    await cache.invalidate(["entity a"]);
    slow.resolve();
    expect(await before).toEqual({ a: network("a before"), b: memory("b 1") });
    loadsAre(async (ids) => new Map(ids.map((id) => [id, `${id} after`])));
    expect(await readMany(["a", "b"])).toEqual({ a: network("a after"), b: memory("b 1") });
  });

  test("of a kind that is not stored are not stored", async () => {
    const { readMany, loads } = createMany();
    const more = { policy: { ...POLICY, fresh: 0 } };
    await readMany(["a"], {}, more);
    await readMany(["a"], {}, more);
    expect(await readMany(["a"])).toEqual({ a: network("a 3") });
    expect(loads).toHaveLength(3);
  });

  test("that are not cacheable are answered, and neither stored nor served", async () => {
    const { readMany, loads } = createMany();
    const isCacheable = (value: unknown) => String(value).startsWith("a");
    await readMany(["a", "b"], {}, { isCacheable });
    await readMany(["a", "b"], {}, { isCacheable });
    expect(loads.map(({ ids }) => ids)).toEqual([["a", "b"], ["b"]]);
    expect(await readMany(["a"], {}, { isCacheable: () => false })).toEqual({ a: network("a 3") });
  });

  test("that bypass the cache are read together with others of the same mark", async () => {
    const { readMany, loads } = createMany();
    await readMany(["a", "b"]);
    const [one, other] = await Promise.all([
      readMany(["a", "b"], { bypass: "mark" }),
      readMany(["a", "b"], { bypass: "mark" }),
    ]);
    expect(one).toEqual({ a: network("a 2"), b: network("b 2") });
    expect(other!["a"]).toMatchObject({ value: "a 2", source: "shared" });
    expect(loads).toHaveLength(2);
    expect(await readMany(["a"])).toEqual({ a: memory("a 2") });
  });

  test("are aborted when their last caller leaves", async () => {
    const { readMany, loads, loadsAre } = createMany();
    loadsAre(() => new Promise(() => {}));
    const leaver = new AbortController();
    const left = outcome(readMany(["a"], { signal: leaver.signal }));
    await settled();
    leaver.abort();
    await left;
    expect(loads[0]!.options.signal!.aborted).toBe(true);
  });
});

describe("age of entities read in bulk", () => {
  test("counts for each: stale ones are served and refreshed together, old ones loaded", async () => {
    const { readMany, loads, clock } = createMany();
    await readMany(["old"]);
    clock.seconds += 301 - AGING;
    await readMany(["a", "b"]);
    clock.seconds += AGING;
    await readMany(["fresh"]);
    expect(await readMany(["a", "old", "fresh", "b"])).toEqual({
      a: stale("a 2", AGING),
      b: stale("b 2", AGING),
      fresh: memory("fresh 3"),
      old: network("old 5"),
    });
    expect(loads.slice(3).map(({ ids, options }) => [ids, options.background])).toEqual([
      [["a", "b"], true],
      [["old"], false],
    ]);
    await settled();
    expect(await readMany(["a"])).toMatchObject({ a: { source: "memory", age: 0 } });
  });

  test("an outage is bridged for stored entities, and is the error of all others", async () => {
    const { readMany, clock, loadsAre } = createMany();
    await readMany(["a", "b"]);
    clock.seconds += 301;
    const error = statusError({ status: 503 });
    loadsAre(() => Promise.reject(error));
    expect(await readMany(["a", "b"])).toEqual({ a: stale("a 1", 301), b: stale("b 1", 301) });
    expect(await readMany(["a", "z"])).toEqual({ a: stale("a 1", 301), z: network(error) });
    expect(await readMany(["a"], { bypass: "mark" })).toEqual({ a: network(error) });
    clock.seconds += 3300;
    expect(await readMany(["a"])).toEqual({ a: network(error) });
  });

  test("an outage of one id is bridged too, a refusal is not", async () => {
    const { readMany, clock, loadsAre } = createMany();
    await readMany(["a", "b"]);
    clock.seconds += 301;
    const refusal = statusError({ status: 403 });
    loadsAre(async () => new Map<string, string | Error>([["a", statusError({ status: 500 })]]).set("b", refusal));
    expect(await readMany(["a", "b"])).toEqual({ a: stale("a 1", 301), b: network(refusal) });
  });

  test("a refusal of all of them is answered, also where entities are stored", async () => {
    const { readMany, clock, loadsAre } = createMany();
    await readMany(["a"]);
    clock.seconds += 301;
    const refusal = statusError({ status: 401 });
    loadsAre(() => Promise.reject(refusal));
    expect(await outcome(readMany(["a"]))).toBe(refusal);
  });

  test("one that is deleted upstream is not in the answer, though an old one is stored", async () => {
    const { readMany, clock, loadsAre } = createMany();
    await readMany(["a"]);
    clock.seconds += 301;
    loadsAre(async () => new Map());
    expect(await readMany(["a"])).toEqual({});
  });
});

test("a limit of the request that made the call does not refuse the others that wait for it", async () => {
  const { readMany, loads, loadsAre } = createMany();
  loadsAre(async () => {
    if (loads.length === 1) throw new GatewayError("x", { code: "RATE_LIMITED" });
    return new Map([["a", "answer"]]);
  });
  const [refused, ...others] = await Promise.all([readMany(["a"]), readMany(["a"]), readMany(["a"])]);
  expect(refused!["a"]!.value).toBeInstanceOf(GatewayError);
  expect(others.map((answers) => answers["a"]!.value)).toEqual(["answer", "answer"]);
});
