import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createApiKey } from "../../src/auth/api-keys.ts";
import { readConfig } from "../../src/config/config.ts";
import { OWN_CLIENTS } from "../../src/config/own-clients.ts";
import { createIdentity } from "../identity.ts";
import type { Identity } from "../identity.ts";

type Env = Record<string, string | undefined>;

const REAL: Env = { GENESYS_CLIENT_ID: "id", GENESYS_CLIENT_SECRET: "secret", GENESYS_REGION: "eu-central-1" };
const HERE: Env = { ...REAL, GENESYS_API_URL: "http://127.0.0.1:1", GENESYS_LOGIN_URL: "http://localhost:1" };
const PRODUCTION = { NODE_ENV: "production" };
const JWKS = { AUTH_JWKS_URL: "https://login.example.com/keys", AUTH_ISSUER: "i", AUTH_AUDIENCE: "a" };

let identity: Identity;
beforeAll(async () => {
  identity = await createIdentity();
});
afterAll(() => identity.close());

const authOf = (env: Env) => readConfig(env).auth;
const faultsOf = (env: Env): string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    return (error as Error).message.split("\n- ").slice(1);
  }
};

describe("the gateway", () => {
  test("accepts every client on the built-in sandbox, in production too", () => {
    expect(authOf({})).toMatchObject({ mode: "open" });
    expect(authOf({ ...PRODUCTION, GENESYS_UPSTREAM: "sandbox" })).toMatchObject({ mode: "open" });
  });

  test("can require a token or key on the built-in sandbox", () => {
    expect(authOf(JWKS)).toMatchObject({ mode: "required" });
    expect(authOf({ AUTH_API_KEYS_FILE: identity.env["AUTH_API_KEYS_FILE"] })).toMatchObject({ mode: "required" });
  });

  test.each([
    ["an organization", REAL],
    ["an organization in production", { ...REAL, ...PRODUCTION }],
    ["a sandbox that is a program of its own", HERE],
    ["the built-in sandbox with AUTH_MODE=required", { AUTH_MODE: "required" }],
  ])("does not start without AUTH_ settings for %s", (_, env) => {
    // In production an organization must not be open, so the message does not suggest it.
    const isRefused = "NODE_ENV" in env;
    expect(faultsOf(env)).toEqual([
      'AUTH_MODE is "required", but no setting says which clients to accept. ' +
        `Set AUTH_JWKS_URL, AUTH_JWKS_FILE or AUTH_API_KEYS_FILE.${isRefused ? "" : " To accept every client, set AUTH_MODE=open."}`,
    ]);
  });

  test.each([
    ["tokens", JWKS],
    ["API keys", { AUTH_API_KEYS_FILE: "test/auth/no-keys.json" }],
    ["both", { ...JWKS, AUTH_API_KEYS_FILE: "test/auth/no-keys.json" }],
  ])("requires %s when the settings name them", (_, env) => {
    expect(authOf({ ...REAL, ...PRODUCTION, ...env })).toMatchObject({ mode: "required" });
  });

  test("accepts every client with AUTH_MODE=open; in production only if Genesys Cloud is on this machine", () => {
    const open = { AUTH_MODE: "open" };
    expect(authOf({ ...REAL, ...open })).toMatchObject({ mode: "open" });
    expect(authOf({ ...HERE, ...PRODUCTION, ...open })).toMatchObject({ mode: "open" });
    const refused = expect.stringMatching(/^AUTH_MODE=open is refused in production/);
    expect(faultsOf({ ...REAL, ...PRODUCTION, ...open })).toEqual([refused]);
    const half = { ...HERE, GENESYS_LOGIN_URL: "https://login.example.com" };
    expect(faultsOf({ ...half, ...PRODUCTION, ...open })).toEqual([refused]);
    expect(faultsOf({ ...HERE, GENESYS_API_URL: "https://127.0.0.1.example.com", ...PRODUCTION, ...open })).toEqual([
      refused,
    ]);
  });

  test("refuses AUTH_MODE=open beside keys", () => {
    expect(faultsOf({ ...REAL, ...JWKS, AUTH_MODE: "open" })).toEqual([
      "AUTH_MODE=open does not go together with AUTH_JWKS_URL. Remove one or the other.",
    ]);
  });
});

