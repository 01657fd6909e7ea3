import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, test } from "@jest/globals";
import type { Lifetime } from "../../../src/deadline.ts";
import type { GenesysCall } from "../../../src/genesys/call.ts";
import { createBasis } from "../../../src/cache/basis.ts";
import { createCache } from "../../../src/cache/cache.ts";
import { readConfig } from "../../../src/config/config.ts";
import { badResponse, badUserInput, GatewayError, statusError } from "../../../src/errors.ts";
import { createRest } from "../../../src/datasources/rest/rest.ts";
import { asListing } from "../../../src/datasources/rest/parse.ts";
import type { RequestOptions, Rest } from "../../../src/datasources/rest/rest.ts";
import type { ReadCall, WriteCall } from "../../../src/datasources/rest/rest-call.ts";
import { createDatasourceServices } from "../../../src/datasources/services.ts";
import { createTestClock } from "../../test-clock.ts";

const clock = createTestClock();
const DEADLINE = clock.now() + 30_000;
const lifetimeWith = (signal = new AbortController().signal): Lifetime => ({
  ...{ signal, over: signal, deadline: DEADLINE },
  isOver: () => signal.aborted,
});
const THINGS = { route: "/api/v2/things", circuit: "things" };
const READ: ReadCall = { ...THINGS, method: "GET", cache: "never" };

/** A field that is undefined says as much as one that is left out. */
const withoutUndefined = (call: Omit<GenesysCall, "deadline" | "onAttempt">) =>
  Object.fromEntries(Object.entries(call).filter(([, value]) => value !== undefined)) as unknown as GenesysCall;

/** Services whose REST client records the calls and answers when the test says. */
function createRecorded() {
  const calls: GenesysCall[] = [];
  const answer = Promise.withResolvers<unknown>();
  const genesys = {
    call: ({ deadline, onAttempt, ...call }: GenesysCall) => {
      expect(deadline).toBe(DEADLINE);
      expect(onAttempt).toBeDefined();
      calls.push(withoutUndefined(call));
      return answer.promise;
    },
  };
  const services = createDatasourceServices(
    genesys,
    createCache({ namespace: [], maxBytes: 1 }),
    readConfig({}).cache,
    {
      clock,
    },
  );
  return {
    calls,
    answer,
    services,
    restFor: (request?: RequestOptions) => createRest(services, { lifetime: lifetimeWith(), ...request }),
  };
}

describe("the signal of a request", () => {
  const { signal } = new AbortController();

  test.each([
    { ...THINGS, method: "GET" },
    { ...THINGS, method: "POST", readOnly: true },
  ] as const)("is sent with a read: %j", (call) => {
    const { calls, restFor } = createRecorded();
    void restFor({ lifetime: lifetimeWith(signal) }).read({ ...call, cache: "never" });
    expect(calls).toEqual([{ ...call, signal }]);
    expect(calls[0]!.signal).toBe(signal);
  });

  test.each(["POST", "PUT", "PATCH", "DELETE"] as const)("does not end a %s that was sent", (method) => {
    const { calls, restFor } = createRecorded();
    void restFor({ lifetime: lifetimeWith(signal) }).write({
      ...THINGS,
      method,
      changes: () => [],
      writes: { kind: "thing", id: "1" },
    });
    expect(calls).toStrictEqual([{ ...THINGS, method }]);
  });
});

test("an answer with a read that is never cached is not given again", async () => {
  const { answer, restFor } = createRecorded();
  const basis = createBasis();
  answer.resolve({ id: "1" });
  const rest = restFor({ basis });
  expect(basis.isComplete()).toBe(true);
  await rest.read(READ);
  expect(basis.isComplete()).toBe(false);
});

test("tsc refuses a read without rules for the cache, a write that does not say what it changes, and a call without a circuit", async () => {
  const { calls, restFor } = createRecorded();
  const unchecked = (rest: Rest) => [
    // @ts-expect-error A read says how the cache keeps its answers, or that it never does.
    () => rest.read({ ...THINGS, method: "GET" }),
    // @ts-expect-error Only a GET, or a POST that is marked as reading, is a read.
    () => rest.read({ ...READ, method: "POST" }),
    // @ts-expect-error A write says what it changes.
    () => rest.write({ ...THINGS, method: "PUT", writes: { kind: "thing", id: "1" } }),
    // @ts-expect-error A write says which entity it is about.
    () => rest.write({ ...THINGS, method: "PUT", changes: () => [] }),
    // @ts-expect-error A call names the part of the API that fails together with it.
    () => rest.read({ route: THINGS.route, method: "GET", cache: "never" }),
    // @ts-expect-error Rows are kept by the rules of the cache, so a page has some.
    () => rest.page(READ, asListing, () => []),
  ];
  expect(unchecked(restFor())).toHaveLength(6);
  expect(calls).toEqual([]);
});

