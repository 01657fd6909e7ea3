import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import fastify from "fastify";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { callReport } from "./call-report.ts";
import type { Config } from "./config.ts";
import { createContext } from "./context.ts";
import type { Context } from "./context.ts";
import type { Upstream } from "./datasources/upstream.ts";
import { createCostLimit } from "./cost-limit.ts";
import { createDocumentStore } from "./document-store.ts";
import { exampleTabs } from "./example-tabs.ts";
import { loggable } from "./error-text.ts";
import { clientLeft } from "./errors.ts";
import { formatError } from "./format-error.ts";
import { registerGraphiql } from "./graphiql.ts";
import { limitLoad } from "./overload.ts";
import { createSchema } from "./schema.ts";

interface ServerOptions {
  config: Pick<
    Config,
    "graphiql" | "logLevel" | "messagingApi" | "explain" | "maxRestCalls" | "times" | "maxRequestsUnderWay"
  >;
  upstream: Upstream;
  /** False while the process drains: `/readyz` then tells load balancers to look elsewhere. */
  isReady: () => boolean;
  /** Where the log goes; to standard output by default. */
  logStream?: { write(line: string): void };
}

/** The HTTP server with everything it answers: /graphql, /graphiql, /livez and /readyz. Not listening yet. */
export async function createServer({ config, upstream, isReady, logStream }: ServerOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: { level: config.logLevel, serializers: { req: loggedRequest }, ...(logStream && { stream: logStream }) },
  });

  const apollo = new ApolloServer<Context>({
    schema: createSchema(),
    introspection: true,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    documentStore: createDocumentStore(),
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginLandingPageDisabled(), callReport, createCostLimit(config)],
    formatError: (formatted, error) =>
      formatError(formatted, error, (hidden) => app.log.error({ err: loggable(hidden) }, "unexpected error")),
    // Apollo logs what formatError has reported already, and in full.
    logger: { debug() {}, info() {}, warn: (text) => app.log.warn(text), error: (text) => app.log.error(text) },
  });
  await apollo.start();
  app.addHook("onClose", () => apollo.stop());
  app.addHook("onSend", async (_request, reply) => {
    // A client that kept its connection after its answer would hold back the end of the process.
    if (!isReady()) reply.header("connection", "close");
  });

  limitLoad(app, { paths: ["/graphql"], maxUnderWay: config.maxRequestsUnderWay });
  app.route({
    url: "/graphql",
    method: ["GET", "POST"],
    handler: fastifyApolloHandler(apollo, {
      context: async ({ headers }, reply) =>
        createContext({
          upstream,
          messagingApi: config.messagingApi,
          signal: leftSignal(reply),
          deadline: performance.now() + config.times.request,
          readThrough: /\bno-cache\b/i.test(headers["cache-control"] ?? ""),
          explain: config.explain && headers["x-explain"] === "1",
        }),
    }),
  });

  app.get("/livez", () => ({ status: "alive" }));
  app.get("/readyz", (_request, reply) => {
    const ready = isReady();
    void reply.code(ready ? 200 : 503).send({ status: ready ? "ready" : "draining" });
  });

  if (config.graphiql) await registerGraphiql(app, { endpoint: "/graphql", tabs: exampleTabs });
  return app;
}

/** What the log says about a request. A query in the URL stays out of it: its arguments may be secrets. */
function loggedRequest({ method, url, host, ip, socket }: FastifyRequest) {
  return { method, url: url.split("?", 1)[0], host, remoteAddress: ip, remotePort: socket.remotePort };
}

/** Aborts when the client has gone before its answer was sent. */
function leftSignal(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once("close", () => {
    if (!reply.raw.writableFinished) controller.abort(clientLeft());
  });
  return controller.signal;
}
