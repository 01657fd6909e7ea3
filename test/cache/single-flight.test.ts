import { describe, expect, test } from "@jest/globals";
import type { Signal } from "../../src/deadline.ts";
import { createSingleFlight } from "../../src/cache/single-flight.ts";
import { GatewayError } from "../../src/errors.ts";

/** Work that ends when the test says, with the signals that it was started with. */
function createWork() {
  const starts: { signal: Signal; end: (value: string) => void; fail: (error: Error) => void }[] = [];
  const work = (signal: Signal) => {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    starts.push({ signal, end: resolve, fail: reject });
    signal.addEventListener("abort", () => reject(signal.reason as Error));
    return promise;
  };
  return { starts, work };
}

const outcome = (flight: Promise<unknown>) =>
  flight.then(
    (value) => ({ value }),
    (error: Error) => ({ error: error.message }),
  );

describe("a flight", () => {
  test("of 1,000 callers at once is one, and is shared for all but the first", async () => {
    const { run } = createSingleFlight();
    const { starts, work } = createWork();
    const flights = Array.from({ length: 1000 }, () => run("key", undefined, work));
    expect(starts).toHaveLength(1);
    starts[0]!.end("value");
    const answers = await Promise.all(flights);
    expect(answers[0]).toEqual({ value: "value", shared: false });
    expect(new Set(answers.slice(1).map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify({ value: "value", shared: true })]),
    );
  });

  test("is shared only by calls with the same key", async () => {
    const { run } = createSingleFlight();
    const { starts, work } = createWork();
    const flights = ["a", "b", "a"].map((key) => run(key, undefined, work));
    expect(starts).toHaveLength(2);
    starts[0]!.end("A");
    starts[1]!.end("B");
    expect((await Promise.all(flights)).map(({ value }) => value)).toEqual(["A", "B", "A"]);
  });

  test("is removed when it has ended: the next caller starts a new one", async () => {
    const { run } = createSingleFlight();
    const { starts, work } = createWork();
    const first = run("key", undefined, work);
    starts[0]!.end("old");
    await first;
    const second = run("key", undefined, work);
    starts[1]!.end("new");
    expect(await second).toEqual({ value: "new", shared: false });
  });

  test("that fails is an error for all callers, and the next caller tries again", async () => {
    const { run } = createSingleFlight();
    const { starts, work } = createWork();
    const flights = Array.from({ length: 10 }, () => run("key", undefined, work));
    starts[0]!.fail(new Error("no luck"));
    expect(await Promise.all(flights.map(outcome))).toEqual(Array.from({ length: 10 }, () => ({ error: "no luck" })));
    const next = run("key", undefined, work);
    expect(starts).toHaveLength(2);
    starts[1]!.end("luck");
    expect(await next).toEqual({ value: "luck", shared: false });
  });

  test("that throws synchronously is an error like any other", async () => {
    const { run } = createSingleFlight();
    const throwing = () => {
      throw new Error("at once");
    };
    expect(await outcome(run("key", undefined, throwing))).toEqual({ error: "at once" });
    expect(await run("key", undefined, async () => "later")).toEqual({ value: "later", shared: false });
  });
});

