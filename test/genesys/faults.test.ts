import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "@jest/globals";
import type { GenesysCall } from "../../src/genesys/call.ts";
import { createTestClock } from "../test-clock.ts";
import { until } from "../until.ts";
import { errorOf, SECRET, sendJson, printedForm, startUpstream, token } from "../upstream.ts";
import type { Upstream } from "../upstream.ts";

const READ: GenesysCall = { method: "GET", route: "/api/v2/things", circuit: "things" };
const WRITE: GenesysCall = { method: "PUT", route: "/api/v2/things", circuit: "things", body: { name: "x" } };
const JSON_TYPE = { "content-type": "application/json" };
const MEGABYTE = 1024 * 1024;

const running: Upstream[] = [];
async function start(options?: Parameters<typeof startUpstream>[0]): Promise<Upstream> {
  const upstream = await startUpstream(options);
  running.push(upstream);
  return upstream;
}
/** Starts a server and a client on a clock that the test moves. */
async function startClocked(options?: Parameters<typeof startUpstream>[0]) {
  const clock = createTestClock();
  return { clock, upstream: await start({ clock, ...options }) };
}
afterEach(async () => {
  await Promise.all(running.splice(0).map((upstream) => upstream.close()));
});

/** Answers like this, but never ends the answer. The promise resolves when the client closes the connection. */
function answerUntilGone(upstream: Upstream, respond: (response: ServerResponse) => void): Promise<unknown> {
  return new Promise((resolve) => {
    upstream.answer((response) => {
      response.once("close", resolve);
      respond(response);
    });
  });
}

test.each(["null", " null\r\n", ""])("the body %j says nothing, and is undefined", async (body) => {
  const upstream = await start();
  upstream.answer((response) => response.writeHead(200, JSON_TYPE).end(body));
  expect(await upstream.genesys.call(READ)).toBeUndefined();
});

describe("an unusable answer", () => {
  test.each([
    ["HTML", "text/html", "<html>Sign in</html>"],
    ["JSON with another content type", "text/plain", "{}"],
    ["no content type", "", "{}"],
    ["invalid JSON", "application/json", "oops"],
    ["JSON that is cut off", "application/json", '{"entities":[{"id":"1"'],
    ["only line breaks", "application/json", "\r\n"],
  ])("%s", async (_what, type, body) => {
    const upstream = await start();
    upstream.answer((response) => {
      response.writeHead(200, { ...(type && { "content-type": type }), "inin-correlation-id": "abc-1" }).end(body);
    });
    const error = await errorOf(upstream.genesys.call(READ));
    expect(error.extensions).toEqual({
      code: "UPSTREAM_BAD_RESPONSE",
      upstream: { status: 200, correlationId: "abc-1" },
    });
    expect(error.message).not.toContain(body);
    expect(upstream.calls).toHaveLength(1);

    upstream.answer((response) => sendJson(response, 200, { id: "1" }));
    expect(await upstream.genesys.call(READ)).toEqual({ id: "1" });
  });

  test.each([
    ["false", false],
    ["0", 0],
    ['""', ""],
    ["[]", []],
  ])("%s is valid JSON", async (body, value) => {
    const upstream = await start();
    upstream.answer((response) => response.writeHead(200, JSON_TYPE).end(body));
    expect(await upstream.genesys.call(READ)).toEqual(value);
  });

  test.each([
    ["that is not gzip is an unusable answer", Buffer.from("{}"), "UPSTREAM_BAD_RESPONSE", 1],
    ["that is cut off is a broken connection", gzipSync("{}").subarray(0, 12), "UPSTREAM_UNAVAILABLE", 3],
  ])("gzip %s", async (_what, body, code, attempts) => {
    const { clock, upstream } = await startClocked();
    upstream.answer((response) => response.writeHead(200, { ...JSON_TYPE, "content-encoding": "gzip" }).end(body));
    expect((await errorOf(clock.passWaits(upstream.genesys.call(READ)))).extensions.code).toBe(code);
    expect(upstream.calls).toHaveLength(attempts);
  });
});

