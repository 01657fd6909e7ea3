import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { GraphQLError, GraphQLFormattedError, GraphQLSchema } from "graphql";
import type { Client } from "../../auth/client.ts";
import { permissionsIn } from "../../auth/enforce-permissions.ts";
import type { Config } from "../../config/config.ts";
import type { Context } from "../../context.ts";
import type { Lifetime } from "../../deadline.ts";
import type { ApqStore } from "../../graphql/persisted-documents/apq-store.ts";
import type { PersistedDocuments } from "../../graphql/persisted-documents/persisted-documents.ts";
import { createPrepareSubscription, errorsIn } from "../../graphql/subscriptions/prepare-subscription.ts";
import { createJsonParser } from "../json.ts";
import { createEventLifetime } from "../lifetime.ts";
import { createEventStreamRoute } from "./event-stream-route.ts";
import type { EventStreamRouteOptions } from "./event-stream-route.ts";
import { createLiveOperations } from "./live-operations.ts";
import type { LiveOperationsOptions } from "./live-operations.ts";
import { createSubscribers } from "./subscribers.ts";
import type { SubscriptionCounts } from "./subscribers.ts";
import { createSubscriptionLog } from "./subscription-log.ts";
import { serveWebSockets } from "./websocket.ts";
import type { WebSocketOptions } from "./websocket.ts";

type Shared = Pick<EventStreamRouteOptions, "limitLoad" | "random"> &
  Pick<
    WebSocketOptions,
    "authenticate" | "countRequest" | "addressOf" | "protocolOf" | "requestIdOf" | "isReady" | "clock"
  >;

interface SubscriptionsOptions extends Shared {
  config: Pick<
    Config,
    "subscriptions" | "limits" | "introspection" | "corsOrigins" | "times" | "logFields" | "persistedDocuments"
  >;
  schema: GraphQLSchema;
  persistedDocuments: PersistedDocuments;
  apqStore: ApqStore;
  /** The context of one event. */
  contextOf: (client: Client, lifetime: Lifetime) => Context;
  format: (error: GraphQLError) => GraphQLFormattedError;
  observeEvent: LiveOperationsOptions["observeEvent"];
}

/** Sets of permissions whose texts are kept. */
const MAX_TEXTS = 1000;

/** The subscriptions of one server. */
export interface Subscriptions {
  /** Answers a subscription with a stream of events; false for any other operation. */
  answer(request: FastifyRequest, reply: FastifyReply): Promise<boolean>;
  counts: SubscriptionCounts;
}

/** Serves subscriptions, as streams of events and over WebSockets, until the server closes. */
export function serveSubscriptions(app: FastifyInstance, options: SubscriptionsOptions): Subscriptions {
  const { config, schema, persistedDocuments, apqStore, contextOf, format, authenticate, isReady, clock, random } =
    options;
  const permissions = permissionsIn(schema);
  const known = new WeakMap<Client, string>();
  const texts = new Map<string, string>();
  function permissionsOf(client: Client): string {
    let held = known.get(client);
    if (held === undefined) {
      held = permissions.map((one) => Number(client.may(one))).join("");
      // One text for all clients that have the same permissions.
      if (texts.size > MAX_TEXTS) texts.clear();
      held = texts.get(held) ?? held;
      texts.set(held, held);
      known.set(client, held);
    }
    return held;
  }
  const log = createSubscriptionLog(app.log, config.logFields);
  const subscribers = createSubscribers({
    config: config.subscriptions,
    ...{ authenticate, permissionsOf, isReady, clock, random, log },
  });
  const operations = createLiveOperations({
    ...{
      schema,
      permissionsOf,
      format,
      observeEvent: options.observeEvent,
      check: subscribers.check,
      deliver: subscribers.deliver,
    },
    maxCoercionErrors: config.limits.errors,
    contextOf(client, name) {
      const lifetime = createEventLifetime(clock, config.times.request);
      const context = contextOf(client, lifetime);
      context.origin.operation = name ?? "anonymous";
      return { context, end: lifetime.end };
    },
    finish(subscriber, error) {
      const errors = error === undefined ? [] : errorsIn(error).map(format);
      const isTooSlow = errors.some(({ extensions }) => extensions?.["code"] === "SUBSCRIPTION_TOO_SLOW");
      subscribers.end(subscriber, isTooSlow ? "too-slow" : "error", errors);
    },
  });
  subscribers.onEnd(operations.leave);
  const mayStore = config.persistedDocuments.mode === "allow";
  const prepare = createPrepareSubscription({ schema, config, apqStore: mayStore ? apqStore : undefined });
  const parts = { ...options, config: config.subscriptions, prepare, operations, subscribers, log };
  const sockets = serveWebSockets(app.server, {
    ...parts,
    persistedDocuments,
    corsOrigins: config.corsOrigins,
    maxMessage: config.limits.bodyBytes,
    parseJson: createJsonParser(app),
  });
  app.addHook("preClose", async () => {
    await subscribers.drain();
    await sockets.close();
  });
  return { answer: createEventStreamRoute(parts), counts: subscribers.counts };
}
