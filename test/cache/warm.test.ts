import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { createBasis } from "../../src/cache/basis.ts";
import type { Embedding } from "../../src/cache/entry-options.ts";
import type { Asker } from "../../src/cache/log-reader.ts";
import type { Redis } from "../../src/redis.ts";
import { endPrograms } from "../process.ts";
import { hasRedis, openRedis, startRedis } from "../redis.ts";
import type { TestRedis } from "../redis.ts";
import { until } from "../until.ts";
import { AGING, createTested, POLICY } from "./tested.ts";

interface Row {
  id: string;
  text: string;
  library: { id: string; name: string };
}

const IDS = ["a", "b"];
const LIBRARY = { key: "library", entityId: "x", tags: ["library x"] };
const isCacheable = (value: unknown) => (value as Row).text !== "unsettled";
const embedding: Embedding = {
  anyWrite: ["any library"],
  mustMatch: () => [],
  entitiesOf: () => [{ ...LIBRARY, embeddedTags: ["library x"] }],
  entityOptions: () => ({ policy: POLICY, isCacheable: () => true }),
  replace: (row, [library]) => ({ ...(row as Row), library }),
};
const readOf = (id: string, policy = POLICY) => ({
  ...{ key: "row", entityId: id, tags: [`row ${id}`], policy, isCacheable, embedding },
});

/** A cache, and a world in which rows and the name of their library change. */
function createWorld() {
  const tested = createTested();
  const world = { count: 0, library: { id: "x", name: "first" } };
  const rowNow = (id: string): Row => ({ id, text: `${id} ${world.count}`, library: { ...world.library } });
  const read = (id: string) => tested.read({ ...readOf(id), load: async () => rowNow(id) });
  const warmed = new Map(IDS.map((id) => [id, tested.cache.warm.known(readOf(id))]));
  const warm = (id: string) => tested.cache.warm.answerOf(warmed.get(id)!, {});
  return { ...tested, world, rowNow, read, warm };
}

const step = fc.oneof(
  fc.record({ kind: fc.constantFrom("read" as const, "write" as const), id: fc.constantFrom(...IDS) }),
  fc.record({ kind: fc.constant("rename" as const), isOfOther: fc.boolean() }),
  fc.record({ kind: fc.constant("wait" as const), seconds: fc.constantFrom(1, 10, 20, AGING, 400) }),
);

describe("an answer of memory that needs no waiting", () => {
  test("is what the read would answer, without a call", async () => {
    let found = 0;
    const property = fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
      const { cache, clock, loads, world, read, warm } = createWorld();
      for (const one of steps) {
        world.count += 1;
        if (one.kind === "read") await read(one.id);
        if (one.kind === "write") await cache.invalidate([`row ${one.id}`]);
        if (one.kind === "wait") clock.seconds += one.seconds;
        if (one.kind === "rename") {
          if (!one.isOfOther) world.library = { id: "x", name: `name ${world.count}` };
          await cache.invalidate(["any library", one.isOfOther ? "library y" : "library x"]);
        }
        for (const id of IDS) {
          const answer = warm(id);
          if (!answer) continue;
          found += 1;
          const before = loads.length;
          const { value, age } = await read(id);
          expect(answer).toEqual({ value, age });
          expect((answer.value as Row).library.name).toBe(world.library.name);
          expect(loads).toHaveLength(before);
        }
      }
    });
    await fc.assert(property, { numRuns: 200 });
    expect(found).toBeGreaterThan(100);
  });

  test("is the same object each time, with its age", async () => {
    const { clock, read, warm } = createWorld();
    expect(warm("a")).toBeUndefined();
    const { value } = await read("a");
    clock.seconds += 7;
    expect(warm("a")).toEqual({ value, age: 7 });
    expect(warm("a")!.value).toBe(warm("a")!.value);
    expect(warm("b")).toBeUndefined();
  });

  test("is none after a write of the row or of what it shows, and where it is no longer fresh", async () => {
    const { cache, clock, read, warm } = createWorld();
    await read("a");
    await cache.invalidate(["any library", "library y"]);
    expect(warm("a")).toBeDefined();
    await cache.invalidate(["any library", "library x"]);
    expect(warm("a")).toBeUndefined();

    await read("b");
    await cache.invalidate(["row b"]);
    expect(warm("b")).toBeUndefined();
    await read("b");
    expect(warm("b")).toBeDefined();
    clock.seconds += AGING;
    expect(warm("b")).toBeUndefined();
  });

  test("is none for a kind that is not kept, and for an answer that may not be kept", async () => {
    const { cache, read: readAny, warm, rowNow } = createWorld();
    await readAny("a");
    const unkept = cache.warm.known(readOf("a", { ...POLICY, fresh: 0 }));
    expect(cache.warm.answerOf(unkept, {})).toBeUndefined();
    const strict = cache.warm.known({ ...readOf("b"), isCacheable: () => false });
    await cache.read({ ...readOf("b"), load: async () => rowNow("b") }, {});
    expect(cache.warm.answerOf(strict, {})).toBeUndefined();
    expect(warm("b")).toBeDefined();
  });

  test("is noted with its version and the moment until which it is fresh", async () => {
    const { cache, clock, read } = createWorld();
    await read("a");
    const basis = createBasis();
    const { value } = cache.warm.answerOf(cache.warm.known(readOf("a")), { basis })!;
    const [used] = basis.all();
    expect(used).toMatchObject({ value, tags: ["row a"], embedding });
    expect(used!.until).toBeGreaterThan(clock.seconds * 1000);
    expect(used!.until).toBeLessThanOrEqual((clock.seconds + AGING) * 1000);
    expect(basis.isComplete()).toBe(true);
  });
});

