import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { readConfig } from "../../src/config/config.ts";
import { distance, isAlmost, nearest } from "../../src/config/nearest.ts";
import { SETTINGS } from "../../src/config/settings-table.ts";
import { findUnknownSettings, OWN_PREFIXES, SHARED_PREFIXES } from "../../src/config/unknown-settings.ts";

const PREFIXES = [...OWN_PREFIXES, ...SHARED_PREFIXES];
const COMPARED = SETTINGS.filter((name) => PREFIXES.some((prefix) => name.startsWith(prefix)));

/** A setting, and the same with one letter too many, too few, wrong, or swapped with its neighbour. */
const typo = fc
  .tuple(
    fc.constantFrom(...COMPARED),
    fc.nat(),
    fc.constantFrom("add", "remove", "replace", "swap"),
    fc.constantFrom(..."ABCDEFGHIJKLMNOPQRSTUVWXYZ_"),
  )
  .map(([name, place, kind, letter]) => {
    const at = place % name.length;
    const [before, after] = [name.slice(0, at), name.slice(at)];
    const typed = {
      add: before + letter + after,
      remove: before + after.slice(1),
      replace: before + letter + after.slice(1),
      swap: before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2),
    }[kind]!;
    return { name, typed };
  })
  .filter(({ typed }) => !(SETTINGS as readonly string[]).includes(typed) && !/^(OAUTH|SSL)_/.test(typed));

test("any typo of one letter is refused with the right name", () => {
  fc.assert(
    fc.property(typo, ({ name, typed }) => {
      const fault = `${typed} is not a setting. Did you mean ${name}?`;
      expect(findUnknownSettings({ [typed]: "x" })).toEqual([fault]);
    }),
    { numRuns: 1000 },
  );
});

test("no setting is a typo of another", () => {
  for (const name of SETTINGS) {
    expect(findUnknownSettings({ [name]: "x" })).toEqual([]);
    const { letters } = nearest(
      name,
      SETTINGS.filter((other) => other !== name),
    );
    expect([name, letters]).toEqual([name, expect.any(Number)]);
    expect(letters).toBeGreaterThan(1);
  }
});

test.each([
  ["GENESYS_REGIN", "GENESYS_REGION"],
  ["INTROSPECTON", "INTROSPECTION"],
  ["CORS_ORIGN", "CORS_ORIGINS"],
  ["REQUEST_TIMOUT", "REQUEST_TIMEOUT"],
  ["GENSYS_REGION", "GENESYS_REGION"],
  ["genesys_region", "GENESYS_REGION"],
  ["GENESYS_SECRET", "GENESYS_CLIENT_SECRET"],
  ["GENESYS_CLOUD_CLIENT_ID", "GENESYS_CLIENT_ID"],
  ["GENESYS_CLOUD_REGION", "GENESYS_REGION"],
  ["GENESYS_ID", "GENESYS_CLIENT_ID"],
  ["GENESYS_CLIENTSECRET", "GENESYS_CLIENT_SECRET"],
  ["AUTH_KEYS_FILE", "AUTH_API_KEYS_FILE"],
  ["AUTH_JWKS", "AUTH_JWKS_URL"],
  ["AUTH_API_KEY_FILE", "AUTH_API_KEYS_FILE"],
  ["CACHE_FRESH_LIBRARY", "CACHE_FRESH_LIBRARIES"],
  ["PERSISTED_DOCUMENT_FILES", "PERSISTED_DOCUMENTS_FILE"],
  ["REDIS_URI", "REDIS_URL"],
  ["MAX_MUTATION", "MAX_MUTATIONS"],
  ["CLIENT_REQUEST_PER_MINTE", "CLIENT_REQUESTS_PER_MINUTE"],
  ["CLIENT_BUDGET_SHARE", "CLIENT_QUOTA_PERCENT"],
  ["MAX_REQUESTS_UNDER_WAY", "MAX_CONCURRENT_REQUESTS"],
  ["PERSISTED_OPERATIONS", "PERSISTED_DOCUMENTS"],
  ["PERSISTED_OPERATIONS_FILE", "PERSISTED_DOCUMENTS_FILE"],
])("%s is refused, and %s is named", (name, meant) => {
  const fault = `${name} is not a setting. Did you mean ${meant}?`;
  expect(findUnknownSettings({ [name]: "x" })).toEqual([fault]);
  expect(() => readConfig({ [name]: "x" })).toThrow(fault);
});

