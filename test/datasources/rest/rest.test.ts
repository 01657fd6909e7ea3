import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, test } from "@jest/globals";
import type { GenesysCall } from "../../../src/genesys/call.ts";
import { createCache } from "../../../src/cache/cache.ts";
import { readConfig } from "../../../src/config/config.ts";
import { badResponse, badUserInput, GatewayError, statusError } from "../../../src/errors.ts";
import { createRest } from "../../../src/datasources/rest/rest.ts";
import type { RequestOptions } from "../../../src/datasources/rest/rest.ts";
import { createUpstream } from "../../../src/datasources/rest/upstream.ts";
import { createTestClock } from "../../test-clock.ts";

const clock = createTestClock();
const DEADLINE = clock.now() + 30_000;
const READ: GenesysCall = { method: "GET", route: "/api/v2/things" };

/** A way to Genesys Cloud that keeps the calls and answers when the test says. */
function createKept() {
  const calls: GenesysCall[] = [];
  const answer = Promise.withResolvers<unknown>();
  const genesys = {
    call: ({ deadline, onAttempt, ...call }: GenesysCall) => {
      expect(deadline).toBe(DEADLINE);
      expect(onAttempt).toBeDefined();
      calls.push(call);
      return answer.promise;
    },
  };
  const upstream = createUpstream(genesys, createCache({ namespace: [], maxBytes: 1 }), readConfig({}).cache, {
    clock,
  });
  return {
    calls,
    answer,
    upstream,
    restFor: (request?: RequestOptions) => createRest(upstream, { deadline: DEADLINE, ...request }),
  };
}

describe("the signal of a request", () => {
  const { signal } = new AbortController();

  test.each<GenesysCall>([READ, { ...READ, method: "POST", readOnly: true }])("goes along with a read: %j", (call) => {
    const { calls, restFor } = createKept();
    void restFor({ signal }).call(call);
    expect(calls).toEqual([{ ...call, signal }]);
    expect(calls[0]!.signal).toBe(signal);
  });

  test.each(["POST", "PUT", "PATCH", "DELETE"] as const)("does not end a %s that has begun", (method) => {
    const { calls, restFor } = createKept();
    void restFor({ signal }).call({ ...READ, method });
    expect(calls).toStrictEqual([{ ...READ, method }]);
  });
});

describe("a write", () => {
  const WRITE: GenesysCall = {
    method: "PUT",
    route: "/api/v2/responsemanagement/libraries/{libraryId}",
    path: { libraryId: "1" },
  };

  /** A write whose cache takes its time. */
  function createWrite() {
    const invalidation = Promise.withResolvers<void>();
    const tags: (readonly string[])[] = [];
    const { answer, upstream } = createKept();
    const invalidate = (named: readonly string[]) => {
      tags.push(named);
      return invalidation.promise;
    };
    const rest = createRest({ ...upstream, cache: { ...upstream.cache, invalidate } }, { deadline: DEADLINE });
    return { answer, rest, tags, invalidation };
  }

  test("is over only when no replica can serve what it has changed", async () => {
    const { answer, rest, tags, invalidation } = createWrite();
    let isOver = false;
    const write = rest.call(WRITE).then(() => (isOver = true));
    await nextTurn();
    // Not before it has been carried out: a read in between would bring the old state back.
    expect(tags).toEqual([]);
    answer.resolve({ id: "1" });
    await nextTurn();
    expect(tags).toEqual([expect.arrayContaining(["libraries"])]);
    expect(isOver).toBe(false);
    invalidation.resolve();
    await write;
  });

  test.each([
    statusError({ status: 503 }),
    statusError({ status: 408 }),
    badResponse("it is not JSON"),
    new GatewayError("Lost.", { code: "UPSTREAM_UNAVAILABLE", retryable: false }, { outcomeUnknown: true }),
  ])("that may have been carried out is no different, and its error says so: %s", async (failure) => {
    const { answer, rest, tags, invalidation } = createWrite();
    const write = rest.call(WRITE).catch((thrown: unknown) => thrown);
    answer.reject(failure);
    invalidation.resolve();
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
  ])("that has changed nothing keeps its error: %s", async (failure, bumps) => {
    const { answer, rest, tags, invalidation } = createWrite();
    const write = rest.call(WRITE).catch((thrown: unknown) => thrown);
    answer.reject(failure);
    invalidation.resolve();
    expect(await write).toBe(failure);
    expect(tags).toHaveLength(bumps);
  });

  test("is not sent in a dry run, and answers what it is told to", async () => {
    const { calls, restFor } = createKept();
    const rest = restFor({ dryRun: true });
    expect(await rest.call(WRITE, { preview: { id: "1" } })).toEqual({ id: "1" });
    expect(await rest.call({ ...WRITE, method: "DELETE" })).toBeUndefined();
    expect(calls).toEqual([]);
  });
});

test("whenQuiet waits for the calls of this request, and not for those of others", async () => {
  const { answer, restFor } = createKept();
  const [mine, other] = [restFor(), restFor()];
  const quiet: string[] = [];
  const call = mine.call(READ);
  mine.whenQuiet(() => quiet.push("mine"));
  other.whenQuiet(() => quiet.push("other"));
  await nextTurn();
  await nextTurn();
  expect(quiet).toEqual(["other"]);
  answer.resolve({ id: "1" });
  expect(await call).toEqual({ id: "1" });
  await nextTurn();
  await nextTurn();
  expect(quiet).toEqual(["other", "mine"]);
});
