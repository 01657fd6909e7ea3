import { describe, expect, test } from "@jest/globals";
import { freshTimesOf } from "../../src/cache/policy.ts";
import { badResponse, GatewayError, statusError } from "../../src/errors.ts";
import { AGING, createTested, failing, outcome, POLICY, settled } from "./tested.ts";

describe("a read", () => {
  test("of which 1,000 run at once is one load", async () => {
    const { read, loads } = createTested();
    const answers = await Promise.all(Array.from({ length: 1000 }, () => read()));
    expect(loads).toHaveLength(1);
    expect(answers.filter(({ source }) => source === "network")).toHaveLength(1);
    expect(answers.filter(({ source }) => source === "shared")).toHaveLength(999);
    expect(new Set(answers.map(({ value }) => value))).toEqual(new Set(["answer 1"]));
    expect(await read()).toEqual({ value: "answer 1", source: "memory", age: 0 });
  });

  test("that fails is an error for all callers and is not stored; the next caller loads again", async () => {
    const { read, loads, answers } = createTested();
    const error = statusError({ status: 503 });
    answers(failing(error));
    const outcomes = await Promise.all(Array.from({ length: 100 }, () => outcome(read())));
    expect(outcomes.every((thrown) => thrown === error)).toBe(true);
    expect(loads).toHaveLength(1);
    answers(async () => "well again");
    expect(await read()).toMatchObject({ value: "well again", source: "network" });
  });

  test("is aborted when its last caller leaves, and not before", async () => {
    const { read, loads, answers } = createTested();
    answers(() => new Promise(() => {}));
    const leavers = Array.from({ length: 3 }, () => new AbortController());
    const reads = leavers.map(({ signal }) => outcome(read({}, { signal })));
    await settled();
    leavers[1]!.abort();
    leavers[2]!.abort();
    await Promise.all(reads.slice(1));
    expect(loads[0]!.signal!.aborted).toBe(false);
    leavers[0]!.abort();
    await reads[0];
    expect(loads[0]!.signal!.aborted).toBe(true);
    expect(loads).toHaveLength(1);
  });

  test("of undefined is stored like any other answer", async () => {
    const { read, loads, answers } = createTested();
    answers(async () => undefined);
    await read();
    expect(await read()).toEqual({ value: undefined, source: "memory", age: 0 });
    expect(loads).toHaveLength(1);
  });

  test("that is not stored is shared while it runs, and loaded again after it", async () => {
    const { read, loads } = createTested();
    const policy = { ...POLICY, fresh: 0 };
    await Promise.all([read({ policy }), read({ policy })]);
    expect(loads).toHaveLength(1);
    expect(await read({ policy })).toMatchObject({ value: "answer 2", source: "network" });
    expect(await read()).toMatchObject({ value: "answer 3", source: "network" });
    // Another replica may have other settings: what it keeps does not count here.
    expect(await read({ policy })).toMatchObject({ value: "answer 4", source: "network" });
  });

  test("that is not cacheable is answered and not stored", async () => {
    const { read, loads } = createTested();
    const isCacheable = () => false;
    expect(await read({ isCacheable })).toMatchObject({ value: "answer 1" });
    expect(await read({ isCacheable })).toMatchObject({ value: "answer 2", source: "network" });
    expect(await read()).toMatchObject({ value: "answer 3" });
    expect(loads).toHaveLength(3);
  });

  test("ignores a stored answer that is not cacheable", async () => {
    const { read } = createTested();
    await read();
    expect(await read({ isCacheable: (value) => value !== "answer 1" })).toMatchObject({ value: "answer 2" });
    expect(await read()).toMatchObject({ value: "answer 2", source: "memory" });
  });

  test("returns a frozen answer, also to the caller that loaded it", async () => {
    const { read, answers } = createTested();
    answers(async () => ({ rows: [{ id: "a" }] }));
    const { value } = await read({ isCacheable: () => false });
    expect(Object.isFrozen((value as { rows: object[] }).rows[0])).toBe(true);
  });
});

