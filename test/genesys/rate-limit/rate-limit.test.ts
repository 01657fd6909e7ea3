import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { GatewayError } from "../../../src/errors.ts";
import { createRateLimit } from "../../../src/genesys/rate-limit/rate-limit.ts";
import type { Permit, PermitRequest } from "../../../src/genesys/rate-limit/permit.ts";
import type { RateLimitOptions } from "../../../src/genesys/rate-limit/rate-limit.ts";
import { createTestClock } from "../../test-clock.ts";
import { mostWithin } from "./most-within.ts";

const WINDOW = 60_000;

/** A rate limit on a clock that the test moves. `granted` and `refused` show the outcomes so far, without waiting. */
function createClocked(options: Partial<RateLimitOptions> = {}) {
  const clock = createTestClock();
  const rateLimit = createRateLimit({ requestsPerMinute: 10, windowLength: WINDOW, clock, ...options });
  const granted: string[] = [];
  const refused: Record<string, unknown> = {};

  function take(name: string, request: Partial<PermitRequest> = {}): Promise<Permit | undefined> {
    return rateLimit.take({ priority: "interactive", deadline: clock.now() + 10 * WINDOW, ...request }).then(
      (permit) => (granted.push(name), permit),
      (error: unknown) => void (refused[name] = error),
    );
  }
  /** Takes so many permits, and ends their calls at once. */
  async function spend(count: number) {
    const permits = Array.from({ length: count }, () => take("spent"));
    for (const permit of await Promise.all(permits)) permit!.ended();
    granted.length = 0;
  }
  return { clock, rateLimit, granted, refused, take, spend };
}

function rateLimited(retryAfter: number) {
  return expect.objectContaining({ extensions: { code: "UPSTREAM_RATE_LIMITED", retryAfter, retryable: true } });
}

