import { readFileSync } from "node:fs";
import { afterEach, beforeAll, beforeEach, describe, expect, jest, test } from "@jest/globals";
import type { JWTPayload } from "jose";
import { createRemoteKeys } from "../../src/auth/jwks.ts";
import { checkToken, createTokenCheck } from "../../src/auth/jwt.ts";
import type { JwtConfig } from "../../src/config/auth-config.ts";
import { AUDIENCE, bearer, createIdentity, createPair, ISSUER, secondsOf, startKeyServer } from "../identity.ts";
import { sign as signAt } from "../identity.ts";
import type { KeyServer, Pair } from "../identity.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import type { TestClock } from "../test-clock.ts";
import { until } from "../until.ts";

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
const SECOND = 1000;
const MINUTE = 60_000;

let clock: TestClock;
beforeEach(() => {
  clock = createTestClock();
  // jose takes no clock: it reads its cool-down time here.
  jest.spyOn(Date, "now").mockImplementation(() => clock.wallTime());
});
afterEach(() => void jest.restoreAllMocks());
const now = () => secondsOf(clock);
const sign = (pair: Pair, claims?: JWTPayload) => signAt(pair, claims, {}, clock);

/** Checks tokens with the keys of the server. */
function createCheck() {
  const faults: unknown[] = [];
  const keys = createRemoteKeys(server.url, { onFault: (error) => faults.push(error), clock });
  const check = async (pair: Pair) => {
    try {
      return (await checkToken(await sign(pair), keys, config, clock)).subject;
    } catch (error) {
      return (error as { extensions: { code: string } }).extensions.code;
    }
  };
  return { check, faults };
}

describe("the keys of an identity provider", () => {
  test("are read once for all concurrent requests, and then kept", async () => {
    const { check } = createCheck();
    expect(await Promise.all(Array.from({ length: 20 }, () => check(first)))).toEqual(Array(20).fill("client"));
    expect(await check(first)).toBe("client");
    expect(server.hits).toBe(1);
  });

  test("are asked for in the name of the gateway", async () => {
    await createCheck().check(first);
    const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
    expect(server.headers["user-agent"]).toBe(`genesys-graphql/${version}`);
  });

  test("are read again in the background after ten minutes, which adds new keys and drops removed ones", async () => {
    const { check } = createCheck();
    await check(first);
    server.answer = { status: 200, body: JSON.stringify({ keys: [second.publicJwk] }) };
    await clock.pass(10 * MINUTE);
    expect(await check(first)).toBe("client");
    // The server has counted all earlier requests when it answers this one.
    await fetch(server.url);
    expect(server.hits).toBe(2);

    await clock.pass(1);
    const letGo = server.hold();
    // The check does not wait for the provider.
    expect(await check(first)).toBe("client");
    await until(() => server.hits === 3);
    letGo();
    expect([await check(second), await check(first)]).toEqual(["client", "UNAUTHENTICATED"]);
    expect(server.hits).toBe(3);
  });

  test("are read at most once in thirty seconds for invented key ids", async () => {
    const { check } = createCheck();
    await check(first);
    const makeUp = async () => {
      for (let at = 0; at < 30; at += 1)
        expect(await check({ ...first, kid: `made-up-${at}` })).toBe("UNAUTHENTICATED");
    };
    await makeUp();
    expect(server.hits).toBe(1);
    await clock.pass(30 * SECOND - 1);
    await makeUp();
    expect(server.hits).toBe(1);
    await clock.pass(1);
    await makeUp();
    expect(server.hits).toBe(2);
  });

  test.each([
    ["HTTP 500", { status: 500, body: "{}" }],
    ["a redirect", { status: 302, body: "", headers: { location: "https://elsewhere.example" } }],
    ["no JSON", { status: 200, body: "<html>" }],
    ["no keys", { status: 200, body: "{}" }],
    ["megabytes", { status: 200, body: JSON.stringify({ keys: [], padding: "x".repeat(1_000_000) }) }],
  ])(
    "that cannot be read because of %s are a fault of the provider, not of the token, until they can",
    async (_, answer) => {
      const { check } = createCheck();
      const sound = server.answer;
      server.answer = answer;
      expect(await check(first)).toBe("UPSTREAM_UNAVAILABLE");
      server.answer = sound;
      await clock.pass(2 * SECOND);
      expect(await check(first)).toBe("client");
    },
  );

  test("are read at most once in two seconds while the provider is down", async () => {
    const { check, faults } = createCheck();
    server.answer = { status: 503, body: "" };
    for (let at = 0; at < 20; at += 1) expect(await check(first)).toBe("UPSTREAM_UNAVAILABLE");
    expect([server.hits, faults.length]).toEqual([1, 1]);
    await clock.pass(2 * SECOND - 1);
    await check(first);
    expect(server.hits).toBe(1);
    await clock.pass(1);
    await check(first);
    expect(server.hits).toBe(2);
  });

  test("stay in use while the provider is down, and no request waits for it", async () => {
    const { check, faults } = createCheck();
    await check(first);
    server.answer = { status: 503, body: "" };
    for (let time = 1; time <= 5; time += 1) {
      await clock.pass(11 * MINUTE);
      const letGo = server.hold();
      expect(await check(first)).toBe("client");
      await until(() => server.hits === time + 1);
      expect(await check(first)).toBe("client");
      letGo();
      await until(() => faults.length === time);
    }
    expect(server.hits).toBe(6);
  });
});

