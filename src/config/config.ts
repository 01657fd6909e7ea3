import { readAuth } from "./auth-config.ts";
import type { AuthConfig } from "./auth-config.ts";
import type { Times } from "./times.ts";
import { readLimits } from "./limits-config.ts";
import type { Limits } from "./limits-config.ts";
import type { Secret } from "./secret.ts";
import { createSettingsReader } from "./settings.ts";
import type { Env } from "./settings.ts";
import { readPersistedDocuments } from "./persisted-documents-config.ts";
import type { PersistedDocumentsConfig } from "./persisted-documents-config.ts";
import { findUnknownSettings } from "./unknown-settings.ts";
import { readGenesysConfig } from "./genesys-config.ts";
import type { GenesysConfig } from "./genesys-config.ts";

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
  clientQuotaPercent: number;
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
  /** GraphQL requests that may run at the same time. Any further request is asked to come back later. */
  maxConcurrentRequests: number;
  /** Milliseconds between being no longer ready and taking no more requests: load balancers need it to notice. */
  drainDelay: number;
  limits: Limits;
  persistedDocuments: PersistedDocumentsConfig;
  genesys: GenesysConfig;
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

/** Reads the whole configuration from the environment and freezes it, or throws one ConfigError that names every fault. */
export function readConfig(env: Env): Config {
  const settings = createSettingsReader(env);
  const { get, production, faults } = settings;
  faults.push(...findUnknownSettings(env));
  // Read for its faults: `production` is what the gateway goes by.
  get("NODE_ENV");
  const withoutAuth: Omit<Config, "auth"> = {
    host: get("HOST"),
    port: get("PORT"),
    production,
    graphiql: get("GRAPHIQL"),
    introspection: get("INTROSPECTION"),
    corsOrigins: get("CORS_ORIGINS"),
    logLevel: get("LOG_LEVEL"),
    redisUrl: get("REDIS_URL"),
    cache: {
      fresh: {
        libraries: get("CACHE_FRESH_LIBRARIES"),
        responses: get("CACHE_FRESH_RESPONSES"),
        search: get("CACHE_FRESH_SEARCH"),
        messaging: get("CACHE_FRESH_MESSAGING"),
        users: get("CACHE_FRESH_USERS"),
      },
      stale: get("CACHE_STALE"),
      staleIfError: get("CACHE_STALE_IF_ERROR"),
      maxBytes: get("CACHE_MEMORY_MB") * 1024 * 1024,
    },
    requestsPerMinute: get("GENESYS_REQUESTS_PER_MINUTE"),
    clientRequestsPerMinute: get("CLIENT_REQUESTS_PER_MINUTE"),
    clientQuotaPercent: get("CLIENT_QUOTA_PERCENT"),
    replicas: get("REPLICAS"),
    explain: get("EXPLAIN"),
    messagingApi: get("GENESYS_MESSAGING_API"),
    maxRestCalls: get("MAX_REST_CALLS_PER_REQUEST"),
    times: {
      request: get("REQUEST_TIMEOUT"),
      call: get("GENESYS_CALL_TIMEOUT"),
      attempt: get("GENESYS_ATTEMPT_TIMEOUT"),
    },
    maxConcurrentRequests: get("MAX_CONCURRENT_REQUESTS"),
    drainDelay: get("DRAIN_DELAY"),
    limits: readLimits(settings),
    persistedDocuments: readPersistedDocuments(settings),
    genesys: readGenesysConfig(settings),
  };
  const config: Config = { ...withoutAuth, auth: readAuth(settings, withoutAuth.genesys) };
  if (faults.length > 0) throw new ConfigError(faults);
  const parts = [config.genesys, config.auth, config.times, config.cache, config.cache.fresh, config.corsOrigins];
  for (const part of parts) Object.freeze(part);
  return Object.freeze(config);
}
