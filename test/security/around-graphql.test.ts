import { once } from "node:events";
import { request } from "node:http";
import type { IncomingMessage } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { createIdentity } from "../identity.ts";
import type { Identity } from "../identity.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";

let identity: Identity;
let gateway: Gateway;
beforeAll(async () => {
  identity = await createIdentity();
  gateway = await startGateway({ env: identity.env, graphiql: true });
});
afterAll(async () => {
  await gateway.close();
  identity.close();
});
beforeEach(() => gateway.sandbox.resetCalls());

const BODY = JSON.stringify({ query: "{ libraries { totalCount } }" });

/** Sends a path and headers unchanged: fetch would normalize both. */
async function send(method: string, path: string, headers: string[] = [], body = BODY) {
  const { hostname: host, port } = new URL(gateway.url);
  const isPost = method !== "GET" && method !== "HEAD";
  const own = ["host", host, "content-type", "application/json", "content-length", String(isPost ? body.length : 0)];
  const outgoing = request({
    host,
    port,
    method,
    path,
    headers: [...own, ...headers] as never,
    setDefaultHeaders: false,
  });
  outgoing.end(isPost ? body : undefined);
  const [answer] = (await once(outgoing, "response")) as [IncomingMessage];
  let text = "";
  for await (const chunk of answer.setEncoding("utf8")) text += String(chunk);
  return { status: answer.statusCode, text };
}

describe("a request without a token or key is never answered", () => {
  const query = `query=${encodeURIComponent("{ libraries { totalCount } }")}`;
  test.each([
    ["POST", "/graphql"],
    ["GET", `/graphql?${query}`],
    ["HEAD", `/graphql?${query}`],
    ["POST", "/graphql?"],
    ["POST", "/graphql#x"],
    ["POST", "/%67raphql"],
    ["POST", "/graphql/"],
    ["POST", "//graphql"],
    ["POST", "/./graphql"],
    ["POST", "/livez/../graphql"],
    ["POST", "/graphql;a=b"],
    ["POST", "/GraphQL"],
    ["POST", "/graphql%00"],
    ["POST", "/graphiql"],
    ["PUT", "/graphql"],
    ["DELETE", "/graphql"],
    ["OPTIONS", "/graphql"],
  ])("%s %s", async (method, path) => {
    const { status, text } = await send(method, path, ["apollo-require-preflight", "1"]);
    expect([400, 401, 404, 405]).toContain(status);
    expect(text).not.toContain('totalCount":');
    expect(gateway.sandbox.calls()).toMatchObject({ total: 0, tokens: 0 });
  });

  test.each([
    ["x-original-url", "/livez"],
    ["x-rewrite-url", "/livez"],
    ["x-http-method-override", "GET"],
    ["x-forwarded-for", "127.0.0.1"],
    ["x-forwarded-user", "admin"],
    ["x-remote-user", "admin"],
    ["proxy-authorization", "Bearer x"],
    ["referer", "http://127.0.0.1/graphiql"],
  ])("with %s: %s", async (name, value) => {
    expect((await send("POST", "/graphql", [name, value])).status).toBe(401);
    expect(gateway.sandbox.calls().total).toBe(0);
  });
});

describe("of two credentials", () => {
  test("of one kind, the first counts", async () => {
    const good = `Bearer ${await identity.token({ permissions: ["responses:library:view"] })}`;
    const bad = "Bearer a.b.c";
    expect((await send("POST", "/graphql", ["authorization", bad, "Authorization", good])).status).toBe(401);
    expect((await send("POST", "/graphql", ["authorization", "", "Authorization", good])).status).toBe(401);
    expect((await send("POST", "/graphql", ["authorization", good, "Authorization", bad])).status).toBe(200);
  });

  test("of two kinds, both are refused", async () => {
    const key = identity.key("server", ["*"]);
    const good = `Bearer ${await identity.token()}`;
    expect((await send("POST", "/graphql", ["authorization", good, "x-api-key", key])).status).toBe(401);
  });
});

test("the paths without authentication reveal nothing", async () => {
  for (const path of ["/livez", "/readyz"]) expect((await send("GET", path)).status).toBe(200);
  const { status, text } = await send("GET", "/graphiql");
  expect(status).toBe(200);
  for (const secret of [identity.path(""), gateway.sandbox.url, identity.env["AUTH_ISSUER"]!])
    expect(text).not.toContain(secret);
});
