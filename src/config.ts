import { readFileSync } from "node:fs";
import { inspect } from "node:util";

/** A value that shows itself only when asked to: printing, logging or serializing it gives `***`. */
export interface Secret {
  reveal(): string;
}

export interface GenesysConfig {
  /** True when the requests go to the embedded sandbox, whose address is known once it runs. */
  sandbox: boolean;
  apiUrl: string;
  loginUrl: string;
  clientId: string;
  clientSecret: Secret;
}

/** How long cached answers serve, in seconds, and how much memory they take. */
export interface CacheConfig {
  /** Freshness by kind; 0 keeps nothing of the kind. */
  fresh: Record<"libraries" | "responses" | "search" | "messaging" | "users", number>;
  stale: number;
  staleIfError: number;
  maxBytes: number;
}

export interface Config {
  host: string;
  port: number;
  production: boolean;
  graphiql: boolean;
  logLevel: string;
  /** Where replicas share their cache and their budget; the URL may hold a password. */
  redisUrl: Secret | undefined;
  cache: CacheConfig;
  /** REST calls a minute, over all replicas. */
  requestsPerMinute: number;
  /** How many replicas there are at least: without Redis each has an equal share of the budget. */
  replicas: number;
  /** Whether a client may ask with `x-explain: 1` what its query cost. */
  explain: boolean;
  /** The generation of paths that serves messaging. */
  messagingApi: "conversations" | "messaging";
  /** An operation that may cost more REST calls than this is refused. */
  maxRestCalls: number;
  upstream: GenesysConfig;
}

/** Thrown when the environment cannot be used; the message names every fault, and no value of a secret. */
export class ConfigError extends Error {
  constructor(faults: string[]) {
    super(`The settings cannot be used:\n${faults.map((fault) => `- ${fault}`).join("\n")}`);
    this.name = "ConfigError";
  }
}

type Env = Record<string, string | undefined>;

/** AWS region -> domain, as the vendor's SDK lists them. */
const DOMAINS: Record<string, string> = {
  "us-east-1": "mypurecloud.com",
  "us-east-2": "use2.us-gov-pure.cloud",
  "us-west-2": "usw2.pure.cloud",
  "eu-west-1": "mypurecloud.ie",
  "eu-west-2": "euw2.pure.cloud",
  "eu-central-1": "mypurecloud.de",
  "eu-central-2": "euc2.pure.cloud",
  "ap-southeast-1": "apse1.pure.cloud",
  "ap-southeast-2": "mypurecloud.com.au",
  "ap-northeast-1": "mypurecloud.jp",
  "ap-northeast-2": "apne2.pure.cloud",
  "ap-northeast-3": "apne3.pure.cloud",
  "ap-south-1": "aps1.pure.cloud",
  "ca-central-1": "cac1.pure.cloud",
  "sa-east-1": "sae1.pure.cloud",
  "me-central-1": "mec1.pure.cloud",
  "mx-central-1": "mxc1.pure.cloud",
  "eusc-de-east-1": "edee1.eusc-pure.cloud",
};

/** Every setting that `readConfig` reads; the README's table is checked against it. */
export const SETTINGS = [
  "PORT",
  "HOST",
  "NODE_ENV",
  "LOG_LEVEL",
  "GRAPHIQL",
  "GENESYS_UPSTREAM",
  "GENESYS_REGION",
  "GENESYS_CLIENT_ID",
  "GENESYS_CLIENT_SECRET",
  "GENESYS_CLIENT_SECRET_FILE",
  "GENESYS_API_URL",
  "GENESYS_LOGIN_URL",
  "GENESYS_MESSAGING_API",
  "GENESYS_REQUESTS_PER_MINUTE",
  "REDIS_URL",
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
] as const;
type Setting = (typeof SETTINGS)[number];

/** A fifth of the calls that Genesys Cloud gives one token in a minute. */
export const DEFAULT_MAX_REST_CALLS = 60;

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"];

/** Reads the whole configuration from the environment and freezes it, or throws one ConfigError that names every fault. */
export function readConfig(env: Env): Config {
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

  const production = read("NODE_ENV") === "production";
  const messagingApi = choice("GENESYS_MESSAGING_API", ["conversations", "messaging"], "conversations");
  const config: Config = {
    host: read("HOST") ?? "127.0.0.1",
    port: integer("PORT", 4000, 0, 65535),
    production,
    graphiql: choice("GRAPHIQL", ["on", "off"], production ? "off" : "on") === "on",
    logLevel: choice("LOG_LEVEL", LOG_LEVELS, production ? "info" : "warn"),
    redisUrl: readRedisUrl(read, faults),
    cache: {
      fresh: {
        libraries: integer("CACHE_FRESH_LIBRARIES", 30, 0, 3600),
        responses: integer("CACHE_FRESH_RESPONSES", 30, 0, 3600),
        search: integer("CACHE_FRESH_SEARCH", 30, 0, 3600),
        messaging: integer("CACHE_FRESH_MESSAGING", 30, 0, 3600),
        users: integer("CACHE_FRESH_USERS", 300, 0, 3600),
      },
      stale: integer("CACHE_STALE", 300, 0, 3600),
      staleIfError: integer("CACHE_STALE_IF_ERROR", 3600, 0, 3600),
      maxBytes: integer("CACHE_MEMORY_MB", 64, 1, 4096) * 1024 * 1024,
    },
    requestsPerMinute: integer("GENESYS_REQUESTS_PER_MINUTE", 300, 1, 1_000_000),
    replicas: integer("REPLICAS", 1, 1, 100),
    explain: choice("EXPLAIN", ["on", "off"], production ? "off" : "on") === "on",
    messagingApi: messagingApi === "messaging" ? "messaging" : "conversations",
    maxRestCalls: integer("MAX_REST_CALLS_PER_REQUEST", DEFAULT_MAX_REST_CALLS, 0, 10_000),
    upstream: readUpstream(read, production, faults),
  };
  if (faults.length > 0) throw new ConfigError(faults);
  for (const part of [config.upstream, config.cache, config.cache.fresh]) Object.freeze(part);
  return Object.freeze(config);
}

