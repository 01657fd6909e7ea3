import { createHmac, createPublicKey } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { CompactSign } from "jose";
import type { JWTHeaderParameters, JWTPayload } from "jose";
import { AUDIENCE, bearer, createIdentity, createPair, ISSUER, secondsOf, startKeyServer } from "../identity.ts";
import { sign as signAt } from "../identity.ts";
import type { Identity, KeyServer, Pair } from "../identity.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";

// It stands still, so that each token has exactly the age that its test gives it.
const clock = createTestClock();
const sign = (pair: Pair, claims?: JWTPayload, header?: Partial<JWTHeaderParameters>) =>
  signAt(pair, claims, header, clock);
const now = () => secondsOf(clock);

let identity: Identity;
let rsa: Pair;
let stranger: Pair;
let lure: KeyServer;
let gateway: Gateway;
const log: string[] = [];
beforeAll(async () => {
  identity = await createIdentity({}, clock);
  [rsa, stranger] = await Promise.all([createPair("rsa", "RS256"), createPair("first")]);
  identity.write("jwks.json", { keys: [identity.pair.publicJwk, rsa.publicJwk] });
  lure = await startKeyServer([stranger.publicJwk]);
  gateway = await startGateway({
    env: identity.env,
    clock,
    logLevel: "trace",
    logStream: { write: (line) => log.push(line) },
  });
});
afterAll(async () => {
  await gateway.close();
  await lure.close();
  identity.close();
});
beforeEach(() => {
  gateway.sandbox.reset();
  lure.hits = 0;
  log.length = 0;
});

const QUERY = JSON.stringify({ query: "{ __typename }" });

