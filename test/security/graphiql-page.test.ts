import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { expectRefusal, send } from "./attack.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway({ graphiql: true });
});
afterAll(() => gateway.close());

describe("the page of GraphiQL", () => {
  test("cannot be framed, runs only its own files, and asks only its own host", async () => {
    const { headers } = await send(gateway.url, { path: "/graphiql" });
    const policy = String(headers["content-security-policy"]);
    for (const directive of [
      "default-src 'none'",
      "script-src 'self'",
      "connect-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'none'",
    ]) {
      expect(policy.split("; ")).toContain(directive);
    }
    expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "referrer-policy": "no-referrer" });
  });

  test.each([
    "?query=</script><script>alert(1)</script>",
    '?query="><img src=x onerror=alert(1)>',
    "?endpoint=https://evil.example/graphql",
    '?headers={"authorization":"x"}',
    "?variables=<svg/onload=alert(1)>",
    "#query=<script>",
  ])("ignores its address: %s", async (search) => {
    const plain = await send(gateway.url, { path: "/graphiql" });
    const asked = await send(gateway.url, { path: `/graphiql${encodeURI(search)}` });
    expect([asked.status, asked.text]).toEqual([200, plain.text]);
  });

  test.each(["POST", "PUT", "DELETE", "OPTIONS"])("does not exist for %s", async (method) => {
    await expectRefusal(
      gateway,
      { method, path: "/graphiql", headers: { "content-type": "application/json" } },
      404,
      "BAD_REQUEST",
    );
  });
});
