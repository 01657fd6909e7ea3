import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { GenesysCall } from "../../src/genesys/call.ts";
import { createTestClock } from "../test-clock.ts";
import type { TestClock } from "../test-clock.ts";
import { errorOf, sendJson, startUpstream, token } from "../upstream.ts";
import type { Upstream } from "../upstream.ts";

const LIST: GenesysCall = { method: "GET", route: "/api/v2/things", circuit: "things" };
const ONE: GenesysCall = {
  method: "GET",
  route: "/api/v2/things/{thingId}",
  circuit: "things",
  path: { thingId: "1" },
};

let clock: TestClock;
let upstream: Upstream;
beforeEach(async () => {
  clock = createTestClock();
  upstream = await startUpstream({ clock });
});
afterEach(() => upstream.close());

/** Time stands still, except for the waits before a retry, which pass at once. */
const call = (options: Partial<GenesysCall> = {}) => clock.passWaits(upstream.genesys.call({ ...LIST, ...options }));

/** The error for an answer with this status, these headers and this body. */
async function refusal(status: number, headers: Record<string, string> = {}, body: unknown = {}) {
  upstream.answer((response) => sendJson(response, status, body, headers));
  // The deadline leaves too little time for a second attempt.
  return errorOf(call({ deadline: clock.now() + 900 }));
}

describe("a call", () => {
  test("sends the token, accepts JSON and returns the parsed answer", async () => {
    upstream.answer((response) => sendJson(response, 200, { id: "1", name: "Zürich" }));
    expect(await upstream.genesys.call(ONE)).toEqual({ id: "1", name: "Zürich" });
    expect(upstream.calls).toMatchObject([
      {
        method: "GET",
        url: "/api/v2/things/1",
        headers: { authorization: `Bearer ${token(1)}`, accept: "application/json" },
        body: "",
      },
    ]);
  });

  test("fetches one token with the client's credentials and uses it for later calls", async () => {
    await Promise.all([call(), call(), call()]);
    await call();
    expect(upstream.tokenCalls).toMatchObject([{ method: "POST", body: "grant_type=client_credentials" }]);
    const [, basic = ""] = upstream.tokenCalls[0]!.headers.authorization!.split("Basic ");
    expect(Buffer.from(basic, "base64").toString()).toBe("canary-client:canary-secret-3f9a");
    expect(upstream.calls).toHaveLength(4);
  });

  test("says which program asks, for the token too", async () => {
    await call();
    const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
    const agents = [...upstream.tokenCalls, ...upstream.calls].map(({ headers }) => headers["user-agent"]);
    expect(agents).toEqual([`genesys-graphql/${version}`, `genesys-graphql/${version}`]);
  });

  test("encodes the query, repeats the key of a list and leaves out absent values", async () => {
    const query = {
      name: "Zürich & Söhne = 100%",
      id: ["a b", "c+d", "e,f"],
      pageSize: 25,
      expand: undefined,
      none: [],
    };
    await call({ query });
    const { url } = upstream.calls[0]!;
    expect(url).toMatch(/^\/api\/v2\/things\?[\w%+.=&-]+$/);
    expect([...new URL(url, upstream.url).searchParams]).toEqual([
      ["name", "Zürich & Söhne = 100%"],
      ["id", "a b"],
      ["id", "c+d"],
      ["id", "e,f"],
      ["pageSize", "25"],
    ]);
  });

  test.each(["POST", "PUT", "PATCH"] as const)("sends the body of a %s as JSON", async (method) => {
    const body = { name: "Zürich", texts: [{ content: "<b>" }] };
    await call({ method, body });
    expect(upstream.calls).toMatchObject([{ method, headers: { "content-type": "application/json" } }]);
    expect(JSON.parse(upstream.calls[0]!.body)).toEqual(body);
  });

  test.each(["POST", "PUT", "PATCH", "DELETE"] as const)(
    "sends a %s without a body, and does not wait for one",
    async (method) => {
      // The clock stands still, so no timeout ends the call.
      expect(await call({ method })).toEqual({ id: "1" });
      expect(upstream.calls).toMatchObject([{ method, body: "" }]);
    },
  );

  test("returns undefined for an empty body", async () => {
    upstream.answer((response) => response.writeHead(204).end());
    expect(await call({ method: "DELETE" })).toBeUndefined();
    upstream.answer((response) => response.writeHead(200).end());
    expect(await call()).toBeUndefined();
  });

  test.each(["application/json; charset=utf-8", "APPLICATION/JSON", "application/problem+json"])(
    "parses %s as JSON",
    async (type) => {
      upstream.answer((response) => sendJson(response, 200, { id: "2" }, { "content-type": type }));
      expect(await call()).toEqual({ id: "2" });
    },
  );
});

