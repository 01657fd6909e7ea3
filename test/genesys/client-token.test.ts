import type { ServerResponse } from "node:http";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { startSandbox } from "../../sandbox/server.ts";
import { createSecret } from "../../src/config/secret.ts";
import { createGenesys } from "../../src/genesys/client.ts";
import type { GenesysCall } from "../../src/genesys/call.ts";
import { createTestClock } from "../test-clock.ts";
import type { TestClock } from "../test-clock.ts";
import { until } from "../until.ts";
import { errorOf, SECRET, sendJson, startUpstream, token } from "../upstream.ts";
import type { Respond, Upstream } from "../upstream.ts";

const READ: GenesysCall = { method: "GET", route: "/api/v2/things", circuit: "things" };
const WRITE: GenesysCall = { method: "POST", route: "/api/v2/things", circuit: "things", body: { name: "x" } };

let clock: TestClock;
let upstream: Upstream;
beforeEach(async () => {
  clock = createTestClock();
  upstream = await startUpstream({ clock });
});
afterEach(() => upstream.close());

/** Accepts only the token with this number. */
function accept(number: number): Respond {
  return (response, { headers }) => {
    if (headers.authorization === `Bearer ${token(number)}`) sendJson(response, 200, { id: "1" });
    else sendJson(response, 401, { code: "bad.credentials" });
  };
}

const tokensUsed = () => upstream.calls.map(({ headers }) => headers.authorization?.replace("Bearer ", ""));

describe("401", () => {
  test.each([READ, WRITE])("causes one new token and one replay: $method", async (call) => {
    upstream.answer(accept(2));
    expect(await upstream.genesys.call(call)).toEqual({ id: "1" });
    expect(tokensUsed()).toEqual([token(1), token(2)]);
    const [first, replay] = upstream.calls;
    expect(replay).toMatchObject({ method: call.method, url: first!.url, body: first!.body });
    expect(upstream.tokenCalls).toHaveLength(2);
  });

  test("that stays fails the call after one replay, and does not fetch a token for every call", async () => {
    upstream.answer(accept(0));
    const error = await errorOf(upstream.genesys.call(READ));
    expect(error.extensions).toEqual({
      code: "UPSTREAM_UNAUTHORIZED",
      upstream: { status: 401, code: "bad.credentials" },
      retryable: false,
    });
    expect(tokensUsed()).toEqual([token(1), token(2)]);
    expect(upstream.tokenCalls).toHaveLength(2);
    for (let count = 0; count < 10; count += 1) await errorOf(upstream.genesys.call(READ));
    expect(upstream.calls).toHaveLength(12);
    expect(upstream.tokenCalls).toHaveLength(2);
    // After the backoff one more token is fetched.
    upstream.answer(accept(3));
    await clock.pass(999);
    await errorOf(upstream.genesys.call(READ));
    expect(upstream.tokenCalls).toHaveLength(2);
    await clock.pass(1);
    expect(await upstream.genesys.call(READ)).toEqual({ id: "1" });
  });

  test("of fifty calls at once causes one new token for all", async () => {
    upstream.answer(accept(1));
    await upstream.genesys.call(READ);
    upstream.answer(accept(2));
    const answers = await Promise.all(Array.from({ length: 50 }, () => upstream.genesys.call(READ)));
    expect(answers).toEqual(Array.from({ length: 50 }, () => ({ id: "1" })));
    expect(upstream.tokenCalls).toHaveLength(2);
    expect(tokensUsed().slice(1)).toHaveLength(100);
    expect(tokensUsed().filter((used) => used === token(2))).toHaveLength(50);
  });

  test("that arrives late, for a token that was replaced meanwhile, causes no other token", async () => {
    let answerLate = () => {};
    const arrived = new Promise<void>((resolve) => {
      upstream.answer((response) => {
        answerLate = () => sendJson(response, 401, {});
        resolve();
      });
    });
    const late = upstream.genesys.call(READ);
    await arrived;
    upstream.answer(accept(2));
    await upstream.genesys.call(READ);
    answerLate();
    expect(await late).toEqual({ id: "1" });
    expect(upstream.tokenCalls).toHaveLength(2);
  });

  test("fails with the error of the token endpoint when there is no new token", async () => {
    upstream.answer(accept(2));
    await upstream.genesys.call(READ);
    await clock.pass(1000);
    upstream.answer(accept(9));
    upstream.answerToken((response) => sendJson(response, 503, {}, { "retry-after": "4" }));
    const error = await errorOf(upstream.genesys.call(READ));
    expect(error.extensions).toEqual({
      code: "UPSTREAM_UNAVAILABLE",
      upstream: { status: 503 },
      retryAfter: 4,
      retryable: true,
    });
  });

  test("after the tokens were revoked costs one token call, however many calls noticed", async () => {
    const sandbox = await startSandbox();
    const genesys = createGenesys({
      sandbox: true,
      apiUrl: sandbox.url,
      loginUrl: sandbox.url,
      clientId: "sandbox",
      clientSecret: createSecret("sandbox"),
    });
    const call: GenesysCall = { method: "GET", route: "/api/v2/responsemanagement/libraries", circuit: "libraries" };
    await genesys.call(call);
    sandbox.resetCalls();
    sandbox.revoke();
    const answers = await Promise.all(Array.from({ length: 20 }, () => genesys.call(call)));
    expect(answers).toHaveLength(20);
    expect(sandbox.calls()).toMatchObject({ total: 40, tokens: 1 });
    await sandbox.close();
  });
});

