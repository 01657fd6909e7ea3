import type { IncomingMessage, RequestListener } from "node:http";
import { ApolloServer } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import fastify, { LogController } from "fastify";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { createAuthenticate } from "../auth/authenticate.ts";
import type { Client, Quota } from "../auth/client.ts";
import { createAuthenticateHook } from "../auth/authenticate-hook.ts";
import type { Clock } from "../deadline.ts";
import type { Config } from "../config/config.ts";
import { OWN_CLIENTS } from "../config/own-clients.ts";
import type { ChangeHub } from "../changes/hub.ts";
import { createContext } from "../context.ts";
import type { Audit, Context } from "../context.ts";
import { createCostLimit } from "../cost/cost-limit.ts";
import type { DatasourceServices } from "../datasources/services.ts";
import { createDocumentCache } from "../graphql/document-cache.ts";
import { exampleTabs } from "./graphiql/example-tabs.ts";
import { loggable } from "../graphql/error-text.ts";
import { formatError } from "../graphql/format-error.ts";
import { registerGraphiql } from "./graphiql/graphiql.ts";
import type { Idempotency } from "../idempotency/idempotency.ts";
import type { Answers } from "../graphql/answers/answers.ts";
import { arrivalOf, giveAnswersAgain } from "./given-again.ts";
import type { Arrival } from "./given-again.ts";
import { registerEventsRoute } from "./events-route.ts";
import type { EventsOptions } from "./events-route.ts";
import { createClientAddress } from "./client-address.ts";
import type { ClientAddress } from "./client-address.ts";
import { createLoadLimit } from "./overload.ts";
import { CLIENT_TIMES, connectionOptions, endConnection } from "./connections.ts";
import type { ClientTimes } from "./connections.ts";
import { graphqlRoute } from "./graphql-route.ts";
import { addRequestChecks, ALLOWED_METHODS } from "./request-checks.ts";
import { createTlsServers } from "./tls-server.ts";
import { createMethodRefusal, hasUnknownMethod } from "./unknown-methods.ts";
import { lifetimeOf } from "./lifetime.ts";
import { limitOptions } from "../graphql/limits/apollo-options.ts";
import { createReadiness } from "./readiness.ts";
import { collectRequestFacts } from "./request-facts.ts";
import { createRequestIds } from "./request-id.ts";
import { createRequestLog } from "./request-log.ts";
import type { Budget } from "./explain-extension.ts";
import { createOperationPlugin } from "./operation-plugin.ts";
import { registerStartPage } from "./start-page.ts";
import { registerStatusPage } from "./status/status-page.ts";
import type { RequestObserver } from "../telemetry/requests.ts";
import type { Status } from "../telemetry/status.ts";
import type { LogStream } from "../log-stream.ts";
import { acceptsEventStream } from "./subscriptions/event-stream-route.ts";
import { serveSubscriptions } from "./subscriptions/subscriptions.ts";
import type { SubscriptionCounts } from "./subscriptions/subscribers.ts";
import { createSchema } from "../resolvers/schema.ts";
import type { ApqStore } from "../graphql/persisted-documents/apq-store.ts";
import type { RedisHealth } from "../redis.ts";
import type { PersistedDocuments } from "../graphql/persisted-documents/persisted-documents.ts";

interface ServerOptions {
  config: Pick<
    Config,
    | "graphiql"
    | "introspection"
    | "subgraph"
    | "logLevel"
    | "logFields"
    | "messagingApi"
    | "explain"
    | "maxRestCalls"
    | "limits"
    | "subscriptions"
    | "corsOrigins"
    | "persistedDocuments"
    | "times"
    | "maxConcurrentRequests"
    | "auth"
    | "proxyOf"
    | "trustedProxies"
    | "tls"
  >;
  services: DatasourceServices;
  /** What changes in the organization. */
  changes: ChangeHub;
  /** Who may push events of Genesys Cloud. Left out: there is no address for them. */
  events?: EventsOptions | undefined;
  idempotency: Idempotency;
  /** Gets every write. */
  audit?: Audit | undefined;
  persistedDocuments: PersistedDocuments;
  apqStore: ApqStore;
  /** Finished answers that are given again. Left out: every request is executed. */
  answers?: Answers | undefined;
  /** What is left of the REST calls of a minute. */
  budget: () => Budget;
  /** What the page `/status` says. Left out: there is no such page. */
  status?: (() => Status) | undefined;
  /** Gets the function that tells how many requests run. */
  observeLoad?: ((running: () => number) => void) | undefined;
  /** Gets the numbers of subscriptions. */
  observeSubscriptions?: ((counts: SubscriptionCounts) => void) | undefined;
  /** Makes spans and metrics of the requests. */
  requestObserver?: RequestObserver | undefined;
  /** Called for each answer that is given again. */
  onGivenAgain?: (() => void) | undefined;
  /** False while the process stops: `/readyz` then answers 503, so that load balancers use other replicas. */
  isReady: () => boolean;
  /** Left out where there is no Redis. */
  redisHealth?: (() => RedisHealth) | undefined;
  /** Resolves once a first OAuth token has been fetched. Left out: `/readyz` does not wait for one. */
  firstToken?: (() => Promise<void>) | undefined;
  /** Milliseconds that `/readyz` waits for it. */
  tokenPatience?: number | undefined;
  /** Counts a request of this client, and throws if there were too many. */
  countRequest?: (client: Client) => Quota;
  clock: Clock;
  /** Random numbers from 0 to below 1, for jitter. */
  random: () => number;
  clientTimes?: ClientTimes | undefined;
  /** Where the log goes. Default: standard output. */
  logStream?: LogStream;
}

