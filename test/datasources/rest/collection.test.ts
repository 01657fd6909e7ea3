import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { createCache } from "../../../src/cache/cache.ts";
import { readConfig } from "../../../src/config/config.ts";
import { createCollection } from "../../../src/datasources/rest/collection.ts";
import type { CollectionRoutes, CollectionRules } from "../../../src/datasources/rest/collection.ts";
import type { Entity } from "../../../src/datasources/rest/parse.ts";
import { createRest } from "../../../src/datasources/rest/rest.ts";
import { createDatasourceServices } from "../../../src/datasources/services.ts";
import { createTestClock } from "../../test-clock.ts";
import { sendJson, startUpstream, restFor } from "../../upstream.ts";
import type { Upstream } from "../../upstream.ts";

const THINGS: CollectionRoutes & CollectionRules = {
  what: "Things",
  list: "/api/v2/things",
  one: "/api/v2/things/{thingId}",
  idName: "thingId",
  circuit: "things",
  cache: "never",
  shows: { kind: "thing" },
  changes: [],
};
const UNAVAILABLE = { message: "Things are not available here.", extensions: { code: "FEATURE_UNAVAILABLE" } };

interface Thing extends Entity {
  name?: string;
}

const clock = createTestClock();
let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream({ clock });
});
afterAll(() => upstream.close());
beforeEach(() => {
  upstream.calls.length = 0;
});

/** The collection of a new request. */
const create = (options: Parameters<typeof createCollection>[2] = {}) =>
  createCollection<Thing>(restFor(upstream.genesys, undefined, clock), THINGS, options);

/** The calls so far, for example `GET /api/v2/things/a`. */
const calls = () => upstream.calls.map(({ method, url }) => `${method} ${url}`);
const reads = (name: string) => calls().filter((call) => call.startsWith(name)).length;

/** Serves `length` things with the ids `t0`, `t1` and so on; `one` has other statuses for single ids. */
function serve(length: number, one: Record<string, number> = {}, clamp = 100): void {
  upstream.answer((response, { url }) => {
    const { pathname, searchParams } = new URL(url, "http://x");
    const id = pathname.split("/")[4];
    if (id !== undefined) {
      const status = one[id] ?? (/^t\d+$/.test(id) && Number(id.slice(1)) < length ? 200 : 404);
      return sendJson(response, status, status === 200 ? { id, name: `read ${id}` } : { status });
    }
    const pageSize = Math.min(clamp, Number(searchParams.get("pageSize")));
    const start = (Number(searchParams.get("pageNumber") ?? 1) - 1) * pageSize;
    const count = Math.max(0, Math.min(pageSize, length - start));
    const entities = Array.from({ length: count }, (_, at) => ({
      id: `t${start + at}`,
      name: `listed t${start + at}`,
    }));
    return sendJson(response, 200, { entities, total: length, pageSize });
  });
}

test("a list that is read ahead and in memory answers at once, also which ids it does not have", async () => {
  serve(3);
  const cache = createCache({ namespace: [], maxBytes: 1_000_000, clock });
  const services = createDatasourceServices(upstream.genesys, cache, readConfig({}).cache, { clock });
  const rules = { ...THINGS, cache: { kind: "messaging", tags: ["things"] } } as const;
  const createKept = () => createCollection<Thing>(createRest(services), rules);
  const [first, second] = [createKept(), createKept()];
  first.readAhead();
  expect(await first.byId("t1")).toEqual({ id: "t1", name: "listed t1" });
  second.readAhead();
  expect(second.byId("t1")).toEqual({ id: "t1", name: "listed t1" });
  expect(await second.byId("t9")).toBeNull();
  expect(calls()).toEqual(["GET /api/v2/things?pageSize=100&pageNumber=1"]);
});

