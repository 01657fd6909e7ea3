import { LOG_FIELDS, USUAL_LOG_FIELDS } from "./log-fields.ts";
import { addresses, choice, integer, list, onOff, origins, path, seconds, secret, text, url } from "./settings-rows.ts";
import type { SettingRow } from "./settings-rows.ts";

/*
 * Every setting of the gateway, declared once: type, default, bounds or choices, meaning. `readConfig` reads by this table,
 * and `npm run docs` writes `docs/settings.md` and `.env.example` from it.
 */

const SERVER = {
  PORT: integer({ default: 4000, min: 0, max: 65_535 }, "Port to listen on. `0` takes any free port."),
  HOST: text(
    { default: "127.0.0.1", valueName: "address" },
    "Address to listen on. `0.0.0.0` listens on every network interface.",
  ),
  NODE_ENV: choice(
    { choices: ["development", "test", "production"] },
    "`production` never falls back to the sandbox, and changes the defaults that this page marks.",
  ),
  LOG_LEVEL: choice(
    {
      choices: ["fatal", "error", "warn", "info", "debug", "trace", "silent"],
      default: "warn",
      defaultInProduction: "info",
    },
    "The least important kind of message that the log shows.",
  ),
  LOG_FIELDS: list(
    { default: USUAL_LOG_FIELDS, choices: LOG_FIELDS },
    "What the line about a request says beside its id, status and time. See [operations.md](operations.md#logs).",
  ),
  AUDIT_LOG: text(
    { default: "off", valueName: "`off`, `stdout` or path" },
    "Where one line for each write goes: who changed what, before and after. A file is appended to. See " +
      "[operations.md](operations.md#audit-log).",
  ),
  GRAPHIQL: onOff(
    { default: true, defaultInProduction: false },
    "Serves GraphiQL, a page to try queries, at `/graphiql`, and a page at `/` that leads there.",
  ),
  INTROSPECTION: onOff(
    { default: true, defaultInProduction: false },
    "Lets clients read the schema. With `off`, errors suggest no names, and GraphiQL shows no documentation.",
  ),
  SUBGRAPH: onOff(
    { default: false },
    "Makes the gateway a subgraph of Apollo Federation 2: a router may ask for its schema and for entities by their ids. See " +
      "[federation.md](federation.md).",
  ),
  CORS_ORIGINS: origins("Origins of web pages on other hosts that may send requests: `https://app.example.com`."),
  TLS_CERT_FILE: path(
    "PEM file of the gateway's certificate and of those between it and its authority. With it, the gateway speaks HTTPS: HTTP/2 " +
      "and HTTP/1.1. It reads the file again when it changes.",
  ),
  TLS_KEY_FILE: path("PEM file of the certificate's private key. The gateway reads it again when it changes."),
  TLS_CLIENT_CA_FILE: path(
    "PEM file of authorities. A client without a certificate of one of them is refused in the handshake.",
  ),
  HEALTH_PORT: integer(
    { default: 0, min: 0, max: 65_535 },
    "Another port, without TLS, that answers only `/livez` and `/readyz`: for probes that have no client certificate. `0` opens none.",
  ),
  TRUST_PROXY: addresses(
    "Addresses of the proxies in front of the gateway, ranges such as `10.0.0.0/8`, or `loopback`, `linklocal`, `uniquelocal`. " +
      "What they send as `X-Forwarded-For` and `X-Forwarded-Proto` is the client's address and protocol. From any other sender " +
      "these headers count for nothing.",
  ),
  EXPLAIN: onOff(
    { default: true, defaultInProduction: false },
    "Lets a client send the header `x-explain: 1` to see which REST calls its query made, or `x-explain: cost` to see how many, and what is left " +
      "of the minute.",
  ),
  REQUEST_TIMEOUT: seconds(
    { default: 30, min: 0.1, max: 300 },
    "Longest time for one request. Fields that are not ready by then are `null` with an error; the rest is answered.",
  ),
  MAX_CONCURRENT_REQUESTS: integer(
    { default: 1000, min: 1, max: 100_000 },
    "GraphQL requests that run at the same time. The gateway answers `OVERLOADED` to any further request.",
  ),
  DRAIN_DELAY: seconds(
    { default: 0, defaultInProduction: 5, min: 0, max: 10 },
    "Time between SIGTERM and the moment when the gateway takes no more requests. `/readyz` answers 503 during this " +
      "time, so that load balancers notice.",
  ),
} satisfies Record<string, SettingRow>;