describe("an id in a path", () => {
  test.each([
    [".."],
    ["."],
    [""],
    ["a/b"],
    ["../../admin"],
    ["%2e%2e"],
    ["1?expand=all"],
    ["1#x"],
    ["a b"],
    ["a\r\nb"],
    ["a\\b"],
    ["ä"],
    ["http://example.com/"],
    ["//example.com"],
    ["x".repeat(65)],
  ])("that is %j is refused before any call", async (thingId) => {
    const error = await errorOf(upstream.genesys.call({ ...ONE, path: { thingId } }));
    expect(error.extensions).toEqual({ code: "BAD_USER_INPUT" });
    expect(error.details.fields).toEqual(["thingId"]);
    expect(upstream.calls).toHaveLength(0);
  });

  test("that is missing is an error in the program, and costs no call", async () => {
    await expect(upstream.genesys.call({ ...ONE, path: {} })).rejects.toThrow("needs thingId");
    expect(upstream.calls).toHaveLength(0);
  });

  test.each(["http://127.0.0.1:PORT/x", "//127.0.0.1:PORT/x"])(
    "keeps the token on the host, even with the route %s",
    async (route) => {
      const elsewhere = await startUpstream();
      await errorOf(call({ route: route.replace("PORT", new URL(elsewhere.url).port) }));
      expect(elsewhere.calls).toHaveLength(0);
      await elsewhere.close();
    },
  );
});

describe("an error status", () => {
  test.each([
    [400, "BAD_USER_INPUT", false],
    [401, "UPSTREAM_UNAUTHORIZED", false],
    [403, "UPSTREAM_FORBIDDEN", false],
    [404, "UPSTREAM_ERROR", false],
    [405, "UPSTREAM_ERROR", false],
    [408, "UPSTREAM_TIMEOUT", true],
    [409, "UPSTREAM_ERROR", false],
    [412, "UPSTREAM_ERROR", true],
    [413, "BAD_USER_INPUT", false],
    [415, "UPSTREAM_ERROR", false],
    [418, "UPSTREAM_ERROR", false],
    [429, "UPSTREAM_RATE_LIMITED", true],
    [500, "UPSTREAM_UNAVAILABLE", true],
    [502, "UPSTREAM_UNAVAILABLE", true],
    [503, "UPSTREAM_UNAVAILABLE", true],
    [504, "UPSTREAM_UNAVAILABLE", true],
    [599, "UPSTREAM_UNAVAILABLE", true],
  ])("%i is %s, retryable: %s", async (status, code, retryable) => {
    const { extensions } = await refusal(status, {}, { code: "some.code", message: "free text" });
    expect(extensions).toEqual({ code, upstream: { status, code: "some.code" }, retryable });
  });

  test("400 response.entity.too.large means the answer, not the input", async () => {
    const { extensions } = await refusal(400, {}, { code: "response.entity.too.large" });
    expect(extensions.code).toBe("UPSTREAM_RESPONSE_TOO_LARGE");
  });

  test("passes on nothing of the message in the answer", async () => {
    const body = { message: "free text", code: "bad.request", messageWithParams: "free text", contextId: "free text" };
    const error = await refusal(400, {}, body);
    expect(JSON.stringify([error.message, error.extensions, error.details])).not.toContain("free text");
  });

  test("passes on no token that the answer repeats", async () => {
    upstream.answer((response, { headers: { authorization } }) =>
      sendJson(response, 400, { message: authorization, code: authorization, details: [{ errorCode: authorization }] }),
    );
    expect((await errorOf(call())).extensions.upstream).toEqual({ status: 400 });
  });

  test("lists the fields that the answer blames, and ignores other details", async () => {
    const details = [{ fieldName: "texts[0].content" }, null, "x", { fieldName: 7 }, { fieldName: "name" }];
    expect((await refusal(400, {}, { details })).details.fields).toEqual(["texts[0].content", "name"]);
    expect((await refusal(400, {}, { details: { fieldName: "name" } })).details.fields).toEqual([]);
  });

  test.each([["<html>"], ["null"], ['"text"'], ["[]"], ["{"], [""]])("needs no valid error body: %s", async (body) => {
    upstream.answer((response) => response.writeHead(503, { "content-type": "text/html" }).end(body));
    expect((await errorOf(call())).extensions).toEqual({
      code: "UPSTREAM_UNAVAILABLE",
      upstream: { status: 503 },
      retryable: true,
    });
  });

  test.each([["with spaces"], ["<script>"], ["a/b"], ["x".repeat(81)], [""], [7], [null], [{ a: 1 }]])(
    "does not pass on the code %j",
    async (code) => {
      expect((await refusal(400, {}, { code })).extensions.upstream).toEqual({ status: 400 });
    },
  );

  const failingOnce = (status: number, method: GenesysCall["method"]) => {
    upstream.answer((response) => sendJson(response, upstream.calls.length > 1 ? 200 : status, { id: "1" }));
    return call({ method, ...(method !== "GET" && method !== "DELETE" && { body: {} }) });
  };

  test.each([408, 500, 502, 503, 504])("%i is transient: a read is retried", async (status) => {
    expect(await failingOnce(status, "GET")).toEqual({ id: "1" });
    expect(upstream.calls).toHaveLength(2);
  });

  test.each([400, 403, 404, 409, 412, 501])("%i is final: a read is not retried", async (status) => {
    await errorOf(failingOnce(status, "GET"));
    expect(upstream.calls).toHaveLength(1);
  });

  test.each(["PUT", "DELETE", "POST", "PATCH"] as const)(
    "of the server makes the outcome of a %s unknown",
    async (method) => {
      for (const status of [408, 500, 502, 503, 504]) {
        upstream.calls.length = 0;
        const error = await errorOf(failingOnce(status, method));
        expect(error.extensions).toMatchObject({ upstream: { status }, retryable: false });
        expect(error.message).toMatch(/; whether the change was made is not known\.$/);
        expect(error.details.outcomeUnknown).toBe(true);
        expect(upstream.calls).toHaveLength(1);
      }
    },
  );

  test.each(["GET", "PUT", "DELETE", "POST", "PATCH"] as const)(
    "429 means that nothing was carried out: a %s is sent again after Retry-After",
    async (method) => {
      upstream.answer((response) => {
        const refuses = upstream.calls.length === 1;
        sendJson(response, refuses ? 429 : 200, { id: "1" }, refuses ? { "retry-after": "1" } : {});
      });
      const again = upstream.genesys.call({ ...LIST, method, deadline: clock.now() + 5000 });
      await clock.waits(1000);
      await clock.pass(999);
      expect(await upstream.genesys.call(ONE)).toEqual({ id: "1" });
      expect(upstream.calls.map(({ url }) => url)).toEqual([LIST.route, "/api/v2/things/1"]);
      await clock.pass(1);
      expect(await again).toEqual({ id: "1" });
      expect(upstream.calls.map(({ url }) => url)).toEqual([LIST.route, "/api/v2/things/1", LIST.route]);
    },
  );
});