/** Makes the HTTP server with all its routes: /graphql, /graphiql, /, /livez and /readyz. It does not listen yet. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { config, services, idempotency, persistedDocuments, apqStore, isReady, redisHealth, countRequest, clock } =
    options;
  const { logStream, answers, requestObserver, budget, clientTimes: times = CLIENT_TIMES } = options;
  const requestIdOf = createRequestIds();
  const connection = connectionOptions(times);
  const tlsServers = config.tls && createTlsServers(config.tls, { connection, times, clock });
  const { addressOf, protocolOf } = createClientAddress(config.trustedProxies);
  const app = fastify({
    ...connection,
    // `https` only names the protocol in the address that `listen` answers.
    ...(tlsServers && {
      serverFactory: (route: RequestListener) =>
        tlsServers.createServer((request, response) =>
          (hasUnknownMethod(request) ? refuseMethod : route)(request, response),
        ),
      https: {} as unknown as null,
    }),
    genReqId: requestIdOf,
    // The gateway writes one line of its own for each request.
    logController: new LogController({ disableRequestLogging: true }),
    // A logger of its own for each request costs more than most checks. Only faults in the code are written by it, and `refuse` names the
    // request itself.
    childLoggerFactory: (logger) => logger,
    logger: {
      level: config.logLevel,
      serializers: { req: createLoggedRequest(addressOf) },
      ...(logStream && { stream: logStream }),
    },
  });
  if (tlsServers) {
    const stopWatching = tlsServers.watch(app.log);
    app.addHook("onClose", async () => stopWatching());
  }
  // The log last: the observer gives each request its trace id.
  const listeners = [...(requestObserver ? [requestObserver] : []), createRequestLog(app.log, config.logFields)];
  const newArrival = (request: IncomingMessage) => ({
    ...{ at: clock.now(), address: addressOf(request), scheme: protocolOf(request) },
  });
  collectRequestFacts(app, { listeners, arrivalOf: (request) => arrivalOf(request) ?? newArrival(request), clock });
  const refuseMethod = createMethodRefusal({
    ...{ methods: ALLOWED_METHODS, listeners, arrivalOf: newArrival, requestIdOf, clock },
  });
  await addRequestChecks(app, config.corsOrigins, requestIdOf);

  const schema = createSchema({ isSubgraph: config.subgraph });
  const hidden = {
    report: (error: unknown) => app.log.error({ err: loggable(error) }, "unexpected error"),
    hideSchema: !config.introspection,
  };
  const apollo = new ApolloServer<Context>({
    schema,
    ...limitOptions(config),
    introspection: config.introspection,
    // `requireJson` and `refuseForeignGet` have refused what a page of another site can send.
    csrfPrevention: false,
    includeStacktraceInErrorResponses: false,
    persistedQueries: config.persistedDocuments.mode === "allow" && { cache: apqStore, ttl: null },
    documentStore: createDocumentCache(),
    stopOnTerminationSignals: false,
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      // It would show a router which resolvers failed, and when.
      ApolloServerPluginInlineTraceDisabled(),
      createOperationPlugin({ config, limitCost: createCostLimit(config), budget, clock }),
    ],
    formatError: (formatted, error) => formatError(formatted, error, hidden),
    // Without `debug` and `info`: formatError has already logged these errors, without secrets.
    logger: { debug() {}, info() {}, warn: (text) => app.log.warn(text), error: (text) => app.log.error(text) },
  });
  await apollo.start();
  app.addHook("onClose", () => apollo.stop());
  app.addHook("onSend", (request, reply, payload, done) => {
    // A client that keeps its connection would delay the end of the process.
    // Fastify sets it for a body that it does not read to its end; HTTP/2 has no such header.
    if (request.raw.httpVersionMajor === 2) reply.removeHeader("connection");
    if (!isReady()) endConnection(request, reply);
    done(null, payload);
  });

  const limitLoad = createLoadLimit(app, config.maxConcurrentRequests, clock);
  options.observeLoad?.(limitLoad.running);
  const authenticate = createAuthenticate(config.auth, {
    clock,
    proxyOf: config.proxyOf,
    onFault: (what, error) =>
      app.log.error({ err: error }, `${what} cannot be used; the gateway keeps what it read before`),
  });
  const givenAgain =
    answers &&
    giveAnswersAgain(app, {
      ...{
        answers,
        authenticate,
        addressOf,
        protocolOf,
        countRequest,
        limitLoad,
        isReady,
        requestIdOf,
        listeners,
        clock,
      },
      cache: services.cache,
      hasRedis: redisHealth !== undefined,
      onGiven: options.onGivenAgain,
      hasCors: config.corsOrigins.length > 0,
      bodyLimit: config.limits.bodyBytes,
      requestTime: config.times.request,
    });
  const authenticateHook = createAuthenticateHook(app, {
    authenticate,
    addressOf,
    ...(countRequest && { count: countRequest }),
    ...(givenAgain && { clientOf: givenAgain.clientOf, quotaOf: (request) => arrivalOf(request)?.quota }),
  });
  const subscriptions = serveSubscriptions(app, {
    ...{ config, schema, persistedDocuments, apqStore, authenticate, countRequest, addressOf, protocolOf, requestIdOf },
    ...{ isReady, limitLoad, clock, random: options.random },
    contextOf: (client, lifetime) =>
      createContext({
        ...{ client, services, changes: options.changes, idempotency, lifetime, caller: OWN_CLIENTS.subscriptions },
        messagingApi: config.messagingApi,
        maxRestCalls: config.maxRestCalls,
        ...{ bypassCache: false, explain: false },
      }),
    format: (error) => formatError(error.toJSON(), error, hidden),
    observeEvent: requestObserver?.event,
  });
  options.observeSubscriptions?.(subscriptions.counts);
  const {
    onRequest: requireJson,
    onSend: compress,
    ...route
  } = graphqlRoute(app, {
    bodyLimit: config.limits.bodyBytes,
    persistedDocuments,
  });
  const execute = fastifyApolloHandler(apollo, {
    context: async (request, reply) =>
      (request.operationContext = contextOf(request, reply, {
        ...{ config, services, changes: options.changes, idempotency, audit: options.audit },
        arrival: arrivalOf(request.raw),
      })),
  });
  function executeObserved(request: FastifyRequest, reply: FastifyReply): unknown {
    if (!requestObserver) return execute.call(app, request, reply);
    const since = arrivalOf(request.raw)?.at ?? clock.now();
    return requestObserver.execute(request.raw, since, async () => execute.call(app, request, reply));
  }
  async function streamOr(orElse: typeof executeObserved, request: FastifyRequest, reply: FastifyReply) {
    return (await subscriptions.answer(request, reply)) ? reply : orElse(request, reply);
  }
  app.route({
    ...route,
    url: "/graphql",
    method: ["GET", "POST"],
    onRequest: [limitLoad.hook, authenticateHook, requireJson],
    ...(givenAgain && { preParsing: givenAgain.preParsing }),
    onSend: givenAgain ? [compress, givenAgain.onSend] : compress,
    handler: (request, reply) =>
      acceptsEventStream(request.headers) ? streamOr(executeObserved, request, reply) : executeObserved(request, reply),
  });

  if (options.events) registerEventsRoute(app, options.events);
  app.get("/livez", () => ({ status: "alive" }));
  const readiness = createReadiness({ ...options, isReady });
  app.get("/readyz", async (_request, reply) => {
    const { code, body } = await readiness();
    return reply.code(code).send(body);
  });

  if (options.status) registerStatusPage(app, { status: options.status, authenticate, addressOf, clock });
  if (config.graphiql) {
    const shared = { endpoint: "/graphql", needsKey: config.auth.mode === "required" };
    const { explain } = config;
    registerGraphiql(app, { ...shared, tabs: exampleTabs, explain, restCallsPerMinute: budget().limit });
    registerStartPage(app, { ...shared, protocolOf });
  }
  return app;
}

type ContextSources = Pick<ServerOptions, "services" | "changes" | "idempotency" | "audit"> & {
  config: Pick<Config, "maxRestCalls" | "messagingApi" | "times" | "explain">;
  /** What has been done with the request before. */
  arrival?: Arrival | undefined;
};