test("a name that resembles no setting is refused without a guess", () => {
  expect(findUnknownSettings({ GENESYS_WEBHOOK_TARGET_ADDRESS: "canary" })).toEqual([
    "GENESYS_WEBHOOK_TARGET_ADDRESS is not a setting. Remove it, or look up the right name in docs/settings.md.",
  ]);
});

describe("what is not refused", () => {
  test.each([
    ...["PATH", "HOME", "LOGLEVEL", "PORTS", "HOSTNAME", "NODE_OPTIONS", "npm_config_cache"],
    ...["REDIS_HOST", "REDIS_PASSWORD", "REDIS_TLS_URL", "CACHE_DIR", "CACHE_STORE", "CACHE_TTL"],
    ...["MAX_OLD_SPACE_SIZE", "MAX_WORKERS", "MAX_CONNECTIONS", "CLIENT_ID", "CLIENT_SECRET", "OAUTH_ISSUER"],
    ...["SSL_CERT_FILE", "SSL_KEY_FILE", "SSL_CERT_DIR"],
    // Those of the vendor's own tools.
    ...["GENESYSCLOUD_REGION", "GENESYSCLOUD_OAUTHCLIENT_ID", "GENESYSCLOUD_OAUTHCLIENT_SECRET"],
  ])("%s, which other programs use", (name) => {
    expect(findUnknownSettings({ [name]: "x" })).toEqual([]);
  });

  test.each([
    ["GENESYS_GRAPHQL_SERVICE_HOST", "10.0.0.1"],
    ["GENESYS_GRAPHQL_SERVICE_PORT", "4000"],
    ["GENESYS_GRAPHQL_SERVICE_PORT_HTTP", "4000"],
    ["GENESYS_GRAPHQL_PORT", "tcp://10.0.0.1:4000"],
    ["AUTH_PORT_8080_TCP", "tcp://10.0.0.1:8080"],
    ["AUTH_PORT_8080_TCP_PROTO", "tcp"],
    ["AUTH_PORT_8080_TCP_PORT", "8080"],
    ["AUTH_PORT_8080_TCP_ADDR", "10.0.0.1"],
  ])("%s=%s, which Kubernetes sets for a Service", (name, value) => {
    expect(findUnknownSettings({ [name]: value })).toEqual([]);
  });

  test("a name that only ends like a variable of Kubernetes is refused", () => {
    expect(findUnknownSettings({ GENESYS_PORT: "4000" })).toHaveLength(1);
  });

  test.each(["", "  ", undefined])("an unknown name that is not set (%j)", (value) => {
    expect(findUnknownSettings({ GENESYS_REGIN: value })).toEqual([]);
  });

  test("a setting in small letters on Windows, where case does not matter", () => {
    expect(findUnknownSettings({ genesys_region: "eu-west-1", GENESYS_REGION: "eu-west-1" })).toEqual([]);
  });
});

describe("the letters that two words differ in", () => {
  test.each([
    ["", "", 0],
    ["", "abc", 3],
    ["abc", "abc", 0],
    ["abc", "abd", 1],
    ["abc", "ab", 1],
    ["abc", "xabc", 1],
    ["abc", "acb", 1],
    ["kitten", "sitting", 3],
  ])("%s and %s: %d", (from, to, letters) => {
    expect(distance(from, to)).toBe(letters);
    expect(distance(to, from)).toBe(letters);
  });

  test("are at most the length of the longer word, and 0 only for equal words", () => {
    const word = fc.stringMatching(/^[a-c]{0,8}$/);
    fc.assert(
      fc.property(word, word, (from, to) => {
        const letters = distance(from, to);
        expect(letters).toBeLessThanOrEqual(Math.max(from.length, to.length));
        expect(letters).toBeGreaterThanOrEqual(Math.abs(from.length - to.length));
        expect(letters === 0).toBe(from === to);
      }),
    );
  });

  test.each([
    ["prod", "production", true],
    ["warning", "warn", true],
    ["inof", "info", true],
    ["o", "on", false],
    ["true", "on", false],
    ["loud", "warn", false],
  ])("%s is almost %s: %s", (given, word, wanted) => {
    expect(isAlmost(given, word)).toBe(wanted);
  });
});
