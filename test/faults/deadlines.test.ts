import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, test } from "@jest/globals";
import { LIBRARIES, LIBRARY, library, startFaulty, TOKENS } from "./faulty.ts";
import type { Faulty } from "./faulty.ts";

let gateway: Faulty;
afterEach(() => gateway.closeAndCheck());

const RESPONSES = "GET /api/v2/responsemanagement/responses";

describe("a read that two requests wait for", () => {
  test("goes on for the one who came later, and ends for the one whose time is over", async () => {
    gateway = await startFaulty({ env: { REQUEST_TIMEOUT: "1" } });
    await gateway.timed(library(2));
    gateway.sandbox.resetCalls();
    gateway.sandbox.faults([{ match: LIBRARY, delay: 1400 }]);
    const first = gateway.timed(library(1));
    await sleep(700);
    const second = gateway.timed(library(1));
    const early = await first;
    expect(early.codes).toEqual(["UPSTREAM_TIMEOUT"]);
    expect(early.milliseconds).toBeGreaterThanOrEqual(950);
    expect(early.milliseconds).toBeLessThan(1300);
    const { data, codes } = await second;
    expect(codes).toEqual([]);
    expect(data.library).toMatchObject({ name: expect.any(String) });
    expect(gateway.sandbox.calls().total).toBe(1);
  });

  test("is waited for no longer than one's own time, whosever call it is", async () => {
    gateway = await startFaulty({ env: { REQUEST_TIMEOUT: "1.2" } });
    await gateway.timed(library(2));
    gateway.sandbox.faults([
      { match: LIBRARIES, delay: 700 },
      { match: RESPONSES, delay: 1000 },
    ]);
    // Its list comes after 0.7 seconds, and then it waits for what the other one has begun to read.
    const first = gateway.timed(`{ libraries(first: 1) { nodes { id responses(first: 1) { totalCount } } } }`);
    await sleep(500);
    const second = gateway.timed(
      `{ library(id: "11111111-0000-4000-8000-000000000002") { id responses(first: 1) { totalCount } } }`,
    );
    const early = await first;
    expect(early.codes).toEqual(["UPSTREAM_TIMEOUT"]);
    expect(early.milliseconds).toBeLessThan(1450);
    expect(early.data.libraries.nodes[0].id).toBe("11111111-0000-4000-8000-000000000002");
    expect((await second).codes).toEqual([]);
    expect(gateway.sandbox.calls().byRoute[RESPONSES]).toBe(1);
  });
});

test.each([
  ["a read", library(1)],
  ["a write", `mutation { createLibrary(input: { name: "late" }) { library { id } userErrors { message } } }`],
])("%s that waits for a token ends with its request, and nothing of it is sent", async (_, query) => {
  gateway = await startFaulty({ env: { REQUEST_TIMEOUT: "0.5" } });
  gateway.sandbox.faults([{ match: TOKENS, delay: 2500 }]);
  const { codes, errors, milliseconds } = await gateway.timed(query);
  expect(codes).toEqual(["UPSTREAM_TIMEOUT"]);
  expect(errors![0]!.message).not.toContain("not known");
  expect(milliseconds).toBeLessThan(900);
  await sleep(2500);
  expect(gateway.sandbox.calls().total).toBe(0);
});