/** Makes the context of a request whose client is known. */
export function contextOf(
  { headers, client, id }: Pick<FastifyRequest, "headers" | "client"> & { id?: string },
  reply: FastifyReply,
  { config, services, changes, idempotency, audit, arrival }: ContextSources,
): Context {
  return createContext({
    client: client!,
    services,
    changes,
    idempotency,
    audit,
    requestId: id,
    messagingApi: config.messagingApi,
    lifetime: lifetimeOf(reply, services.clock, config.times.request),
    maxRestCalls: config.maxRestCalls,
    bypassCache: /\bno-cache\b/i.test(headers["cache-control"] ?? ""),
    explain: config.explain && headers["x-explain"] === "1",
    showsCost: config.explain && (headers["x-explain"] === "1" || headers["x-explain"] === "cost"),
    record: arrival?.record,
    isConfirmed: arrival?.isConfirmed,
  });
}

/** What the log says about a request. It leaves out the query of the URL, whose arguments may be secrets. */
function createLoggedRequest(addressOf: ClientAddress["addressOf"]) {
  return ({ method, url, host, raw, socket }: FastifyRequest) => ({
    method,
    url: url.split("?", 1)[0],
    host,
    remoteAddress: addressOf(raw),
    remotePort: socket.remotePort,
  });
}