describe("age", () => {
  test("is fresh for about 30 seconds, then stale and refreshed once for all callers", async () => {
    const { read, loads, clock } = createTested();
    await read();
    clock.seconds += 26;
    expect(await read()).toEqual({ value: "answer 1", source: "memory", age: 26 });
    expect(loads).toHaveLength(1);
    clock.seconds += AGING - 26;
    const served = await Promise.all(Array.from({ length: 1000 }, () => read()));
    expect(new Set(served.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify({ value: "answer 1", source: "stale", age: AGING })]),
    );
    await settled();
    expect(loads).toHaveLength(2);
    expect(loads[1]).toMatchObject({ background: true });
    expect(await read()).toEqual({ value: "answer 2", source: "memory", age: 0 });
  });

  test("over 300 seconds makes the caller wait for a load", async () => {
    const { read, loads, clock } = createTested();
    await read();
    clock.seconds += 300;
    expect(await read()).toMatchObject({ value: "answer 1", source: "stale" });
    await settled();
    clock.seconds += 301;
    expect(await read()).toMatchObject({ value: "answer 3", source: "network", age: 0 });
    expect(loads[2]).toMatchObject({ background: false });
  });

  test("a failed refresh is reported, changes no answer, and is tried again", async () => {
    const { read, loads, clock, answers, backgroundErrors } = createTested();
    await read();
    const error = statusError({ status: 401 });
    answers(failing(error));
    clock.seconds += AGING;
    for (let round = 1; round <= 3; round += 1) {
      expect(await read()).toMatchObject({ value: "answer 1", source: "stale" });
      await settled();
      expect(backgroundErrors).toEqual(Array.from({ length: round }, () => error));
      expect(loads).toHaveLength(1 + round);
    }
  });

  test("a caller that waits does not join a refresh, which has a lower priority", async () => {
    const { read, loads, clock, answers } = createTested();
    await read();
    answers(() => new Promise(() => {}));
    clock.seconds += AGING;
    await read();
    answers(async () => "in front");
    clock.seconds += 300;
    expect(await read()).toMatchObject({ value: "in front", source: "network" });
    expect(loads.map(({ background }) => background)).toEqual([false, true, false]);
  });

  test("freshness differs between keys by a tenth either way, and is always the same for a key", () => {
    const lengths = Array.from(
      { length: 1000 },
      (_, at) => freshTimesOf({ policy: POLICY }, `key-${(at * 7919).toString(36)}`).usual,
    );
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(27);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(33);
    expect(new Set(lengths).size).toBeGreaterThan(500);
    expect(freshTimesOf({ policy: POLICY }, "key")).toEqual(freshTimesOf({ policy: POLICY }, "key"));
  });

  test("answers that were read together do not expire together", async () => {
    const { read, loads, clock } = createTested();
    const readAll = () => Promise.all(Array.from({ length: 200 }, (_, at) => read({ key: [at] })));
    await readAll();
    clock.seconds += 30;
    const stale = (await readAll()).filter(({ source }) => source === "stale").length;
    expect(stale).toBeGreaterThan(60);
    expect(stale).toBeLessThan(140);
    await settled();
    expect(loads).toHaveLength(200 + stale);
  });

  test("no age is negative after the clock was set back", async () => {
    const { read, clock } = createTested();
    await read();
    clock.seconds -= 10;
    expect(await read()).toMatchObject({ source: "memory", age: 0 });
  });
});

