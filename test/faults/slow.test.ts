import { afterEach, describe, expect, test } from "@jest/globals";
import type { SandboxFault } from "../../sandbox/server.ts";
import { LIBRARY, report, startFaulty, until } from "./faulty.ts";
import type { Faulty } from "./faulty.ts";

let gateway: Faulty;
afterEach(() => gateway.closeAndCheck());

const NEVER = 600_000;
const slow: [string, Omit<SandboxFault, "match">][] = [
  ["one byte a second", { drip: 1 }],
  ["headers that are never sent", { delay: NEVER }],
];
/** Nine fields that answer, and one that does not. */
const QUERY = `{
  library(id: "11111111-0000-4000-8000-000000000001") { name }
  ${[1, 2, 3, 4, 5, 6, 7, 8, 9].map((at) => `r${at}: response(id: "22222222-0000-4000-8000-00000000000${at}") { name }`).join(" ")}
}`;

describe.each(slow)("%s", (what, fault) => {
  test("the field ends after 5 seconds, and its neighbours are there", async () => {
    gateway = await startFaulty();
    gateway.sandbox.faults([{ match: LIBRARY, ...fault }]);
    const { data, errors, milliseconds } = await gateway.timed(QUERY);
    expect(milliseconds).toBeGreaterThanOrEqual(4500);
    expect(milliseconds).toBeLessThan(5500);
    report(what, `ended after ${Math.round(milliseconds)} ms`);
    expect(errors).toMatchObject([{ path: ["library"], extensions: { code: "UPSTREAM_TIMEOUT", retryable: true } }]);
    expect(data.library).toBeNull();
    expect(Object.values(data).filter((value) => value !== null)).toHaveLength(9);
    expect(gateway.sandbox.calls().byRoute[LIBRARY]).toBe(1);
    // Its socket has gone with it.
    expect(await until(() => gateway.sandbox.underWay() === 0)).toBeLessThan(1000);
  });

  test("a second attempt is made where it still fits, and that is all", async () => {
    gateway = await startFaulty({ env: { GENESYS_ATTEMPT_TIMEOUT: "0.3", GENESYS_CALL_TIMEOUT: "0.9" } });
    gateway.sandbox.faults([{ match: LIBRARY, ...fault }]);
    const { codes, milliseconds } = await gateway.timed(QUERY);
    expect(codes).toEqual(["UPSTREAM_TIMEOUT"]);
    expect(milliseconds).toBeLessThan(2500);
    expect(gateway.sandbox.calls().byRoute[LIBRARY]).toBe(2);
    expect(await until(() => gateway.sandbox.underWay() === 0)).toBeLessThan(1000);
  });
});

test("what a request waits for one after the other ends with the request", async () => {
  gateway = await startFaulty({ latency: 400, env: { REQUEST_TIMEOUT: "1" } });
  await gateway.timed(`{ stickers(messenger: LINE, first: 1) { totalCount } }`);
  // A list, then its responses, then the names of people: the last of these comes too late.
  const { data, codes, milliseconds } = await gateway.timed(
    `{ libraries(first: 2) { nodes { name responses(first: 1) { nodes { name createdBy { name } } } } } }`,
  );
  expect(milliseconds).toBeLessThan(1500);
  expect(codes).toEqual(["UPSTREAM_TIMEOUT"]);
  expect(data.libraries.nodes[0]).toMatchObject({ name: "Billing", responses: { nodes: [{ name: "Bank details" }] } });
  expect(data.libraries.nodes[0].responses.nodes[0].createdBy).toMatchObject({ name: null });
});