test("claims may hold permissions and roles in every form that providers use", async () => {
  const keys = createRemoteKeys(server.url, { onFault: () => {}, clock });
  const claims = {
    permissions: ["a:b:c", 7],
    scope: "openid d:e:f",
    realm_access: { roles: ["agent"] },
  };
  expect(await checkToken(await sign(first, claims), keys, config, clock)).toEqual({
    subject: "client",
    permissions: ["a:b:c", "openid", "d:e:f"],
    roles: ["agent"],
    until: expect.any(Number),
  });
  const auth0 = { ...config, rolesClaim: "https://example.com/roles" };
  const token = await sign(first, { "https://example.com/roles": "agent admin" });
  expect((await checkToken(token, keys, auth0, clock)).roles).toEqual(["agent", "admin"]);
  const polluting = { ...config, rolesClaim: "__proto__.toString", permissionClaims: ["constructor.name"] };
  expect(await checkToken(await sign(first), keys, polluting, clock)).toMatchObject({ permissions: [], roles: [] });
});

describe("a token that was accepted a moment ago", () => {
  /** How often the signature was checked: each check asks for a key. */
  function createCounted(changes: Partial<JwtConfig> = {}) {
    const keys = createRemoteKeys(server.url, { onFault: () => {}, clock });
    const counted = { checks: 0 };
    const check = createTokenCheck(
      (header, token) => {
        counted.checks += 1;
        return keys(header, token);
      },
      { ...config, ...changes },
      clock,
    );
    return {
      counted,
      check,
      outcome: (token: string) =>
        Promise.resolve(check(token)).then(
          ({ subject }) => subject,
          (error: Error) => error.message,
        ),
    };
  }

  test("is not checked again, but every other token is", async () => {
    const { counted, check, outcome } = createCounted();
    const token = await sign(first);
    for (let at = 0; at < 5; at += 1) expect(await outcome(token)).toBe("client");
    expect(counted.checks).toBe(1);
    // It is known at once.
    expect(check(token)).toMatchObject({ subject: "client" });
    for (const other of [`${token.slice(0, -4)}AAAA`, `${token}A`, token.replace(".", "..")]) {
      expect(await outcome(other)).toBe("The token is not accepted.");
    }
    expect(await outcome(await sign(first, { sub: "another" }))).toBe("another");
    expect(await outcome(token)).toBe("client");
  });

  test.each([
    ["expires", () => ({ exp: now() + 2 }), {}],
    // Ages count in whole seconds: 10 are allowed.
    ["is too old", () => ({ iat: now() - 9 }), { maxTokenAge: 10 }],
  ])("is refused as soon as it %s", async (_, claims, changes) => {
    const { outcome } = createCounted(changes);
    const end = (now() + 2) * SECOND;
    const token = await sign(first, claims());
    expect(await outcome(token)).toBe("client");
    await clock.pass(end - 1 - clock.wallTime());
    expect(await outcome(token)).toBe("client");
    await clock.pass(1);
    expect(await outcome(token)).toBe("The token has expired.");
  });

  test("is not remembered if it was refused", async () => {
    const { counted, outcome } = createCounted();
    const token = await sign(second);
    for (let at = 0; at < 3; at += 1) expect(await outcome(token)).toBe("The token is not accepted.");
    expect(counted.checks).toBe(3);
  });
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

  test("answers 503 with Retry-After while it has no keys, and 200 as soon as it has them", async () => {
    const sound = server.answer;
    server.answer = { status: 500, body: "" };
    const env = { AUTH_JWKS_URL: server.url, AUTH_ISSUER: ISSUER, AUTH_AUDIENCE: AUDIENCE };
    const gateway = await startGateway({ env, clock });
    try {
      const { status: code, retryAfter, body } = await status(gateway, first);
      expect([code, retryAfter]).toEqual([503, "2"]);
      expect(body).toMatchObject({ errors: [{ extensions: { code: "UPSTREAM_UNAVAILABLE", retryAfter: 2 } }] });
      server.answer = sound;
      await clock.pass(2 * SECOND - 1);
      expect((await status(gateway, first)).status).toBe(503);
      await clock.pass(1);
      expect((await status(gateway, first)).status).toBe(200);
    } finally {
      await gateway.close();
    }
  });

  test("uses the new keys of a file without a restart", async () => {
    const identity = await createIdentity({}, clock);
    const gateway = await startGateway({ env: identity.env, clock });
    try {
      expect((await status(gateway, identity.pair)).status).toBe(200);
      identity.write("jwks.json", { keys: [second.publicJwk] });
      await clock.pass(SECOND);
      expect((await status(gateway, second)).status).toBe(200);
      expect((await status(gateway, identity.pair)).status).toBe(401);
    } finally {
      await gateway.close();
      identity.close();
    }
  });
});