describe("an old answer", () => {
  const outages: [string, Error][] = [
    ["429", statusError({ status: 429 })],
    ["500", statusError({ status: 500 })],
    ["503", statusError({ status: 503 })],
    ["408", statusError({ status: 408 })],
    ["no connection", new GatewayError("", { code: "UPSTREAM_UNAVAILABLE" })],
    ["no time", new GatewayError("", { code: "UPSTREAM_TIMEOUT" })],
    ["no budget", new GatewayError("", { code: "UPSTREAM_RATE_LIMITED" })],
    ["nonsense", badResponse("it is not JSON")],
    ["too much", new GatewayError("", { code: "UPSTREAM_RESPONSE_TOO_LARGE" })],
  ];
  test.each(outages)("bridges %s", async (_, error) => {
    const { read, clock, answers } = createTested();
    await read();
    answers(failing(error));
    clock.seconds += 301;
    expect(await read()).toEqual({ value: "answer 1", source: "stale", age: 301 });
    clock.seconds += 3299;
    expect(await read()).toEqual({ value: "answer 1", source: "stale", age: 3600 });
    clock.seconds += 1;
    expect(await outcome(read())).toBe(error);
  });

  const refusals: [string, Error][] = [400, 401, 403, 404, 409, 412].map((status) => [
    `${status}`,
    statusError({ status }),
  ]);
  test.each([...refusals, ["a fault of this code", new TypeError("oops")] as [string, Error]])(
    "does not stand in for %s",
    async (_, error) => {
      const { read, clock, answers } = createTested();
      await read();
      answers(failing(error));
      clock.seconds += 301;
      expect(await outcome(read())).toBe(error);
    },
  );

  test("bridges nothing where that is turned off, and is still stored", async () => {
    const { read, clock, answers } = createTested();
    const policy = { ...POLICY, staleIfError: 0 };
    await read({ policy });
    expect(await read({ policy })).toMatchObject({ source: "memory" });
    const error = statusError({ status: 503 });
    answers(failing(error));
    clock.seconds += 301;
    expect(await outcome(read({ policy }))).toBe(error);
  });
});

describe("a read that bypasses the cache", () => {
  test("loads an answer, returns it, and stores it for other callers", async () => {
    const { read, loads } = createTested();
    await read();
    expect(await read({}, { bypass: "mark" })).toMatchObject({ value: "answer 2", source: "network" });
    expect(await read()).toMatchObject({ value: "answer 2", source: "memory" });
    expect(loads[1]).toMatchObject({ background: false });
  });

  test("does not join an earlier load, but shares one with others of its mark", async () => {
    const { read, answers } = createTested();
    const before = Promise.withResolvers<string>();
    answers(() => before.promise);
    const first = read();
    await settled();
    answers(async () => "since then");
    const answered = await Promise.all(["a", "a", "b"].map((mark) => read({}, { bypass: mark })));
    expect(answered.map(({ source }) => source)).toEqual(["network", "shared", "network"]);
    expect(answered.map(({ value }) => value)).toEqual(Array.from({ length: 3 }, () => "since then"));
    before.resolve("before");
    expect(await first).toMatchObject({ value: "before" });
  });

  test("fails when the load fails: it does not use a stored answer", async () => {
    const { read, clock, answers } = createTested();
    await read();
    const error = statusError({ status: 503 });
    answers(failing(error));
    for (const seconds of [0, AGING, 301]) {
      clock.seconds += seconds;
      expect(await outcome(read({}, { bypass: "mark" }))).toBe(error);
    }
  });
});

