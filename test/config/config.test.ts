import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { ConfigError, readConfig } from "../../src/config/config.ts";
import { createSecret } from "../../src/config/secret.ts";
import { OTEL_VARIABLES } from "../../src/config/telemetry-config.ts";
import { PROXY_VARIABLES } from "../../src/config/proxies.ts";
import { SETTINGS } from "../../src/config/settings.ts";

type Env = Record<string, string | undefined>;

const SECRET = "canary-s3cret";
// The settings of authentication have tests in auth-config.test.ts.
const KEYS = { AUTH_API_KEYS_FILE: "test/auth/no-keys.json" };
const CREDENTIALS: Env = { ...KEYS, GENESYS_CLIENT_ID: "client", GENESYS_CLIENT_SECRET: SECRET };
const REAL: Env = { ...CREDENTIALS, GENESYS_REGION: "eu-central-1" };
const URLS: Env = { GENESYS_API_URL: "https://api.example.com", GENESYS_LOGIN_URL: "https://login.example.com" };

const TITLE = "The settings cannot be used:";

/** The faults of the environment, without their dashes. */
function faultsOf(env: Env): string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (!(error instanceof ConfigError) || !error.message.startsWith(TITLE)) throw error;
    return error.message.split("\n- ").slice(1);
  }
  return [];
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "config-test-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(content: string): string {
  const path = join(folder, `secret-${Math.random()}`);
  writeFileSync(path, content);
  return path;
}

describe("an empty environment", () => {
  test("uses the sandbox and the defaults for development", () => {
    expect(readConfig({})).toMatchObject({
      host: "127.0.0.1",
      port: 4000,
      production: false,
      graphiql: true,
      logLevel: "warn",
      genesys: { sandbox: true, apiUrl: "", loginUrl: "", clientId: "sandbox", clientSecret: expect.anything() },
    });
    expect(readConfig({}).genesys.clientSecret.reveal()).toBe("sandbox");
  });

  test("is the same as one whose variables are all empty or blank", () => {
    for (const blank of ["", "  "]) {
      const env = Object.fromEntries(SETTINGS.map((name) => [name, blank]));
      expect(JSON.stringify(readConfig(env))).toBe(JSON.stringify(readConfig({})));
    }
  });

  test("is refused in production, with the names of all missing settings", () => {
    expect(faultsOf({ NODE_ENV: "production" })).toEqual([
      "GENESYS_CLIENT_ID is missing. Set it to the id of your OAuth client.",
      "GENESYS_CLIENT_SECRET (or GENESYS_CLIENT_SECRET_FILE) is missing. Set it to the secret of your OAuth client.",
      expect.stringMatching(/^GENESYS_REGION is missing/),
      expect.stringMatching(/^AUTH_MODE is "required", but no setting says which clients to accept/),
    ]);
  });
});

describe("production", () => {
  test("has no GraphiQL and a more detailed log, unless a setting changes that", () => {
    const env = { ...REAL, NODE_ENV: "production" };
    expect(readConfig(env)).toMatchObject({ production: true, graphiql: false, logLevel: "info" });
    expect(readConfig({ ...env, GRAPHIQL: "on", LOG_LEVEL: "error" })).toMatchObject({
      graphiql: true,
      logLevel: "error",
    });
  });

  test("can use the sandbox if GENESYS_UPSTREAM names it", () => {
    expect(readConfig({ NODE_ENV: "production", GENESYS_UPSTREAM: "sandbox" }).genesys.sandbox).toBe(true);
  });

  test("is only NODE_ENV=production", () => {
    for (const NODE_ENV of ["development", "test", "", undefined]) {
      expect(readConfig({ NODE_ENV }).production).toBe(false);
    }
  });

  test.each([
    ["Production", " Did you mean production?"],
    ["prod", " Did you mean production?"],
    ["produktion", " Did you mean production?"],
    ["dev", " Did you mean development?"],
    ["staging", ""],
  ])("is never guessed: NODE_ENV=%s is refused", (NODE_ENV, suggestion) => {
    expect(faultsOf({ NODE_ENV })).toEqual([`NODE_ENV must be one of development, test, production.${suggestion}`]);
  });
});

