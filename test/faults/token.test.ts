import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { createTestClock } from "../test-clock.ts";
import { until } from "../until.ts";
import { openCircuit, library, response, RESPONSE, startFaulty, TOKENS } from "./faulty.ts";
import type { Faulty, HttpAnswer } from "./faulty.ts";

let gateway: Faulty;
afterEach(() => gateway.closeAndCheck());

const tokens = () => gateway.sandbox.calls().tokens;

/** So many requests at once. Each asks for another entity, so none shares a call. */
const crowd = (count: number) =>
  Promise.all(Array.from({ length: count }, (_, at) => gateway.send(at < 60 ? response(at + 1) : library(1000 + at))));

describe("the token endpoint", () => {
  test("is down: one call per backoff, other requests fail at once, and the next call after its return works", async () => {
    const clock = createTestClock();
    gateway = await startFaulty({ clock });
    gateway.sandbox.faults([{ match: TOKENS, status: 503 }]);
    const triedAt: number[] = [];
    for (let time = 0; time <= 4750; time += 125) {
      // Time stands still until all of them are answered.
      for (const { codes } of await crowd(4)) expect(codes).toEqual(["UPSTREAM_UNAVAILABLE"]);
      if (tokens() > triedAt.length) triedAt.push(time);
      await clock.pass(125);
    }
    // Waits of 0.25, 0.5, 1 and 1.5 seconds.
    expect(triedAt).toEqual([0, 250, 750, 1750, 3250, 4750]);
    expect(tokens()).toBe(6);
    expect(gateway.sandbox.calls().total).toBe(0);

    gateway.sandbox.faults([]);
    await clock.pass(1374);
    expect((await gateway.send(library(1))).codes).toEqual(["UPSTREAM_UNAVAILABLE"]);
    expect(tokens()).toBe(6);
    await clock.pass(1);
    expect((await gateway.send(library(1))).codes).toEqual([]);
  });

  test("is down while the token is valid: no request fails", async () => {
    const clock = createTestClock();
    gateway = await startFaulty({ clock, tokenLifetime: 60 });
    await gateway.send(library(1));
    gateway.sandbox.faults([{ match: TOKENS, status: 503 }]);
    for (const { codes } of await crowd(20)) expect(codes).toEqual([]);
    expect(tokens()).toBe(1);
    // Now the token is renewed, and that fails.
    await clock.pass(58_999);
    for (const { codes } of await crowd(20)) expect(codes).toEqual([]);
    await until(() => tokens() === 2);
    for (const { codes } of await crowd(20)) expect(codes).toEqual([]);
    expect(tokens()).toBe(2);
  });

  test("refuses the credentials: one call per backoff, and the code says so", async () => {
    const clock = createTestClock();
    gateway = await startFaulty({ clock });
    gateway.sandbox.faults([{ match: TOKENS, status: 401, body: { error: "invalid_client" } }]);
    const triedAt: number[] = [];
    for (let time = 0; time <= 3500; time += 125) {
      for (const { codes } of await crowd(4)) expect(codes).toEqual(["UPSTREAM_UNAUTHORIZED"]);
      if (tokens() > triedAt.length) triedAt.push(time);
      await clock.pass(125);
    }
    // Waits of 1 and 2 seconds.
    expect(triedAt).toEqual([0, 1000, 3000]);
    expect(tokens()).toBe(3);
  });
});