describe("a bump", () => {
  test("makes answers with its tag unreachable, and no others", async () => {
    const { cache, read } = createTested();
    const others = { key: ["other"], tags: ["other"] };
    await read();
    await read(others);
    await cache.invalidate(["tag"]);
    expect(await read()).toMatchObject({ value: "answer 3", source: "network" });
    expect(await read(others)).toMatchObject({ value: "answer 2", source: "memory" });
  });

  test("during a load: no read after the bump gets the loaded answer", async () => {
    const { cache, read, answers } = createTested();
    const slow = Promise.withResolvers<string>();
    answers(() => slow.promise);
    const before = read();
    await settled();
    await cache.invalidate(["tag"]);
    answers(async () => "after the write");
    // Neither while the load runs nor after it.
    expect(await read()).toMatchObject({ value: "after the write", source: "network" });
    slow.resolve("before the write");
    expect(await before).toMatchObject({ value: "before the write" });
    await settled();
    expect(await read()).toMatchObject({ value: "after the write", source: "memory" });
  });

  test("during a refresh: no read after the bump gets the loaded answer", async () => {
    const { cache, read, clock, answers } = createTested();
    await read();
    const slow = Promise.withResolvers<string>();
    answers(() => slow.promise);
    clock.seconds += AGING;
    await read();
    await cache.invalidate(["tag"]);
    slow.resolve("before the write");
    await settled();
    answers(async () => "after the write");
    expect(await read()).toMatchObject({ value: "after the write", source: "network" });
  });

  test("makes an answer unreachable also for bridging an outage: no answer is better than a wrong one", async () => {
    const { cache, read, clock, answers } = createTested();
    await read();
    await cache.invalidate(["tag"]);
    const error = statusError({ status: 503 });
    answers(failing(error));
    clock.seconds += 301;
    expect(await outcome(read())).toBe(error);
  });
});

describe("the parts of an answer", () => {
  const page = {
    key: ["page"],
    tags: ["list"],
    alsoStore: (rows: unknown) => ({
      keys: [["row"]],
      ids: rows as string[],
      of: (id: string) => [{ ...row(id), value: id }],
    }),
  };
  const row = (id: string, tag = `row ${id}`) => ({ key: ["row"], entityId: id, tags: [tag] });

  test("are stored under keys of their own", async () => {
    const { read, loads, answers } = createTested();
    answers(async () => ["a", "b"]);
    await read(page);
    await settled();
    expect(await read(row("b"))).toEqual({ value: "b", source: "memory", age: 0 });
    expect(loads).toHaveLength(1);
  });

  test("are not stored when they were written during the read", async () => {
    const { cache, read, answers } = createTested();
    const slow = Promise.withResolvers<string[]>();
    answers(() => slow.promise);
    const reading = read(page);
    await settled();
    // The writer names the row's tag too, as every write does: what lies under the version of now would be old.
    await cache.invalidate(["all writes", "row a"]);
    slow.resolve(["a"]);
    await reading;
    await settled();
    answers(async () => "a, written");
    expect(await read(row("a"))).toMatchObject({ value: "a, written", source: "network" });
  });

  test("become unreachable with their own tags", async () => {
    const { cache, read, answers } = createTested();
    answers(async () => ["a", "b"]);
    await read(page);
    await settled();
    await cache.invalidate(["row a"]);
    answers(async () => "loaded again");
    expect(await read(row("a"))).toMatchObject({ value: "loaded again" });
    expect(await read(row("b"))).toMatchObject({ value: "b", source: "memory" });
  });

  test("that cannot be found do not affect the answer", async () => {
    const { read, backgroundErrors } = createTested();
    const alsoStore = () => {
      throw new TypeError("no rows");
    };
    expect(await read({ ...page, alsoStore })).toMatchObject({ value: "answer 1" });
    await settled();
    expect(backgroundErrors).toEqual([new TypeError("no rows")]);
  });
});

describe("keys", () => {
  const tricks = [
    ["a:b", "c"],
    ["a", "b:c"],
    ["a", "b", "c"],
    ["a,b", "c"],
    [["a", "b"], "c"],
    ['a","b', "c"],
    ["a b c"],
  ];
  const differing = [
    ...tricks,
    ["a", null],
    ["a"],
    ["a", ""],
    ["a", "null"],
    ["a", 1],
    ["a", "1"],
    [{ a: 1 }],
    ["{a:1}"],
  ];

  test("that look alike are different keys", async () => {
    const { read, loads } = createTested();
    for (const key of differing) await read({ key });
    expect(loads).toHaveLength(differing.length);
    for (const key of differing) expect(await read({ key })).toMatchObject({ source: "memory" });
  });
});