describe("any 60 s", () => {
  const calls = fc.array(
    fc.record({
      gap: fc.oneof(fc.constant(0), fc.nat(40), fc.nat(1500)),
      // How long the call takes, and at which part of that time Genesys Cloud receives it.
      latency: fc.oneof(fc.constant(0), fc.nat(900)),
      seen: fc.double({ min: 0, max: 1, noNaN: true }),
      priority: fc.constantFrom("interactive" as const, "interactive" as const, "background" as const),
      patience: fc.nat(3000),
      client: fc.constantFrom("a", "b", undefined),
    }),
    { maxLength: 80 },
  );
  const pauses = fc.array(fc.record({ at: fc.nat(20), seconds: fc.nat(2) }), { maxLength: 2 });

  test("hold no more calls than the limit, whenever Genesys Cloud receives them", async () => {
    await fc.assert(
      fc.asyncProperty(calls, pauses, fc.integer({ min: 1, max: 8 }), async (arriving, stops, limit) => {
        const window = 1000;
        const { clock, rateLimit } = createClocked({ requestsPerMinute: limit, windowLength: window });
        const seenAt: number[] = [];
        const wrong: string[] = [];
        let waiting = 0;
        for (const [index, { gap, latency, seen, patience, ...request }] of arriving.entries()) {
          await clock.pass(gap);
          for (const { at, seconds } of stops) if (at === index) void rateLimit.pause(seconds);
          const deadline = clock.now() + patience;
          waiting += 1;
          rateLimit
            .take({ ...request, deadline })
            .then(
              (permit) => {
                if (rateLimit.state().pausedFor > 0) wrong.push("sent in a pause");
                if (clock.now() > deadline + 20) wrong.push("granted after the deadline");
                seenAt.push(clock.now() + seen * latency);
                return void clock.after(latency, permit.ended);
              },
              (error) => {
                if (!(error instanceof GatewayError)) wrong.push(String(error));
                if (clock.now() > deadline) wrong.push("refused after the deadline");
              },
            )
            .finally(() => (waiting -= 1));
        }
        await clock.pass(10_000);
        expect({ waiting, wrong }).toEqual({ waiting: 0, wrong: [] });
        expect(mostWithin(window, seenAt)).toBeLessThanOrEqual(limit);
      }),
      { numRuns: 150 },
    );
  });

  test("hold as many calls as the limit when there is demand: no call waits longer than necessary", async () => {
    const gaps = fc.array(fc.oneof(fc.constant(0), fc.nat(600)), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(gaps, fc.integer({ min: 1, max: 6 }), async (arriving, limit) => {
        const window = 1000;
        const { clock, rateLimit } = createClocked({ requestsPerMinute: limit, windowLength: window });
        const grantedAt: number[] = [];
        const soonest: number[] = [];
        for (const gap of arriving) {
          await clock.pass(gap);
          soonest.push(Math.max(clock.now(), (soonest.at(-limit) ?? -Infinity) + window));
          void rateLimit.take({ priority: "interactive", deadline: Infinity }).then((permit) => {
            grantedAt.push(clock.now());
            return permit.ended();
          });
        }
        await clock.pass(arriving.length * window);
        expect(grantedAt).toHaveLength(soonest.length);
        // Permits that become free within 20 ms are fetched together. The delay adds up over the windows.
        const laps = Math.ceil(arriving.length / limit);
        for (const [index, at] of grantedAt.entries()) expect(at - soonest[index]!).toBeLessThanOrEqual(20 * laps);
      }),
      { numRuns: 100 },
    );
  });

  test("count a call from its permit to a minute after its end", async () => {
    const { clock, granted, take, rateLimit } = createClocked({ requestsPerMinute: 1 });
    const permit = await take("slow");
    await clock.pass(40_000);
    permit!.ended();
    void take("next");
    await clock.pass(WINDOW - 1);
    expect(granted).toEqual(["slow"]);
    expect(rateLimit.state()).toMatchObject({ used: 1, waiting: 1 });
    await clock.pass(1);
    expect(granted).toEqual(["slow", "next"]);
  });

  test("are 61 s unless a test says otherwise", async () => {
    const clock = createTestClock();
    const rateLimit = createRateLimit({ requestsPerMinute: 1, clock });
    const permit = await rateLimit.take({ priority: "interactive", deadline: 0 });
    permit.ended();
    await clock.pass(60_999);
    expect(rateLimit.state().used).toBe(1);
    await clock.pass(1);
    expect(rateLimit.state().used).toBe(0);
  });

  test("hold an equal part for each replica without Redis", async () => {
    const { rateLimit, granted, take } = createClocked({ requestsPerMinute: 10, replicas: 3 });
    await Promise.race([Promise.all(Array.from({ length: 4 }, (_, index) => take(`${index}`))), nextTurn()]);
    expect(granted).toEqual(["0", "1", "2"]);
    expect(rateLimit.state()).toEqual({ used: 3, limit: 3, pausedFor: 0, resetsIn: 60, waiting: 1, shared: false });
  });
});

