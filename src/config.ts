import { readAuth } from "./auth/auth-config.ts";
import type { AuthConfig } from "./auth/auth-config.ts";
import { DEFAULT_TIMES } from "./resilience/deadlines.ts";
import type { Times } from "./resilience/deadlines.ts";
import { readLimits } from "./limits/limits-config.ts";
import type { Limits } from "./limits/limits-config.ts";
import type { Secret } from "./secret.ts";
import { createSettingsReader } from "./settings.ts";
import type { Env } from "./settings.ts";
import { readTrustedDocuments } from "./trusted-documents/trusted-documents-config.ts";
import type { TrustedDocumentsConfig } from "./trusted-documents/trusted-documents-config.ts";
import { readUpstream } from "./upstream-config.ts";
import type { GenesysConfig } from "./upstream-config.ts";

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
  /** Whether the schema may be asked for, and names of it suggested. */
  introspection: boolean;
  /** Origins of pages on other hosts that may ask. */
  corsOrigins: readonly string[];
  logLevel: string;
  /** Where replicas share their cache and their budget; the URL may hold a password. */
  redisUrl: Secret | undefined;
  cache: CacheConfig;
  /** REST calls a minute, over all replicas. */
  requestsPerMinute: number;
  /** Requests that one client may send in a minute; 0 is no limit. */
  clientRequestsPerMinute: number;
  /** Percent of the REST calls that one client may spend. */
  clientBudgetShare: number;
  /** How many replicas there are at least: without Redis each has an equal share of the budget. */
  replicas: number;
  /** Whether a client may ask with `x-explain: 1` what its query cost. */
  explain: boolean;
  /** The generation of paths that serves messaging. */
  messagingApi: "conversations" | "messaging";
  /** An operation that may cost more REST calls than this is refused. */
  maxRestCalls: number;
  /** How long requests, calls and attempts may take. */
  times: Times;
  /** GraphQL requests that may be under way at once; who comes on top is told to come back. */
  maxRequestsUnderWay: number;
  /** Milliseconds between being no longer ready and taking no more requests: load balancers need it to notice. */
  drainDelay: number;
  limits: Limits;
  trustedDocuments: TrustedDocumentsConfig;
  upstream: GenesysConfig;
  /** Who may ask. */
  auth: AuthConfig;
}

/** Thrown when the environment cannot be used; the message names every fault, and no value of a secret. */
export class ConfigError extends Error {
  constructor(faults: string[]) {
    super(`The settings cannot be used:\n${faults.map((fault) => `- ${fault}`).join("\n")}`);
    this.name = "ConfigError";
  }
}

/** A fifth of the calls that Genesys Cloud gives one token in a minute. */
export const DEFAULT_MAX_REST_CALLS = 60;

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"];

/** Reads the whole configuration from the environment and freezes it, or throws one ConfigError that names every fault. */
export function readConfig(env: Env): Config {
  const settings = createSettingsReader(env);
  const { read, choice, integer, seconds, origins, redisUrl, faults } = settings;
  const production = read("NODE_ENV") === "production";
  const messagingApi = choice("GENESYS_MESSAGING_API", ["conversations", "messaging"], "conversations");
  const apartFromAuth: Omit<Config, "auth"> = {
    host: read("HOST") ?? "127.0.0.1",
    port: integer("PORT", 4000, 0, 65535),
    production,
    graphiql: choice("GRAPHIQL", ["on", "off"], production ? "off" : "on") === "on",
    introspection: choice("INTROSPECTION", ["on", "off"], production ? "off" : "on") === "on",
    corsOrigins: origins("CORS_ORIGINS"),
    logLevel: choice("LOG_LEVEL", LOG_LEVELS, production ? "info" : "warn"),
    redisUrl: redisUrl("REDIS_URL", "REDIS_URL_FILE"),
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
    clientRequestsPerMinute: integer("CLIENT_REQUESTS_PER_MINUTE", 1200, 0, 1_000_000),
    clientBudgetShare: integer("CLIENT_BUDGET_SHARE", 80, 1, 100),
    replicas: integer("REPLICAS", 1, 1, 100),
    explain: choice("EXPLAIN", ["on", "off"], production ? "off" : "on") === "on",
    messagingApi: messagingApi === "messaging" ? "messaging" : "conversations",
    maxRestCalls: integer("MAX_REST_CALLS_PER_REQUEST", DEFAULT_MAX_REST_CALLS, 0, 10_000),
    times: {
      request: seconds("REQUEST_TIMEOUT", DEFAULT_TIMES.request, 0.1, 300),
      call: seconds("GENESYS_CALL_TIMEOUT", DEFAULT_TIMES.call, 0.1, 300),
      attempt: seconds("GENESYS_ATTEMPT_TIMEOUT", DEFAULT_TIMES.attempt, 0.1, 300),
    },
    maxRequestsUnderWay: integer("MAX_REQUESTS_UNDER_WAY", 1000, 1, 100_000),
    drainDelay: seconds("DRAIN_DELAY", production ? 5000 : 0, 0, 10),
    limits: readLimits(settings),
    trustedDocuments: readTrustedDocuments(settings),
    upstream: readUpstream(settings, production),
  };
  const config: Config = { ...apartFromAuth, auth: readAuth(settings, apartFromAuth.upstream, production) };
  if (faults.length > 0) throw new ConfigError(faults);
  const parts = [config.upstream, config.auth, config.times, config.cache, config.cache.fresh, config.corsOrigins];
  for (const part of parts) Object.freeze(part);
  return Object.freeze(config);
}