describe("the credentials", () => {
  test("with a region use Genesys Cloud", () => {
    const { genesys } = readConfig(REAL);
    expect(genesys).toMatchObject({
      sandbox: false,
      apiUrl: "https://api.mypurecloud.de",
      loginUrl: "https://login.mypurecloud.de",
      clientId: "client",
    });
    expect(genesys.clientSecret.reveal()).toBe(SECRET);
  });

  test.each([["GENESYS_CLIENT_ID"], ["GENESYS_CLIENT_SECRET"], ["GENESYS_REGION"]])(
    "are refused without %s, in development too",
    (missing) => {
      for (const NODE_ENV of ["development", "production"]) {
        const faults = faultsOf({ ...REAL, NODE_ENV, [missing]: undefined });
        expect(faults).toHaveLength(1);
        expect(faults[0]).toMatch(new RegExp(`^${missing}\\b.* is missing`));
      }
    },
  );

  test.each(["GENESYS_CLIENT_ID", "GENESYS_CLIENT_SECRET", "GENESYS_REGION", "GENESYS_API_URL", "GENESYS_LOGIN_URL"])(
    "are never quietly replaced by the sandbox where only %s is set",
    (name) => {
      const value = { ...REAL, ...URLS }[name];
      expect(faultsOf({ [name]: value }).length).toBeGreaterThan(0);
    },
  );

  test("are refused together with the sandbox", () => {
    for (const name of ["GENESYS_CLIENT_ID", "GENESYS_CLIENT_SECRET", "GENESYS_REGION", "GENESYS_API_URL"]) {
      const faults = faultsOf({ GENESYS_UPSTREAM: "sandbox", [name]: { ...REAL, ...URLS }[name] });
      expect(faults).toEqual([`GENESYS_UPSTREAM=sandbox does not go together with ${name}. Remove one or the other.`]);
    }
  });
});

describe("the region", () => {
  test.each([
    ["us-east-1", "mypurecloud.com"],
    ["us-east-2", "use2.us-gov-pure.cloud"],
    ["us-west-2", "usw2.pure.cloud"],
    ["eu-west-1", "mypurecloud.ie"],
    ["eu-west-2", "euw2.pure.cloud"],
    ["eu-central-1", "mypurecloud.de"],
    ["eu-central-2", "euc2.pure.cloud"],
    ["ap-southeast-1", "apse1.pure.cloud"],
    ["ap-southeast-2", "mypurecloud.com.au"],
    ["ap-northeast-1", "mypurecloud.jp"],
    ["ap-northeast-2", "apne2.pure.cloud"],
    ["ap-northeast-3", "apne3.pure.cloud"],
    ["ap-south-1", "aps1.pure.cloud"],
    ["ca-central-1", "cac1.pure.cloud"],
    ["sa-east-1", "sae1.pure.cloud"],
    ["me-central-1", "mec1.pure.cloud"],
    ["mx-central-1", "mxc1.pure.cloud"],
    ["eusc-de-east-1", "edee1.eusc-pure.cloud"],
  ])("%s is %s, which is accepted too", (region, domain) => {
    for (const GENESYS_REGION of [region, domain]) {
      expect(readConfig({ ...CREDENTIALS, GENESYS_REGION }).genesys).toMatchObject({
        apiUrl: `https://api.${domain}`,
        loginUrl: `https://login.${domain}`,
      });
    }
  });

  test.each([
    "eu-central-9",
    "example.com",
    "api.mypurecloud.de",
    "mypurecloud.de/x",
    "https://mypurecloud.de",
    "constructor",
  ])("%s is refused, because it would receive the credentials", (GENESYS_REGION) => {
    expect(faultsOf({ ...CREDENTIALS, GENESYS_REGION })).toEqual([
      expect.stringMatching(/^GENESYS_REGION is not a region of Genesys Cloud\. Set one of us-east-1, /),
    ]);
  });

  test("is not needed if both URLs are set, and one URL replaces its own address only", () => {
    expect(readConfig({ ...CREDENTIALS, ...URLS }).genesys).toMatchObject({
      apiUrl: "https://api.example.com",
      loginUrl: "https://login.example.com",
    });
    expect(readConfig({ ...REAL, GENESYS_API_URL: "https://proxy.example.com" }).genesys).toMatchObject({
      apiUrl: "https://proxy.example.com",
      loginUrl: "https://login.mypurecloud.de",
    });
    expect(faultsOf({ ...CREDENTIALS, GENESYS_API_URL: "https://proxy.example.com" })).toEqual([
      expect.stringMatching(/^GENESYS_REGION is missing/),
    ]);
  });
});