describe("a wait", () => {
  test("is refused at once when it is longer than the deadline, with the seconds until the next permit", async () => {
    const { clock, granted, refused, take, spend } = createClocked();
    await spend(10);
    await clock.pass(19_500);
    await take("short", { deadline: clock.now() + 40_000 });
    expect(refused).toEqual({ short: rateLimited(41) });
    // Nothing has changed, so this one is refused without another request for permits.
    await take("again", { deadline: clock.now() + 40_000 });
    expect(refused["again"]).toEqual(rateLimited(41));
    void take("long", { deadline: clock.now() + 40_500 });
    await clock.pass(40_499);
    expect(granted).toEqual([]);
    await clock.pass(1);
    expect(granted).toEqual(["long"]);
  });

  test("takes the calls into account that wait already", async () => {
    const { clock, granted, refused, take } = createClocked({ requestsPerMinute: 2 });
    (await take("at 0 s"))!.ended();
    await clock.pass(30_000);
    (await take("at 30 s"))!.ended();
    void take("first", { deadline: clock.now() + 45_000 });
    await take("second", { deadline: clock.now() + 45_000 });
    expect(refused).toEqual({ second: rateLimited(60) });
    void take("patient", { deadline: clock.now() + 61_000 });
    await clock.pass(60_000);
    expect(granted.slice(2)).toEqual(["first", "patient"]);
  });

  test("ends in order of arrival, with one request for all calls that arrived together", async () => {
    const { clock, granted, take, spend } = createClocked({ requestsPerMinute: 5 });
    await spend(5);
    for (const name of ["a", "b", "c"]) void take(name);
    await clock.pass(1000);
    for (const name of ["d", "e", "f"]) void take(name);
    await clock.pass(WINDOW - 1000);
    expect(granted).toEqual(["a", "b", "c", "d", "e"]);
  });

  test("ends with the signal, and its permit goes to the next call", async () => {
    const { clock, granted, refused, take, spend, rateLimit } = createClocked({ requestsPerMinute: 2 });
    await spend(2);
    const leaving = new AbortController();
    for (const name of ["a", "b", "c"]) void take(name, name === "a" ? { signal: leaving.signal } : {});
    await clock.pass(10);
    expect(rateLimit.state().waiting).toBe(3);
    leaving.abort(new Error("gone"));
    await clock.pass(0);
    expect(refused).toEqual({ a: new Error("gone") });
    expect(rateLimit.state().waiting).toBe(2);
    await clock.pass(WINDOW);
    expect(granted).toEqual(["b", "c"]);
    await take("late", { signal: leaving.signal });
    expect(refused["late"]).toEqual(new Error("gone"));
  });

  test("that a signal ends before or during the request for permits spends nothing", async () => {
    for (const turns of [0, 1]) {
      const { clock, rateLimit, granted, take } = createClocked();
      const leaving = new AbortController();
      void take("interactive", { signal: leaving.signal });
      void take("background", { signal: leaving.signal, priority: "background" });
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      leaving.abort();
      await clock.pass(0);
      expect(granted).toEqual([]);
      expect(rateLimit.state()).toMatchObject({ used: 0, waiting: 0 });
    }
  });

  test("that a signal ends leaves nothing of the last 20 % to background calls", async () => {
    const { clock, granted, refused, take, spend } = createClocked();
    await spend(8);
    const leaving = new AbortController();
    void take("user", { signal: leaving.signal });
    void take("ahead", { priority: "background" });
    await Promise.resolve();
    leaving.abort();
    await clock.pass(0);
    expect(granted).toEqual([]);
    expect(Object.keys(refused)).toEqual(["user", "ahead"]);
  });

  test("is refused beyond maxWaiting, even when it fits the deadline", async () => {
    const { clock, rateLimit, refused, take, spend } = createClocked({ maxWaiting: 3 });
    await spend(10);
    for (const name of ["a", "b", "c", "d"]) void take(name);
    await clock.pass(0);
    expect(refused).toEqual({ d: rateLimited(60) });
    await take("e");
    expect(Object.keys(refused)).toEqual(["d", "e"]);
    expect(rateLimit.state().waiting).toBe(3);
  });

  test("is not counted against maxWaiting while there may be permits for all", async () => {
    const { granted, refused, take } = createClocked({ requestsPerMinute: 1000, maxWaiting: 3 });
    await Promise.all(Array.from({ length: 1003 }, (_, index) => Promise.race([take(`${index}`), nextTurn()])));
    expect(granted).toHaveLength(1000);
    expect(refused).toEqual({});
    await take("too many");
    expect(refused).toEqual({ "too many": rateLimited(60) });
  });

  test("is fair: clients take turns, and in a full queue a client with many calls loses its last ones to the others", async () => {
    const { clock, granted, refused, take, spend } = createClocked({ requestsPerMinute: 6, maxWaiting: 5 });
    await spend(6);
    for (const name of ["a1", "a2", "a3", "a4", "a5"]) void take(name, { client: "a" });
    await clock.pass(10);
    void take("b1", { client: "b" });
    void take("b2", { client: "b" });
    void take("c1", { client: "c" });
    await clock.pass(WINDOW);
    expect(granted).toEqual(["a1", "b1", "c1", "a2", "b2"]);
    expect(Object.keys(refused)).toEqual(["a5", "a4", "a3"]);
  });

  test("ends when the rate limit is closed", async () => {
    const { rateLimit, refused, take, spend } = createClocked();
    await spend(10);
    const waiting = take("waiting");
    await rateLimit.close();
    await waiting;
    await take("late");
    const closing = expect.objectContaining({ extensions: { code: "UPSTREAM_UNAVAILABLE", retryable: true } });
    expect(refused).toEqual({ waiting: closing, late: closing });
  });
});

