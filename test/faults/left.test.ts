import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { libraryId, settingId } from "../ids.ts";
import { createTestClock } from "../test-clock.ts";
import type { TestClock } from "../test-clock.ts";
import { until } from "../until.ts";
import { LIBRARY, library, RESPONSE, response, startFaulty } from "./faulty.ts";
import type { Faulty } from "./faulty.ts";

let gateway: Faulty;
// While it stands still, no call or request times out.
let clock: TestClock;
beforeEach(async () => {
  clock = createTestClock();
  gateway = await startFaulty({ clock });
});
afterEach(() => gateway.closeAndCheck());

const left = (promise: Promise<unknown>) =>
  promise.then(
    () => "answered",
    (error: Error) => error.name,
  );

/** Resolves when so many requests have a timer for their time limit. It ends when the client leaves. */
const requests = (count: number) => until(() => clock.timers().filter((time) => time === 30_000).length === count);

describe("a client that leaves", () => {
  test("ends its REST calls before they are answered", async () => {
    await gateway.send(library(1));
    const hold = gateway.sandbox.hold("*");
    const leaving = new AbortController();
    const clients = Array.from({ length: 20 }, (_, at) =>
      left(gateway.send(library(100 + at), { signal: leaving.signal })),
    );
    await hold.reached(20);
    expect(gateway.sandbox.pendingCalls()).toBe(20);
    leaving.abort();
    await until(() => gateway.sandbox.pendingCalls() === 0);
    expect(hold.held()).toBe(20);
    expect(new Set(await Promise.all(clients))).toEqual(new Set(["AbortError"]));
  });

  test("does not end a call that another request shares", async () => {
    await gateway.send(library(2));
    gateway.sandbox.resetCalls();
    const hold = gateway.sandbox.hold("*", { times: 2 });
    // The fields are read at the same moment, in order. Once the second one has its call, the request has joined the first call.
    const both = (own: number) => `{
      shared: library(id: "${libraryId(1)}") { name }
      own: messagingSetting(id: "${settingId(own)}") { name }
    }`;
    const leaving = new AbortController();
    const leaver = left(gateway.send(both(1), { signal: leaving.signal }));
    await hold.reached(2);
    const stayer = gateway.send(both(2));
    await until(() => gateway.sandbox.calls().total > 2 && gateway.sandbox.pendingCalls() === 2);
    leaving.abort();
    expect(await leaver).toBe("AbortError");
    // The call that only the client that left needed has ended.
    await until(() => gateway.sandbox.pendingCalls() === 1);
    hold.release();
    expect((await stayer).data.shared).toEqual({ name: "Greetings" });
    expect(gateway.sandbox.calls().byRoute[LIBRARY]).toBe(1);
  });

  test("makes no further attempt, neither after Retry-After nor after a pause of the rate limit", async () => {
    await gateway.send(library(2));
    gateway.sandbox.resetCalls();
    gateway.sandbox.faults([{ match: LIBRARY, status: 503, headers: { "Retry-After": "1" } }]);
    const leaving = new AbortController();
    const first = left(gateway.send(library(1), { signal: leaving.signal }));
    await clock.waits(1000, 1300);
    leaving.abort();
    expect(await first).toBe("AbortError");
    await requests(0);
    await clock.pass(1300);
    // This call takes the same route, so an earlier call would have arrived before it.
    await gateway.send(response(1));
    expect(gateway.sandbox.calls().byRoute).toEqual({ [LIBRARY]: 1, [RESPONSE]: 1 });

    gateway.sandbox.faults([{ match: LIBRARY, status: 429, headers: { "Retry-After": "1" } }]);
    const second = new AbortController();
    const ask = (number: number) => left(gateway.send(library(number), { signal: second.signal }));
    const waiting = [ask(3)];
    await until(() => gateway.sandbox.calls().byRoute[LIBRARY] === 2);
    await clock.waits(1000);
    // The 429 pauses calls for a second: these two wait for a permit, and the first one for its next attempt.
    waiting.push(ask(4), ask(5));
    await requests(3);
    await until(() => clock.timers().filter((time) => time === 1000).length === 2);
    second.abort();
    await Promise.all(waiting);
    await requests(0);
    await clock.pass(1500);
    await gateway.send(response(2));
    expect(gateway.sandbox.calls().byRoute).toEqual({ [LIBRARY]: 2, [RESPONSE]: 2 });
  });

  test("does not end a write that has begun", async () => {
    // Held before the sandbox carries it out: a write that the gateway cancels here would not happen.
    const hold = gateway.sandbox.hold("POST /api/v2/responsemanagement/libraries", { before: true });
    const leaving = new AbortController();
    const mutation = `mutation { createLibrary(input: { name: "Holidays" }) { library { id } } }`;
    const writer = left(gateway.send(mutation, { signal: leaving.signal }));
    await hold.reached();
    leaving.abort();
    expect(await writer).toBe("AbortError");
    await requests(0);
    expect((await gateway.send("{ libraries { totalCount } }")).data.libraries.totalCount).toBe(8);
    expect(gateway.sandbox.pendingCalls()).toBe(1);
    hold.release();
    await until(() => gateway.sandbox.pendingCalls() === 0);
    expect((await gateway.send("{ libraries { totalCount } }")).data.libraries.totalCount).toBe(9);
  });
});
