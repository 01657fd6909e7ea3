import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { createRemoteKeys } from "../../src/auth/jwks.ts";
import { checkToken, createTokenCheck } from "../../src/auth/jwt.ts";
import type { JwtConfig } from "../../src/auth/jwt.ts";
import { AUDIENCE, bearer, createIdentity, createPair, ISSUER, sign, startKeyServer } from "../identity.ts";
import type { KeyServer, Pair } from "../identity.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";

let first: Pair;
let second: Pair;
beforeAll(async () => {
  [first, second] = await Promise.all([createPair("first"), createPair("second", "RS256")]);
});

let server: KeyServer;
beforeEach(async () => {
  server = await startKeyServer([first.publicJwk]);
});
afterEach(() => server.close());

const config: JwtConfig = {
  issuer: ISSUER,
  audience: [AUDIENCE],
  algorithms: ["ES256", "RS256"],
  maxTokenAge: 3600,
  clockTolerance: 0,
  permissionClaims: ["permissions", "scope"],
  rolesClaim: "realm_access.roles",
};
const MINUTE = 60_000;

/** Checks tokens with the keys of the server, on a clock that the test turns. */
function createCheck() {
  const clock = { now: 1000 };
  const faults: unknown[] = [];
  const keys = createRemoteKeys(server.url, { onFault: (error) => faults.push(error), now: () => clock.now });
  const check = async (pair: Pair) => {
    try {
      return (await checkToken(await sign(pair), keys, config)).subject;
    } catch (error) {
      return (error as { extensions: { code: string } }).extensions.code;
    }
  };
  return { check, clock, faults };
}

describe("the keys of an identity provider", () => {
  test("are read once for everybody who asks at the same time, and then no more", async () => {
    const { check } = createCheck();
    expect(await Promise.all(Array.from({ length: 20 }, () => check(first)))).toEqual(Array(20).fill("somebody"));
    expect(await check(first)).toBe("somebody");
    expect(server.hits).toBe(1);
  });

  test("are read again in the background after ten minutes; a new key is then known, a removed one no more", async () => {
    const { check, clock } = createCheck();
    await check(first);
    server.answer = { status: 200, body: JSON.stringify({ keys: [second.publicJwk] }) };
    clock.now += 11 * MINUTE;
    expect(await check(first)).toBe("somebody");
    while (server.hits < 2) await sleep(5);
    await sleep(50);
    expect([await check(first), await check(second)]).toEqual(["UNAUTHENTICATED", "somebody"]);
    expect(server.hits).toBe(2);
  });

  test("are not read again and again for names that somebody makes up", async () => {
    const { check } = createCheck();
    await check(first);
    for (let at = 0; at < 30; at += 1) expect(await check({ ...first, kid: `made-up-${at}` })).toBe("UNAUTHENTICATED");
    expect(server.hits).toBe(1);
  });

  test.each([
    ["HTTP 500", { status: 500, body: "{}" }],
    ["a redirect", { status: 302, body: "", headers: { location: "https://elsewhere.example" } }],
    ["no JSON", { status: 200, body: "<html>" }],
    ["no keys", { status: 200, body: "{}" }],
    ["megabytes", { status: 200, body: JSON.stringify({ keys: [], padding: "x".repeat(1_000_000) }) }],
  ])("that cannot be had for %s are a fault of the provider, not of the token; it recovers", async (_, answer) => {
    const { check, clock } = createCheck();
    const sound = server.answer;
    server.answer = answer;
    expect(await check(first)).toBe("UPSTREAM_UNAVAILABLE");
    server.answer = sound;
    clock.now += 3000;
    expect(await check(first)).toBe("somebody");
  });

  test("are not asked for by everybody while the provider is down", async () => {
    const { check, clock, faults } = createCheck();
    server.answer = { status: 503, body: "" };
    for (let at = 0; at < 20; at += 1) expect(await check(first)).toBe("UPSTREAM_UNAVAILABLE");
    expect([server.hits, faults.length]).toEqual([1, 1]);
    clock.now += 2500;
    await check(first);
    expect(server.hits).toBe(2);
  });

  test("hold on while the provider is down, and nobody waits for it", async () => {
    const { check, clock } = createCheck();
    await check(first);
    server.answer = { status: 503, body: "" };
    for (let at = 0; at < 5; at += 1) {
      clock.now += 11 * MINUTE;
      expect(await check(first)).toBe("somebody");
      await sleep(20);
    }
    expect(server.hits).toBe(6);
  });
});

