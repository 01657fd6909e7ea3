import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import { sleep } from "../../../src/deadline.ts";
import { createInFlight } from "../../../src/datasources/rest/in-flight.ts";
import { createLoader } from "../../../src/datasources/rest/loader.ts";
import { createTestClock } from "../../test-clock.ts";

/** An InFlight whose time stands still, so that no callback runs because of maxWait. */
const createStill = () => createInFlight(createTestClock());

/** An InFlight whose time the test moves. */
function createClocked(maxWait: number) {
  const clock = createTestClock();
  return { clock, ...createInFlight(clock, maxWait) };
}

/** Enough turns of the event loop for everything that is due. */
async function untilIdle() {
  for (let turn = 0; turn < 5; turn += 1) await nextTurn();
}

/** A callback that counts how often it was called. */
function createCounter() {
  const counter = { count: 0, run: () => void (counter.count += 1) };
  return counter;
}

test("track answers the result of the call, and throws its error", async () => {
  const { track } = createStill();
  const error = new Error("no");
  expect(await track(Promise.resolve(7))).toBe(7);
  await expect(track(Promise.reject(error))).rejects.toBe(error);
});

test("whenIdle runs the callback in a later turn when no call is pending", async () => {
  const { whenIdle } = createStill();
  const counter = createCounter();
  whenIdle(counter.run);
  await Promise.resolve();
  expect(counter.count).toBe(0);
  await untilIdle();
  expect(counter.count).toBe(1);
});

test("whenIdle waits until the last tracked call has succeeded or failed, and runs every callback once", async () => {
  const { track, whenIdle } = createStill();
  const [slow, failing] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const calls = Promise.allSettled([track(slow.promise), track(failing.promise)]);
  const counters = [createCounter(), createCounter()];
  for (const { run } of counters) whenIdle(run);
  await untilIdle();
  failing.reject(new Error("no"));
  await untilIdle();
  expect(counters.map(({ count }) => count)).toEqual([0, 0]);
  slow.resolve();
  await calls;
  await untilIdle();
  expect(counters.map(({ count }) => count)).toEqual([1, 1]);
});

test("whenIdle keeps waiting when a resolver makes another call after an answer", async () => {
  const { track, whenIdle } = createStill();
  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const resolver = track(first.promise).then(async () => {
    await Promise.resolve();
    return track(second.promise);
  });
  const counter = createCounter();
  whenIdle(counter.run);
  first.resolve();
  await untilIdle();
  expect(counter.count).toBe(0);
  second.resolve();
  await resolver;
  await untilIdle();
  expect(counter.count).toBe(1);
});

test("whenIdle runs the callback after maxWait at the latest, and once only", async () => {
  const { clock, track, whenIdle } = createClocked(50);
  const endless = Promise.withResolvers<void>();
  const call = track(endless.promise);
  const counter = createCounter();
  whenIdle(counter.run);
  await clock.pass(49);
  expect(counter.count).toBe(0);
  await clock.pass(1);
  expect(counter.count).toBe(1);
  endless.resolve();
  await call;
  await untilIdle();
  expect(counter.count).toBe(1);
});

test("maxWait counts from the first waiting callback, and later ones run with it", async () => {
  const { clock, track, whenIdle } = createClocked(100);
  void track(new Promise(() => {}));
  const order: string[] = [];
  whenIdle(() => order.push("early"));
  await clock.pass(30);
  whenIdle(() => order.push("late"));
  await clock.pass(69);
  expect(order).toEqual([]);
  await clock.pass(1);
  expect(order).toEqual(["early", "late"]);
});

test("maxWait begins again for a callback after the others have run", async () => {
  const { clock, track, whenIdle } = createClocked(50);
  void track(new Promise(() => {}));
  const counters = [createCounter(), createCounter()];
  whenIdle(counters[0]!.run);
  await clock.pass(60);
  whenIdle(counters[1]!.run);
  await clock.pass(49);
  expect(counters.map(({ count }) => count)).toEqual([1, 0]);
  await clock.pass(1);
  expect(counters.map(({ count }) => count)).toEqual([1, 1]);
});

test("a callback may call whenIdle again", async () => {
  const { whenIdle } = createStill();
  const order: string[] = [];
  whenIdle(() => {
    order.push("outer");
    whenIdle(() => order.push("inner"));
  });
  await untilIdle();
  expect(order).toEqual(["outer", "inner"]);
});

test("a callback that makes a call delays the callbacks after it", async () => {
  const { track, whenIdle } = createStill();
  const call = Promise.withResolvers<void>();
  const counter = createCounter();
  whenIdle(() => {
    void track(call.promise);
    whenIdle(counter.run);
  });
  await untilIdle();
  expect(counter.count).toBe(0);
  call.resolve();
  await untilIdle();
  expect(counter.count).toBe(1);
});

test("25 lists that answer at 25 moments, each with a few ids to load, lead to one batch", async () => {
  const { clock, track, whenIdle } = createClocked(500);
  const batches: string[][] = [];
  const loader = createLoader<string>(
    async (ids) => {
      batches.push([...ids]);
      return track(Promise.resolve(new Map(ids.map((id) => [id, `name of ${id}`]))));
    },
    { schedule: whenIdle },
  );
  const lists = Array.from({ length: 25 }, async (_, at) => {
    await track(sleep(clock, at));
    return loader.loadAll([`user-${at}`, `user-${(at + 1) % 25}`]);
  });
  await clock.pass(24);
  expect((await Promise.all(lists))[24]).toEqual(["name of user-24", "name of user-0"]);
  expect(batches).toHaveLength(1);
  expect(batches[0]).toHaveLength(25);
});

test("ids from the answers of a batch are loaded in one further batch", async () => {
  const { track, whenIdle } = createStill();
  const batches: string[][] = [];
  const loader = createLoader<string>(
    async (ids) => {
      batches.push([...ids]);
      return track(nextTurn(new Map(ids.map((id) => [id, `${id}-child`]))));
    },
    { schedule: whenIdle },
  );
  const ids = ["a", "b", "c"];
  await Promise.all(
    ids.map(async (id) => {
      const child = await loader.load(id);
      return loader.load(child!);
    }),
  );
  expect(batches).toEqual([ids, ["a-child", "b-child", "c-child"]]);
});
