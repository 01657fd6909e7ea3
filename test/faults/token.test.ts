import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, jest, test } from "@jest/globals";
import type { Timed } from "./faulty.ts";
import { LIBRARY, library, report, response, startFaulty, TOKENS, until } from "./faulty.ts";
import type { Faulty } from "./faulty.ts";

let gateway: Faulty;
afterEach(() => gateway.closeAndCheck());

const tokens = () => gateway.sandbox.calls().tokens;

/** So many requests at once, each for something else, so that none shares the call of another. */
const crowd = (count: number) =>
  Promise.all(Array.from({ length: count }, (_, at) => gateway.timed(at < 60 ? response(at + 1) : library(1000 + at))));

describe("the token endpoint", () => {
  test("is down: one call a step, everybody else is told at once, and it goes on within 2 seconds", async () => {
    gateway = await startFaulty();
    gateway.sandbox.faults([{ match: TOKENS, status: 503 }]);
    const begun = performance.now();
    let answered = 0;
    while (performance.now() - begun < 2000) {
      const answers = await crowd(10);
      answered += answers.length;
      for (const { codes } of answers) expect(codes).toEqual(["UPSTREAM_UNAVAILABLE"]);
      await sleep(20);
    }
    // Steps of 0.25, 0.5, 1 and 1.5 seconds: at 0, 0.25, 0.75 and 1.75.
    expect(tokens()).toBeGreaterThanOrEqual(3);
    expect(tokens()).toBeLessThanOrEqual(4);
    expect(gateway.sandbox.calls().total).toBe(0);
    report("token endpoint down for 2 s", `${tokens()} token calls for ${answered} requests`);
    gateway.sandbox.faults([]);
    const recovered = await until(async () => (await gateway.timed(library(1))).codes.length === 0);
    expect(recovered).toBeLessThan(2000);
    report("token endpoint back", `used after ${Math.round(recovered)} ms`);
  });

  test("is down while the token lives: nobody notices", async () => {
    gateway = await startFaulty();
    await gateway.timed(library(1));
    gateway.sandbox.faults([{ match: TOKENS, status: 503 }]);
    for (const { codes } of await crowd(20)) expect(codes).toEqual([]);
  });

  test("refuses the credentials: one call a step, and the code says so", async () => {
    gateway = await startFaulty();
    gateway.sandbox.faults([{ match: TOKENS, status: 401, body: { error: "invalid_client" } }]);
    const begun = performance.now();
    while (performance.now() - begun < 1500) {
      for (const { codes } of await crowd(10)) expect(codes).toEqual(["UPSTREAM_UNAUTHORIZED"]);
      await sleep(50);
    }
    expect(tokens()).toBe(2);
  });
});

describe("401", () => {
  test("to 200 calls at once brings one new token and 200 replays", async () => {
    gateway = await startFaulty({ latency: 100 });
    await gateway.timed(library(1));
    gateway.sandbox.resetCalls();
    gateway.sandbox.revoke();
    // Responses have no bulk read. All of them are on their way before the first is refused.
    const hundred = (first: number) =>
      JSON.stringify(
        Array.from({ length: 100 }, (_, at) => `22222222-0000-4000-8000-${String(first + at).padStart(12, "0")}`),
      );
    const { data, errors } = await gateway.timed(
      `{ a: responsesById(ids: ${hundred(1)}) { name } b: responsesById(ids: ${hundred(101)}) { name } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.a.filter((found: unknown) => found !== null)).toHaveLength(60);
    const { total } = gateway.sandbox.calls();
    expect(tokens()).toBe(1);
    expect(total).toBe(400);
    report("200 concurrent 401", `${tokens()} refresh, ${total - 200} replays`);
  });

  test("for ever is no loop: one more token a step, and one call a request", async () => {
    gateway = await startFaulty();
    await gateway.timed(library(1));
    gateway.sandbox.faults([{ match: "*", status: 401 }]);
    gateway.sandbox.resetCalls();
    for (let number = 0; number < 100; number += 1)
      expect((await gateway.timed(library(100 + number))).codes).toEqual(["UPSTREAM_UNAUTHORIZED"]);
    expect(tokens()).toBeLessThanOrEqual(3);
    expect(gateway.sandbox.calls().total).toBeLessThanOrEqual(100 + tokens());
    report("permanent 401, 100 requests", `${tokens()} token calls, ${gateway.sandbox.calls().total} calls`);
  });
});

test("tokens that live 5 seconds: nothing fails in 60 seconds, and no call goes out with an expired one", async () => {
  gateway = await startFaulty({ tokenLifetime: 5, latency: 5 });
  const answers: Timed[] = [];
  for (const begun = performance.now(); performance.now() - begun < 60_000;) {
    answers.push(...(await crowd(5)));
    await sleep(20);
  }
  expect(answers.filter(({ codes }) => codes.length > 0)).toEqual([]);
  // A call with an expired token would have been sent twice.
  expect(gateway.sandbox.calls().total).toBe(answers.length);
  // Each is renewed after 4 to 4.5 seconds.
  expect(tokens()).toBeGreaterThanOrEqual(13);
  expect(tokens()).toBeLessThanOrEqual(16);
  report("5 s tokens for 60 s", `0 failures of ${answers.length}, ${tokens()} token calls`);
}, 90_000);

test.each([3_600_000, -3_600_000])("a clock that is set by %i ms changes nothing", async (jump) => {
  gateway = await startFaulty();
  await gateway.timed(library(1));
  gateway.sandbox.faults([{ match: LIBRARY, status: 503 }]);
  for (let number = 0; number < 12; number += 1) await gateway.timed(library(100 + number));
  const real = Date.now;
  const spy = jest.spyOn(Date, "now").mockImplementation(() => real() + jump);
  try {
    // The circuit stays open, and opens no earlier or later than it would have.
    gateway.sandbox.resetCalls();
    gateway.sandbox.faults([]);
    expect((await gateway.timed(library(1))).codes).toEqual(["UPSTREAM_UNAVAILABLE"]);
    expect(gateway.sandbox.calls().total).toBe(0);
    const recovered = await until(async () => (await gateway.timed(library(1))).codes.length === 0);
    expect(recovered).toBeLessThan(3000);
    for (const { codes } of await crowd(10)) expect(codes).toEqual([]);
    expect(tokens()).toBe(0);
  } finally {
    spy.mockRestore();
  }
});
