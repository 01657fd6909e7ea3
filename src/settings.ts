import { readFileSync } from "node:fs";
import { createFileSecret, createSecret } from "./secret.ts";
import type { Secret } from "./secret.ts";

export type Env = Record<string, string | undefined>;

/** Every setting that `readConfig` reads; the README's table is checked against it. */
export const SETTINGS = [
  "PORT",
  "HOST",
  "NODE_ENV",
  "LOG_LEVEL",
  "GRAPHIQL",
  "INTROSPECTION",
  "CORS_ORIGINS",
  "GENESYS_UPSTREAM",
  "GENESYS_REGION",
  "GENESYS_CLIENT_ID",
  "GENESYS_CLIENT_SECRET",
  "GENESYS_CLIENT_SECRET_FILE",
  "GENESYS_API_URL",
  "GENESYS_LOGIN_URL",
  "GENESYS_MESSAGING_API",
  "GENESYS_REQUESTS_PER_MINUTE",
  "AUTH_MODE",
  "AUTH_JWKS_URL",
  "AUTH_JWKS_FILE",
  "AUTH_ISSUER",
  "AUTH_AUDIENCE",
  "AUTH_ALGORITHMS",
  "AUTH_MAX_TOKEN_AGE",
  "AUTH_CLOCK_TOLERANCE",
  "AUTH_PERMISSION_CLAIMS",
  "AUTH_ROLES_CLAIM",
  "AUTH_ROLES_FILE",
  "AUTH_API_KEYS_FILE",
  "CLIENT_REQUESTS_PER_MINUTE",
  "CLIENT_BUDGET_SHARE",
  "REDIS_URL",
  "REDIS_URL_FILE",
  "REPLICAS",
  "CACHE_FRESH_LIBRARIES",
  "CACHE_FRESH_RESPONSES",
  "CACHE_FRESH_SEARCH",
  "CACHE_FRESH_MESSAGING",
  "CACHE_FRESH_USERS",
  "CACHE_STALE",
  "CACHE_STALE_IF_ERROR",
  "CACHE_MEMORY_MB",
  "EXPLAIN",
  "MAX_REST_CALLS_PER_REQUEST",
  "REQUEST_TIMEOUT",
  "GENESYS_CALL_TIMEOUT",
  "GENESYS_ATTEMPT_TIMEOUT",
  "MAX_REQUESTS_UNDER_WAY",
  "DRAIN_DELAY",
  "MAX_TOKENS",
  "MAX_DEPTH",
  "MAX_ALIASES",
  "MAX_ROOT_FIELDS",
  "MAX_MUTATIONS",
  "MAX_DIRECTIVES",
  "MAX_FIELD_REPEATS",
  "MAX_SELECTIONS",
  "MAX_BODY_KB",
  "MAX_ERRORS_LISTED",
  "PERSISTED_OPERATIONS",
  "PERSISTED_OPERATIONS_FILE",
] as const;
export type Setting = (typeof SETTINGS)[number];

/** Reads settings one by one; what is wrong with one is noted in `faults`, and something of its type is answered all the same. */
export type SettingsReader = ReturnType<typeof createSettingsReader>;

/** A reader of that environment. */
export function createSettingsReader(env: Env) {
  const faults: string[] = [];
  // An empty variable is how many tools write "not set".
  const read = (name: Setting) => env[name]?.trim() || undefined;

  function choice(name: Setting, allowed: string[], fallback: string): string {
    const value = read(name) ?? fallback;
    if (!allowed.includes(value)) faults.push(`${name} is one of ${allowed.join(", ")}.`);
    return value;
  }

  function integer(name: Setting, fallback: number, min: number, max: number): number {
    const text = read(name) ?? String(fallback);
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < min || value > max)
      faults.push(`${name} is a whole number from ${min} to ${max}.`);
    return value;
  }

  /** A time that people give in seconds, in milliseconds. */
  function seconds(name: Setting, fallback: number, min: number, max: number): number {
    const text = read(name) ?? String(fallback / 1000);
    const value = Number(text);
    if (!/^\d+(\.\d{1,3})?$/.test(text) || value < min || value > max)
      faults.push(`${name} is a number of seconds from ${min} to ${max}.`);
    return value * 1000;
  }

  /** Words with commas between them. */
  function list(name: Setting, fallback: string[]): string[] {
    const words = read(name)
      ?.split(",")
      .map((word) => word.trim());
    return words?.filter(Boolean) ?? fallback;
  }

  function secret(name: Setting, fileName: Setting): Secret | undefined {
    const value = read(name);
    const file = read(fileName);
    if (value !== undefined && file !== undefined) {
      faults.push(`${name} and ${fileName} are both set; set one.`);
    }
    if (value !== undefined) return createSecret(value);
    if (file === undefined) return undefined;
    try {
      const content = readFileSync(file, "utf8").trim();
      if (content) return createFileSecret(file, content);
      faults.push(`${fileName} is an empty file.`);
    } catch {
      faults.push(`${fileName} cannot be read.`);
    }
    // A secret was meant to be there: its own fault is named above, "missing" would mislead.
    return createSecret("");
  }

  function redisUrl(name: Setting, fileName: Setting): Secret | undefined {
    const url = secret(name, fileName);
    const text = url?.reveal() ?? "";
    // Without a text there is none, or its fault is named already.
    if (text === "") return url;
    const isRedis = URL.canParse(text) && ["redis:", "rediss:"].includes(new URL(text).protocol);
    if (!isRedis) faults.push(`${read(name) === undefined ? fileName : name} is a redis:// or rediss:// URL.`);
    return url;
  }

  function httpsUrl(name: Setting): string | undefined {
    const text = read(name);
    if (text === undefined) return undefined;
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (!url || !isSecure(url) || url.username || url.password || /[?#]/.test(text)) {
      faults.push(`${name} is an https URL without credentials, query and fragment (http on loopback).`);
    }
    return text.replace(/\/+$/, "");
  }

  function origins(name: Setting): string[] {
    const given = (read(name) ?? "").split(",").flatMap((text) => text.trim() || []);
    const wrong = given.filter((text) => {
      const url = URL.canParse(text) ? new URL(text) : undefined;
      // What a browser sends is compared letter by letter.
      return url?.origin !== text || text.includes("*") || !isSecure(url);
    });
    if (wrong.length > 0) faults.push(`${name} is a list of origins such as https://app.example.com, split by commas.`);
    return given;
  }

  return { faults, read, choice, integer, seconds, list, secret, redisUrl, httpsUrl, origins };
}

/** True for an address of this machine, which nobody else can be reached at. */
export function isLoopback(url: string): boolean {
  return URL.canParse(url) && ["127.0.0.1", "[::1]", "localhost"].includes(new URL(url).hostname);
}

/** True for https, and for http that does not leave this machine. */
function isSecure({ protocol, href }: URL): boolean {
  return protocol === "https:" || (protocol === "http:" && isLoopback(href));
}
