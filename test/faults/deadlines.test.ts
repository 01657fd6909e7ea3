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

/** Lets so much time pass that a millisecond more ends the request, shows that nothing has ended it yet, and ends it. */
async function lastMillisecond(of: Promise<HttpAnswer>, milliseconds: number): Promise<HttpAnswer> {
  let hasEnded = false;
  void of.then(() => (hasEnded = true));
  await clock.pass(milliseconds - 1);
  // An answer that comes later than one of the first would have come.
  await gateway.send("{ __typename }");
  expect(hasEnded).toBe(false);
  await clock.pass(1);
  return of;
}

describe("a read that two requests wait for", () => {
  test("goes on for the one who came later, and ends for the one whose time is over", async () => {
    await gateway.send(library(2));
    gateway.sandbox.resetCalls();
    const hold = gateway.sandbox.hold(LIBRARY, { times: 1 });
    const first = gateway.send(library(1));
    await hold.reached();
    await clock.pass(700);
    // Its fields are read at the same moment, in their order: with the call for the second one it has joined the first.
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

  test("is waited for no longer than one's own time, whosever call it is", async () => {
    await gateway.send(library(2));
    const list = gateway.sandbox.hold(LIBRARIES);
    const responses = gateway.sandbox.hold(RESPONSES, { times: 1 });
    const first = gateway.send(`{ libraries(first: 2) { nodes { id responses(first: 1) { totalCount } } } }`);
    await list.reached();
    await clock.pass(500);
    const second = gateway.send(`{ library(id: "${libraryId(2)}") { id responses(first: 1) { totalCount } } }`);
    await responses.reached();
    await clock.pass(200);
    // Its list is there, and now it waits for what the other one has begun to read; its other library has a read of its own.
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
])("%s that waits for a token ends with its request, and nothing of it is sent", async (_, query) => {
  const tokens = gateway.sandbox.hold(TOKENS);
  const answer = gateway.send(query);
  await tokens.reached();
  const { codes, errors } = await lastMillisecond(answer, 1000);
  expect(codes).toEqual(["UPSTREAM_TIMEOUT"]);
  expect(errors![0]!.message).not.toContain("not known");
  expect(tokens.held()).toBe(1);
  // With the token only what is asked for now goes out.
  tokens.release();
  await gateway.send(library(3));
  expect(gateway.sandbox.calls()).toMatchObject({ total: 1, byRoute: { [LIBRARY]: 1 }, tokens: 1 });
});