describe("tokens", () => {
  test("have fixed rules by default", () => {
    expect(authOf({ ...REAL, ...JWKS }).jwt).toEqual({
      jwksUrl: "https://login.example.com/keys",
      jwksFile: undefined,
      issuer: "i",
      audience: ["a"],
      algorithms: ["RS256", "PS256", "ES256", "EdDSA"],
      maxTokenAge: 86_400,
      clockTolerance: 30,
      permissionClaims: ["permissions", "scope"],
      rolesClaim: "roles",
    });
  });

  test.each([
    ["an issuer", { AUTH_ISSUER: "" }, "AUTH_ISSUER is missing"],
    ["an audience", { AUTH_AUDIENCE: " , " }, "AUTH_AUDIENCE is missing"],
    ["keys from one place", { AUTH_JWKS_FILE: "JWKS" }, "AUTH_JWKS_URL and AUTH_JWKS_FILE are both set"],
    [
      "keys over a connection that cannot be changed on the way",
      { AUTH_JWKS_URL: "http://login.example.com" },
      "AUTH_JWKS_URL must be an https URL",
    ],
    [
      "signatures that only one can make",
      { AUTH_ALGORITHMS: "RS256,HS256" },
      "AUTH_ALGORITHMS must be a list of these",
    ],
    ["signatures at all", { AUTH_ALGORITHMS: "none" }, "AUTH_ALGORITHMS must be a list of these"],
    ["an end", { AUTH_MAX_TOKEN_AGE: "0" }, "AUTH_MAX_TOKEN_AGE must be a whole number"],
    ["clocks that are about right", { AUTH_CLOCK_TOLERANCE: "61" }, "AUTH_CLOCK_TOLERANCE must be a whole number"],
  ])("need %s", (_, change, fault) => {
    const env: Env = { ...REAL, ...JWKS, ...change };
    if (env["AUTH_JWKS_FILE"]) env["AUTH_JWKS_FILE"] = identity.env["AUTH_JWKS_FILE"];
    expect(faultsOf(env)).toEqual([expect.stringContaining(fault)]);
  });
});

describe("a file that cannot be used is named at the start, without its content", () => {
  const canary = "canary-content";
  test.each([
    ["AUTH_JWKS_FILE", canary, "is not JSON."],
    ["AUTH_JWKS_FILE", { keys: [] }, "is not a JSON Web Key Set"],
    ["AUTH_JWKS_FILE", { keys: canary }, "is not a JSON Web Key Set"],
    ["AUTH_JWKS_FILE", { keys: [{ kty: "oct", k: canary }] }, "holds a secret key"],
    ["AUTH_JWKS_FILE", { keys: [{ kty: "RSA", d: canary }] }, "holds a secret key"],
    ["AUTH_API_KEYS_FILE", canary, "is not JSON."],
    ["AUTH_API_KEYS_FILE", {}, 'is not a JSON object with a list "keys"'],
    ["AUTH_API_KEYS_FILE", null, 'is not a JSON object with a list "keys"'],
    [
      "AUTH_API_KEYS_FILE",
      { keys: [{ name: canary }] },
      'has an entry that "npm run api-key" did not make (number 1).',
    ],
    ["AUTH_ROLES_FILE", canary, "is not JSON."],
    ["AUTH_ROLES_FILE", [], "is not a JSON object of role names"],
    ["AUTH_ROLES_FILE", { agent: "responses:*:view" }, 'has no list of permissions such as "responses:library:view"'],
    ["AUTH_ROLES_FILE", { agent: ["everything"] }, 'has no list of permissions such as "responses:library:view"'],
  ])("%s with %j", (setting, content, fault) => {
    const sound = { ...identity.env, AUTH_JWKS_FILE: "", AUTH_JWKS_URL: "https://login.example.com/keys" };
    const jwks = setting === "AUTH_JWKS_FILE" ? { AUTH_JWKS_URL: "" } : {};
    const path = identity.write("broken.json", content);
    const faults = faultsOf({ ...REAL, ...sound, ...jwks, [setting]: path });
    expect(faults).toEqual([expect.stringContaining(`${setting}: ${path} ${fault}`)]);
    expect(faults.join()).not.toContain(canary);
  });

  test.each(Object.keys(OWN_CLIENTS))("a key in use with the name %s, which the gateway uses itself", (name) => {
    const { entry } = createApiKey({ name, permissions: ["*"], roles: [] });
    const path = identity.write("broken.json", { keys: [entry] });
    expect(faultsOf({ ...REAL, AUTH_API_KEYS_FILE: path })).toEqual([
      `AUTH_API_KEYS_FILE: ${path} has a key with the name "${name}". The gateway uses anonymous, none, other, subscriptions itself. ` +
        `Revoke the key (npm run api-key -- revoke ${name}) and create one with another name.`,
    ]);
    identity.write("broken.json", { keys: [{ ...entry, revoked: "now" }] });
    expect(faultsOf({ ...REAL, AUTH_API_KEYS_FILE: path })).toEqual([]);
  });

  test.each([
    [
      "AUTH_API_KEYS_FILE",
      (path: string) =>
        `Create it with: npm run api-key -- create NAME --permissions "responses:*:view" --file ${path}`,
    ],
    ["AUTH_ROLES_FILE", () => 'Create it, for example with this content: { "agent": ["responses:*:view"] }'],
    [
      "AUTH_JWKS_FILE",
      () => "Save the JSON Web Key Set of your identity provider there, or set AUTH_JWKS_URL instead.",
    ],
  ])("a missing file is named with how to create it: %s", (setting, creation) => {
    const path = identity.path("nowhere");
    const sound = { ...identity.env, AUTH_JWKS_FILE: identity.env["AUTH_JWKS_FILE"] };
    const faults = faultsOf({ ...REAL, ...sound, [setting]: path });
    expect(faults).toEqual([`${setting}: ${path} does not exist. ${creation(path)}`]);
  });

  test("a folder is not a file", () => {
    const path = identity.path(".");
    expect(faultsOf({ ...REAL, AUTH_API_KEYS_FILE: path })).toEqual([
      `AUTH_API_KEYS_FILE: ${path} is a folder. Name a file in it.`,
    ]);
  });
});
