import { afterEach, expect, test } from "@jest/globals";
import { LIBRARY, library, report, startFaulty, until } from "./faulty.ts";
import type { Faulty } from "./faulty.ts";

let gateway: Faulty;
afterEach(() => gateway.closeAndCheck());

test("503 with Retry-After 2: the second call goes out after 2.0 to 2.6 seconds", async () => {
  gateway = await startFaulty();
  await gateway.timed(library(2));
  gateway.sandbox.resetCalls();
  gateway.sandbox.faults([{ match: LIBRARY, status: 503, headers: { "Retry-After": "2" }, times: 1 }]);
  const answer = gateway.timed(library(1));
  await until(() => gateway.sandbox.calls().total === 1);
  const waited = await until(() => gateway.sandbox.calls().total === 2);
  // What is seen from outside is seen up to ten milliseconds late.
  expect(waited).toBeGreaterThanOrEqual(1980);
  expect(waited).toBeLessThan(2650);
  report("Retry-After 2", `second call after ${Math.round(waited)} ms`);
  expect((await answer).data).toEqual({ library: { name: "Greetings" } });
});

test("503 with Retry-After 60: the answer is there at once, after one call", async () => {
  gateway = await startFaulty();
  await gateway.timed(library(2));
  gateway.sandbox.resetCalls();
  gateway.sandbox.faults([{ match: LIBRARY, status: 503, headers: { "Retry-After": "60" } }]);
  const { errors, milliseconds } = await gateway.timed(library(1));
  expect(errors![0]!.extensions).toEqual({
    code: "UPSTREAM_UNAVAILABLE",
    upstream: { status: 503, code: expect.any(String), correlationId: expect.any(String) },
    retryAfter: 60,
    retryable: true,
  });
  expect(milliseconds).toBeLessThan(100);
  report("Retry-After 60", `answer after ${milliseconds.toFixed(1)} ms`);
  expect(gateway.sandbox.calls().total).toBe(1);
});
