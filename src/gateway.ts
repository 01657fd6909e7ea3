import type { FastifyInstance } from "fastify";
import { createCache } from "./cache/cache.ts";
import type { Config } from "./config.ts";
import { createGenesys } from "./datasources/genesys.ts";
import { createUpstream } from "./datasources/upstream.ts";
import { loggable } from "./error-text.ts";
import { createRateBudget } from "./rate-budget/rate-budget.ts";
import { createRedis } from "./redis.ts";
import { createServer } from "./server.ts";

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
}

/** Builds the whole gateway from its configuration; it does not listen yet. */
export async function createGateway(
  config: Config,
  isReady: () => boolean,
  { logStream, ...limits }: GatewayOptions = {},
): Promise<Gateway> {
  let server: FastifyInstance | undefined;
  const redis = config.redisUrl
    ? createRedis(config.redisUrl.reveal(), {
        onChange: ({ up, reason }) => server?.log.warn(up ? "Redis answers" : `Redis is away: ${reason ?? "closed"}`),
      })
    : undefined;
  const budget = createRateBudget({
    requestsPerMinute: config.requestsPerMinute,
    replicas: config.replicas,
    redis: redis?.client,
    bucket: `${config.upstream.apiUrl} ${config.upstream.clientId}`,
  });
  const genesys = createGenesys(config.upstream, {
    ...limits,
    times: config.times,
    budget,
    onChange: ({ family, answers }) =>
      server?.log.warn(`Genesys Cloud ${answers ? "answers again" : "keeps failing and is left alone"}: ${family}`),
  });
  const cache = createCache({
    redis: redis?.client,
    namespace: [config.upstream.apiUrl, config.upstream.clientId],
    variant: [config.messagingApi, CACHE_SCHEMA],
    maxBytes: config.cache.maxBytes,
    onBackgroundError: (error) => server?.log.info({ err: loggable(error) }, "a background refresh failed"),
  });
  server = await createServer({
    config,
    upstream: createUpstream(genesys, cache, config.cache),
    isReady,
    ...(logStream && { logStream }),
  });
  return {
    server,
    async close() {
      await server?.close();
      await budget.close();
      redis?.close();
    },
  };
}
