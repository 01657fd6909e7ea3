import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, test } from "@jest/globals";
import { LIBRARY, library, report, startFaulty, until } from "./faulty.ts";
import type { Faulty } from "./faulty.ts";

let gateway: Faulty;
afterEach(() => gateway.closeAndCheck());

const left = (promise: Promise<unknown>) =>
  promise.then(
    () => "answered",
    (error: Error) => error.name,
  );

describe("a client that leaves", () => {
  test("ends its upstream calls within 100 ms", async () => {
    gateway = await startFaulty();
    await gateway.timed(library(1));
    gateway.sandbox.faults([{ match: "*", delay: 60_000 }]);
    const leaving = new AbortController();
    const clients = Array.from({ length: 20 }, (_, at) =>
      left(gateway.timed(library(100 + at), { signal: leaving.signal })),
    );
    await until(() => gateway.sandbox.underWay() === 20);
    leaving.abort();
    const gone = await until(() => gateway.sandbox.underWay() === 0);
    expect(gone).toBeLessThan(100);
    report("20 clients left", `upstream calls gone after ${Math.round(gone)} ms`);
    expect(new Set(await Promise.all(clients))).toEqual(new Set(["AbortError"]));
  });

  test("leaves a call to those who share it", async () => {
    gateway = await startFaulty();
    await gateway.timed(library(2));
    gateway.sandbox.resetCalls();
    gateway.sandbox.faults([{ match: LIBRARY, delay: 500 }]);
    const leaving = new AbortController();
    const leaver = left(gateway.timed(library(1), { signal: leaving.signal }));
    await until(() => gateway.sandbox.underWay() === 1);
    const stayer = gateway.timed(library(1));
    await sleep(100);
    leaving.abort();
    expect(await leaver).toBe("AbortError");
    expect((await stayer).data.library.name).toBe("Greetings");
    expect(gateway.sandbox.calls().total).toBe(1);
  });

  test("makes no further attempt: neither after a pause, nor when a place in the budget comes free", async () => {
    gateway = await startFaulty();
    await gateway.timed(library(2));
    gateway.sandbox.resetCalls();
    gateway.sandbox.faults([{ match: LIBRARY, status: 503, headers: { "Retry-After": "1" } }]);
    const leaving = new AbortController();
    const first = left(gateway.timed(library(1), { signal: leaving.signal }));
    await until(() => gateway.sandbox.calls().total === 1);
    leaving.abort();
    expect(await first).toBe("AbortError");
    await sleep(1500);
    expect(gateway.sandbox.calls().total).toBe(1);

    gateway.sandbox.faults([{ match: LIBRARY, status: 429, headers: { "Retry-After": "1" } }]);
    const second = new AbortController();
    const waiting = [3, 4, 5].map((number) => left(gateway.timed(library(number), { signal: second.signal })));
    await until(() => gateway.sandbox.calls().total > 1);
    await sleep(100);
    const { total } = gateway.sandbox.calls();
    second.abort();
    await Promise.all(waiting);
    await sleep(1500);
    expect(gateway.sandbox.calls().total).toBe(total);
  });

  test("does not end a write that has begun", async () => {
    gateway = await startFaulty();
    gateway.sandbox.faults([{ match: "POST /api/v2/responsemanagement/libraries", delay: 300 }]);
    const leaving = new AbortController();
    const mutation = `mutation { createLibrary(input: { name: "Holidays" }) { library { id } } }`;
    const writer = left(gateway.timed(mutation, { signal: leaving.signal }));
    await until(() => gateway.sandbox.underWay() === 1);
    leaving.abort();
    await writer;
    expect((await gateway.timed("{ libraries { totalCount } }")).data.libraries.totalCount).toBe(9);
  });
});