test("claims hold permissions and roles in every shape that providers use", async () => {
  const keys = createRemoteKeys(server.url, { onFault: () => {} });
  const claims = {
    permissions: ["a:b:c", 7],
    scope: "openid d:e:f",
    realm_access: { roles: ["agent"] },
  };
  expect(await checkToken(await sign(first, claims), keys, config)).toEqual({
    subject: "somebody",
    permissions: ["a:b:c", "openid", "d:e:f"],
    roles: ["agent"],
    until: expect.any(Number),
  });
  const auth0 = { ...config, rolesClaim: "https://example.com/roles" };
  const token = await sign(first, { "https://example.com/roles": "agent admin" });
  expect((await checkToken(token, keys, auth0)).roles).toEqual(["agent", "admin"]);
  const polluting = { ...config, rolesClaim: "__proto__.toString", permissionClaims: ["constructor.name"] };
  expect(await checkToken(await sign(first), keys, polluting)).toMatchObject({ permissions: [], roles: [] });
});

describe("a token that was accepted a moment ago", () => {
  /** How often the signature was checked: for each check a key is asked for. */
  function createCounted(changes: Partial<JwtConfig> = {}) {
    const keys = createRemoteKeys(server.url, { onFault: () => {} });
    const counted = { checks: 0 };
    const check = createTokenCheck(
      (header, token) => {
        counted.checks += 1;
        return keys(header, token);
      },
      { ...config, ...changes },
    );
    return {
      counted,
      outcome: (token: string) =>
        check(token).then(
          ({ subject }) => subject,
          (error: Error) => error.message,
        ),
    };
  }

  test("is not checked again, and any other is", async () => {
    const { counted, outcome } = createCounted();
    const token = await sign(first);
    for (let at = 0; at < 5; at += 1) expect(await outcome(token)).toBe("somebody");
    expect(counted.checks).toBe(1);
    for (const other of [`${token.slice(0, -4)}AAAA`, `${token}A`, token.replace(".", "..")]) {
      expect(await outcome(other)).toBe("The token is not accepted.");
    }
    expect(await outcome(await sign(first, { sub: "another" }))).toBe("another");
    expect(await outcome(token)).toBe("somebody");
  });

  test.each([
    ["expires", { exp: () => now() + 1 }, {}],
    ["is too old", { iat: () => now() - 9 }, { maxTokenAge: 10 }],
  ])("is refused as soon as it %s", async (_, times, changes) => {
    const { outcome } = createCounted(changes);
    const claims = Object.fromEntries(Object.entries(times).map(([name, time]) => [name, time()]));
    const token = await sign(first, claims);
    expect(await outcome(token)).toBe("somebody");
    // Ages count in whole seconds.
    await sleep(2200);
    expect(await outcome(token)).toBe("The token has expired.");
  });

  test("is not remembered when it was refused", async () => {
    const { counted, outcome } = createCounted();
    const token = await sign(second);
    for (let at = 0; at < 3; at += 1) expect(await outcome(token)).toBe("The token is not accepted.");
    expect(counted.checks).toBe(3);
  });

  const now = () => Math.floor(Date.now() / 1000);
});

describe("a gateway with an identity provider", () => {
  const status = async (gateway: Gateway, pair: Pair) => {
    const answer = await fetch(`${gateway.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...bearer(await sign(pair)) },
      body: JSON.stringify({ query: "{ __typename }" }),
    });
    return { status: answer.status, retryAfter: answer.headers.get("retry-after"), body: await answer.json() };
  };

  test("answers 503 and when to try again while it has no keys, and 200 as soon as it has", async () => {
    const sound = server.answer;
    server.answer = { status: 500, body: "" };
    const env = { AUTH_JWKS_URL: server.url, AUTH_ISSUER: ISSUER, AUTH_AUDIENCE: AUDIENCE };
    const gateway = await startGateway({ env });
    try {
      const { status: code, retryAfter, body } = await status(gateway, first);
      expect([code, retryAfter]).toEqual([503, "2"]);
      expect(body).toMatchObject({ errors: [{ extensions: { code: "UPSTREAM_UNAVAILABLE", retryAfter: 2 } }] });
      server.answer = sound;
      await sleep(2100);
      expect((await status(gateway, first)).status).toBe(200);
    } finally {
      await gateway.close();
    }
  });

  test("takes the keys of a file when they are exchanged, without a restart", async () => {
    const identity = await createIdentity();
    const gateway = await startGateway({ env: identity.env });
    try {
      expect((await status(gateway, identity.pair)).status).toBe(200);
      identity.write("jwks.json", { keys: [second.publicJwk] });
      while ((await status(gateway, second)).status !== 200) await sleep(50);
      expect((await status(gateway, identity.pair)).status).toBe(401);
    } finally {
      await gateway.close();
      identity.close();
    }
  });
});
