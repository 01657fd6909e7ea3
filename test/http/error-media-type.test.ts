import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { bearer, createIdentity, startKeyServer } from "../identity.ts";
import type { Identity, KeyServer } from "../identity.ts";
import { send } from "../security/attack.ts";
import type { Attack, Reply } from "../security/attack.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";

const GRAPHQL = "application/graphql-response+json; charset=utf-8";
const JSON_TYPE = "application/json; charset=utf-8";

/** What clients send as `Accept`, and the type that they get. */
const ACCEPTS: [name: string, accept: string | undefined, type: string][] = [
  ["Apollo Client 4", "application/graphql-response+json,application/json;q=0.9", GRAPHQL],
  ["urql", "application/graphql-response+json, application/graphql+json, application/json, text/event-stream", GRAPHQL],
  ["a client of the new type alone", "Application/GraphQL-Response+JSON; charset=utf-8", GRAPHQL],
  ["an older client", "application/json", JSON_TYPE],
  ["a client that refuses the new type", "application/graphql-response+json;q=0.0, application/json", JSON_TYPE],
  ["curl", "*/*", JSON_TYPE],
  ["a client that says nothing", undefined, JSON_TYPE],
];

const query = "{ libraries { totalCount } }";
const LIMIT = 2;

let identity: Identity;
let keyServer: KeyServer;
let gateways: Record<"open" | "known" | "busy" | "keyless" | "persisted", Gateway>;
let key: string;
beforeAll(async () => {
  const clock = createTestClock();
  identity = await createIdentity();
  key = identity.key("client", ["*"]);
  keyServer = await startKeyServer([]);
  keyServer.answer.status = 500;
  const { AUTH_JWKS_FILE: _file, ...withoutKeys } = identity.env;
  const PERSISTED_DOCUMENTS_FILE = identity.write("documents.json", { one: query });
  gateways = {
    open: await startGateway({ env: { MAX_BODY_KB: "1" } }),
    known: await startGateway({ clock, env: { ...identity.env, CLIENT_REQUESTS_PER_MINUTE: String(LIMIT) } }),
    busy: await startGateway({ env: { MAX_CONCURRENT_REQUESTS: "1" } }),
    keyless: await startGateway({ env: { ...withoutKeys, AUTH_JWKS_URL: keyServer.url } }),
    persisted: await startGateway({ env: { PERSISTED_DOCUMENTS: "only", PERSISTED_DOCUMENTS_FILE } }),
  };
});
afterAll(async () => {
  await Promise.all(Object.values(gateways).map((gateway) => gateway.close()));
  await keyServer.close();
  identity.close();
});

/** Sends it as each client would, and asserts status, code, type and `Retry-After` of each answer. */
async function expectErrors(
  to: keyof typeof gateways,
  attack: Attack,
  [status, code, retryAfter]: [status: number, code: string, retryAfter?: string],
): Promise<void> {
  const seen: unknown[] = [];
  for (const [name, accept] of ACCEPTS) {
    const headers = { ...attack.headers, ...(accept !== undefined && { accept }) };
    seen.push([name, ...shown(await send(gateways[to].url, { ...attack, headers }))]);
  }
  expect(seen).toEqual(ACCEPTS.map(([name, , type]) => [name, status, type, [code], retryAfter, "no-store"]));
}

function shown({ status, headers, body }: Reply): unknown[] {
  const codes = body.errors.map((error: { extensions: { code: string } }) => error.extensions.code);
  return [status, headers["content-type"], codes, headers["retry-after"], headers["cache-control"]];
}

const TEXT = { "content-type": "text/plain" };
const ORIGIN = { "sec-fetch-site": "cross-site", origin: "https://elsewhere.example" };

describe("an error before the operation has the type that its client names", () => {
  test.each<[string, keyof typeof gateways, Attack, [number, string, string?]]>([
    ["400, a body that is no JSON", "open", { body: "{" }, [400, "BAD_REQUEST"]],
    ["400, a Host that is none", "open", { body: { query }, headers: { host: "a b" } }, [400, "BAD_REQUEST"]],
    ["400, no query", "open", { body: {} }, [400, "BAD_REQUEST"]],
    [
      "400, a page of another site",
      "open",
      { path: `/graphql?query=${query}`.replaceAll(" ", "+"), headers: ORIGIN },
      [400, "BAD_REQUEST"],
    ],
    ["401, no proof", "known", { body: { query } }, [401, "UNAUTHENTICATED"]],
    ["401, a false token", "known", { body: { query }, headers: bearer("x.y.z") }, [401, "UNAUTHENTICATED"]],
    ["403, a text where only ids may run", "persisted", { body: { query } }, [403, "FORBIDDEN"]],
    ["404, another path", "open", { path: "/nothing" }, [404, "BAD_REQUEST"]],
    ["404, an unknown id", "persisted", { body: { documentId: "two" } }, [404, "PERSISTED_QUERY_NOT_FOUND"]],
    ["405, another method", "open", { method: "PUT", body: { query } }, [405, "BAD_REQUEST"]],
    ["413", "open", { body: { query: " ".repeat(2000) } }, [413, "BAD_REQUEST"]],
    ["415", "open", { body: query, headers: TEXT }, [415, "BAD_REQUEST"]],
    ["417", "open", { method: "GET", headers: { expect: "nothing" } }, [417, "BAD_REQUEST"]],
  ])("%s", async (_, to, attack, expected) => {
    await expectErrors(to, attack, expected);
  });

  test("429, with Retry-After", async () => {
    const attack = { body: { query }, headers: bearer(key) };
    for (let count = 0; count < LIMIT; count += 1) {
      expect((await send(gateways.known.url, attack)).status).toBe(200);
    }
    await expectErrors("known", attack, [429, "RATE_LIMITED", "60"]);
  });

  test("503 of a gateway that has too much to do, with Retry-After", async () => {
    const hold = gateways.busy.sandbox.hold("*");
    const admitted = gateways.busy.query(query);
    await hold.reached(1);
    await expectErrors("busy", { body: { query } }, [503, "OVERLOADED", "1"]);
    hold.release();
    expect((await admitted).errors).toBeUndefined();
  });

  test("503 while the keys of the identity provider cannot be read, with Retry-After", async () => {
    const attack = { body: { query }, headers: bearer(await identity.token()) };
    await expectErrors("keyless", attack, [503, "UPSTREAM_UNAVAILABLE", "2"]);
  });
});

test("the answers of other paths keep their own type", async () => {
  const headers = { accept: "application/graphql-response+json" };
  for (const path of ["/livez", "/readyz"]) {
    expect((await send(gateways.open.url, { path, headers })).headers["content-type"]).toBe(JSON_TYPE);
  }
});

test("what Node cannot read as a request is answered in plain JSON", async () => {
  // Its headers may be cut off before the client has said what it accepts.
  const headers = { accept: GRAPHQL, filler: "x".repeat(20_000) };
  const reply = await send(gateways.open.url, { body: { query }, headers });
  expect([reply.status, reply.headers["content-type"]]).toEqual([431, JSON_TYPE]);
});
