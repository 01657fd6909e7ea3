import { describe, expect, test } from "@jest/globals";
import { badResponse, GatewayError, statusError, outcomeUnknown } from "../../src/errors.ts";
import { timeOut } from "../../src/deadline.ts";
import { createRetryBudget } from "../../src/genesys/retry-budget.ts";
import { waitBeforeRetry } from "../../src/genesys/retry.ts";
import type { FailedAttempt } from "../../src/genesys/retry.ts";
import { createTestClock } from "../test-clock.ts";

const status = (number: number, retryAfter?: number) => statusError({ status: number }, retryAfter);
const cut = new GatewayError("Cut.", { code: "UPSTREAM_UNAVAILABLE", retryable: true });
const refused = new GatewayError("Refused.", { code: "UPSTREAM_UNAVAILABLE" }, { neverSent: true });

const wait = (failure: Partial<FailedAttempt>, random = 1) =>
  waitBeforeRetry(
    { error: cut, retries: 0, writes: false, left: { call: 10_000, request: 30_000 }, attempt: 5000, ...failure },
    { called: () => undefined, take: () => true },
    () => random,
  );

describe("waitBeforeRetry", () => {
  test("is up to 200 ms, then up to 400 ms, and after that there is no other attempt", () => {
    expect([wait({}, 0), wait({}), wait({ retries: 1 }), wait({ retries: 2 })]).toEqual([0, 200, 400, undefined]);
  });

  test.each([
    ["a cut connection", cut, true],
    ["no answer in time", timeOut(), true],
    ["500", status(500), true],
    ["408", status(408), true],
    ["404", status(404), false],
    ["401", status(401), false],
    ["an unusable answer", badResponse("x", { status: 200 }), false],
    ["an error in the program", new TypeError("x"), false],
  ])("of a read after %s", (_what, error, again) => {
    expect(wait({ error }) !== undefined).toBe(again);
  });

  test.each([
    ["a cut connection", outcomeUnknown(cut), false],
    ["503", outcomeUnknown(status(503)), false],
    ["a connection that was refused", refused, true],
    ["429", status(429, 1), true],
  ])("of a write after %s", (_what, error, again) => {
    expect(wait({ error, writes: true }) !== undefined).toBe(again);
  });

  test("is Retry-After and some jitter, if an attempt fits in after it", () => {
    expect([wait({ error: status(503, 2) }, 0), wait({ error: status(503, 2) })]).toEqual([2000, 2300]);
    expect(wait({ error: status(503, 5) })).toBeUndefined();
    expect(wait({ error: status(503, 60) })).toBeUndefined();
  });

  test("is undefined when a whole attempt no longer fits into the call or the request", () => {
    expect(wait({ left: { call: 5199, request: 30_000 } })).toBeUndefined();
    expect(wait({ left: { call: 10_000, request: 5199 } })).toBeUndefined();
    expect(wait({ left: { call: 5200, request: 5200 } })).toBe(200);
  });

  test("after 429 is limited by the request only, because it does not count for the call", () => {
    expect(wait({ error: status(429, 20) })).toBe(20_000);
    expect(wait({ error: status(429, 31) })).toBeUndefined();
    expect(wait({ error: status(429) })).toBe(1000);
  });
});

describe("the retry budget", () => {
  test("is a tenth of the calls of a minute, and at least ten", async () => {
    const clock = createTestClock();
    const budget = createRetryBudget(clock);
    const most = () => {
      let taken = 0;
      while (budget.take()) taken += 1;
      return taken;
    };
    expect(most()).toBe(10);
    for (let count = 0; count < 300; count += 1) budget.called();
    expect(most()).toBe(20);
    await clock.pass(59_000);
    expect(most()).toBe(0);
    await clock.pass(1000);
    expect(most()).toBe(10);
  });
});
