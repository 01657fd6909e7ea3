import { ApolloServer } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import fastify, { LogController } from "fastify";
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions } from "fastify";
import { createAuthenticate } from "../src/auth/authenticate.ts";
import { anonymous } from "../src/auth/client.ts";
import { createAuthenticateHook } from "../src/auth/authenticate-hook.ts";
import { createCache } from "../src/cache/cache.ts";
import { createChangeHub } from "../src/changes/hub.ts";
import { systemClock } from "../src/deadline.ts";
import type { Config } from "../src/config/config.ts";
import type { Context } from "../src/context.ts";
import { createGenesys } from "../src/genesys/client.ts";
import { createDatasourceServices } from "../src/datasources/services.ts";
import { createDocumentCache } from "../src/graphql/document-cache.ts";
import { compress } from "../src/http/compression.ts";
import { connectionOptions, guardHost } from "../src/http/connections.ts";
import { answerRefusals } from "../src/http/refusals.ts";
import { createIdempotency } from "../src/idempotency/idempotency.ts";
import { createOperationPlugin } from "../src/http/operation-plugin.ts";
import { collectRequestFacts } from "../src/http/request-facts.ts";
import { createRequestIds } from "../src/http/request-id.ts";
import { createRequestLog } from "../src/http/request-log.ts";
import { createTelemetry } from "../src/telemetry/telemetry.ts";
import { createLoadLimit } from "../src/http/overload.ts";
import { createSchema } from "../src/resolvers/schema.ts";
import { contextOf } from "../src/http/server.ts";
import { createPersistedDocuments } from "../src/graphql/persisted-documents/persisted-documents.ts";

/**
 * The gateway's server without the limits of documents, bodies, cost, errors and requests. The guarded one does everything else
 * that the gateway does for a request. The plain one also has no authentication, checks of headers and hosts, overload
 * protection, compression, persisted documents, or facts for log and metrics.
 */
export async function createUnlimitedServer(config: Config, { guarded }: { guarded: boolean }) {
  const app: FastifyInstance = fastify({
    ...(guarded && {
      ...connectionOptions(),
      genReqId: createRequestIds(),
      logController: new LogController({ disableRequestLogging: true }),
      childLoggerFactory: (logger) => logger,
    }),
    logger: { level: config.logLevel },
  });
  const budget = () => ({ used: 0, limit: 0, resetsIn: 0 });
  const limitCost = () => undefined;
  const apollo = new ApolloServer<Context>({
    schema: createSchema(),
    introspection: true,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    ...(guarded && { documentStore: createDocumentCache(), csrfPrevention: false }),
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      createOperationPlugin({ config, limitCost, budget, clock: systemClock }),
    ],
  });
  await apollo.start();
  app.addHook("onClose", () => apollo.stop());
  app.addHook("onSend", (_request, _reply, payload, done) => done(null, payload));

  const cache = createCache({ namespace: [], maxBytes: config.cache.maxBytes });
  const services = createDatasourceServices(createGenesys(config.genesys), cache, config.cache, {
    clock: systemClock,
  });
  const changes = createChangeHub({ redis: undefined, key: "", clock: systemClock });
  const idempotency = createIdempotency({ namespace: [], secret: "", strip: (value) => value });
  const anyClient = anonymous("127.0.0.1");
  const context = async (request: FastifyRequest, reply: FastifyReply) => {
    const { headers, client = anyClient } = request;
    return (request.operationContext = contextOf({ headers, client }, reply, {
      config,
      services,
      changes,
      idempotency,
    }));
  };
  const observe = guarded ? observeRequests(app, config) : undefined;
  const guards = guarded ? createGuards(app, config) : {};
  const execute = fastifyApolloHandler(apollo, { context });
  const handler = (request: FastifyRequest, reply: FastifyReply): unknown =>
    observe
      ? observe(request.raw, systemClock.now(), async () => execute.call(app, request, reply))
      : execute.call(app, request, reply);
  app.route({ ...guards, url: "/graphql", method: ["GET", "POST"], handler });
  return app;
}

/** Collects what log and metrics say about each request. Returns the function in which operations run. */
function observeRequests(app: FastifyInstance, config: Config) {
  const { requests } = createTelemetry({ traces: false, host: "", sendsTraceparent: false, clock: systemClock });
  collectRequestFacts(app, {
    listeners: [requests, createRequestLog(app.log, config.logFields)],
    arrivalOf: ({ socket }) => ({ at: systemClock.now(), address: socket.remoteAddress, scheme: "http" }),
    clock: systemClock,
  });
  return requests.execute;
}

function createGuards(app: FastifyInstance, config: Config): RouteShorthandOptions {
  answerRefusals(app, { "/graphql": "GET, POST" }, () => "bench");
  guardHost(app);
  const persistedDocuments = createPersistedDocuments({
    ...config.persistedDocuments,
    clock: systemClock,
    onReload() {},
  });
  const authenticate = createAuthenticate(config.auth, { clock: systemClock, onFault() {} });
  return {
    onRequest: [
      createLoadLimit(app, config.maxConcurrentRequests, systemClock).hook,
      createAuthenticateHook(app, { authenticate, addressOf: ({ socket }) => socket.remoteAddress ?? "" }),
    ],
    preHandler(request, _reply, done) {
      const resolved = persistedDocuments.resolve(request.body as object);
      if (resolved !== undefined) request.body = { query: resolved };
      done();
    },
    onSend: compress,
  };
}