describe("a caller that leaves", () => {
  test("gets its error at once, and does not affect the others", async () => {
    const { run } = createSingleFlight();
    const { starts, work } = createWork();
    const leaver = new AbortController();
    const [left, stays] = [run("key", leaver.signal, work), run("key", new AbortController().signal, work)];
    leaver.abort(new Error("left"));
    expect(await outcome(left)).toEqual({ error: "left" });
    expect(starts[0]!.signal.aborted).toBe(false);
    starts[0]!.end("value");
    expect(await stays).toEqual({ value: "value", shared: true });
  });

  test("aborts the work when it is the last, and the next caller starts a new one", async () => {
    const { run } = createSingleFlight();
    const { starts, work } = createWork();
    const leavers = Array.from({ length: 3 }, () => new AbortController());
    const flights = leavers.map(({ signal }) => outcome(run("key", signal, work)));
    for (const leaver of leavers.slice(1)) leaver.abort(new Error("left"));
    await Promise.all(flights.slice(1));
    expect(starts[0]!.signal.aborted).toBe(false);
    leavers[0]!.abort(new Error("left"));
    await flights[0];
    expect(starts[0]!.signal.aborted).toBe(true);
    const next = run("key", undefined, work);
    expect(starts).toHaveLength(2);
    starts[1]!.end("new");
    expect(await next).toEqual({ value: "new", shared: false });
  });

  test("does not abort work that a caller without a signal waits for", async () => {
    const { run } = createSingleFlight();
    const { starts, work } = createWork();
    const leaver = new AbortController();
    const [stays, left] = [run("key", undefined, work), run("key", leaver.signal, work)];
    leaver.abort(new Error("left"));
    expect(await outcome(left)).toEqual({ error: "left" });
    starts[0]!.end("value");
    expect(await stays).toEqual({ value: "value", shared: false });
    expect(starts[0]!.signal.aborted).toBe(false);
  });

  test("before its call starts no work", async () => {
    const { run } = createSingleFlight();
    const { starts, work } = createWork();
    expect(await outcome(run("key", AbortSignal.abort(new Error("gone before")), work))).toEqual({
      error: "gone before",
    });
    expect(starts).toHaveLength(0);
  });

  test("as the last one is not joined: a call during the abort starts a new flight", async () => {
    const { run } = createSingleFlight();
    const { starts, work } = createWork();
    const leaver = new AbortController();
    const left = outcome(run("key", leaver.signal, work));
    let next: Promise<unknown> | undefined;
    starts[0]!.signal.addEventListener("abort", () => (next = run("key", undefined, work)));
    leaver.abort(new Error("left"));
    await left;
    expect(starts).toHaveLength(2);
    starts[1]!.end("new");
    expect(await next).toEqual({ value: "new", shared: false });
  });

  test("may leave work that ends later: a flight that was started since goes on", async () => {
    const { run } = createSingleFlight();
    const { starts, work } = createWork();
    const deaf = Promise.withResolvers<string>();
    const leaver = new AbortController();
    const left = outcome(run("key", leaver.signal, () => deaf.promise));
    leaver.abort(new Error("left"));
    await left;
    const since = run("key", undefined, work);
    deaf.resolve("late");
    await new Promise(setImmediate);
    const joined = run("key", undefined, work);
    expect(starts).toHaveLength(1);
    starts[0]!.end("value");
    expect(await Promise.all([since, joined])).toMatchObject([{ shared: false }, { shared: true }]);
  });

  test("in the same turn as the answer does not affect a flight that was started since", async () => {
    const { run } = createSingleFlight();
    const { starts, work } = createWork();
    const leaver = new AbortController();
    const first = outcome(run("key", leaver.signal, work));
    starts[0]!.end("old");
    leaver.abort(new Error("left"));
    await first;
    const next = run("key", undefined, work);
    starts[1]!.end("new");
    expect(await next).toEqual({ value: "new", shared: false });
    expect(starts[1]!.signal.aborted).toBe(false);
  });

  test("leaves no listener on a signal that outlives the flight", async () => {
    const { run } = createSingleFlight();
    const { signal } = new AbortController();
    let listeners = 0;
    const counting = Object.assign(signal, {
      addEventListener: (...args: Parameters<AbortSignal["addEventListener"]>) => {
        listeners += 1;
        AbortSignal.prototype.addEventListener.apply(signal, args);
      },
      removeEventListener: (...args: Parameters<AbortSignal["removeEventListener"]>) => {
        listeners -= 1;
        AbortSignal.prototype.removeEventListener.apply(signal, args);
      },
    });
    await Promise.all(["a", "b", "c"].map((key) => run(key, counting, async () => key)));
    await new Promise(setImmediate);
    expect(listeners).toBe(0);
  });
});

test.each(["RATE_LIMITED" as const, "OPERATION_TOO_EXPENSIVE" as const])(
  "a limit of the caller that ran the work does not refuse the others, each runs it again: %s",
  async (code) => {
    const { run } = createSingleFlight();
    const limit = () => new GatewayError("x", { code });
    const { starts, work } = createWork();
    const flights = Array.from({ length: 3 }, () => run("key", undefined, work).catch((error: Error) => error));
    starts[0]!.fail(limit());
    await new Promise((done) => void setImmediate(done));
    starts[1]!.end("value");
    starts[2]!.fail(limit());
    expect(await Promise.all(flights)).toEqual([limit(), { value: "value", shared: false }, limit()]);
  },
);

test("a caller that joins the work of another is called back at once", async () => {
  const { run } = createSingleFlight();
  const { starts, work } = createWork();
  const joined: string[] = [];
  const flights = ["first", "second"].map((name) => run("key", undefined, work, () => void joined.push(name)));
  expect(joined).toEqual(["second"]);
  starts[0]!.end("value");
  await Promise.all(flights);
});