describe("a large answer", () => {
  const tooLarge = { code: "UPSTREAM_RESPONSE_TOO_LARGE", retryable: false };
  const ofSize = (bytes: number) => JSON.stringify("x".repeat(bytes - 2));

  test("is read up to the limit and not a byte further", async () => {
    const upstream = await start({ maxResponseBytes: MEGABYTE });
    upstream.answer((response) => response.writeHead(200, JSON_TYPE).end(ofSize(MEGABYTE)));
    expect(await upstream.genesys.call(READ)).toHaveLength(MEGABYTE - 2);
    upstream.answer((response) => response.writeHead(200, JSON_TYPE).end(ofSize(MEGABYTE + 1)));
    expect((await errorOf(upstream.genesys.call(READ))).extensions).toEqual(tooLarge);
  });

  test("is limited to 10 MiB by default", async () => {
    const upstream = await start();
    upstream.answer((response) => response.writeHead(200, JSON_TYPE).end(ofSize(10 * MEGABYTE)));
    expect(await upstream.genesys.call(READ)).toHaveLength(10 * MEGABYTE - 2);
    upstream.answer((response) => response.writeHead(200, JSON_TYPE).end(ofSize(10 * MEGABYTE + 1)));
    expect((await errorOf(upstream.genesys.call(READ))).extensions).toEqual(tooLarge);
  });

  // These answers never end, and no timeout comes. A client that reads beyond the limit would never finish.
  test.each([
    ["plain", {}, Buffer.alloc(2 * MEGABYTE, " ")],
    ["a gzip bomb of 64 MiB", { "content-encoding": "gzip" }, gzipSync(Buffer.alloc(64 * MEGABYTE))],
  ])("is refused before it ends: %s", async (_what, encoding, body) => {
    const { upstream } = await startClocked({ maxResponseBytes: MEGABYTE });
    const gone = answerUntilGone(upstream, (response) => {
      response.writeHead(200, { ...JSON_TYPE, ...encoding }).write(body);
    });
    expect((await errorOf(upstream.genesys.call(READ))).extensions).toEqual(tooLarge);
    await gone;
  });

  test("is limited for an error, too", async () => {
    const upstream = await start({ maxResponseBytes: 1000 });
    upstream.answer((response) => response.writeHead(500, JSON_TYPE).end(ofSize(1001)));
    expect((await errorOf(upstream.genesys.call(READ))).extensions).toEqual(tooLarge);
  });
});

describe("a slow answer", () => {
  const slow: [string, (response: ServerResponse) => void][] = [
    ["no headers", () => {}],
    ["headers and no body", (response) => response.writeHead(200, JSON_TYPE).flushHeaders()],
    [
      "a body that arrives byte by byte",
      (response) => {
        response.writeHead(200, JSON_TYPE);
        const drip = setInterval(() => response.write(" "), 20);
        response.once("close", () => clearInterval(drip));
      },
    ],
  ];

  test.each(slow)("ends at the timeout together with its socket: %s", async (_what, respond) => {
    const { clock, upstream } = await startClocked();
    let isGone = false;
    const gone = answerUntilGone(upstream, respond).then(() => (isGone = true));
    // The deadline leaves no time for a second attempt.
    const failure = errorOf(upstream.genesys.call({ ...READ, deadline: clock.now() + 5001 }));
    await until(() => upstream.calls.length === 1);
    await clock.pass(4999);
    upstream.answer((response) => sendJson(response, 200, { id: "1" }));
    expect(await upstream.genesys.call(READ)).toEqual({ id: "1" });
    expect(isGone).toBe(false);
    await clock.pass(1);
    const error = await failure;
    expect(error.extensions).toEqual({ code: "UPSTREAM_TIMEOUT", retryable: true });
    expect(error.message).toBe("Genesys Cloud did not answer in time.");
    expect(upstream.calls).toHaveLength(2);
    await gone;
  });

  test.each(slow)("leaves the outcome of a write unknown: %s", async (_what, respond) => {
    const { clock, upstream } = await startClocked();
    upstream.answer(respond);
    const failure = errorOf(upstream.genesys.call(WRITE));
    await until(() => upstream.calls.length === 1);
    await clock.pass(5000);
    const error = await failure;
    expect(error.extensions).toEqual({ code: "UPSTREAM_TIMEOUT", retryable: false });
    expect(error.details.outcomeUnknown).toBe(true);
    expect(error.message).toContain("whether the change was made is not known");
    expect(upstream.calls).toHaveLength(1);
  });
});

