import { readAudit } from "./audit-config.ts";
import type { AuditConfig } from "./audit-config.ts";
import { readAuth } from "./auth-config.ts";
import type { AuthConfig } from "./auth-config.ts";
import { readChanges } from "./changes-config.ts";
import type { ChangesConfig } from "./changes-config.ts";
import type { LogField } from "./log-fields.ts";
import type { Times } from "./times.ts";
import { readLimits } from "./limits-config.ts";
import type { Limits } from "./limits-config.ts";
import type { Secret } from "./secret.ts";
import { readProxies } from "./proxies.ts";
import type { ProxyOf } from "./proxies.ts";
import { createSettingsReader } from "./settings.ts";
import type { Env } from "./settings.ts";
import { readPersistedDocuments } from "./persisted-documents-config.ts";
import type { PersistedDocumentsConfig } from "./persisted-documents-config.ts";
import { readSubscriptions } from "./subscriptions-config.ts";
import type { SubscriptionsConfig } from "./subscriptions-config.ts";
import { readTelemetry } from "./telemetry-config.ts";
import type { TelemetryConfig } from "./telemetry-config.ts";
import { readTls } from "./tls-config.ts";
import type { TlsConfig } from "./tls-config.ts";
import { readRedis } from "./redis-config.ts";
import type { RedisTls } from "./redis-config.ts";
import { findUnknownSettings } from "./unknown-settings.ts";
import { readGenesysConfig } from "./genesys-config.ts";
import type { GenesysConfig } from "./genesys-config.ts";

/** How long cached answers are used, in seconds, and how much memory they take. */
export interface CacheConfig {
  /** How long an answer is fresh, by kind. 0 does not cache the kind. */
  fresh: Record<"libraries" | "responses" | "search" | "messaging" | "users" | "history", number>;
  stale: number;
  staleIfError: number;
  maxBytes: number;
  /** Bytes of finished answers that are given again; 0 keeps none. */
  answerBytes: number;
}

export interface Config {
  host: string;
  port: number;
  production: boolean;
  graphiql: boolean;
  /** Whether clients may read the schema, and errors suggest names of it. */
  introspection: boolean;
  /** Whether the gateway is a part of a larger graph. */
  subgraph: boolean;
  /** Origins of web pages on other hosts that may send requests. */
  corsOrigins: readonly string[];
  /** The files for TLS. Left out: plain HTTP. */
  tls: TlsConfig | undefined;
  /** Another port, for probes alone. 0: none. */
  healthPort: number;
  /** Addresses and ranges of the proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` count. */
  trustedProxies: readonly string[];
  logLevel: string;
  /** What the line about a request says. */
  logFields: readonly LogField[];
  audit: AuditConfig;
  /** Redis, where replicas share the cache and the rate limit. The URL may hold a password. */
  redisUrl: Secret | undefined;
  /** What TLS to Redis needs, read again where it has changed. */
  redisTls: (() => RedisTls) | undefined;
  /** What each key in Redis begins with. */
  redisKeyPrefix: string;
  /** Milliseconds: for an answer of Redis, for own answers while it is away, and for a write to reach it. */
  redisTimes: { patience: number; awayFresh: number; writePatience: number };
  cache: CacheConfig;
  changes: ChangesConfig;
  /** REST calls per minute, over all replicas. */
  requestsPerMinute: number;
  /** Requests that one client may send per minute. 0 means no limit. */
  clientRequestsPerMinute: number;
  /** Percentage of the REST calls per minute that one client may use. */
  clientQuotaPercent: number;
  /** Smallest number of replicas that run. Without Redis, each has an equal part of the rate limit. */
  replicas: number;
  /** Whether `x-explain: 1` shows a client the REST calls of its query. */
  explain: boolean;
  /** Which paths of the messaging API to use. */
  messagingApi: "conversations" | "messaging";
  /** The most REST calls of one operation. */
  maxRestCalls: number;
  /** Time limits of requests, calls and attempts. */
  times: Times;
  /** GraphQL requests that may run at the same time. */
  maxConcurrentRequests: number;
  /** Milliseconds between answering 503 at `/readyz` and taking no more requests, so that load balancers notice. */
  drainDelay: number;
  /** Milliseconds after a write in which Genesys Cloud may answer reads from before it. */
  consistencyWindow: number;
  telemetry: TelemetryConfig;
  /** Whether the gateway serves `/status`. */
  statusPage: boolean;
  limits: Limits;
  subscriptions: SubscriptionsConfig;
  persistedDocuments: PersistedDocumentsConfig;
  genesys: GenesysConfig;
  /** The proxies that requests to Genesys Cloud and to the identity provider go through. */
  proxyOf: ProxyOf;
  /** Which clients are accepted. */
  auth: AuthConfig;
}

/** Thrown if the settings are invalid. The message names every fault, and no value of a secret. */
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
  // Only for its faults: `production` has the value.
  get("NODE_ENV");
  const withoutAuth: Omit<Config, "auth"> = {
    host: get("HOST"),
    port: get("PORT"),
    production,
    graphiql: get("GRAPHIQL"),
    introspection: get("INTROSPECTION"),
    subgraph: get("SUBGRAPH"),
    corsOrigins: get("CORS_ORIGINS"),
    tls: readTls(settings),
    healthPort: get("HEALTH_PORT"),
    trustedProxies: get("TRUST_PROXY"),
    logLevel: get("LOG_LEVEL"),
    logFields: get("LOG_FIELDS") as LogField[],
    ...readRedis(settings),
    audit: readAudit(settings),
    redisTimes: {
      patience: get("REDIS_PATIENCE"),
      awayFresh: get("REDIS_AWAY_FRESH"),
      writePatience: get("REDIS_WRITE_PATIENCE"),
    },
    cache: {
      fresh: {
        libraries: get("CACHE_FRESH_LIBRARIES"),
        responses: get("CACHE_FRESH_RESPONSES"),
        search: get("CACHE_FRESH_SEARCH"),
        messaging: get("CACHE_FRESH_MESSAGING"),
        users: get("CACHE_FRESH_USERS"),
        history: get("CACHE_FRESH_HISTORY"),
      },
      stale: get("CACHE_STALE"),
      staleIfError: get("CACHE_STALE_IF_ERROR"),
      maxBytes: get("CACHE_MEMORY_MB") * 1024 * 1024,
      answerBytes: get("CACHE_ANSWERS_MB") * 1024 * 1024,
    },
    changes: readChanges(settings),
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
    consistencyWindow: get("GENESYS_CONSISTENCY_WINDOW"),
    telemetry: readTelemetry(env, settings),
    statusPage: get("STATUS_PAGE"),
    limits: readLimits(settings),
    subscriptions: readSubscriptions(settings),
    persistedDocuments: readPersistedDocuments(settings),
    genesys: readGenesysConfig(settings),
    proxyOf: readProxies(env, faults),
  };
  const config: Config = { ...withoutAuth, auth: readAuth(settings, withoutAuth.genesys) };
  if (faults.length > 0) throw new ConfigError(faults);
  const parts = [
    config.genesys,
    config.auth,
    config.times,
    config.cache,
    config.cache.fresh,
    config.corsOrigins,
    config.trustedProxies,
  ];
  for (const part of parts) Object.freeze(part);
  return Object.freeze(config);
}