const GENESYS = {
  GENESYS_UPSTREAM: choice({ choices: ["sandbox"] }, "`sandbox` uses the built-in sandbox, in production too."),
  GENESYS_REGION: text(
    { valueName: "region or domain" },
    "AWS region (`eu-central-1`) or domain (`mypurecloud.de`) of your organization.",
  ),
  GENESYS_CLIENT_ID: text({}, "Id of the OAuth client that the gateway uses."),
  GENESYS_CLIENT_SECRET: secret({}, "Secret of that OAuth client."),
  GENESYS_CLIENT_SECRET_FILE: path(
    "File that holds the secret; use it instead of `GENESYS_CLIENT_SECRET`. The gateway reads the file whenever it needs " +
      "a token, so you can change the secret without a restart.",
  ),
  GENESYS_API_URL: url({ pattern: "https://api.{domain}" }, "Another address for the REST API."),
  GENESYS_LOGIN_URL: url({ pattern: "https://login.{domain}" }, "Another address for OAuth tokens."),
  GENESYS_MESSAGING_API: choice(
    { choices: ["conversations", "messaging"], default: "conversations" },
    "The paths of the messaging API: today's (`conversations`), or the older ones (`messaging`), which have fewer " +
      "channels and no links between entities.",
  ),
  GENESYS_REQUESTS_PER_MINUTE: integer(
    { default: 300, min: 1, max: 1_000_000 },
    "REST calls that the gateway may make in any minute. All replicas that share a Redis count together.",
  ),
  GENESYS_CONSISTENCY_WINDOW: seconds(
    { default: 60, min: 0, max: 600 },
    "Time for which Genesys Cloud may answer reads from before a write. During it, the gateway replaces what is older than " +
      "its own writes, and keeps lists that do not show them yet for one second only. `0` takes every answer as it is.",
  ),
  GENESYS_CALL_TIMEOUT: seconds(
    { default: 10, min: 0.1, max: 300 },
    "Longest time for one call to Genesys Cloud, retries included.",
  ),
  GENESYS_ATTEMPT_TIMEOUT: seconds(
    { default: 5, min: 0.1, max: 300 },
    "Longest time for one attempt. A retry starts only if this much time is left for the call.",
  ),
} satisfies Record<string, SettingRow>;

const AUTH = {
  AUTH_MODE: choice(
    { choices: ["open", "required"], default: "required" },
    "`required` accepts only clients with a valid token or API key. `open` accepts every client. The built-in sandbox is " +
      "`open` unless you set `AUTH_MODE`, a JWKS or an API key file.",
  ),
  AUTH_JWKS_URL: url({}, "Where the identity provider publishes its public keys (a JSON Web Key Set)."),
  AUTH_JWKS_FILE: path(
    "File with those public keys; use it instead of `AUTH_JWKS_URL`. The gateway reads it again when it changes.",
  ),
  AUTH_ISSUER: text({}, "The claim `iss` that a token must have. Required if the gateway accepts tokens."),
  AUTH_AUDIENCE: list(
    { default: [] },
    "Accepted values of the claim `aud`. A token needs one of them. Required if the gateway accepts tokens.",
  ),
  AUTH_ALGORITHMS: list(
    {
      default: ["RS256", "PS256", "ES256", "EdDSA"],
      // All of them are asymmetric: a client that can check a signature with a shared secret could also make one.
      choices: ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519"],
    },
    "Accepted signature algorithms. Algorithms with a shared secret, such as `HS256`, are never accepted.",
  ),
  AUTH_MAX_TOKEN_AGE: integer(
    { default: 86_400, min: 60, max: 2_592_000, unit: "seconds" },
    "Greatest age of a token since its `iat`. An older token is refused even if its `exp` is later.",
  ),
  AUTH_CLOCK_TOLERANCE: integer(
    { default: 30, min: 0, max: 60, unit: "seconds" },
    "Allowed difference between the clocks of the gateway and the identity provider.",
  ),
  AUTH_PERMISSION_CLAIMS: list(
    { default: ["permissions", "scope"] },
    "Claims of a token that hold permissions, as a list or as text with spaces between them.",
  ),
  AUTH_ROLES_CLAIM: text(
    { default: "roles", valueName: "claim" },
    "The claim that holds the names of roles. `realm_access.roles` means the claim `roles` inside `realm_access`.",
  ),
  AUTH_ROLES_FILE: path(
    'JSON file with the permissions of each role: `{ "agent": ["responses:*:view"] }`. The gateway reads it again when it ' +
      "changes.",
  ),
  AUTH_API_KEYS_FILE: path("File of API keys, made by `npm run api-key`. The gateway reads it again when it changes."),
  CLIENT_REQUESTS_PER_MINUTE: integer(
    { default: 1200, min: 0, max: 1_000_000 },
    "Requests that one client may send in a minute. `0` means no limit.",
  ),
  CLIENT_QUOTA_PERCENT: integer(
    { default: 80, min: 1, max: 100, unit: "percent" },
    "Quota of one client: this much of the REST calls of a minute. `100` means no quota.",
  ),
} satisfies Record<string, SettingRow>;

