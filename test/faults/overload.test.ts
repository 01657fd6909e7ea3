import { afterEach, expect, test } from "@jest/globals";
import { createTestClock } from "../test-clock.ts";
import { until } from "../until.ts";
import { library, startFaulty } from "./faulty.ts";
import type { Faulty } from "./faulty.ts";

let gateway: Faulty;
afterEach(() => gateway.closeAndCheck());

test("more requests than the limit are refused, and those within the limit are answered", async () => {
  gateway = await startFaulty({ clock: createTestClock(), env: { MAX_CONCURRENT_REQUESTS: "20" } });
  await gateway.send(library(1));
  const hold = gateway.sandbox.hold("*", { times: 20 });
  const admitted = Array.from({ length: 20 }, (_, at) => gateway.send(library(100 + at)));
  await hold.reached(20);
  gateway.sandbox.resetCalls();
  for (let count = 0; count < 30; count += 1) {
    const { status, headers, errors } = await gateway.send(library(1));
    expect(status).toBe(503);
    expect(headers.get("retry-after")).toBe("1");
    expect(errors).toEqual([
      { message: expect.any(String), extensions: { code: "OVERLOADED", retryAfter: 1, retryable: true } },
    ]);
  }
  // The health checks still answer.
  expect((await fetch(`${gateway.url}/livez`)).status).toBe(200);
  expect((await fetch(`${gateway.url}/readyz`)).status).toBe(200);
  expect(hold.held()).toBe(20);
  expect(gateway.sandbox.calls().total).toBe(0);
  hold.release();
  for (const { codes } of await Promise.all(admitted)) expect(codes).toEqual([]);
  expect((await gateway.send(library(1))).codes).toEqual([]);
});

test("a request whose client has left no longer counts", async () => {
  gateway = await startFaulty({ clock: createTestClock(), env: { MAX_CONCURRENT_REQUESTS: "2" } });
  const hold = gateway.sandbox.hold("*", { times: 2 });
  const leaving = new AbortController();
  const clients = [1, 2].map((number) => gateway.send(library(number), { signal: leaving.signal }).catch(() => "left"));
  await hold.reached(2);
  expect((await gateway.send(library(3))).codes).toEqual(["OVERLOADED"]);
  leaving.abort();
  expect(await Promise.all(clients)).toEqual(["left", "left"]);
  await until(async () => (await gateway.send(library(3))).codes.length === 0);
  // Only the clients that left ended the two requests.
  expect(hold.held()).toBe(2);
});
