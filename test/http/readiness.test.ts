import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { TOKENS } from "../faults/faulty.ts";
import { startGateway } from "../start.ts";
import type { Gateway, StartOptions } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import type { TestClock } from "../test-clock.ts";

let clock: TestClock;
let gateway: Gateway;
beforeEach(() => {
  clock = createTestClock();
});
afterEach(() => gateway.close());

async function start(options: StartOptions = {}): Promise<void> {
  gateway = await startGateway({ clock, ...options });
}
async function ready(): Promise<{ status: number; body: { status: string; reason?: string } }> {
  const answer = await fetch(`${gateway.url}/readyz`);
  return { status: answer.status, body: (await answer.json()) as { status: string } };
}

test("/readyz is ready with the first token, for which it asks once", async () => {
  await start();
  expect(gateway.sandbox.calls().tokens).toBe(0);
  for (let at = 0; at < 3; at += 1) expect(await ready()).toEqual({ status: 200, body: { status: "ready" } });
  expect(gateway.sandbox.calls().tokens).toBe(1);
});

test("/readyz is not ready with a wrong secret, says so, and asks no more often than any other request", async () => {
  await start({ client: { id: "sandbox", secret: "canary-secret" } });
  for (let at = 0; at < 3; at += 1) {
    const { status, body } = await ready();
    expect([status, body.status]).toEqual([503, "starting"]);
    expect(body.reason).toMatch(/^token refused: Genesys Cloud does not accept this gateway's credentials\./);
    expect(JSON.stringify(body)).not.toMatch(/canary|127\.0\.0\.1/);
  }
  expect(gateway.sandbox.calls().tokens).toBe(1);
});

test("/readyz is not ready while the token endpoint is down, and is when it is back", async () => {
  await start();
  gateway.sandbox.faults([{ match: TOKENS, status: 503 }]);
  expect(await ready()).toMatchObject({ status: 503, body: { reason: expect.stringMatching(/^token not fetched: /) } });
  gateway.sandbox.faults([]);
  await clock.pass(2000);
  expect(await ready()).toEqual({ status: 200, body: { status: "ready" } });
});

test("/readyz answers within half a second while the token endpoint is silent", async () => {
  await start();
  const hold = gateway.sandbox.hold(TOKENS);
  const asked = ready();
  await hold.reached();
  await clock.pass(500);
  expect(await asked).toMatchObject({ status: 503, body: { status: "starting" } });
  hold.release();
});

test("/readyz stays ready where later tokens fail, also if a query fetched the first one", async () => {
  await start();
  await gateway.query("{ libraries(first: 1) { totalCount } }");
  gateway.sandbox.faults([{ match: TOKENS, status: 503 }]);
  await clock.pass(100 * 3_600_000);
  expect(await ready()).toEqual({ status: 200, body: { status: "ready" } });
});