const REDIS = {
  REDIS_URL: secret(
    { schemes: ["redis:", "rediss:", "redis+sentinel:", "rediss+sentinel:"] },
    "Redis that several replicas share: `redis://user:password@host:6379/0`, or `rediss://` with TLS. With Sentinels: " +
      "`redis+sentinel://user:password@host:26379,host:26379/name`. " +
      "While Redis is away the gateway goes on, but refuses writes with an idempotency key.",
  ),
  REDIS_URL_FILE: path(
    "File that holds the URL; use it instead of `REDIS_URL`. The gateway reads it again for each new connection, so you can " +
      "change the password without a restart.",
  ),
  REDIS_CA_FILE: path(
    "PEM file of the authorities that Redis's certificate may come from. Default: those that Node knows.",
  ),
  REDIS_CERT_FILE: path("PEM file of the certificate that the gateway presents to Redis, if Redis asks for one."),
  REDIS_KEY_FILE: path("PEM file of the private key of that certificate."),
  REDIS_KEY_PREFIX: text(
    { default: "genesys-cloud-graphql", valueName: "text" },
    "What each key in Redis begins with: letters, digits, `.`, `_`, `:` and `-`. Gateways that share a Redis and an organization " +
      "need the same.",
  ),
  REDIS_PATIENCE: seconds(
    { default: 0.5, min: 0.02, max: 60 },
    "How long the gateway waits for an answer of Redis before it counts as away. More is better than less for a Redis that " +
      "is far away.",
  ),
  REDIS_AWAY_FRESH: seconds(
    { default: 1, min: 0, max: 60 },
    "While Redis is away, an answer that this process itself has read serves for this long; so another replica's write may " +
      "be seen so late. `0` reads everything from Genesys Cloud.",
  ),
  REDIS_WRITE_PATIENCE: seconds(
    { default: 5, min: 0, max: 60 },
    "How long a mutation waits until Redis has told its write to the other replicas. After that it answers with the " +
      "warning `REPLICAS_NOT_TOLD`.",
  ),
  REPLICAS: integer(
    { default: 1, min: 1, max: 100 },
    "Smallest number of replicas that run. While Redis is away, each replica may make an equal share of the REST calls.",
  ),
} satisfies Record<string, SettingRow>;

const FRESH = { default: 30, min: 0, max: 3600, unit: "seconds" } as const;

const CACHE = {
  CACHE_FRESH_LIBRARIES: integer(FRESH, "How long a cached library counts as fresh. `0` does not cache libraries."),
  CACHE_FRESH_RESPONSES: integer(FRESH, "The same for responses and their assets."),
  CACHE_FRESH_SEARCH: integer(FRESH, "The same for searches."),
  CACHE_FRESH_MESSAGING: integer(
    FRESH,
    "The same for messaging settings, supported content profiles, integrations and stickers.",
  ),
  CACHE_FRESH_USERS: integer(
    { ...FRESH, default: 300 },
    "The same for what the gateway never writes and others refer to, such as users.",
  ),
  CACHE_FRESH_HISTORY: integer(
    { ...FRESH, default: 10 },
    "The same for the history of a library or a response, which is then read again: no older one is served, whatever `CACHE_STALE` says.",
  ),
  CACHE_STALE: integer(
    { default: 300, min: 0, max: 3600, unit: "seconds" },
    "Up to this age an answer is served while the gateway reads a newer one.",
  ),
  CACHE_STALE_IF_ERROR: integer(
    { default: 3600, min: 0, max: 3600, unit: "seconds" },
    "Up to this age an answer is served while Genesys Cloud gives no newer one.",
  ),
  CACHE_MEMORY_MB: integer({ default: 64, min: 1, max: 4096, unit: "megabytes" }, "Memory for cached answers."),
  CACHE_ANSWERS_MB: integer(
    { default: 16, min: 0, max: 4096, unit: "megabytes" },
    "Memory for finished answers to whole requests, which are given again while all that they show is fresh. 0 executes every request.",
  ),
} satisfies Record<string, SettingRow>;

