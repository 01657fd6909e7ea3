import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { libraryId, settingId } from "../ids.ts";
import { createTestClock } from "../test-clock.ts";
import type { TestClock } from "../test-clock.ts";
import { until } from "../until.ts";
import { LIBRARIES, LIBRARY, library, startFaulty, TOKENS } from "./faulty.ts";
import type { Faulty, HttpAnswer } from "./faulty.ts";

let gateway: Faulty;
let clock: TestClock;
beforeEach(async () => {
  clock = createTestClock();
  gateway = await startFaulty({ clock, env: { REQUEST_TIMEOUT: "1" } });
});
afterEach(() => gateway.closeAndCheck());

const RESPONSES = "GET /api/v2/responsemanagement/responses";

/** Asserts that the request is not answered a millisecond before this time, and waits for the answer that comes then. */
async function lastMillisecond(of: Promise<HttpAnswer>, milliseconds: number): Promise<HttpAnswer> {
  let hasEnded = false;
  void of.then(() => (hasEnded = true));
  await clock.pass(milliseconds - 1);
  // If the request were answered by now, its answer would arrive before this one.
  await gateway.send("{ __typename }");
  expect(hasEnded).toBe(false);
  await clock.pass(1);
  return of;
}

describe("a read that two requests wait for", () => {
  test("goes on for the later request, and ends for the one whose time is over", async () => {
    await gateway.send(library(2));
    gateway.sandbox.resetCalls();
    const hold = gateway.sandbox.hold(LIBRARY, { times: 1 });
    const first = gateway.send(library(1));
    await hold.reached();
    await clock.pass(700);
    // Its fields are read at the same moment, in order. Once the second one has its call, the request has joined the first call.
    const second = gateway.send(`{
      shared: library(id: "${libraryId(1)}") { name }
      own: messagingSetting(id: "${settingId(1)}") { name }
    }`);
    await until(() => gateway.sandbox.calls().total > 1 && gateway.sandbox.pendingCalls() === 1);
    expect((await lastMillisecond(first, 300)).codes).toEqual(["UPSTREAM_TIMEOUT"]);
    await clock.pass(699);
    expect([hold.held(), gateway.sandbox.pendingCalls()]).toEqual([1, 1]);
    hold.release();
    const { data, codes } = await second;
    expect(codes).toEqual([]);
    expect(data.shared).toEqual({ name: "Greetings" });
    expect(gateway.sandbox.calls().byRoute[LIBRARY]).toBe(1);
  });

  test("keeps no request waiting beyond its own time, even when another request began the read", async () => {
    await gateway.send(library(2));
    const list = gateway.sandbox.hold(LIBRARIES);
    const responses = gateway.sandbox.hold(RESPONSES, { times: 1 });
    const first = gateway.send(`{ libraries(first: 2) { nodes { id responses(first: 1) { totalCount } } } }`);
    await list.reached();
    await clock.pass(500);
    const second = gateway.send(`{ library(id: "${libraryId(2)}") { id responses(first: 1) { totalCount } } }`);
    await responses.reached();
    await clock.pass(200);
    // The first request has its list. Now it waits for the read that the second one began, and for a read of its own.
    list.release();
    await until(() => gateway.sandbox.calls().byRoute[RESPONSES] === 2 && gateway.sandbox.pendingCalls() === 1);
    const early = await lastMillisecond(first, 300);
    expect(early.codes).toEqual(["UPSTREAM_TIMEOUT"]);
    expect(early.errors).toMatchObject([{ path: ["libraries", "nodes", 0, "responses"] }]);
    expect(early.data.libraries.nodes[0].id).toBe(libraryId(2));
    expect(responses.held()).toBe(1);
    responses.release();
    expect((await second).codes).toEqual([]);
    expect(gateway.sandbox.calls().byRoute[RESPONSES]).toBe(2);
  });
});

test.each([
  ["a read", library(1)],
  ["a write", `mutation { createLibrary(input: { name: "late" }) { library { id } userErrors { message } } }`],
])("%s that waits for a token ends with its request, and is never sent", async (_, query) => {
  const tokens = gateway.sandbox.hold(TOKENS);
  const answer = gateway.send(query);
  await tokens.reached();
  const { codes, errors } = await lastMillisecond(answer, 1000);
  expect(codes).toEqual(["UPSTREAM_TIMEOUT"]);
  expect(errors![0]!.message).not.toContain("not known");
  expect(tokens.held()).toBe(1);
  // Once the token arrives, only the next request is sent.
  tokens.release();
  await gateway.send(library(3));
  expect(gateway.sandbox.calls()).toMatchObject({ total: 1, byRoute: { [LIBRARY]: 1 }, tokens: 1 });
});