describe("background calls", () => {
  const background = { priority: "background" } as const;

  test("never spend the last 20 %, and never wait", async () => {
    const { clock, granted, refused, take, spend } = createClocked();
    await spend(7);
    await Promise.all([take("eighth", background), take("ninth", background)]);
    expect(granted).toEqual(["eighth"]);
    expect(refused).toEqual({ ninth: rateLimited(60) });
    await Promise.all([take("a"), take("b")]);
    expect(granted).toEqual(["eighth", "a", "b"]);
    await clock.pass(WINDOW);
    await take("later", background);
    expect(granted).toContain("later");
  });

  test("come after interactive calls of the same moment", async () => {
    const { granted, refused, take, spend } = createClocked();
    await spend(6);
    await Promise.all([take("ahead", background), take("ahead too", background), take("user")]);
    expect(granted).toEqual(["user", "ahead"]);
    expect(refused).toEqual({ "ahead too": rateLimited(60) });
  });

  test("are refused while interactive calls wait", async () => {
    const { clock, refused, take, spend, rateLimit } = createClocked();
    await spend(10);
    void take("user");
    await clock.pass(20_000);
    await take("ahead", background);
    expect(refused).toEqual({ ahead: rateLimited(40) });
    expect(rateLimit.state().waiting).toBe(1);
  });
});

describe("pause", () => {
  test("holds all calls back, refuses those that cannot wait for its end, and then admits the others", async () => {
    const { clock, rateLimit, granted, refused, take } = createClocked();
    void take("before");
    await clock.pass(0);
    await rateLimit.pause(10);
    expect(rateLimit.state()).toMatchObject({ pausedFor: 10_000, used: 1 });
    const short = { deadline: clock.now() + 9_999 };
    await Promise.all([take("short", short), take("ahead", { priority: "background" })]);
    expect(refused).toEqual({ short: rateLimited(10), ahead: rateLimited(10) });
    for (const name of ["a", "b"]) void take(name);
    await clock.pass(9_999);
    expect(granted).toEqual(["before"]);
    await clock.pass(1);
    expect(granted).toEqual(["before", "a", "b"]);
    expect(rateLimit.state().pausedFor).toBe(0);
  });

  test("applies to calls that wait already, and can only become longer", async () => {
    const { clock, rateLimit, granted, refused, take, spend } = createClocked();
    await spend(10);
    void take("short", { deadline: clock.now() + 61_000 });
    void take("long");
    await clock.pass(50_000);
    await rateLimit.pause(30);
    await rateLimit.pause(5);
    await clock.pass(0);
    expect(refused).toEqual({ short: rateLimited(30) });
    await clock.pass(29_999);
    expect(granted).toEqual([]);
    await clock.pass(1);
    expect(granted).toEqual(["long"]);
  });

  test("that begins during a request for permits is obeyed", async () => {
    const { clock, rateLimit, granted, take } = createClocked();
    void take("a");
    void rateLimit.pause(1);
    await clock.pass(999);
    expect(granted).toEqual([]);
    await clock.pass(1);
    expect(granted).toEqual(["a"]);
  });

  test("lasts ten minutes at most, and is ignored when it is not a positive number", async () => {
    const { rateLimit } = createClocked();
    for (const seconds of [0, -1, NaN]) await rateLimit.pause(seconds);
    expect(rateLimit.state().pausedFor).toBe(0);
    await rateLimit.pause(86_400);
    expect(rateLimit.state().pausedFor).toBe(600_000);
  });
});
