import type { FastifyBaseLogger, FastifyInstance } from "fastify";
import { createChangeFeed } from "./changes/feed.ts";
import { createChangeHub } from "./changes/hub.ts";
import { createClientRate } from "./auth/client-rate.ts";
import { createCache } from "./cache/cache.ts";
import { inTime, sleep, systemClock } from "./deadline.ts";
import type { Clock } from "./deadline.ts";
import { ConfigError } from "./config/config.ts";
import type { Config } from "./config/config.ts";
import { SETTINGS_TABLE } from "./config/settings-table.ts";
import { createGenesys } from "./genesys/client.ts";
import { createVendorClock } from "./genesys/vendor-clock.ts";
import type { LogStream } from "./log-stream.ts";
import { isOlder } from "./datasources/rest/entity-state.ts";
import { withoutSecrets } from "./datasources/rest/secrets.ts";
import { createDatasourceServices } from "./datasources/services.ts";
import { loggable } from "./graphql/error-text.ts";
import type { ClientTimes } from "./http/connections.ts";
import { createIdempotency } from "./idempotency/idempotency.ts";
import { createRateLimit } from "./genesys/rate-limit/rate-limit.ts";
import { createAnswers } from "./graphql/answers/answers.ts";
import { createKeys, createRedis } from "./redis.ts";
import { createAuditLog } from "./telemetry/audit-log.ts";
import { createTelemetry } from "./telemetry/telemetry.ts";
import type { Instrumentation } from "./telemetry/telemetry.ts";
import { listenForProbes } from "./http/probe-server.ts";
import { createServer } from "./http/server.ts";
import { createApqStore } from "./graphql/persisted-documents/apq-store.ts";
import { createPersistedDocuments } from "./graphql/persisted-documents/persisted-documents.ts";

/** Milliseconds that the start waits at most for the state of Redis before it names it. */
const STATE_PATIENCE = 1000;

/** Version of the cache format. Increase it with every change that older replicas could not read. */
export const CACHE_SCHEMA = "3";

export interface Gateway {
  server: FastifyInstance;
  /** The state of Redis, as soon as it is known, but after a second at the latest; undefined where there is none. */
  redisState(): Promise<string | undefined>;
  /** Begins to fetch the first OAuth token, without which `/readyz` answers 503. The log says why it fails. */
  fetchFirstToken(): void;
  /** Waits for running requests, then closes all connections and stops all timers. */
  close(): Promise<void>;
}

interface GatewayOptions {
  /** Bytes of the largest answer of Genesys Cloud that is read. */
  maxResponseBytes?: number;
  /** Where the log goes. Default: standard output. */
  logStream?: LogStream | undefined;
  /** The clock of the whole gateway. */
  clock?: Clock;
  /** Random numbers from 0 to below 1, for jitter. Ids do not use them. */
  random?: () => number;
  /** Milliseconds after which a question to Redis has failed. */
  redisPatience?: number;
  /** Milliseconds for which a Redis that may have lost idempotency keys takes no new one. */
  claimGracePeriod?: number;
  /** Milliseconds that a batch waits at most for more ids from other calls of its request. */
  batchWait?: number | undefined;
  /** Milliseconds that `/readyz` waits for the first OAuth token. */
  tokenPatience?: number | undefined;
  /** Milliseconds that a client may take for its request. */
  clientTimes?: ClientTimes;
  /** Called for each finished answer that is given again. */
  onGivenAgain?: () => void;
  /** Makes spans and metrics. Default: what OpenTelemetry's API has for this process, if the settings ask for any. */
  instrumentation?: Instrumentation | undefined;
}