function readUpstream(
  read: (name: Setting) => string | undefined,
  production: boolean,
  faults: string[],
): GenesysConfig {
  const asked = read("GENESYS_UPSTREAM");
  if (asked !== undefined && asked !== "sandbox") faults.push("GENESYS_UPSTREAM is left out or is sandbox.");
  const clientId = read("GENESYS_CLIENT_ID");
  const clientSecret = readSecret(read, faults);
  const region = read("GENESYS_REGION");
  const given = [clientId, clientSecret, region, read("GENESYS_API_URL"), read("GENESYS_LOGIN_URL")];
  const nothingGiven = given.every((value) => value === undefined);

  if (asked === "sandbox" || (asked === undefined && nothingGiven && !production)) {
    if (!nothingGiven)
      faults.push("GENESYS_UPSTREAM=sandbox does not go together with GENESYS_ credentials, region or URLs.");
    return { sandbox: true, apiUrl: "", loginUrl: "", clientId: "sandbox", clientSecret: createSecret("sandbox") };
  }
  if (clientId === undefined) faults.push("GENESYS_CLIENT_ID is missing.");
  if (clientSecret === undefined) faults.push("GENESYS_CLIENT_SECRET (or GENESYS_CLIENT_SECRET_FILE) is missing.");

  const apiUrl = readUrl("GENESYS_API_URL", read, faults);
  const loginUrl = readUrl("GENESYS_LOGIN_URL", read, faults);
  const domain = region === undefined ? undefined : (DOMAINS[region] ?? region);
  if (domain === undefined && (!apiUrl || !loginUrl)) {
    faults.push("GENESYS_REGION is missing: an AWS region such as eu-central-1, or a domain such as mypurecloud.de.");
  }
  if (domain !== undefined && !Object.values(DOMAINS).includes(domain)) {
    faults.push(`GENESYS_REGION is no region of Genesys Cloud; the regions are ${Object.keys(DOMAINS).join(", ")}.`);
  }
  return {
    sandbox: false,
    apiUrl: apiUrl ?? `https://api.${domain}`,
    loginUrl: loginUrl ?? `https://login.${domain}`,
    clientId: clientId ?? "",
    clientSecret: clientSecret ?? createSecret(""),
  };
}

function readSecret(read: (name: Setting) => string | undefined, faults: string[]): Secret | undefined {
  const value = read("GENESYS_CLIENT_SECRET");
  const file = read("GENESYS_CLIENT_SECRET_FILE");
  if (value !== undefined && file !== undefined) {
    faults.push("GENESYS_CLIENT_SECRET and GENESYS_CLIENT_SECRET_FILE are both set; set one.");
  }
  if (value !== undefined) return createSecret(value);
  if (file === undefined) return undefined;
  try {
    const content = readFileSync(file, "utf8").trim();
    if (content) return createSecret(content);
    faults.push("GENESYS_CLIENT_SECRET_FILE is an empty file.");
  } catch {
    faults.push("GENESYS_CLIENT_SECRET_FILE cannot be read.");
  }
  // A secret was meant to be there: its own fault is named above, "missing" would mislead.
  return createSecret("");
}

function readRedisUrl(read: (name: Setting) => string | undefined, faults: string[]): Secret | undefined {
  const text = read("REDIS_URL");
  if (text === undefined) return undefined;
  const isRedis = URL.canParse(text) && ["redis:", "rediss:"].includes(new URL(text).protocol);
  if (!isRedis) faults.push("REDIS_URL is a redis:// or rediss:// URL.");
  return createSecret(text);
}

function readUrl(name: Setting, read: (name: Setting) => string | undefined, faults: string[]): string | undefined {
  const text = read(name);
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const loopback = url !== undefined && ["127.0.0.1", "[::1]", "localhost"].includes(url.hostname);
  const secure = url?.protocol === "https:" || (url?.protocol === "http:" && loopback);
  if (!url || !secure || url.username || url.password || /[?#]/.test(text)) {
    faults.push(`${name} is an https URL without credentials, query and fragment (http on loopback).`);
  }
  return text.replace(/\/+$/, "");
}

/** Wraps a secret so that no log line or error can show it by accident. */
export function createSecret(value: string): Secret {
  const hidden = () => "***";
  return Object.freeze({ reveal: () => value, toJSON: hidden, toString: hidden, [inspect.custom]: hidden });
}
