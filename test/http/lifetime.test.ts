import { once } from "node:events";
import { createServer } from "node:http";
import type { ServerResponse } from "node:http";
import { connect } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import type { Lifetime } from "../../src/deadline.ts";
import { lifetimeOf } from "../../src/http/lifetime.ts";
import { createTestClock } from "../test-clock.ts";
import type { TestClock } from "../test-clock.ts";
import { until } from "../until.ts";

const server = createServer();
let clock: TestClock;
let client: Socket;
beforeEach(() => {
  clock = createTestClock();
});
afterEach(() => {
  client.destroy();
  server.removeAllListeners("request");
  server.closeAllConnections();
  server.close();
});

/** Sends a request that may take a second. `answer` writes its answer, which the client does not read. */
async function ask(answer: (response: ServerResponse) => void) {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const begun = new Promise<{ lifetime: Lifetime; response: ServerResponse }>((resolve) => {
    server.once("request", (_request, response) => {
      resolve({ lifetime: lifetimeOf({ raw: response }, clock, 1000), response });
      answer(response);
    });
  });
  client = connect((server.address() as AddressInfo).port, "127.0.0.1").pause();
  client.on("error", () => {});
  client.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
  return begun;
}

const codeOf = (signal: AbortSignal) => (signal.reason as { extensions: { code: string } }).extensions.code;

test("the deadline aborts `over`, but not the signal of a disconnected client", async () => {
  const { lifetime } = await ask(() => {});
  expect(lifetime.deadline).toBe(clock.now() + 1000);
  await clock.pass(999);
  expect(lifetime.over.aborted).toBe(false);
  await clock.pass(1);
  expect(lifetime.over.aborted).toBe(true);
  expect(codeOf(lifetime.over)).toBe("UPSTREAM_TIMEOUT");
  expect(lifetime.signal.aborted).toBe(false);
});

test("a client that disconnects aborts both", async () => {
  const { lifetime } = await ask(() => {});
  client.destroy();
  await until(() => lifetime.over.aborted);
  expect(lifetime.signal.aborted).toBe(true);
});

test("an answer that was sent in time aborts nothing", async () => {
  const { lifetime, response } = await ask((raw) => raw.end("done"));
  await until(() => response.closed);
  await clock.pass(600_000);
  expect([lifetime.over.aborted, lifetime.signal.aborted]).toEqual([false, false]);
});

test("a client that does not read its answer is disconnected a minute after the deadline", async () => {
  const { response } = await ask((raw) => raw.end(Buffer.alloc(100_000_000)));
  await clock.pass(60_999);
  expect(response.destroyed).toBe(false);
  await clock.pass(1);
  expect(response.destroyed).toBe(true);
  await until(() => response.closed);
  expect(response.writableFinished).toBe(false);
});
