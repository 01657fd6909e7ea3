import { afterEach, expect, test } from "@jest/globals";
import { createTestClock } from "../test-clock.ts";
import { LIBRARY, library, startFaulty } from "./faulty.ts";
import type { Faulty } from "./faulty.ts";

let gateway: Faulty;
afterEach(() => gateway.closeAndCheck());

test("503 with Retry-After 2: the second call goes out after 2.0 to 2.3 seconds", async () => {
  const clock = createTestClock();
  gateway = await startFaulty({ clock });
  await gateway.send(library(2));
  gateway.sandbox.resetCalls();
  gateway.sandbox.faults([{ match: LIBRARY, status: 503, headers: { "Retry-After": "2" }, times: 1 }]);
  const answer = gateway.send(library(1));
  await clock.waits(2000, 2300);
  await clock.pass(1999);
  // A call that was sent before this one would have arrived before it.
  expect((await gateway.send(library(2))).codes).toEqual([]);
  expect(gateway.sandbox.calls().total).toBe(2);
  await clock.pass(301);
  expect((await answer).data).toEqual({ library: { name: "Greetings" } });
  expect(gateway.sandbox.calls().total).toBe(3);
});

test("503 with Retry-After 60: the request is answered at once, after one call", async () => {
  gateway = await startFaulty({ clock: createTestClock() });
  await gateway.send(library(2));
  gateway.sandbox.resetCalls();
  gateway.sandbox.faults([{ match: LIBRARY, status: 503, headers: { "Retry-After": "60" } }]);
  const { errors } = await gateway.send(library(1));
  expect(errors![0]!.extensions).toEqual({
    code: "UPSTREAM_UNAVAILABLE",
    upstream: { status: 503, code: expect.any(String), correlationId: expect.any(String) },
    retryAfter: 60,
    retryable: true,
  });
  expect(gateway.sandbox.calls().total).toBe(1);
});