describe("a write", () => {
  const WRITE: WriteCall = {
    method: "PUT",
    route: "/api/v2/responsemanagement/libraries/{libraryId}",
    circuit: "responsemanagement/libraries",
    path: { libraryId: "1" },
    changes: () => ["libraries"],
    writes: { kind: "library", id: "1" },
  };

  /** A write, and a cache that the test completes. */
  function createWrite() {
    const invalidation = Promise.withResolvers<boolean>();
    const tags: (readonly string[])[] = [];
    const { answer, services } = createRecorded();
    const invalidate = (named: readonly string[]) => {
      tags.push(named);
      return invalidation.promise;
    };
    const rest = createRest({ ...services, cache: { ...services.cache, invalidate } }, { lifetime: lifetimeWith() });
    return { answer, rest, tags, invalidation };
  }

  test("resolves only after no replica can serve the old state", async () => {
    const { answer, rest, tags, invalidation } = createWrite();
    let isOver = false;
    const write = rest.write(WRITE).then(() => (isOver = true));
    await nextTurn();
    // Not before the write has happened: a read in between would store the old state again.
    expect(tags).toEqual([]);
    answer.resolve({ id: "1" });
    await nextTurn();
    expect(tags).toEqual([expect.arrayContaining(["libraries"])]);
    expect(isOver).toBe(false);
    invalidation.resolve(true);
    await write;
  });

  test.each([
    statusError({ status: 503 }),
    statusError({ status: 408 }),
    badResponse("it is not JSON"),
    new GatewayError("Lost.", { code: "UPSTREAM_UNAVAILABLE", retryable: false }, { outcomeUnknown: true }),
  ])("that may have happened invalidates too, and its error says that the outcome is unknown: %s", async (failure) => {
    const { answer, rest, tags, invalidation } = createWrite();
    const write = rest.write(WRITE).catch((thrown: unknown) => thrown);
    answer.reject(failure);
    invalidation.resolve(true);
    expect(await write).toMatchObject({
      message: expect.stringMatching(/^Lost\.$|; whether the change was made is not known\.$/),
      extensions: { ...failure.extensions, retryable: false },
      details: { outcomeUnknown: true },
    });
    expect(tags).toHaveLength(1);
  });

  test.each([
    [statusError({ status: 409 }), 1],
    [statusError({ status: 404 }), 1],
    [statusError({ status: 403 }), 0],
    [statusError({ status: 429 }), 0],
    [badUserInput("no"), 0],
    [new GatewayError("Never sent.", { code: "UPSTREAM_UNAVAILABLE" }), 1],
  ])("that has changed nothing throws the original error: %s", async (failure, bumps) => {
    const { answer, rest, tags, invalidation } = createWrite();
    const write = rest.write(WRITE).catch((thrown: unknown) => thrown);
    answer.reject(failure);
    invalidation.resolve(true);
    expect(await write).toBe(failure);
    expect(tags).toHaveLength(bumps);
  });

  test("is not sent in a dry run, and answers its preview", async () => {
    const { calls, restFor } = createRecorded();
    const rest = restFor({ dryRun: true });
    expect(await rest.write(WRITE, { preview: { id: "1" } })).toEqual({ id: "1" });
    expect(await rest.write({ ...WRITE, method: "DELETE" })).toBeUndefined();
    expect(calls).toEqual([]);
  });
});

test("whenIdle waits for the calls of its own request only", async () => {
  const { answer, restFor } = createRecorded();
  const [mine, other] = [restFor(), restFor()];
  const idle: string[] = [];
  const call = mine.read(READ);
  mine.whenIdle(() => idle.push("mine"));
  other.whenIdle(() => idle.push("other"));
  await nextTurn();
  await nextTurn();
  expect(idle).toEqual(["other"]);
  answer.resolve({ id: "1" });
  expect(await call).toEqual({ id: "1" });
  await nextTurn();
  await nextTurn();
  expect(idle).toEqual(["other", "mine"]);
});
