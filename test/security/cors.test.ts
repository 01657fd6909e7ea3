import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { expectRefusal, send } from "./attack.ts";
import type { Reply } from "./attack.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";

const APP = "https://app.example.com";
const LOCAL = "http://localhost:3000";

let closed: Gateway;
let listed: Gateway;
beforeAll(async () => {
  closed = await startGateway({ graphiql: true });
  listed = await startGateway({ graphiql: true, env: { CORS_ORIGINS: `${APP}, ${LOCAL}` } });
});
afterAll(() => Promise.all([closed.close(), listed.close()]));

const preflight = (origin: string, header = "content-type") => ({
  method: "OPTIONS",
  headers: { origin, "access-control-request-method": "POST", "access-control-request-headers": header },
});
const post = (origin: string) => ({ headers: { origin }, body: { query: "{ libraries { totalCount } }" } });
const allowed = ({ headers }: Reply) =>
  Object.keys(headers).filter((name) => /^access-control-allow-(origin|credentials)$/.test(name));

describe("without CORS_ORIGINS", () => {
  test.each([APP, "null", "*", "http://127.0.0.1:4000"])("a page of %s is not allowed", async (origin) => {
    await expectRefusal(closed, preflight(origin), 405, "BAD_REQUEST");
    expect(allowed(await send(closed.url, post(origin)))).toEqual([]);
  });
});

describe("with CORS_ORIGINS", () => {
  test.each([APP, LOCAL])("a page of %s is allowed, alone and without credentials", async (origin) => {
    const asked = await send(listed.url, preflight(origin, "content-type,authorization,apollo-require-preflight"));
    expect([asked.status, asked.text]).toEqual([204, ""]);
    expect(asked.headers).toMatchObject({
      "access-control-allow-origin": origin,
      "access-control-allow-methods": "GET, POST",
      "access-control-allow-headers": "content-type,authorization,apollo-require-preflight",
      "access-control-max-age": "600",
      vary: expect.stringContaining("Origin"),
    });
    const answer = await send(listed.url, post(origin));
    expect(answer.body).toEqual({ data: { libraries: { totalCount: 8 } } });
    expect(answer.headers).toMatchObject({
      "access-control-allow-origin": origin,
      "access-control-expose-headers": "retry-after, x-request-id, ratelimit, ratelimit-policy",
      vary: expect.stringContaining("Origin"),
    });
    expect(allowed(asked)).toEqual(["access-control-allow-origin"]);
  });

  test("an allowed page can read why its request was refused", async () => {
    const refused = await send(listed.url, { headers: { origin: APP, "content-type": "text/plain" }, body: "x" });
    expect([refused.status, refused.headers["access-control-allow-origin"]]).toEqual([415, APP]);
  });

  test.each([
    "https://evil.example",
    "https://app.example.com.evil.example",
    "https://evilapp.example.com",
    "https://x.app.example.com",
    "http://app.example.com",
    "https://app.example.com:8443",
    "https://app.example.com/",
    "https://APP.example.com",
    "http://localhost:3001",
    "null",
    "*",
    "",
    "https://app.example.com, https://evil.example",
  ])("a page of %j is not allowed", async (origin) => {
    expect(allowed(await send(listed.url, preflight(origin)))).toEqual([]);
    expect(allowed(await send(listed.url, post(origin)))).toEqual([]);
  });
});