describe.each(["GENESYS_API_URL", "GENESYS_LOGIN_URL"])("%s", (name) => {
  const genesysWith = (url: string) => readConfig({ ...CREDENTIALS, ...URLS, [name]: url }).genesys;
  const key = name === "GENESYS_API_URL" ? "apiUrl" : "loginUrl";

  test.each([
    ["https://example.com", "https://example.com"],
    ["https://example.com/", "https://example.com"],
    ["https://example.com/genesys//", "https://example.com/genesys"],
    ["https://example.com:8443", "https://example.com:8443"],
    ["http://127.0.0.1:4010", "http://127.0.0.1:4010"],
    ["http://localhost:4010/", "http://localhost:4010"],
    ["http://[::1]:4010", "http://[::1]:4010"],
  ])("may be %s", (url, wanted) => {
    expect(genesysWith(url)[key]).toBe(wanted);
  });

  test.each([
    "http://example.com",
    "http://10.0.0.1",
    "http://127.0.0.1.example.com",
    "http://localhost.example.com",
    "https://user:canary-s3cret@example.com",
    "https://user@example.com",
    "https://example.com?key=canary-s3cret",
    "https://example.com/?",
    "https://example.com/#api",
    "ftp://example.com",
    "file:///etc/passwd",
    "example.com",
    "//example.com",
    "nonsense",
  ])("may not be %s", (url) => {
    const faults = faultsOf({ ...CREDENTIALS, ...URLS, [name]: url });
    expect(faults).toEqual([
      `${name} must be an https URL without user name, password, query and fragment. Only an address of this machine ` +
        "(127.0.0.1, [::1] or localhost) may use http.",
    ]);
  });
});

describe("GENESYS_CLIENT_SECRET_FILE", () => {
  const withFile = (path: string): Env => ({
    ...REAL,
    GENESYS_CLIENT_SECRET: undefined,
    GENESYS_CLIENT_SECRET_FILE: path,
  });

  test("names a file that holds the secret, without the line end", () => {
    expect(readConfig(withFile(file(`${SECRET}\n`))).genesys.clientSecret.reveal()).toBe(SECRET);
  });

  test("is refused beside GENESYS_CLIENT_SECRET", () => {
    const faults = faultsOf({ ...withFile(file(SECRET)), GENESYS_CLIENT_SECRET: SECRET });
    expect(faults).toEqual(["GENESYS_CLIENT_SECRET and GENESYS_CLIENT_SECRET_FILE are both set. Remove one of them."]);
  });

  test("is refused if it cannot be read or is empty, and the secret is not called missing as well", () => {
    const setting = "GENESYS_CLIENT_SECRET_FILE";
    expect(faultsOf(withFile(file("\n")))).toEqual([`${setting}: the file is empty. Write the secret into it.`]);
    expect(faultsOf(withFile(join(folder, "nowhere")))).toEqual([`${setting}: the file does not exist.`]);
    expect(faultsOf(withFile(folder))).toEqual([`${setting}: the file is a folder. Name a file in it.`]);
  });

  test("alone makes the gateway use Genesys Cloud, not the sandbox", () => {
    expect(faultsOf({ ...KEYS, GENESYS_CLIENT_SECRET_FILE: file(SECRET) })).toEqual([
      expect.stringMatching(/^GENESYS_CLIENT_ID is missing/),
      expect.stringMatching(/^GENESYS_REGION is missing/),
    ]);
  });
});

