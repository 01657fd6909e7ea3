import { afterEach, expect, test } from "@jest/globals";
import { createTestClock } from "../test-clock.ts";
import { LIBRARY, library, openCircuit, RESPONSE, response, startFaulty } from "./faulty.ts";
import type { Faulty, HttpAnswer } from "./faulty.ts";

let gateway: Faulty;
afterEach(() => gateway.closeAndCheck());

test.each([500, 502, 503, 504])("a permanent %i: 200 requests cost few calls, and soon none", async (status) => {
  const clock = createTestClock();
  gateway = await startFaulty({ clock });
  await gateway.send(library(1));
  gateway.sandbox.faults([{ match: LIBRARY, status }]);
  gateway.sandbox.resetCalls();
  const answers: HttpAnswer[] = [];
  /** Sends requests four at a time, and waits so many milliseconds after each four. */
  async function requests(count: number, milliseconds: number) {
    for (let number = 0; number < count; number += 4) {
      const four = Array.from({ length: 4 }, (_, at) => gateway.send(library(100 + answers.length + at)));
      answers.push(...(await clock.passWaits(Promise.all(four))));
      await clock.pass(milliseconds);
    }
  }
  await requests(100, 100);
  // Ten that fail, three more at the same moment, and one probe after two seconds.
  expect(gateway.sandbox.calls().total).toBeLessThanOrEqual(14);

  // Just after a probe no request waits, neither for a call nor for a timer.
  gateway.sandbox.resetCalls();
  await clock.pass(2000);
  await clock.passWaits(gateway.send(library(99)));
  expect(gateway.sandbox.calls().total).toBe(1);
  const since = clock.now();
  await requests(100, 0);
  expect(clock.now()).toBe(since);
  expect(gateway.sandbox.calls().total).toBe(1);
  expect(answers.map(({ codes }) => codes)).toEqual(answers.map(() => ["UPSTREAM_UNAVAILABLE"]));
  expect(answers.every(({ data }) => data.library === null)).toBe(true);
  expect(answers.at(-1)!.errors![0]!.extensions).toMatchObject({ retryAfter: expect.any(Number), retryable: true });

  // Another group of routes is not affected.
  expect((await gateway.send(`{ messagingSettings { totalCount } }`)).data.messagingSettings.totalCount).toBe(5);

  gateway.sandbox.faults([]);
  await clock.pass(2000);
  expect((await gateway.send(library(1))).codes).toEqual([]);
  // From then on all calls are sent.
  for (const { codes } of await Promise.all([1, 2, 3].map((id) => gateway.send(library(id)))))
    expect(codes).toEqual([]);
  const warnings = gateway.log.filter((line) => line.includes(": responsemanagement/libraries"));
  expect(warnings.map((line) => /Genesys Cloud (\w+)/.exec(line)?.[1])).toEqual(["keeps", "answers"]);
});

test("while the circuit is open one probe at a time goes out, and no other request waits for it", async () => {
  const clock = createTestClock();
  gateway = await startFaulty({ clock });
  const openedAt = await openCircuit(gateway, clock);
  gateway.sandbox.resetCalls();
  await clock.pass(openedAt + 1999 - clock.now());
  expect((await gateway.send(library(1))).codes).toEqual(["UPSTREAM_UNAVAILABLE"]);
  expect(gateway.sandbox.calls().total).toBe(0);
  await clock.pass(1);

  const hold = gateway.sandbox.hold(LIBRARY, { times: 1 });
  const probe = gateway.send(library(200));
  await hold.reached();
  // A second call would succeed at once.
  gateway.sandbox.faults([]);
  // This takes longer than the time between two probes.
  for (let number = 0; number < 40; number += 1) {
    expect((await gateway.send(library(201 + number))).codes).toEqual(["UPSTREAM_UNAVAILABLE"]);
    await clock.pass(100);
  }
  expect(hold.held()).toBe(1);
  expect(gateway.sandbox.calls().total).toBe(1);

  // The probe fails, and the next goes out two seconds later.
  hold.release();
  expect((await clock.passWaits(probe)).codes).toEqual(["UPSTREAM_UNAVAILABLE"]);
  await clock.pass(1500);
  expect((await gateway.send(library(1))).codes).toEqual(["UPSTREAM_UNAVAILABLE"]);
  expect(gateway.sandbox.calls().total).toBe(1);
  await clock.pass(500);
  expect((await gateway.send(library(1))).codes).toEqual([]);
});

test("at most a tenth of all calls is retried, however many fail", async () => {
  const clock = createTestClock();
  gateway = await startFaulty({ clock });
  gateway.sandbox.faults([{ match: RESPONSE, status: 503 }]);
  const lists = [1, 2, 3, 4, 5, 6, 7, 8].map(
    (id) => `l${id}: responses(libraryId: "11111111-0000-4000-8000-00000000000${id}", first: 1) { totalCount }`,
  );
  for (let number = 0; number < 30; number += 1) {
    // Most calls of the group succeed, so the circuit stays closed.
    const query = response(1000 + number).replace(/}$/, `${lists.join(" ")} }`);
    const { codes } = await clock.passWaits(gateway.send(query));
    expect(codes).toEqual(["UPSTREAM_UNAVAILABLE"]);
  }
  const { total, byRoute } = gateway.sandbox.calls();
  const needed = 30 * 9;
  expect(total).toBeLessThanOrEqual(1.1 * needed);
  // It was not the circuit breaker that saved the calls.
  expect(byRoute[RESPONSE]).toBeGreaterThan(30);
});

test("a read gets its stale answer while the circuit is open", async () => {
  const clock = createTestClock();
  gateway = await startFaulty({ clock, cache: true, env: { CACHE_FRESH_LIBRARIES: "1", CACHE_STALE: "1" } });
  const readAt = clock.now();
  expect((await gateway.send(library(1))).data).toEqual({ library: { name: "Greetings" } });
  await openCircuit(gateway, clock);
  gateway.sandbox.resetCalls();
  // Freshness differs by up to a tenth.
  await clock.pass(readAt + 1101 - clock.now());
  const answer = await gateway.send(library(1));
  expect(answer.data).toEqual({ library: { name: "Greetings" } });
  expect(answer.errors).toBeUndefined();
  expect(answer.extensions!.stale).toEqual([1]);
  expect(gateway.sandbox.calls().total).toBe(0);
});