(hasRedis ? describe : describe.skip)("an answer of memory, with Redis", () => {
  let server: TestRedis;
  const open: Redis[] = [];
  beforeAll(async () => {
    server = await startRedis();
  });
  afterEach(() => {
    for (const redis of open.splice(0)) redis.close();
  });
  afterAll(endPrograms);

  /** Two replicas, and a world in which rows and the name of their library change. */
  async function createReplicas(namespace: string) {
    const world = { count: 0, library: { id: "x", name: "first" } };
    const replicas = await Promise.all(
      [0, 1].map(async () => {
        const redis = await openRedis(server.url);
        open.push(redis);
        const { cache, loads, read } = createTested({ redis, namespace: [namespace] });
        const load = (id: string) => async (): Promise<Row> => ({
          ...{ id, text: String(world.count), library: { ...world.library } },
        });
        const warmed = new Map(IDS.map((id) => [id, cache.warm.known(readOf(id))]));
        return {
          ...{ cache, loads, redis },
          read: (id: string, asker: Asker = {}) => read({ ...readOf(id), load: load(id) }, { asker }),
          warm: (id: string, asker: Asker) => cache.warm.answerOf(warmed.get(id)!, asker),
          confirm: (asker: Asker) => cache.warm.confirm([...warmed.values()], asker),
        };
      }),
    );
    return { world, replicas };
  }

  test("needs one question, and is never older than a write that was answered before", async () => {
    const replica = fc.constantFrom(0, 1);
    const sharedStep = fc.record({
      kind: fc.constantFrom("read" as const, "write" as const, "rename" as const),
      id: fc.constantFrom(...IDS),
      replica,
    });
    let found = 0;
    let runs = 0;
    const property = fc.asyncProperty(fc.array(sharedStep, { minLength: 20, maxLength: 30 }), async (steps) => {
      const { world, replicas } = await createReplicas(`run ${runs++}`);
      const written = new Map(IDS.map((id) => [id, 0]));
      for (const { kind, id, replica: at } of steps) {
        world.count += 1;
        const { cache, read } = replicas[at]!;
        if (kind === "read") await read(id);
        if (kind === "write") {
          written.set(id, world.count);
          await cache.invalidate([`row ${id}`]);
        }
        if (kind === "rename") {
          world.library = { id: "x", name: `name ${world.count}` };
          await cache.invalidate(["any library", "library x"]);
        }
        for (const one of replicas) {
          const asker: Asker = {};
          expect(IDS.map((each) => one.warm(each, asker))).toEqual(IDS.map(() => undefined));
          expect(await one.confirm(asker)).toBe(true);
          expect(one.confirm(asker)).toBeUndefined();
          for (const each of IDS) {
            const answer = one.warm(each, asker);
            if (!answer) continue;
            found += 1;
            const row = answer.value as Row;
            expect(Number(row.text)).toBeGreaterThanOrEqual(written.get(each)!);
            expect(row.library.name).toBe(world.library.name);
            const before = one.loads.length;
            expect((await one.read(each, asker)).value).toBe(row);
            expect(one.loads).toHaveLength(before);
          }
        }
      }
      for (const redis of open.splice(0)) redis.close();
    });
    await fc.assert(property, { numRuns: 50 });
    expect(found).toBeGreaterThan(100);
  });

  test("is asked for in vain while Redis is away, and where nothing is kept", async () => {
    const { replicas } = await createReplicas("away");
    const { cache, confirm, redis, read } = replicas[0]!;
    await read("a");
    expect(cache.warm.confirm([cache.warm.known(readOf("a", { ...POLICY, fresh: 0 }))], {})).toBeUndefined();
    expect(createTested().cache.warm.confirm([cache.warm.known(readOf("a"))], {})).toBeUndefined();
    await server.stop();
    await until(() => redis.isAway());
    expect(confirm({})).toBeUndefined();
  });
});