test.each([
  ["no lifetime", {}, 60],
  ["a lifetime that is null", { expires_in: null }, 60],
  ["a lifetime that is no number", { expires_in: "soon" }, 60],
  ["a lifetime that is a text", { expires_in: "300" }, 300],
])("a token with %s is used for a while, and then replaced", async (_what, lifetime, seconds) => {
  upstream.answerToken((response) =>
    sendJson(response, 200, { access_token: token(upstream.tokenCalls.length), ...lifetime }),
  );
  await upstream.genesys.call(READ);
  await clock.pass(seconds * 800 - 1);
  await upstream.genesys.call(WRITE);
  expect(upstream.tokenCalls).toHaveLength(1);
  await clock.pass(seconds * 200);
  await upstream.genesys.call(READ);
  expect(tokensUsed()).toEqual([token(1), token(1), token(2)]);
});

describe("a token endpoint without a token", () => {
  const html = (status: number): Respond => {
    return (response) => response.writeHead(status, { "content-type": "text/html" }).end("<html>Oops</html>");
  };
  const json = (status: number, body: unknown): Respond => {
    return (response) => sendJson(response, status, body);
  };
  const faults: [string, Respond, string][] = [
    ["400", json(400, { error: "invalid_client" }), "UPSTREAM_UNAUTHORIZED"],
    ["401", json(401, { error: "invalid_client", description: SECRET }), "UPSTREAM_UNAUTHORIZED"],
    ["401 with HTML", html(401), "UPSTREAM_UNAUTHORIZED"],
    ["403", json(403, {}), "UPSTREAM_FORBIDDEN"],
    ["429", json(429, {}), "UPSTREAM_RATE_LIMITED"],
    ["500", json(500, {}), "UPSTREAM_UNAVAILABLE"],
    ["500 with HTML", html(500), "UPSTREAM_UNAVAILABLE"],
    ["201", json(201, { access_token: token(1), expires_in: 60 }), "UPSTREAM_ERROR"],
    ["no token in the answer", json(200, { expires_in: 60 }), "UPSTREAM_BAD_RESPONSE"],
    ["a token that is not a string", json(200, { access_token: 7, expires_in: 60 }), "UPSTREAM_BAD_RESPONSE"],
    ["an empty token", json(200, { access_token: "", expires_in: 60 }), "UPSTREAM_BAD_RESPONSE"],
    ["null", json(200, null), "UPSTREAM_BAD_RESPONSE"],
    ["a list", json(200, []), "UPSTREAM_BAD_RESPONSE"],
    ["an empty body", (response) => response.writeHead(200).end(), "UPSTREAM_BAD_RESPONSE"],
    ["HTML", html(200), "UPSTREAM_BAD_RESPONSE"],
    ["a broken connection", (response) => response.destroy(), "UPSTREAM_UNAVAILABLE"],
  ];

  test.each(faults)("%s", async (_what, respond, code) => {
    upstream.answerToken(respond);
    const error = await errorOf(upstream.genesys.call(WRITE));
    expect(error.extensions.code).toBe(code);
    // Nothing was written, so the outcome is known.
    expect(error.message).not.toContain("not known");
    expect(upstream.tokenCalls).toHaveLength(1);
    expect(upstream.calls).toHaveLength(0);

    upstream.answerToken((response) => sendJson(response, 200, { access_token: token(7), expires_in: 60 }));
    // During the backoff every call gets the same error at once.
    await clock.pass((code === "UPSTREAM_UNAUTHORIZED" ? 1000 : 250) - 1);
    expect((await errorOf(upstream.genesys.call(WRITE))).extensions.code).toBe(code);
    expect(upstream.tokenCalls).toHaveLength(1);

    await clock.pass(1);
    expect(await upstream.genesys.call(WRITE)).toEqual({ id: "1" });
    expect(tokensUsed()).toEqual([token(7)]);
  });

  test("that does not answer fails the call at the timeout", async () => {
    upstream.answerToken(() => {});
    const failure = errorOf(upstream.genesys.call(WRITE));
    await until(() => upstream.tokenCalls.length === 1);
    await clock.pass(4999);
    expect(clock.timers()[0]).toBe(1);
    await clock.pass(1);
    expect((await failure).extensions).toEqual({ code: "UPSTREAM_TIMEOUT", retryable: true });
    expect(upstream.calls).toHaveLength(0);
  });

  test.each([302, 307])("%i does not send the client's secret to another host", async (status) => {
    const elsewhere = await startUpstream();
    upstream.answerToken((response) => response.writeHead(status, { location: `${elsewhere.url}/oauth/token` }).end());
    await errorOf(upstream.genesys.call(READ));
    expect(elsewhere.tokenCalls).toHaveLength(0);
    expect(upstream.calls).toHaveLength(0);
    await elsewhere.close();
  });

  test("fails all waiting calls with one request", async () => {
    const asked = Promise.withResolvers<ServerResponse>();
    upstream.answerToken((response) => asked.resolve(response));
    const failing = Promise.all(Array.from({ length: 50 }, () => errorOf(upstream.genesys.call(READ))));
    const response = await asked.promise;
    // Each call waits for the token, for as long as a call may take.
    await until(() => clock.timers().filter((left) => left === 10_000).length === 50);
    sendJson(response, 500, {});
    const failures = await failing;
    expect(new Set(failures.map(({ extensions }) => extensions.code))).toEqual(new Set(["UPSTREAM_UNAVAILABLE"]));
    expect(upstream.tokenCalls).toHaveLength(1);
  });

  test.each(["a\r\nx: y", "ä€", "a\u0000b"])("returns a token that no header can hold: %j", async (accessToken) => {
    upstream.answerToken((response) => sendJson(response, 200, { access_token: accessToken, expires_in: 60 }));
    const error = await errorOf(clock.passWaits(upstream.genesys.call(READ)));
    expect(error.message).not.toContain(accessToken);
    expect(upstream.calls).toHaveLength(0);
  });
});

test("a token is used for its lifetime, and for no call after it", async () => {
  upstream.answerToken((response) => {
    sendJson(response, 200, { access_token: token(upstream.tokenCalls.length), expires_in: 1 });
  });
  await upstream.genesys.call(READ);
  // From 80 % of its life on it may be renewed. With so short a life it expires at 90 %.
  await clock.pass(799);
  await upstream.genesys.call(READ);
  expect(upstream.tokenCalls).toHaveLength(1);
  await clock.pass(101);
  await upstream.genesys.call(READ);
  expect(tokensUsed()).toEqual([token(1), token(1), token(2)]);
});
