import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { createClientRate } from "../../src/auth/client-rate.ts";
import { anonymous } from "../../src/auth/client.ts";
import type { Refusal } from "../../src/auth/client.ts";

let now = 0;
beforeEach(() => {
  now = 5000;
  jest.spyOn(performance, "now").mockImplementation(() => now);
});
afterEach(() => void jest.restoreAllMocks());

const ann = anonymous("10.0.0.1");
const bob = anonymous("10.0.0.2");

/** Seconds after which this client may come back; nothing when the request is counted. */
function waitOf(count: ReturnType<typeof createClientRate>, client = ann): number | undefined {
  try {
    count(client);
    return undefined;
  } catch (error) {
    return (error as Refusal).extensions.retryAfter;
  }
}

test("a minute begins with the first request, and the next one after it", () => {
  const count = createClientRate({ perMinute: 3, namespace: "test" });
  expect([waitOf(count), waitOf(count), waitOf(count), waitOf(count)]).toEqual([undefined, undefined, undefined, 60]);
  now += 45_500;
  expect(waitOf(count)).toBe(15);
  now += 14_499;
  expect(waitOf(count)).toBe(1);
  now += 1;
  expect([waitOf(count), waitOf(count), waitOf(count), waitOf(count)]).toEqual([undefined, undefined, undefined, 60]);
});

test("clients have each their own, and asking on does not make it longer", () => {
  const count = createClientRate({ perMinute: 1, namespace: "test" });
  expect([waitOf(count), waitOf(count, bob), waitOf(count)]).toEqual([undefined, undefined, 60]);
  for (let times = 0; times < 1000; times += 1) waitOf(count);
  now += 60_000;
  expect([waitOf(count), waitOf(count, bob)]).toEqual([undefined, undefined]);
});

test("as many clients as there are addresses forget nobody who still asks", () => {
  const count = createClientRate({ perMinute: 50, namespace: "test" });
  const waits: unknown[] = [];
  for (let at = 0; at < 50_000; at += 1) {
    if (at % 1000 === 0) waits.push(waitOf(count));
    count(anonymous(`10.1.${at >> 8}.${at & 255}`));
  }
  expect(waits).toEqual(Array.from({ length: 50 }));
  expect(waitOf(count)).toBe(60);
});
