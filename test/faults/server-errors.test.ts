import { afterEach, expect, test } from "@jest/globals";
import { LIBRARY, library, percentile, report, RESPONSE, response, startFaulty, until } from "./faulty.ts";
import type { Faulty, Timed } from "./faulty.ts";

let gateway: Faulty;
afterEach(() => gateway.closeAndCheck());

test.each([500, 502, 503, 504])("%i for ever: 200 requests cost hardly a call each, and soon none", async (status) => {
  gateway = await startFaulty();
  await gateway.timed(library(1));
  gateway.sandbox.faults([{ match: LIBRARY, status }]);
  gateway.sandbox.resetCalls();
  const answers: Timed[] = [];
  for (let number = 0; number < 200; number += 4) {
    const four = Array.from({ length: 4 }, (_, at) => gateway.timed(library(100 + number + at)));
    answers.push(...(await Promise.all(four)));
  }
  const { total } = gateway.sandbox.calls();
  expect(total).toBeLessThanOrEqual(1.2 * 200);
  expect(answers.map(({ codes }) => codes)).toEqual(answers.map(() => ["UPSTREAM_UNAVAILABLE"]));
  expect(answers.every(({ data }) => data.library === null)).toBe(true);
  expect(answers.at(-1)!.errors![0]!.extensions).toMatchObject({ retryAfter: expect.any(Number), retryable: true });

  // The circuit has opened within the first few, and nobody waits any more. The best of three: what else this machine
  // does at the same time is not the gateway's time.
  let p99 = percentile(answers.slice(100), 0.99);
  for (let round = 1; round < 3 && p99 >= 100; round += 1) {
    const resting: Timed[] = [];
    for (let number = 0; number < 100; number += 1) resting.push(await gateway.timed(library(500 + number)));
    p99 = Math.min(p99, percentile(resting, 0.99));
  }
  expect(p99).toBeLessThan(100);
  report(`${status}, 200 requests`, `${total} calls, open p99 ${p99.toFixed(1)} ms`);

  // Neighbours of another family are not touched.
  expect((await gateway.timed(`{ messagingSettings { totalCount } }`)).data.messagingSettings.totalCount).toBe(5);

  gateway.sandbox.faults([]);
  const recovered = await until(async () => (await gateway.timed(library(1))).codes.length === 0);
  expect(recovered).toBeLessThan(10_000);
  const told = gateway.log.filter((line) => line.includes(": responsemanagement/libraries"));
  expect(told.map((line) => /Genesys Cloud (\w+)/.exec(line)?.[1])).toEqual(["keeps", "answers"]);
  report(`${status}, recovered after`, `${Math.round(recovered)} ms`);
});

test("while the circuit is open one probe at a time goes out, and nobody waits for it", async () => {
  gateway = await startFaulty();
  gateway.sandbox.faults([{ match: LIBRARY, status: 503 }]);
  for (let number = 0; number < 12; number += 1) await gateway.timed(library(100 + number));
  // A probe that hangs makes nobody else hang.
  gateway.sandbox.faults([{ match: LIBRARY, delay: 3000, status: 503 }]);
  gateway.sandbox.resetCalls();
  const probe = until(() => gateway.sandbox.underWay() === 1);
  const asking = { on: true };
  const answers: Promise<Timed>[] = [];
  const asker = (async () => {
    for (let number = 200; asking.on; number += 1) {
      answers.push(gateway.timed(library(number)));
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  })();
  await probe;
  const since = answers.length;
  await new Promise((resolve) => setTimeout(resolve, 1000));
  asking.on = false;
  await asker;
  const { total } = gateway.sandbox.calls();
  const others = (await Promise.all(answers)).slice(since + 1);
  expect(others.length).toBeGreaterThan(10);
  // None of them has waited for the probe; a machine that stalls holds up the slowest few.
  expect(percentile(others, 0.9)).toBeLessThan(100);
  expect(percentile(others, 0.5)).toBeLessThan(20);
  report("open answers", `p50 ${percentile(others, 0.5).toFixed(1)} ms, p99 ${percentile(others, 0.99).toFixed(1)} ms`);
  expect(total).toBe(1);
});

test("a tenth of all calls is tried again, however many fail", async () => {
  gateway = await startFaulty();
  gateway.sandbox.faults([{ match: RESPONSE, status: 503 }]);
  const lists = [1, 2, 3, 4, 5, 6, 7, 8].map(
    (id) => `l${id}: responses(libraryId: "11111111-0000-4000-8000-00000000000${id}", first: 1) { totalCount }`,
  );
  for (let number = 0; number < 30; number += 1) {
    // Most calls of the family succeed, so the circuit stays closed.
    const { codes } = await gateway.timed(response(1000 + number).replace(/}$/, `${lists.join(" ")} }`));
    expect(codes).toEqual(["UPSTREAM_UNAVAILABLE"]);
  }
  const { total, byRoute } = gateway.sandbox.calls();
  const needed = 30 * 9;
  expect(total).toBeLessThanOrEqual(1.1 * needed);
  // The circuit was not what saved the calls.
  expect(byRoute[RESPONSE]).toBeGreaterThan(30);
  report("retry budget", `${total} calls for ${needed}`);
});

test("stale answers serve while the circuit is open", async () => {
  gateway = await startFaulty({ cache: true, env: { CACHE_FRESH_LIBRARIES: "1", CACHE_STALE: "1" } });
  expect((await gateway.timed(library(1))).data).toEqual({ library: { name: "Greetings" } });
  gateway.sandbox.faults([{ match: LIBRARY, status: 503 }]);
  for (let number = 0; number < 12; number += 1) await gateway.timed(library(100 + number));
  await new Promise((resolve) => setTimeout(resolve, 1300));
  gateway.sandbox.resetCalls();
  const answer = await gateway.timed(library(1));
  expect(answer.data).toEqual({ library: { name: "Greetings" } });
  expect(answer.errors).toBeUndefined();
  expect(answer.extensions!.stale).toHaveLength(1);
  expect(gateway.sandbox.calls().total).toBeLessThanOrEqual(1);
});
