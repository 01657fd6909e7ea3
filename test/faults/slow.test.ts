import { afterEach, describe, expect, test } from "@jest/globals";
import type { SandboxFault } from "../../sandbox/server.ts";
import type { StartOptions } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import type { TestClock } from "../test-clock.ts";
import { until } from "../until.ts";
import { LIBRARIES, LIBRARY, startFaulty, USERS } from "./faulty.ts";
import type { Faulty, HttpAnswer } from "./faulty.ts";

let gateway: Faulty;
let clock: TestClock;
afterEach(() => gateway.closeAndCheck());

async function start(options: StartOptions = {}) {
  clock = createTestClock();
  gateway = await startFaulty({ clock, ...options });
}

/** True when the request has been answered. An answer that needs no call would arrive after it. */
async function isAnswered(answer: Promise<HttpAnswer>): Promise<boolean> {
  let isThere = false;
  void answer.then(() => (isThere = true));
  await gateway.send("{ __typename }");
  return isThere;
}

const RESPONSES = "GET /api/v2/responsemanagement/responses";
const NEVER = 600_000;
const slow: [string, Omit<SandboxFault, "match">][] = [
  ["one byte a second", { drip: 1 }],
  ["headers that are never sent", { delay: NEVER }],
];
/** Nine fields that are answered, and one that is not. */
const QUERY = `{
  library(id: "11111111-0000-4000-8000-000000000001") { name }
  ${[1, 2, 3, 4, 5, 6, 7, 8, 9].map((at) => `r${at}: response(id: "22222222-0000-4000-8000-00000000000${at}") { name }`).join(" ")}
}`;

/** Sends the query, and returns as soon as only the slow field is in flight: its attempt has its whole time left. In an
 * object, because an async function waits for a promise that it returns. */
async function askUntilSlow(attempt: number): Promise<{ answer: Promise<HttpAnswer> }> {
  const answer = gateway.send(QUERY);
  await until(() => {
    const { total, byRoute } = gateway.sandbox.calls();
    return total === 10 && byRoute[LIBRARY] === 1 && gateway.sandbox.pendingCalls() === 1;
  });
  await clock.waits(attempt);
  return { answer };
}

describe.each(slow)("%s", (_what, fault) => {
  test("the field ends after 5 seconds, and the other fields are answered", async () => {
    await start();
    gateway.sandbox.faults([{ match: LIBRARY, ...fault }]);
    const { answer } = await askUntilSlow(5000);
    await clock.pass(4999);
    expect(await isAnswered(answer)).toBe(false);
    await clock.pass(1);
    const { data, errors } = await answer;
    expect(errors).toMatchObject([{ path: ["library"], extensions: { code: "UPSTREAM_TIMEOUT", retryable: true } }]);
    expect(data.library).toBeNull();
    expect(Object.values(data).filter((value) => value !== null)).toHaveLength(9);
    expect(gateway.sandbox.calls().byRoute[LIBRARY]).toBe(1);
    // Its socket is closed.
    await until(() => gateway.sandbox.pendingCalls() === 0);
  });

  test("a second attempt is made if it still fits, and no third one", async () => {
    await start({ env: { GENESYS_ATTEMPT_TIMEOUT: "0.3", GENESYS_CALL_TIMEOUT: "0.9" } });
    gateway.sandbox.faults([{ match: LIBRARY, ...fault }]);
    const { answer } = await askUntilSlow(300);
    await clock.pass(300);
    // The pause before a retry is 200 ms at most.
    await clock.waits(0, 200);
    await clock.pass(clock.timers()[0]!);
    await until(() => gateway.sandbox.calls().byRoute[LIBRARY] === 2);
    await clock.waits(300);
    await clock.pass(299);
    expect(await isAnswered(answer)).toBe(false);
    await clock.pass(1);
    expect((await answer).codes).toEqual(["UPSTREAM_TIMEOUT"]);
    expect(gateway.sandbox.calls().byRoute[LIBRARY]).toBe(2);
    await until(() => gateway.sandbox.pendingCalls() === 0);
  });
});

test("calls that follow each other end with the request", async () => {
  await start({ env: { REQUEST_TIMEOUT: "1" } });
  await gateway.send(`{ stickers(messenger: LINE, first: 1) { totalCount } }`);
  const holds = [LIBRARIES, RESPONSES, USERS].map((route) => gateway.sandbox.hold(route));
  // A list, then its responses, then the names of people. The last call takes too long.
  const answer = gateway.send(
    `{ libraries(first: 2) { nodes { name responses(first: 1) { nodes { name createdBy { name } } } } } }`,
  );
  for (const [at, hold] of holds.entries()) {
    await hold.reached();
    if (at < 2) {
      await clock.pass(400);
      hold.release();
    }
  }
  await clock.pass(199);
  expect(await isAnswered(answer)).toBe(false);
  await clock.pass(1);
  const { data, codes } = await answer;
  expect(codes).toEqual(["UPSTREAM_TIMEOUT"]);
  expect(data.libraries.nodes[0]).toMatchObject({ name: "Billing", responses: { nodes: [{ name: "Bank details" }] } });
  expect(data.libraries.nodes[0].responses.nodes[0].createdBy).toMatchObject({ name: null });
});
