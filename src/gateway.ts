import type { FastifyInstance } from "fastify";
import { createClientRate } from "./auth/client-rate.ts";
import { createCache } from "./cache/cache.ts";
import { systemClock } from "./clock.ts";
import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import { createGenesys } from "./datasources/genesys.ts";
import { withoutSecrets } from "./datasources/secrets.ts";
import { createUpstream } from "./datasources/upstream.ts";
import { loggable } from "./error-text.ts";
import type { ClientTimes } from "./http/connections.ts";
import { createIdempotency } from "./idempotency/idempotency.ts";
import { createRateBudget } from "./rate-budget/rate-budget.ts";
import { createRedis } from "./redis.ts";
import { createServer } from "./server.ts";
import { createApqStore } from "./trusted-documents/apq-store.ts";
import { createTrustedDocuments } from "./trusted-documents/trusted-documents.ts";

/** Counts up with every change of what the cache holds that older replicas could not read. */
const CACHE_SCHEMA = "1";

export interface Gateway {
  server: FastifyInstance;
  /** Lets requests under way finish, then lets go of everything. */
  close(): Promise<void>;
}

interface GatewayOptions {
  /** Bytes of the largest answer that is read. */
  maxResponseBytes?: number;
  /** Where the log goes; to standard output by default. */
  logStream?: { write(line: string): void };
  /** The time of the whole gateway. */
  clock?: Clock;
  /** Numbers from 0 up to but not including 1, for waits that differ by chance. No id is made of them. */
  random?: () => number;
  /** Milliseconds after which a question to Redis has failed. */
  redisPatience?: number;
  /** Milliseconds that a batch waits at most for what other calls of its request may bring. */
  batchWait?: number | undefined;
  /** Milliseconds that a client may take for its request. */
  clientTimes?: ClientTimes;
}

/** Builds the whole gateway from its configuration; it does not listen yet. */
export async function createGateway(
  config: Config,
  isReady: () => boolean,
  {
    logStream,
    clock = systemClock,
    random = Math.random,
    redisPatience,
    batchWait,
    clientTimes,
    ...limits
  }: GatewayOptions = {},
): Promise<Gateway> {
  let server: FastifyInstance | undefined;
  const redis = config.redisUrl
    ? createRedis(config.redisUrl.reveal(), {
        ...(redisPatience !== undefined && { commandTimeout: redisPatience }),
        onChange: ({ up, reason }) => server?.log.warn(up ? "Redis answers" : `Redis is away: ${reason ?? "closed"}`),
      })
    : undefined;
  const bucket = `${config.upstream.apiUrl} ${config.upstream.clientId}`;
  const perMinute = config.clientRequestsPerMinute;
  const countRequest =
    perMinute > 0 ? createClientRate({ perMinute, redis: redis?.client, namespace: bucket, clock }) : undefined;
  const budget = createRateBudget({
    requestsPerMinute: config.requestsPerMinute,
    replicas: config.replicas,
    redis: redis?.client,
    bucket,
    clock,
    // Where nobody says who they are, all are one client.
    clientShare: config.auth.mode === "open" ? 100 : config.clientBudgetShare,
  });
  const genesys = createGenesys(config.upstream, {
    ...limits,
    times: config.times,
    budget,
    clock,
    random,
    onChange: ({ family, answers }) =>
      server?.log.warn(`Genesys Cloud ${answers ? "answers again" : "keeps failing and is left alone"}: ${family}`),
  });
  const onBackgroundError = (error: unknown) =>
    server?.log.info({ err: loggable(error) }, "a background refresh failed");
  const cache = createCache({
    redis: redis?.client,
    namespace: [config.upstream.apiUrl, config.upstream.clientId],
    variant: [config.messagingApi, CACHE_SCHEMA],
    maxBytes: config.cache.maxBytes,
    onBackgroundError,
    clock,
  });
  const idempotency = createIdempotency({
    redis: redis?.client,
    namespace: [config.upstream.apiUrl, config.upstream.clientId],
    secret: config.upstream.clientSecret.reveal(),
    strip: withoutSecrets,
    clock,
  });
  const trustedDocuments = createTrustedDocuments({
    ...config.trustedDocuments,
    clock,
    onReload({ documents, fault }) {
      if (fault === undefined) server?.log.info(`${documents} trusted documents`);
      else server?.log.error(`The new file of trusted documents ${fault}; the ${documents} from before stay`);
    },
  });
  server = await createServer({
    config,
    idempotency,
    upstream: createUpstream(genesys, cache, config.cache, { clock, batchWait, onBackgroundError }),
    trustedDocuments,
    apqStore: createApqStore(redis?.client),
    isReady,
    clock,
    clientTimes,
    ...(countRequest && { countRequest }),
    ...(logStream && { logStream }),
  });
  return {
    server,
    async close() {
      await server?.close();
      trustedDocuments.close();
      await budget.close();
      redis?.close();
    },
  };
}