describe("Retry-After", () => {
  test("is passed on in seconds", async () => {
    expect((await refusal(429, { "retry-after": "17" })).extensions.retryAfter).toBe(17);
    expect((await refusal(503, { "retry-after": "0" })).extensions.retryAfter).toBe(0);
  });

  test("may be a date", async () => {
    // HTTP dates have whole seconds.
    const inTwentySeconds = new Date(clock.wallTime() + 20_000).toUTCString();
    clock.setDate(-(clock.wallTime() % 1000));
    expect((await refusal(429, { "retry-after": inTwentySeconds })).extensions.retryAfter).toBe(20);
    clock.setDate(400);
    expect((await refusal(429, { "retry-after": inTwentySeconds })).extensions.retryAfter).toBe(20);
    clock.setDate(600);
    expect((await refusal(429, { "retry-after": inTwentySeconds })).extensions.retryAfter).toBe(19);
    const past = "Sun, 06 Nov 1994 08:49:37 GMT";
    expect((await refusal(429, { "retry-after": past })).extensions.retryAfter).toBe(0);
  });

  test.each(["soon", "-5", "1.5", "", "9".repeat(400), "1e3", "0x10"])("%j is invalid and left out", async (value) => {
    expect((await refusal(429, { "retry-after": value })).extensions).not.toHaveProperty("retryAfter");
  });
});

describe("the correlation id", () => {
  test.each(["inin-correlation-id", "genesys-correlation-id"])("is copied from %s", async (name) => {
    const correlationId = "0d6b7f5e-1c2b-4f7e-9a35-5a6f0d3c2b1a";
    const { upstream: facts } = (await refusal(500, { [name]: correlationId })).extensions;
    expect(facts).toEqual({ status: 500, correlationId });
  });

  test.each(["see http://example.com", "<b>x</b>", "a, b", "x".repeat(65), ""])(
    "is not copied when it is %j",
    async (id) => {
      const { upstream: facts } = (await refusal(500, { "inin-correlation-id": id })).extensions;
      expect(facts).toEqual({ status: 500 });
    },
  );
});

describe("a redirect", () => {
  test.each([301, 302, 303, 307, 308])("%i is refused and not followed", async (status) => {
    const elsewhere = await startUpstream();
    upstream.answer((response) => response.writeHead(status, { location: `${elsewhere.url}/steal` }).end());
    for (const method of ["GET", "PUT"] as const) {
      const { extensions } = await errorOf(call({ method, ...(method === "PUT" && { body: {} }) }));
      const writes = method === "PUT" && { retryable: false };
      expect(extensions).toEqual({ code: "UPSTREAM_BAD_RESPONSE", upstream: { status }, ...writes });
    }
    expect(upstream.calls).toHaveLength(2);
    expect(elsewhere.calls).toHaveLength(0);
    await elsewhere.close();
  });

  test("to another path of the same host is not followed either", async () => {
    upstream.answer((response) => response.writeHead(302, { location: "/elsewhere" }).end());
    await errorOf(call());
    expect(upstream.calls.map(({ url }) => url)).toEqual([LIST.route]);
  });
});