describe("reading by id", () => {
  test("makes one call for one id, also when it is read twice at the same time", async () => {
    serve(3);
    const things = create();
    expect(await Promise.all([things.byId("t1"), things.byId("t1")])).toEqual([
      { id: "t1", name: "read t1" },
      { id: "t1", name: "read t1" },
    ]);
    expect(calls()).toEqual(["GET /api/v2/things/t1"]);
  });

  test("finds several ids with one list, in the order of the ids", async () => {
    serve(90);
    expect(await create().byIds(["t7", "t80", "t7"])).toMatchObject([{ id: "t7" }, { id: "t80" }, { id: "t7" }]);
    expect(calls()).toEqual(["GET /api/v2/things?pageSize=100&pageNumber=1"]);
  });

  test("finds every id in a list of any length, also between two pages, with at most two calls for each", async () => {
    const picks = fc.uniqueArray(fc.integer({ min: 0, max: 700 }), { minLength: 2, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 650 }),
        picks,
        fc.constantFrom(100, 25),
        async (length, numbers, clamp) => {
          serve(length, {}, clamp);
          upstream.calls.length = 0;
          const found = await create().byIds(numbers.map((number) => `t${number}`));
          expect(found.map((thing) => (thing as Thing | null)?.id)).toEqual(
            numbers.map((number) => (number < length ? `t${number}` : undefined)),
          );
          // It reads the list only while that is fewer calls than reading each id. Ids that several pages lack are then read
          // one by one, because a row can move from one page to another between two reads.
          const isOnePage = length <= clamp;
          expect(upstream.calls.length).toBeLessThanOrEqual(isOnePage ? 1 : 2 * numbers.length);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("answers null for an id that the whole list lacks, and reads it where built-in entities exist", async () => {
    serve(5, { builtIn: 200 });
    const ids = ["t1", "builtIn", "nowhere"];
    expect(await create().byIds(ids)).toEqual([{ id: "t1", name: "listed t1" }, null, null]);
    expect(calls()).toHaveLength(1);
    expect(await create({ hasBuiltIn: true }).byIds(ids)).toEqual([
      { id: "t1", name: "listed t1" },
      { id: "builtIn", name: "read builtIn" },
      null,
    ]);
    expect([reads("GET /api/v2/things?"), reads("GET /api/v2/things/")]).toEqual([2, 2]);
  });

  test("answers an Error for an id that fails or is malformed, and the other entities", async () => {
    serve(500, { t480: 503 });
    const [first, failed, malformed] = await clock.passWaits(create().byIds(["t470", "t480", "../users"]));
    expect(first).toMatchObject({ id: "t470" });
    expect(failed).toMatchObject({ extensions: { code: "UPSTREAM_UNAVAILABLE" } });
    expect(malformed).toMatchObject({ extensions: { code: "BAD_USER_INPUT" } });
  });

  test("sends the query parameters of reads with lists too", async () => {
    serve(3);
    const things = create({ detail: { expand: ["a", "b"] } });
    await things.byId("t1");
    await things.page({ offset: 0, first: 2 }, { filter: "x" });
    expect(calls()).toEqual([
      "GET /api/v2/things/t1?expand=a&expand=b",
      "GET /api/v2/things?expand=a&expand=b&pageSize=2&pageNumber=1&filter=x",
    ]);
  });
});

describe("a collection that may not exist", () => {
  const answer = (one: number, list: number) =>
    upstream.answer((response, { url }) => {
      const status = url.includes("/things/") ? one : list;
      sendJson(response, status, status === 200 ? { entities: [], total: 0 } : { status });
    });

  test.each([404, 405, 410])("is unavailable for every call where its list answers %i", async (status) => {
    answer(status, status);
    const window = { offset: 0, first: 2 };
    const works = [
      create().byId("t1"),
      create().read("t1"),
      create().page(window),
      create().list({}),
      create().create({ name: "x" }),
      create().update("PATCH", "t1", {}),
      create().delete("t1"),
    ];
    const ends = works.map(() => ({ status: "rejected", reason: UNAVAILABLE }));
    expect(await Promise.allSettled(works)).toMatchObject(ends);
    expect(await create().byIds(["t1", "t2"])).toMatchObject([UNAVAILABLE, UNAVAILABLE]);
  });

  test("exists where its list answers: then the entity does not, and the list is read only once", async () => {
    answer(404, 200);
    const things = create();
    expect(await things.byId("t1")).toBeNull();
    expect(await things.byId("t2")).toBeNull();
    await expect(things.update("PATCH", "t3", {})).rejects.toMatchObject({ extensions: { upstream: { status: 404 } } });
    await expect(things.delete("t4")).rejects.toMatchObject({ extensions: { upstream: { status: 404 } } });
    expect(reads("GET /api/v2/things?")).toBe(1);
  });

  test("is not checked when isPresumed is set: 404 is null, but 405 and 410 are errors", async () => {
    answer(404, 404);
    expect(await create({ isPresumed: true }).byId("t1")).toBeNull();
    expect(calls()).toEqual(["GET /api/v2/things/t1"]);
    answer(410, 404);
    await expect(create({ isPresumed: true }).byId("t1")).rejects.toMatchObject(UNAVAILABLE);
  });

  test("is unknown where its list fails: the error is passed on", async () => {
    answer(404, 503);
    await expect(clock.passWaits(Promise.resolve(create().byId("t1")))).rejects.toMatchObject({
      extensions: { code: "UPSTREAM_UNAVAILABLE" },
    });
  });

  test.each([400, 403, 429, 500])("is not checked after a %i", async (status) => {
    answer(status, status);
    await expect(clock.passWaits(Promise.resolve(create().byId("t1")), 1000)).rejects.toMatchObject({
      extensions: { upstream: { status } },
    });
    expect(new Set(calls())).toEqual(new Set(["GET /api/v2/things/t1"]));
  });
});

describe("writing", () => {
  test("clears what was loaded, and `read` always makes a call", async () => {
    let version = 0;
    upstream.answer((response, { method }) => {
      if (method !== "GET") version += 1;
      if (method === "DELETE") response.writeHead(204).end();
      else sendJson(response, 200, { id: "t1", version });
    });
    const things = create();
    expect([await things.byId("t1"), await things.byId("t1")]).toEqual([
      { id: "t1", version: 0 },
      { id: "t1", version: 0 },
    ]);
    await things.update("PATCH", "t1", { name: "x" });
    expect(await things.byId("t1")).toEqual({ id: "t1", version: 1 });
    await things.delete("t1");
    expect(await things.byId("t1")).toEqual({ id: "t1", version: 2 });
    expect(reads("GET")).toBe(3);
    await things.read("t1");
    expect(reads("GET")).toBe(4);
  });

  test("sends the body unchanged, and refuses an id that would leave its path before any call", async () => {
    serve(1);
    const things = create();
    upstream.answer((response) => sendJson(response, 200, { id: "t0" }));
    await things.create({ name: "x", gone: null });
    await things.update("PUT", "t0", { name: "y" });
    expect(upstream.calls.map(({ method, url, body }) => [method, url, body])).toEqual([
      ["POST", "/api/v2/things", `{"name":"x","gone":null}`],
      ["PUT", "/api/v2/things/t0", `{"name":"y"}`],
    ]);
    for (const work of [things.update("PATCH", "..", {}), things.delete("a/b"), things.read("")]) {
      await expect(work).rejects.toMatchObject({ extensions: { code: "BAD_USER_INPUT" } });
    }
    expect(upstream.calls).toHaveLength(2);
  });

  test("throws UPSTREAM_BAD_RESPONSE for an answer that is no entity", async () => {
    upstream.answer((response) => sendJson(response, 200, { name: "x" }));
    await expect(create().create({})).rejects.toMatchObject({ extensions: { code: "UPSTREAM_BAD_RESPONSE" } });
  });
});