const TELEMETRY = {
  METRICS_PORT: integer(
    { default: 0, min: 0, max: 65_535 },
    "Port of its own from which Prometheus reads metrics, at `/metrics`. The usual one is 9464. `0` opens none.",
  ),
  METRICS_HOST: text(
    { default: "127.0.0.1", valueName: "address" },
    "Address of that port. It needs no credentials, so do not publish it.",
  ),
  STATUS_PAGE: onOff(
    { default: true, defaultInProduction: false },
    "Serves `/status`, a page that says who spends the REST calls, and what went wrong. A client needs the permission " +
      "`gateway:status:view`.",
  ),
  GENESYS_TRACEPARENT: onOff(
    { default: false },
    "Sends the header `traceparent` to Genesys Cloud, if there are traces.",
  ),
} satisfies Record<string, SettingRow>;

const LIMITS = {
  MAX_REST_CALLS_PER_REQUEST: integer(
    { default: 60, min: 0, max: 10_000 },
    "REST calls that one operation may make. Fields whose calls do not fit are refused, and the whole operation where it " +
      "costs more in any case. One bulk write, of up to 100 ids, does not count.",
  ),
  MAX_TOKENS: integer({ default: 1000, min: 1, max: 10_000 }, "Words and signs (lexical tokens) of a document."),
  MAX_DEPTH: integer(
    { default: 12, min: 1, max: 100 },
    "Levels of nested fields. Introspection has a limit of its own.",
  ),
  MAX_ALIASES: integer({ default: 20, min: 0, max: 1000 }, "Aliases of an operation, those of `__typename` too."),
  MAX_ROOT_FIELDS: integer({ default: 15, min: 1, max: 1000 }, "Fields at the top of a query."),
  MAX_MUTATIONS: integer({ default: 5, min: 1, max: 1000 }, "Fields at the top of a mutation."),
  MAX_DIRECTIVES: integer({ default: 20, min: 0, max: 1000 }, "Directives of an operation."),
  MAX_FIELD_REPEATS: integer({ default: 20, min: 1, max: 1000 }, "How often one selection may name the same field."),
  MAX_SELECTIONS: integer(
    { default: 1000, min: 1, max: 1_000_000 },
    "Fields and fragments of an operation. Each counts as often as a fragment is spread.",
  ),
  MAX_BODY_KB: integer(
    { default: 1600, min: 1, max: 10_000, unit: "kilobytes" },
    "Size of a request body. Genesys Cloud takes 512,000 bytes, and many clients escape a character of two bytes with six.",
  ),
  MAX_ERRORS_LISTED: integer({ default: 5, min: 1, max: 100 }, "Errors that the answer to a refused request lists."),
} satisfies Record<string, SettingRow>;

const SUBSCRIPTIONS = {
  MAX_SUBSCRIPTIONS: integer(
    { default: 20_000, min: 0, max: 1_000_000 },
    "Subscriptions that one process serves at the same time, and the WebSockets that it keeps open. `0` serves none.",
  ),
  MAX_SUBSCRIPTIONS_PER_CLIENT: integer(
    { default: 1000, min: 1, max: 1_000_000 },
    "Subscriptions of one client at the same time, at one process.",
  ),
  MAX_SUBSCRIPTIONS_PER_CONNECTION: integer(
    { default: 100, min: 1, max: 10_000 },
    "Subscriptions on one WebSocket. An event stream (SSE) has one.",
  ),
  SUBSCRIPTION_HEARTBEAT: seconds(
    { default: 15, min: 1, max: 300 },
    "Time between two signs of life on a connection, so that proxies do not close it. The client's key is checked as often.",
  ),
  SUBSCRIPTION_QUEUE_EVENTS: integer(
    { default: 100, min: 1, max: 10_000 },
    "Events that wait for one slow reader. With one more, its subscription ends with `SUBSCRIPTION_TOO_SLOW`.",
  ),
  SUBSCRIPTION_QUEUE_KB: integer({ default: 256, min: 1, max: 100_000 }, "The same in kilobytes."),
} satisfies Record<string, SettingRow>;

