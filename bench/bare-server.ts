import { ApolloServer } from "@apollo/server";
import type { GraphQLRequestListener } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import fastify from "fastify";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { anonymous } from "../src/auth/client.ts";
import { createCache } from "../src/cache/cache.ts";
import { reportCalls } from "../src/call-report.ts";
import type { Config } from "../src/config.ts";
import { createContext } from "../src/context.ts";
import type { Context } from "../src/context.ts";
import { createGenesys } from "../src/datasources/genesys.ts";
import { createUpstream } from "../src/datasources/upstream.ts";
import { createIdempotency } from "../src/idempotency/idempotency.ts";
import { createSchema } from "../src/schema.ts";
import { lifetimeOf } from "../src/lifetime.ts";

/** The gateway's server without a limit, guard or check of its own; all else is the same, so that the difference is theirs. */
export async function createBareServer(config: Config): Promise<FastifyInstance> {
  const listener: GraphQLRequestListener<Context> = { willSendResponse: async (request) => reportCalls(request) };
  const plugin = { requestDidStart: async () => listener };
  const app = fastify({ logger: { level: config.logLevel } });
  const apollo = new ApolloServer<Context>({
    schema: createSchema(),
    introspection: true,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginLandingPageDisabled(), ApolloServerPluginCacheControlDisabled(), plugin],
  });
  await apollo.start();
  const cache = createCache({ namespace: [], maxBytes: config.cache.maxBytes });
  const upstream = createUpstream(createGenesys(config.upstream), cache, config.cache);
  const { messagingApi } = config;
  const client = anonymous("127.0.0.1");
  const idempotency = createIdempotency({ namespace: [], secret: "", strip: (value) => value });
  const context = async (_request: FastifyRequest, reply: FastifyReply) =>
    createContext({
      ...{ client, upstream, idempotency, messagingApi, readThrough: false, explain: false },
      lifetime: lifetimeOf(reply, config.times.request),
    });
  app.addHook("onSend", (_request, _reply, payload, done) => done(null, payload));
  app.route({ url: "/graphql", method: ["GET", "POST"], handler: fastifyApolloHandler(apollo, { context }) });
  app.addHook("onClose", () => apollo.stop());
  return app;
}