/** Builds the whole gateway from its configuration. It does not listen yet. */
export async function createGateway(
  config: Config,
  isReady: () => boolean,
  {
    logStream,
    clock = systemClock,
    random = Math.random,
    redisPatience,
    claimGracePeriod,
    batchWait,
    tokenPatience,
    clientTimes,
    onGivenAgain,
    instrumentation,
    ...limits
  }: GatewayOptions = {},
): Promise<Gateway> {
  let server: FastifyInstance | undefined;
  const { traces, metricsProtocol, prometheus, sendsTraceparent } = config.telemetry;
  const telemetry =
    instrumentation || traces || metricsProtocol || prometheus || config.statusPage
      ? createTelemetry({
          instrumentation,
          ...{ traces, sendsTraceparent, clock },
          isTrusted: (operation) => persistedDocuments.hasOperation(operation),
          // The embedded sandbox may have no address yet.
          host: URL.canParse(config.genesys.apiUrl) ? new URL(config.genesys.apiUrl).hostname : "",
        })
      : undefined;
  /** Redis may answer before there is a log. */
  const early: [level: "info" | "warn" | "error", line: string][] = [];
  function say(level: "info" | "warn" | "error", line: string): void {
    if (server) server.log[level](line);
    else early.push([level, line]);
  }
  let wasRedisAway = false;
  /** Its first answer is nothing to look into. One after an outage is as important as the outage. */
  function noteRedis({ up, reason }: { up: boolean; reason?: string }): void {
    wasRedisAway ||= !up;
    say(wasRedisAway ? "warn" : "info", up ? "Redis answers" : `Redis is away: ${reason ?? "closed"}`);
  }
  const redis = config.redisUrl
    ? createRedis(config.redisUrl.reveal, {
        tls: config.redisTls,
        keyPrefix: config.redisKeyPrefix,
        onCluster: () =>
          say(
            "error",
            "REDIS_URL leads to a Redis Cluster, which the gateway cannot use: set one Redis, or its Sentinels",
          ),
        clock,
        patience: redisPatience ?? config.redisTimes.patience,
        observer: telemetry?.redis,
        onChange: noteRedis,
        onStillAway: (reason) => say("warn", `Redis is away: ${reason}`),
        onSlow: ({ slow, roundTrip }) => say("warn", `Redis is ${slow ? "slow" : "fast again"}: ${roundTrip} ms`),
      })
    : undefined;
  const bucket = `${config.genesys.apiUrl} ${config.genesys.clientId}`;
  const perMinute = config.clientRequestsPerMinute;
  const countRequest = perMinute > 0 ? createClientRate({ perMinute, redis, namespace: bucket, clock }) : undefined;
  const rateLimit = createRateLimit({
    requestsPerMinute: config.requestsPerMinute,
    replicas: config.replicas,
    redis,
    bucket,
    clock,
    // Without authentication a client is only an address, which several people may share, so it has no quota.
    clientQuotaPercent: config.auth.mode === "open" ? 100 : config.clientQuotaPercent,
  });
  const vendorClock = createVendorClock(clock);
  const genesys = createGenesys(config.genesys, {
    ...limits,
    vendorClock,
    times: config.times,
    rateLimit,
    // The embedded sandbox is a part of this process.
    proxyOf: config.genesys.sandbox ? undefined : config.proxyOf,
    clock,
    random,
    onFault: (line) => server?.log.warn(line),
    observer: telemetry?.calls,
    onCircuitChange({ circuit, open }) {
      telemetry?.circuitChange({ circuit, open });
      server?.log.warn(
        `Circuit breaker ${open ? "open: Genesys Cloud keeps failing" : "closed: Genesys Cloud answers again"}: ${circuit}`,
      );
    },
  });
  const onBackgroundError = (error: unknown) =>
    server?.log.info({ err: loggable(error) }, "a background refresh failed");
  const answers =
    config.cache.answerBytes > 0 ? createAnswers({ maxBytes: config.cache.answerBytes, clock }) : undefined;
  const cache = createCache({
    redis,
    namespace: [config.genesys.apiUrl, config.genesys.clientId],
    variant: [config.messagingApi, CACHE_SCHEMA],
    maxBytes: config.cache.maxBytes,
    window: config.consistencyWindow,
    watchedFresh: config.changes.fresh,
    ...config.redisTimes,
    isOlder,
    onOtherFormat: () => server?.log.warn("Redis holds data of another version of the gateway; this one reads past it"),
    onBackgroundError,
    dependents: answers,
    onWrite: (write) => feed.noteWrite(write),
    clock,
  });
  const changes = createChangeHub({
    redis,
    key: createKeys("changes", [config.genesys.apiUrl, config.genesys.clientId], redis?.keyPrefix)(),
    clock,
  });
  const feed = createChangeFeed({
    ...{ genesys, cache, redis, say, clock },
    vendorAhead: vendorClock.ahead,
    namespace: [config.genesys.apiUrl, config.genesys.clientId],
    clientId: config.genesys.clientId,
    interval: config.changes.pollInterval,
    intervalWhilePushed: config.changes.pollIntervalWithEvents,
    fresh: config.changes.fresh,
    window: config.consistencyWindow,
    onChange: changes.publish,
    onLoss: () => answers?.clear(),
    isListenedTo: changes.isListenedTo,
    onError: (error) => server?.log.info({ err: loggable(error) }, "the audit log of Genesys Cloud was not read"),
    observer: telemetry?.changes,
  });
  const idempotency = createIdempotency({
    redis,
    namespace: [config.genesys.apiUrl, config.genesys.clientId],
    secret: config.genesys.clientSecret.reveal(),
    strip: withoutSecrets,
    gracePeriod: claimGracePeriod,
    clock,
  });
  const persistedDocuments = createPersistedDocuments({
    ...config.persistedDocuments,
    clock,
    onReload({ documents, fault }) {
      // The id of a document may be gone, or stand for another one.
      if (fault === undefined) answers?.clear();
      if (fault === undefined) server?.log.info(`${documents} persisted documents`);
      else
        server?.log.error(
          `The new file of persisted documents ${fault}; the gateway keeps the ${documents} documents that it had`,
        );
    },
  });
  const audit =
    config.audit &&
    createAuditLog({
      destination: config.audit === "stdout" ? atOnce(logStream ?? process.stdout) : config.audit,
      onFault: (code) => server?.log.error(`The file of AUDIT_LOG cannot be written: ${code}`),
      clock,
    });
  server = await createServer({
    config,
    changes,
    idempotency,
    audit,
    services: createDatasourceServices(genesys, cache, config.cache, {
      ...{ clock, batchWait, onBackgroundError, watchOf: feed.watchOf, clientId: config.genesys.clientId },
      observer: telemetry?.reads,
    }),
    persistedDocuments,
    answers,
    onGivenAgain() {
      feed.noteUse();
      onGivenAgain?.();
    },
    events: config.changes.eventsKey && { key: config.changes.eventsKey, take: feed.takeEvents },
    budget: rateLimit.state,
    requestObserver: telemetry?.requests,
    status: config.statusPage ? telemetry?.status : undefined,
    observeLoad: (running) =>
      telemetry?.observe({ running, budget: rateLimit.state, redis: redis?.health, feed: feed.health }),
    observeSubscriptions: telemetry?.observeSubscriptions,
    apqStore: createApqStore(redis),
    isReady,
    redisHealth: redis?.health,
    firstToken: genesys.firstToken,
    tokenPatience,
    clock,
    random,
    clientTimes,
    ...(countRequest && { countRequest }),
    ...(logStream && { logStream }),
  });
  for (const line of early.splice(0)) say(...line);
  feed.start();
  return {
    server,
    async redisState() {
      if (!redis) return undefined;
      await inTime(redis.isKnown, clock.now() + STATE_PATIENCE, clock).catch(() => undefined);
      return redis.health().state;
    },
    fetchFirstToken: () => void genesys.firstToken().catch(() => undefined),
    async close() {
      await server?.close();
      await feed.close();
      audit?.close();
      telemetry?.close();
      persistedDocuments.close();
      await idempotency.close();
      await rateLimit.close();
      changes.close();
      redis?.close();
    },
  };
}