describe("a connection that breaks", () => {
  const breaks: [string, (response: ServerResponse) => void][] = [
    ["before the headers", (response) => response.destroy()],
    [
      "within the body",
      (response) => {
        response.writeHead(200, { ...JSON_TYPE, "content-length": "100" }).write('{"id":', () => response.destroy());
      },
    ],
    [
      "within a chunked body",
      (response) => {
        response.writeHead(200, JSON_TYPE).write('{"id":', () => response.destroy());
      },
    ],
    ["with something that is not HTTP", (response) => response.socket!.end("hello\r\n\r\n")],
  ];

  test.each(breaks)("is retried twice for a read: %s", async (_what, respond) => {
    const { clock, upstream } = await startClocked();
    upstream.answer(respond);
    const error = await errorOf(clock.passWaits(upstream.genesys.call(READ)));
    expect(error.extensions).toEqual({ code: "UPSTREAM_UNAVAILABLE", retryable: true });
    expect(error.message).toBe("The connection to Genesys Cloud failed.");
    expect(error.details).toEqual({ neverSent: false });
    expect(upstream.calls).toHaveLength(3);
  });

  const writes = ["PUT", "POST", "PATCH", "DELETE"] as const;
  test.each(breaks.flatMap(([what, respond]) => writes.map((method) => [method, what, respond] as const)))(
    "leaves the outcome of a %s unknown: %s",
    async (method, _what, respond) => {
      const upstream = await start();
      upstream.answer(respond);
      const error = await errorOf(upstream.genesys.call({ ...WRITE, method }));
      expect(error.extensions).toEqual({ code: "UPSTREAM_UNAVAILABLE", retryable: false });
      expect(error.message).toContain("whether the change was made is not known");
      expect(error.details.outcomeUnknown).toBe(true);
      expect(upstream.calls).toHaveLength(1);
    },
  );

  test("does not make the outcome of a read-only POST unknown", async () => {
    const { clock, upstream } = await startClocked();
    upstream.answer((response) => response.destroy());
    const error = await errorOf(clock.passWaits(upstream.genesys.call({ ...WRITE, method: "POST", readOnly: true })));
    expect(error.extensions).toEqual({ code: "UPSTREAM_UNAVAILABLE", retryable: true });
  });

  test("that is refused lets even a write be retried, because nothing was carried out", async () => {
    const closed = await startUpstream();
    await closed.close();
    const { clock, upstream } = await startClocked({ apiUrl: closed.url });
    const error = await errorOf(clock.passWaits(upstream.genesys.call(WRITE)));
    expect(error.extensions).toEqual({ code: "UPSTREAM_UNAVAILABLE", retryable: true });
    expect(error.message).toBe("The connection to Genesys Cloud failed.");
    expect(error.details).toEqual({ neverSent: true });
    expect(upstream.tokenCalls).toHaveLength(1);
  });
});

describe("a signal", () => {
  test("ends a call and its socket while the answer is held", async () => {
    const { upstream } = await startClocked();
    const leaving = new AbortController();
    const arrived = Promise.withResolvers<void>();
    const gone = answerUntilGone(upstream, () => arrived.resolve());
    const failure = errorOf(upstream.genesys.call({ ...READ, signal: leaving.signal }));
    await arrived.promise;
    leaving.abort();
    await gone;
    expect((await failure).extensions.code).toBe("UPSTREAM_UNAVAILABLE");
    expect(upstream.calls).toHaveLength(1);
  });

  test("that was aborted before the call stops it from being sent", async () => {
    const upstream = await start();
    await errorOf(upstream.genesys.call({ ...READ, signal: AbortSignal.abort() }));
    expect(upstream.calls).toHaveLength(0);
  });

  test("does not affect other calls", async () => {
    const upstream = await start();
    const leaving = new AbortController();
    const held: ServerResponse[] = [];
    upstream.answer((response) => void held.push(response));
    const stays = upstream.genesys.call(READ);
    const leaves = errorOf(upstream.genesys.call({ ...READ, signal: leaving.signal }));
    await until(() => held.length === 2);
    leaving.abort();
    await leaves;
    for (const response of held) sendJson(response, 200, { id: "1" });
    expect(await stays).toEqual({ id: "1" });
  });
});

test("errorOf, which the tests of failures use, finds a token in an error", async () => {
  const places = [
    new Error(`Bearer ${token(1)}`),
    new Error("failed", { cause: { options: { headers: { authorization: token(1) } } } }),
    Object.assign(new Error("failed"), { request: { options: { token: token(1) } } }),
    Object.defineProperty(new Error("failed"), "hidden", { value: SECRET, enumerable: false }),
  ];
  for (const place of places) {
    expect(printedForm(place)).toMatch(/canary-(token|secret)/);
    await expect(errorOf(Promise.reject(place))).rejects.toThrow("canary");
  }
  await expect(errorOf(Promise.resolve(1))).rejects.toThrow("expected to fail");
});