describe("the other settings", () => {
  test.each([
    ["PORT", "0", { port: 0 }],
    ["PORT", "65535", { port: 65535 }],
    ["PORT", " 8080 ", { port: 8080 }],
    ["HOST", "0.0.0.0", { host: "0.0.0.0" }],
    ["GRAPHIQL", "off", { graphiql: false }],
    ["LOG_LEVEL", "silent", { logLevel: "silent" }],
    ["LOG_LEVEL", "trace", { logLevel: "trace" }],
    ["EXPLAIN", "off", { explain: false }],
    ["CACHE_FRESH_LIBRARIES", "0", { cache: { fresh: { libraries: 0, responses: 30 } } }],
    ["CACHE_FRESH_USERS", "3600", { cache: { fresh: { libraries: 30, users: 3600 } } }],
    ["CACHE_STALE", "0", { cache: { stale: 0 } }],
    ["CACHE_STALE_IF_ERROR", "0", { cache: { staleIfError: 0 } }],
    ["CACHE_MEMORY_MB", "1", { cache: { maxBytes: 1_048_576 } }],
    ["INTROSPECTION", "off", { introspection: false }],
    ["TRUST_PROXY", "10.0.0.0/8, 2001:db8::1, loopback", { trustedProxies: ["10.0.0.0/8", "2001:db8::1", "loopback"] }],
    ["CORS_ORIGINS", "https://app.example.com", { corsOrigins: ["https://app.example.com"] }],
    [
      "CORS_ORIGINS",
      " https://app.example.com:8443, http://localhost:3000,",
      { corsOrigins: ["https://app.example.com:8443", "http://localhost:3000"] },
    ],
    ["MAX_TOKENS", "10000", { limits: { tokens: 10_000 } }],
    ["MAX_ALIASES", "0", { limits: { aliases: 0 } }],
    ["MAX_BODY_KB", "1", { limits: { bodyBytes: 1000 } }],
    ["PERSISTED_DOCUMENTS", "allow", { persistedDocuments: { mode: "allow", file: undefined } }],
  ])("%s may be %j", (name, value, wanted) => {
    expect(readConfig({ [name]: value })).toMatchObject(wanted);
  });

  test.each([
    ["PORT", "65536"],
    ["PORT", "-1"],
    ["PORT", "80.5"],
    ["PORT", "0x50"],
    ["PORT", "1e3"],
    ["PORT", "http"],
    ["PORT", "4000 4001"],
    ["GRAPHIQL", "true"],
    ["GRAPHIQL", "ON"],
    ["LOG_LEVEL", "verbose"],
    ["LOG_LEVEL", "INFO"],
    ["EXPLAIN", "yes"],
    ["CACHE_FRESH_SEARCH", "3601"],
    ["CACHE_FRESH_MESSAGING", "-1"],
    ["CACHE_STALE", "1.5"],
    ["CACHE_STALE_IF_ERROR", "1h"],
    ["CACHE_MEMORY_MB", "0"],
    ["INTROSPECTION", "true"],
    ["TRUST_PROXY", "true"],
    ["TRUST_PROXY", "1"],
    ["TRUST_PROXY", "*"],
    ["TRUST_PROXY", "0.0.0.0/0"],
    ["TRUST_PROXY", "10.0.0.0/33"],
    ["TRUST_PROXY", "10.0.0.0/8/8"],
    ["TRUST_PROXY", "10.0.0.1, ::/0"],
    ["TRUST_PROXY", "proxy.example.com"],
    ["CORS_ORIGINS", "*"],
    ["CORS_ORIGINS", "null"],
    ["CORS_ORIGINS", "app.example.com"],
    ["CORS_ORIGINS", "https://app.example.com/"],
    ["CORS_ORIGINS", "https://*.example.com"],
    ["CORS_ORIGINS", "http://app.example.com"],
    ["CORS_ORIGINS", "https://app.example.com, https://APP.example.com"],
    ["CORS_ORIGINS", "https://user:pass@app.example.com"],
    ["MAX_TOKENS", "0"],
    ["MAX_TOKENS", "10001"],
    ["MAX_DEPTH", "unlimited"],
    ["MAX_ALIASES", "-1"],
    ["MAX_ROOT_FIELDS", "0"],
    ["MAX_MUTATIONS", "0"],
    ["MAX_DIRECTIVES", "1.5"],
    ["MAX_FIELD_REPEATS", "0"],
    ["MAX_SELECTIONS", "1000001"],
    ["MAX_BODY_KB", "10001"],
    ["MAX_ERRORS_LISTED", "0"],
    ["PERSISTED_DOCUMENTS", "on"],
    ["REDIS_URL", "http://127.0.0.1:6379"],
    ["REDIS_URL", "127.0.0.1:6379"],
    ["REDIS_URL", "redis"],
  ])("%s may not be %j", (name, value) => {
    const faults = faultsOf({ [name]: value });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${name} must be `));
  });

  test.each(["redis://127.0.0.1:6379", "rediss://user:canary@redis.example.com:6380/1"])(
    "REDIS_URL %s is a secret",
    (url) => {
      const config = readConfig({ REDIS_URL: url });
      expect(config.redisUrl?.reveal()).toBe(url);
      expect(JSON.stringify(config) + inspect(config, { depth: 9 })).not.toContain(url);
    },
  );

  test("REDIS_URL may come from a file, with the same rules, and no fault quotes it", () => {
    const url = "redis://:canary@127.0.0.1:6379";
    expect(readConfig({ REDIS_URL_FILE: file(`${url}\n`) }).redisUrl?.reveal()).toBe(url);
    expect(faultsOf({ REDIS_URL_FILE: file("canary") })).toEqual([
      "REDIS_URL_FILE: the file must hold a URL that begins with redis://, rediss://, redis+sentinel:// or rediss+sentinel://.",
    ]);
    expect(faultsOf({ REDIS_URL_FILE: file("") })).toEqual([
      "REDIS_URL_FILE: the file is empty. Write the secret into it.",
    ]);
    expect(faultsOf({ REDIS_URL_FILE: join(folder, "nowhere") })).toEqual(["REDIS_URL_FILE: the file does not exist."]);
    const both = "REDIS_URL and REDIS_URL_FILE are both set. Remove one of them.";
    expect(faultsOf({ REDIS_URL_FILE: file(url), REDIS_URL: url })).toEqual([both]);
  });

  test("every secret may come from a file", () => {
    const secrets = SETTINGS.filter(
      (name) => /SECRET|PASSWORD|REDIS_URL|KEY(?!S|_PREFIX)/.test(name) && !name.endsWith("_FILE"),
    );
    expect(secrets).toEqual(["GENESYS_CLIENT_SECRET", "REDIS_URL", "EVENTS_KEY"]);
    for (const name of secrets) expect(SETTINGS).toContain(`${name}_FILE`);
  });

  test("the key for events is long enough to be random", () => {
    const fault = "EVENTS_KEY: a key needs 16 characters or more. Use a random one.";
    expect(faultsOf({ ...REAL, EVENTS_KEY: "short" })).toEqual([fault]);
    expect(faultsOf({ ...REAL, EVENTS_KEY: "long enough to be random" })).toEqual([]);
  });

  test("GENESYS_UPSTREAM is sandbox or nothing", () => {
    expect(faultsOf({ ...REAL, GENESYS_UPSTREAM: "genesys" })).toEqual(["GENESYS_UPSTREAM must be sandbox or empty."]);
  });

  test("of other programs change nothing", () => {
    expect(JSON.stringify(readConfig({ PATH: "x", REDIS_PASSWORD: "x" }))).toBe(JSON.stringify(readConfig({})));
  });

  test("that are misspelt do not start the open sandbox", () => {
    const faults = ["GENESYS_REGIN is not a setting. Did you mean GENESYS_REGION?"];
    expect(faultsOf({ GENESYS_REGIN: "eu" })).toEqual(faults);
  });

  test.each([
    ["LOG_LEVEL", "INFO", "one of fatal, error, warn, info, debug, trace, silent. Did you mean info?"],
    ["LOG_LEVEL", "warning", "one of fatal, error, warn, info, debug, trace, silent. Did you mean warn?"],
    ["AUTH_MODE", "opne", "open or required. Did you mean open?"],
    ["GRAPHIQL", "true", "on or off."],
    ["CACHE_STALE", "5m", "a whole number of seconds from 0 to 3600."],
    ["REQUEST_TIMEOUT", "0.0999", "a number of seconds from 0.1 to 300, with at most three decimals."],
  ])("%s=%s is refused with the accepted values", (name, value, wanted) => {
    expect(faultsOf({ [name]: value })).toEqual([`${name} must be ${wanted}`]);
  });
});

test("all faults are named at once, without the value of any setting", () => {
  const env = {
    PORT: "canary-port",
    GRAPHIQL: "canary-graphiql",
    LOG_LEVEL: "canary-level",
    NODE_ENV: "production",
    GENESYS_UPSTREAM: "canary-upstream",
    GENESYS_REGION: "canary-region",
    GENESYS_CLIENT_SECRET: SECRET,
    GENESYS_CLIENT_SECRET_FILE: "/canary-file",
    GENESYS_API_URL: "canary-url",
    GENESYS_LOGIN_URL: "canary-url",
    REDIS_URL: "canary-redis",
    CACHE_STALE: "canary-stale",
    AUTH_MODE: "canary-mode",
  };
  const faults = faultsOf(env);
  expect(faults.map((fault) => fault.split(" ")[0])).toEqual([
    "PORT",
    "GRAPHIQL",
    "LOG_LEVEL",
    "REDIS_URL",
    "CACHE_STALE",
    "GENESYS_UPSTREAM",
    "GENESYS_CLIENT_SECRET",
    "GENESYS_CLIENT_ID",
    "GENESYS_API_URL",
    "GENESYS_LOGIN_URL",
    "GENESYS_REGION",
    "AUTH_MODE",
  ]);
  expect(faults.join("\n")).not.toContain("canary");
});

test("the configuration and its parts are frozen", () => {
  const config = readConfig(REAL);
  expect(() => Object.assign(config, { port: 1 })).toThrow(TypeError);
  expect(() => Object.assign(config.genesys, { apiUrl: "https://example.com" })).toThrow(TypeError);
  expect(() => Object.assign(config.cache, { stale: 1 })).toThrow(TypeError);
  expect(() => Object.assign(config.cache.fresh, { users: 1 })).toThrow(TypeError);
  expect(() => Object.assign(config.limits, { tokens: 9 })).toThrow(TypeError);
  expect(() => Object.assign(config.persistedDocuments, { mode: "off" })).toThrow(TypeError);
  expect(() => (config.corsOrigins as string[]).push("https://example.com")).toThrow(TypeError);
  expect(() => Object.assign(config.genesys.clientSecret, { reveal: () => "x" })).toThrow(TypeError);
});

test("SETTINGS, PROXY_VARIABLES and OTEL_VARIABLES list exactly what is read", () => {
  const read = new Set<string>();
  const spy = new Proxy<Env>(REAL, {
    get(env, name) {
      read.add(String(name));
      return env[String(name)];
    },
  });
  readConfig(spy);
  const proxies = Object.keys(PROXY_VARIABLES).flatMap((name) => [name, name.toLowerCase()]);
  expect([...read].sort()).toEqual([...SETTINGS, ...proxies, ...Object.keys(OTEL_VARIABLES)].sort());
});

describe("a secret", () => {
  const secret = createSecret(SECRET);
  const config = readConfig(REAL);

  test("is shown only by reveal()", () => {
    expect(secret.reveal()).toBe(SECRET);
  });

  test.each([
    ["inspect", inspect(secret)],
    ["inspect, in depth and with what is hidden", inspect(config, { depth: 10, showHidden: true, getters: true })],
    ["inspect without custom inspection", inspect(config, { depth: 10, customInspect: false })],
    ["JSON", JSON.stringify(config)],
    ["a template string", `${secret}`],
    ["a sum of strings", `secret: ${String(secret)}`],
    ["a list joined", [secret].join()],
    ["its values", JSON.stringify(Object.entries(secret).map(([name, value]) => [name, String(value)]))],
    ["an error's text", new Error(`failed for ${secret}`).message],
  ])("is not shown by %s", (_what, shown) => {
    expect(shown).not.toContain(SECRET);
  });

  test("shows *** instead", () => {
    expect([inspect(secret), JSON.stringify(secret), `${secret}`]).toEqual(["***", '"***"', "***"]);
  });
});