/** The stream, with each line written at once: the audit log knows of a write before the client does. */
const atOnce = (stream: LogStream) => ({
  write(line: string) {
    stream.write(line);
    stream.flush?.();
  },
});

/** Milliseconds after the first signal when the requests that still run are cut off. */
const DRAIN_TIME = 14_000;

export interface Serving {
  url: string;
  log: Pick<FastifyBaseLogger, "info" | "warn">;
  /** The state of Redis, as soon as it is known, but after a second at the latest; undefined where there is none. */
  redisState(): Promise<string | undefined>;
  /**
   * Makes `/readyz` answer 503, serves requests for `drainDelay` more, then takes no new ones. Resolves when the running
   * requests are finished or cut off.
   */
  close(): Promise<void>;
}

/** Starts the gateway. Rejects with a `ConfigError` that says what to do if it cannot listen on HOST and PORT. */
export async function serve(
  config: Config,
  { clock = systemClock, ...options }: Pick<GatewayOptions, "clock" | "instrumentation" | "logStream"> = {},
): Promise<Serving> {
  let ready = true;
  const gateway = await createGateway(config, () => ready, { clock, ...options });
  gateway.fetchFirstToken();
  const { host, port } = config;
  const url = await gateway.server
    .listen({ host, port, listenTextResolver: () => "listening" })
    .catch((error: unknown) => {
      throw listenFault(config, (error as NodeJS.ErrnoException).code);
    });
  const { healthPort } = config;
  const probes = healthPort > 0 ? await openProbes() : undefined;

  async function openProbes() {
    try {
      return await listenForProbes(gateway.server, host, healthPort);
    } catch (error) {
      await gateway.close();
      const { code = "unknown reason" } = error as NodeJS.ErrnoException;
      throw new ConfigError([`HEALTH_PORT: the gateway cannot listen on ${host}:${healthPort} (${code}).`]);
    }
  }

  return {
    url,
    log: gateway.server.log,
    redisState: gateway.redisState,
    async close() {
      ready = false;
      const stopTimer = clock.after(DRAIN_TIME, () => gateway.server.server.closeAllConnections());
      // Load balancers send requests until they notice that `/readyz` answers 503.
      await sleep(clock, config.drainDelay);
      await gateway.close();
      probes?.close();
      stopTimer();
    },
  };
}

function listenFault({ host, port }: Config, code = "unknown reason"): ConfigError {
  const { default: usual, max } = SETTINGS_TABLE.PORT;
  const next = port < max ? port + 1 : usual;
  const faults: Partial<Record<string, string>> = {
    EADDRINUSE: `PORT: ${port} is already in use. Try: npm start -- --port ${next}`,
    EACCES: `PORT: this user may not listen on port ${port}. Try: npm start -- --port ${usual}`,
    EADDRNOTAVAIL: `HOST: ${host} is not an address of this machine. Use 127.0.0.1, or 0.0.0.0 for every network interface.`,
    ENOTFOUND: `HOST: ${host} cannot be resolved. Set it to an address of this machine, such as 127.0.0.1.`,
  };
  return new ConfigError([faults[code] ?? `HOST and PORT: the gateway cannot listen on ${host}:${port} (${code}).`]);
}