function ask(headers: Record<string, string>, body = QUERY): Promise<Response> {
  return fetch(`${gateway.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const claims = (more: JWTPayload = {}) => ({
  ...{ iss: ISSUER, aud: AUDIENCE, sub: "user-1", iat: now(), exp: now() + 300 },
  ...more,
});

/** Signs with HS256 and a text as the shared secret, as an attacker would. */
function signedWith(secret: string | Buffer, header: object = {}): string {
  const content = `${encode({ alg: "HS256", kid: "rsa", ...header })}.${encode(claims())}`;
  return `${content}.${createHmac("sha256", secret).update(content).digest("base64url")}`;
}

const unsigned = (header: object) => `${encode(header)}.${encode(claims())}.`;

async function tampered(change: (payload: JWTPayload) => JWTPayload): Promise<string> {
  const [header, payload, signature] = (await sign(identity.pair)).split(".");
  const changed = change(JSON.parse(Buffer.from(payload!, "base64url").toString()) as JWTPayload);
  return `${header}.${encode(changed)}.${signature}`;
}

/** Each makes a token that must be refused. */
const forgeries: Record<string, () => string | Promise<string>> = {
  "alg none": () => unsigned({ alg: "none" }),
  "alg None, NONE and nOnE": () => unsigned({ alg: "nOnE", kid: "first" }),
  "alg none with the signature of a good token": async () =>
    `${encode({ alg: "none" })}.${encode(claims())}.${(await sign(identity.pair)).split(".")[2]}`,
  "no signature": async () => `${(await sign(identity.pair)).split(".").slice(0, 2).join(".")}.`,
  "HS256 with the public key as the secret, as PEM": () =>
    signedWith(createPublicKey({ key: rsa.publicJwk as never, format: "jwk" }).export({ type: "spki", format: "pem" })),
  "HS256 with the public key as the secret, as DER": () =>
    signedWith(createPublicKey({ key: rsa.publicJwk as never, format: "jwk" }).export({ type: "spki", format: "der" })),
  "HS256 with the public key as the secret, as JWK": () => signedWith(JSON.stringify(rsa.publicJwk)),
  "HS256 with an empty secret": () => signedWith(""),
  "an algorithm that is not allowed": async () => {
    const pair = { ...rsa, alg: "RS512", privateKey: (await createPair("rsa", "RS512")).privateKey };
    return sign(pair);
  },
  "a foreign key under a known id": () => sign(stranger),
  "an unknown key id": () => sign({ ...stranger, kid: "another" }),
  "a key id of another kind of key": () => sign({ ...stranger, kid: "rsa" }),
  "a key id that is a path": () => sign({ ...stranger, kid: "../../../../dev/null" }),
  "a key id that is a query": () => sign({ ...stranger, kid: "first' UNION SELECT 'x" }),
  "an empty secret under the id /dev/null": () => signedWith("", { kid: "/dev/null" }),
  "a key id that is no text": () => sign(stranger, {}, { kid: { $ne: "" } as never }),
  "a key of its own in the header": () => sign(stranger, {}, { jwk: stranger.publicJwk as never }),
  "the address of its own keys in the header": () => sign(stranger, {}, { jku: lure.url }),
  "the address of its own certificate in the header": () => sign(stranger, {}, { x5u: lure.url }),
  "a certificate of its own in the header": () => sign(stranger, {}, { x5c: ["MIIB"] }),
  "an unknown critical extension": () =>
    new CompactSign(Buffer.from(JSON.stringify(claims())))
      .setProtectedHeader({ alg: "ES256", kid: "first", crit: ["x"], x: 1 })
      .sign(identity.pair.privateKey, { crit: { x: true } }),
  "no end": () => sign(identity.pair, { exp: undefined as never }),
  "no time of its making": () => sign(identity.pair, { iat: undefined as never }),
  "no subject": () => sign(identity.pair, { sub: undefined as never }),
  "an empty text for whom it is about": () => sign(identity.pair, { sub: "" }),
  "a text without end for whom it is about": () => sign(identity.pair, { sub: "x".repeat(257) }),
  "no issuer": () => sign(identity.pair, { iss: undefined as never }),
  "another issuer": () => sign(identity.pair, { iss: "https://login.example.com.evil.example/" }),
  "an issuer that begins like ours": () => sign(identity.pair, { iss: `${ISSUER}tenant` }),
  "no audience": () => sign(identity.pair, { aud: undefined as never }),
  "another audience": () => sign(identity.pair, { aud: "graph2" }),
  "several other audiences": () => sign(identity.pair, { aud: ["a", "b"] }),
  "an end that has passed": () => sign(identity.pair, { iat: now() - 600, exp: now() - 61 }),
  "an end that is a text": () => sign(identity.pair, { exp: "9999999999" as never }),
  "a beginning in the future": () => sign(identity.pair, { nbf: now() + 120 }),
  "a making in the future": () => sign(identity.pair, { iat: now() + 120 }),
  "an age beyond the limit, though its end is far": () =>
    sign(identity.pair, { iat: now() - 90_000, exp: now() + 90_000 }),
  "an end set later": () => tampered((payload) => ({ ...payload, exp: now() + 9999 })),
  "another person": () => tampered((payload) => ({ ...payload, sub: "admin" })),
  "more permissions": () => tampered((payload) => ({ ...payload, permissions: ["responses:library:view"] })),
  "a payload that is no JSON": async () =>
    new CompactSign(Buffer.from("hello"))
      .setProtectedHeader({ alg: "ES256", kid: "first" })
      .sign(identity.pair.privateKey),
  "a payload that is a list": async () =>
    new CompactSign(Buffer.from("[]"))
      .setProtectedHeader({ alg: "ES256", kid: "first" })
      .sign(identity.pair.privateKey),
  "a header that is no JSON": () => `${Buffer.from("{").toString("base64url")}.${encode(claims())}.AAAA`,
  "a token that is encrypted": () => `${encode({ alg: "dir", enc: "A256GCM" })}..AAAA.AAAA.AAAA`,
  "two dots": () => "..",
  "a word": () => "token",
  "fifteen thousand letters": () => "a".repeat(15_000),
};

describe("a token is refused that has", () => {
  test.each(Object.entries(forgeries))("%s", async (_, forge) => {
    const token = await forge();
    const answer = await ask(bearer(token), JSON.stringify({ query: "{ libraries { totalCount } }" }));
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toBe('Bearer realm="graphql", error="invalid_token"');
    expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
    expect(await answer.json()).toEqual({
      errors: [
        {
          message: expect.stringMatching(/^The token (is not accepted|has expired)\.$/),
          extensions: { code: "UNAUTHENTICATED" },
        },
      ],
    });
    // Nothing was requested: neither the REST API nor an address that the token names.
    expect([gateway.sandbox.calls().total, gateway.sandbox.calls().tokens, lure.hits]).toEqual([0, 0, 0]);
    expect(log.join("")).toContain("client refused");
    expect(log.join("")).not.toContain(`"${token}"`);
    expect(log.join("")).not.toMatch(/[\w-]{20,}\.[\w-]{20,}/);
  });
});

describe("a token is accepted that", () => {
  test("is valid, for every allowed algorithm", async () => {
    for (const pair of [identity.pair, rsa]) expect((await ask(bearer(await sign(pair)))).status).toBe(200);
  });

  test("has several audiences, ours among them", async () => {
    expect((await ask(bearer(await sign(identity.pair, { aud: ["other", AUDIENCE] })))).status).toBe(200);
  });

  test("is off by no more than the clock tolerance", async () => {
    const token = await sign(identity.pair, { nbf: now() + 20, iat: now() + 20, exp: now() - 20 });
    expect((await ask(bearer(token))).status).toBe(200);
    const off = await sign(identity.pair, { nbf: now() + 40, iat: now() + 40, exp: now() + 90 });
    expect((await ask(bearer(off))).status).toBe(401);
  });

  test("has the scheme in any case", async () => {
    const token = await sign(identity.pair);
    expect((await ask({ authorization: `bearer ${token}` })).status).toBe(200);
    expect((await ask({ authorization: `BEARER  ${token}` })).status).toBe(200);
  });

  test("gives the client its name in the log, and is in no log line", async () => {
    const token = await sign(identity.pair, { sub: "agent-7" });
    await ask(bearer(token));
    const lines = log.map((line) => JSON.parse(line) as { msg: string; client?: string });
    expect(lines.find(({ msg }) => msg === "request completed")).toMatchObject({ client: "agent-7" });
    for (const part of token.split(".")) expect(log.join("")).not.toContain(part);
  });
});

describe("a request is refused that has its credential", () => {
  test.each<[string, Record<string, string>]>([
    ["not at all", {}],
    ["by an empty header", { authorization: "" }],
    ["by a password", { authorization: `Basic ${Buffer.from("admin:admin").toString("base64")}` }],
    ["by nothing but the scheme", { authorization: "Bearer" }],
    ["by two tokens", { authorization: "Bearer a b" }],
    ["by a cookie", { cookie: "authorization=Bearer x" }],
  ])("%s", async (_, headers) => {
    const answer = await ask(headers);
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer realm="graphql"/);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
  });

  test("in the URL", async () => {
    const token = await sign(identity.pair);
    const answer = await fetch(`${gateway.url}/graphql?query={__typename}&access_token=${token}`, {
      headers: { "apollo-require-preflight": "1" },
    });
    expect(answer.status).toBe(401);
  });

  test("before its body is read", async () => {
    for (const body of ["{ nonsense", '{"query":"{"}', "x".repeat(900_000)])
      expect((await ask({}, body)).status).toBe(401);
  });

  test("without reading its body, and other paths are still answered", async () => {
    expect((await fetch(`${gateway.url}/livez`)).status).toBe(200);
    expect((await fetch(`${gateway.url}/readyz`)).status).toBe(200);
    const introspection = await ask({}, JSON.stringify({ query: "{ __schema { types { name } } }" }));
    expect(introspection.status).toBe(401);
  });
});
