import type { FastifyInstance } from "fastify";
import { createCache } from "./cache/cache.ts";
import type { Config } from "./config.ts";
import { createGenesys } from "./datasources/genesys.ts";
import { createUpstream } from "./datasources/upstream.ts";
import { loggable } from "./error-text.ts";
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
  /** Milliseconds for one REST call. */
  timeout?: number;
  /** Bytes of the largest answer that is read. */
  maxResponseBytes?: number;
  /** Where the log goes; to standard output by default. */
  logStream?: { write(line: string): void };
}

/** Builds the whole gateway from its configuration; it does not listen yet. */
export async function createGateway(
  config: Config,
  isReady: () => boolean,
  { logStream, ...timings }: GatewayOptions = {},
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
  const genesys = createGenesys(config.upstream, { ...timings, budget });
  const cache = createCache({
    redis: redis?.client,
    namespace: [config.upstream.apiUrl, config.upstream.clientId],
    variant: [config.messagingApi, CACHE_SCHEMA],
    maxBytes: config.cache.maxBytes,
    onBackgroundError: (error) => server?.log.info({ err: loggable(error) }, "a background refresh failed"),
  });
  const trustedDocuments = createTrustedDocuments({
    ...config.trustedDocuments,
    onReload({ documents, fault }) {
      if (fault === undefined) server?.log.info(`${documents} trusted documents`);
      else server?.log.error(`The new file of trusted documents ${fault}; the ${documents} from before stay`);
    },
  });
  server = await createServer({
    config,
    upstream: createUpstream(genesys, cache, config.cache),
    trustedDocuments,
    apqStore: createApqStore(redis?.client),
    isReady,
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
