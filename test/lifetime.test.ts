import { once } from "node:events";
import { createServer } from "node:http";
import type { ServerResponse } from "node:http";
import { connect } from "node:net";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "@jest/globals";
import { lifetimeOf } from "../src/lifetime.ts";
import type { Lifetime } from "../src/lifetime.ts";

const server = createServer();
afterEach(() => {
  server.removeAllListeners("request");
  server.closeAllConnections();
  server.close();
});

/** Sends a request whose answer `answer` writes, and reads nothing of it; `time` and `reading` in milliseconds. */
async function ask(time: number, reading: number, answer: (response: ServerResponse) => void) {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const lifetime = new Promise<Lifetime>((resolve) => {
    server.once("request", (_request, response) => {
      resolve(lifetimeOf({ raw: response }, time, reading));
      answer(response);
    });
  });
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1").pause();
  socket.on("error", () => {});
  socket.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
  return { socket, lifetime: await lifetime };
}

const codeOf = (signal: AbortSignal) => (signal.reason as { extensions: { code: string } }).extensions.code;

test("a request whose time is over is over, and its client has not left", async () => {
  const { lifetime } = await ask(50, 10_000, () => {});
  const begun = performance.now();
  await once(lifetime.over, "abort");
  expect(performance.now() - begun).toBeLessThan(500);
  expect(codeOf(lifetime.over)).toBe("UPSTREAM_TIMEOUT");
  expect(lifetime.signal.aborted).toBe(false);
});

test("a client that leaves ends both", async () => {
  const { socket, lifetime } = await ask(10_000, 10_000, () => {});
  socket.destroy();
  await once(lifetime.over, "abort");
  expect(lifetime.signal.aborted).toBe(true);
});

test("an answer that was sent in time ends nothing", async () => {
  const { lifetime } = await ask(50, 50, (response) => response.end("done"));
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect([lifetime.over.aborted, lifetime.signal.aborted]).toEqual([false, false]);
});

test("an answer that nobody reads is given up, and its connection with it", async () => {
  let sent: ServerResponse | undefined;
  await ask(50, 300, (response) => {
    sent = response;
    response.end(Buffer.alloc(100_000_000));
  });
  const begun = performance.now();
  await once(sent!, "close");
  expect(performance.now() - begun).toBeGreaterThan(200);
  expect(sent!.writableFinished).toBe(false);
});
