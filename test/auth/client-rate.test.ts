import { beforeEach, expect, test } from "@jest/globals";
import { createClientRate } from "../../src/auth/client-rate.ts";
import { anonymous } from "../../src/auth/client.ts";
import type { ClientRejectedError } from "../../src/auth/client.ts";
import { createTestClock } from "../test-clock.ts";
import type { TestClock } from "../test-clock.ts";

let clock: TestClock;
beforeEach(() => {
  clock = createTestClock();
});
const countUpTo = (perMinute: number) => createClientRate({ perMinute, namespace: "test", clock });

const ann = anonymous("10.0.0.1");
const bob = anonymous("10.0.0.2");

/** Seconds after which this client may try again, or undefined if the request is accepted. */
function waitOf(count: ReturnType<typeof createClientRate>, client = ann): number | undefined {
  try {
    count(client);
    return undefined;
  } catch (error) {
    return (error as ClientRejectedError).extensions.retryAfter;
  }
}

test("a minute begins with the first request, and the next minute after the first has ended", async () => {
  const count = countUpTo(3);
  expect([waitOf(count), waitOf(count), waitOf(count), waitOf(count)]).toEqual([undefined, undefined, undefined, 60]);
  await clock.pass(45_500);
  expect(waitOf(count)).toBe(15);
  await clock.pass(14_499);
  expect(waitOf(count)).toBe(1);
  await clock.pass(1);
  expect([waitOf(count), waitOf(count), waitOf(count), waitOf(count)]).toEqual([undefined, undefined, undefined, 60]);
});

test("each client has a minute of its own, and further requests do not extend it", async () => {
  const count = countUpTo(1);
  expect([waitOf(count), waitOf(count, bob), waitOf(count)]).toEqual([undefined, undefined, 60]);
  for (let times = 0; times < 1000; times += 1) waitOf(count);
  await clock.pass(60_000);
  expect([waitOf(count), waitOf(count, bob)]).toEqual([undefined, undefined]);
});

test("many other addresses do not reset the count of an active client", () => {
  const count = countUpTo(50);
  const waits: unknown[] = [];
  for (let at = 0; at < 50_000; at += 1) {
    if (at % 1000 === 0) waits.push(waitOf(count));
    count(anonymous(`10.1.${at >> 8}.${at & 255}`));
  }
  expect(waits).toEqual(Array.from({ length: 50 }));
  expect(waitOf(count)).toBe(60);
});