describe("401", () => {
  test("for 200 calls at once causes one new token and 200 replays", async () => {
    gateway = await startFaulty();
    await gateway.send(library(1));
    gateway.sandbox.resetCalls();
    gateway.sandbox.revoke();
    // Responses have no bulk read. All 50 sockets are in use before the first call is refused.
    const hold = gateway.sandbox.hold(RESPONSE);
    const hundred = (first: number) =>
      JSON.stringify(
        Array.from({ length: 100 }, (_, at) => `22222222-0000-4000-8000-${String(first + at).padStart(12, "0")}`),
      );
    const answer = gateway.send(
      `{ a: responsesById(ids: ${hundred(1)}) { name } b: responsesById(ids: ${hundred(101)}) { name } }`,
    );
    await hold.reached(50);
    hold.release();
    const { data, errors } = await answer;
    expect(errors).toBeUndefined();
    expect(data.a.filter((found: unknown) => found !== null)).toHaveLength(60);
    expect(tokens()).toBe(1);
    expect(gateway.sandbox.calls().total).toBe(400);
  });

  test("that is permanent causes no loop: one token per backoff, and one call per request", async () => {
    const clock = createTestClock();
    gateway = await startFaulty({ clock });
    await gateway.send(library(1));
    gateway.sandbox.faults([{ match: "*", status: 401 }]);
    gateway.sandbox.resetCalls();
    for (let number = 0; number < 100; number += 1) {
      expect((await gateway.send(library(100 + number))).codes).toEqual(["UPSTREAM_UNAUTHORIZED"]);
      await clock.pass(100);
    }
    // After 0, 1, 3 and 7 of these ten seconds.
    expect(tokens()).toBe(4);
    expect(gateway.sandbox.calls().total).toBe(100 + 4);
  });
});

test("tokens that live 5 seconds: nothing fails in 60 seconds, and no call goes out with an expired one", async () => {
  const clock = createTestClock();
  gateway = await startFaulty({ clock, tokenLifetime: 5 });
  const answers: HttpAnswer[] = [];
  /** Three requests whose calls take so long to arrive. The sandbox checks their tokens after that. */
  async function threeRequests(milliseconds: number) {
    const hold = gateway.sandbox.hold("*", { before: true, times: 3 });
    const sent = crowd(3);
    await hold.reached(3);
    await clock.pass(milliseconds);
    hold.release();
    answers.push(...(await sent));
  }
  for (let time = 0; time < 60_000; time += 250) await threeRequests(250);
  // Each is renewed after 4 to 4.5 seconds.
  expect(tokens()).toBeGreaterThanOrEqual(14);
  expect(tokens()).toBeLessThanOrEqual(15);

  // After an idle time of any length the token is valid long enough to arrive, or is replaced.
  for (const pause of [3500, 4000, 4400, 4499, 4500, 4501, 4800, 4999, 5000, 5001]) {
    await clock.pass(6000);
    await threeRequests(0);
    await clock.pass(pause);
    await threeRequests(490);
  }
  expect(answers.filter(({ codes }) => codes.length > 0)).toEqual([]);
  // A call with an expired token would have been sent twice.
  expect(gateway.sandbox.calls().total).toBe(answers.length);
});

test.each([3_600_000, -3_600_000])("moving the wall clock by %i ms changes nothing", async (jump) => {
  const clock = createTestClock();
  // By the wall clock this token would have expired.
  gateway = await startFaulty({ clock, tokenLifetime: 1800 });
  await gateway.send(library(1));
  const openedAt = await openCircuit(gateway, clock);
  clock.setDate(jump);
  const spy = jest.spyOn(Date, "now").mockImplementation(clock.wallTime);
  try {
    // The circuit stays open, and closes no earlier or later than it would have.
    gateway.sandbox.resetCalls();
    gateway.sandbox.faults([]);
    expect((await gateway.send(library(1))).codes).toEqual(["UPSTREAM_UNAVAILABLE"]);
    await clock.pass(openedAt + 1999 - clock.now());
    expect((await gateway.send(library(1))).codes).toEqual(["UPSTREAM_UNAVAILABLE"]);
    expect(gateway.sandbox.calls().total).toBe(0);
    await clock.pass(1);
    expect((await gateway.send(library(1))).codes).toEqual([]);
    for (const { codes } of await crowd(10)) expect(codes).toEqual([]);
    expect(tokens()).toBe(0);
  } finally {
    spy.mockRestore();
  }
});