const CHANGES = {
  CHANGES_POLL_INTERVAL: seconds(
    { default: 15, min: 0, max: 600 },
    "Time between two looks at the audit log of Genesys Cloud, for changes that were made past the gateway. Needs the permission " +
      "`audits:audit:view`. `0` never looks.",
  ),
  CHANGES_POLL_INTERVAL_WITH_EVENTS: seconds(
    { default: 300, min: 1, max: 600 },
    "The same while events of Amazon EventBridge (`EVENTS_KEY`) tell of every change that the audit log has: a change whose event is " +
      "lost is seen after that time at the latest. Not shorter than `CHANGES_POLL_INTERVAL`.",
  ),
  CACHE_FRESH_WITH_FEED: integer(
    { default: 3600, min: 0, max: 86_400, unit: "seconds" },
    "How long a cached answer counts as fresh while the gateway learns of each change of what it shows. `0`: as without. It is also how " +
      "long a change is not seen whose audit Genesys Cloud has lost.",
  ),
  EVENTS_KEY: secret(
    {},
    "Key with which Amazon EventBridge may push changes to `POST /events/genesys`, in the header `x-api-key` or as a bearer token. " +
      "Default: there is no such address.",
  ),
  EVENTS_KEY_FILE: path(
    "File that holds the key; use it instead of `EVENTS_KEY`. It can be changed without a restart.",
  ),
} satisfies Record<string, SettingRow>;

const PERSISTED = {
  PERSISTED_DOCUMENTS: choice(
    { choices: ["off", "allow", "only"], default: "off" },
    "`allow` lets a client send the id of a document instead of its text. `only` refuses every document that is not in " +
      "`PERSISTED_DOCUMENTS_FILE`.",
  ),
  PERSISTED_DOCUMENTS_FILE: path("File of documents and their ids (a manifest). Required for `only`."),
} satisfies Record<string, SettingRow>;

/** All settings by name. */
export const SETTINGS_TABLE = {
  ...SERVER,
  ...GENESYS,
  ...AUTH,
  ...REDIS,
  ...CACHE,
  ...TELEMETRY,
  ...LIMITS,
  ...SUBSCRIPTIONS,
  ...CHANGES,
  ...PERSISTED,
};

export type SettingsTable = typeof SETTINGS_TABLE;
export type Setting = keyof SettingsTable;

/** The names of all settings. */
export const SETTINGS = Object.keys(SETTINGS_TABLE) as readonly Setting[];

interface Group {
  title: string;
  text: string;
  settings: Readonly<Partial<Record<Setting, SettingRow>>>;
}

/** The settings as the documentation groups them. */
export const SETTING_GROUPS: readonly Group[] = [
  { title: "Server", text: "The address, the log, and how the gateway starts and stops.", settings: SERVER },
  {
    title: "Genesys Cloud",
    text:
      "Where your organization is, and the OAuth client that the gateway uses. Without a region, addresses and credentials, " +
      "the built-in sandbox answers, except in production.",
    settings: GENESYS,
  },
  {
    title: "Who may ask",
    text: "How clients prove who they are, what they may do, and how often they may ask.",
    settings: AUTH,
  },
  { title: "Redis", text: "Several replicas need a Redis. One process needs none.", settings: REDIS },
  { title: "Cache", text: "How long the gateway serves answers of Genesys Cloud again.", settings: CACHE },
  {
    title: "Telemetry",
    text:
      "Metrics and traces, see [metrics.md](metrics.md). Traces, and metrics over OTLP, start with OpenTelemetry's own variables, such as " +
      "`OTEL_EXPORTER_OTLP_ENDPOINT`.",
    settings: TELEMETRY,
  },
  {
    title: "Limits",
    text: "The most that one request may contain. You can raise a limit, but not turn it off.",
    settings: LIMITS,
  },
  {
    title: "Subscriptions",
    text: "How many subscriptions the gateway serves, and what it does about slow readers. See [live-data.md](live-data.md).",
    settings: SUBSCRIPTIONS,
  },
  {
    title: "Changes made elsewhere",
    text: "How the gateway learns of changes that were not made through it. See [live-data.md](live-data.md).",
    settings: CHANGES,
  },
  {
    title: "Persisted documents",
    text: "Documents that clients send by id. With `only` they are also known as trusted documents.",
    settings: PERSISTED,
  },
];
