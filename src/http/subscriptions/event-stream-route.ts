import type { FastifyReply, FastifyRequest } from "fastify";
import type { GraphQLError, GraphQLFormattedError } from "graphql";
import { ClientRejectedError } from "../../auth/client.ts";
import type { Clock } from "../../deadline.ts";
import type { SubscriptionsConfig } from "../../config/subscriptions-config.ts";
import { errorMediaType } from "../../graphql/media-type.ts";
import { errorsIn, mayBeSubscription } from "../../graphql/subscriptions/prepare-subscription.ts";
import type {
  PreparedSubscription,
  PrepareSubscription,
  SubscriptionRequest,
} from "../../graphql/subscriptions/prepare-subscription.ts";
import type { ClientAddress } from "../client-address.ts";
import { forgetArrival } from "../given-again.ts";
import { senderOf } from "../sender.ts";
import type { LoadLimit } from "../overload.ts";
import { EVENT_STREAM, openEventStream } from "./event-stream.ts";
import type { LiveOperations } from "./live-operations.ts";
import type { Subscriber } from "./subscriber.ts";
import type { Subscribers } from "./subscribers.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** True for a request that is answered with a stream of events: it is no request that has been completed when it ends. */
    isEventStream?: boolean;
  }
}

export interface EventStreamRouteOptions {
  config: SubscriptionsConfig;
  prepare: PrepareSubscription;
  operations: LiveOperations;
  subscribers: Subscribers;
  format: (error: GraphQLError) => GraphQLFormattedError;
  addressOf: ClientAddress["addressOf"];
  limitLoad: Pick<LoadLimit, "leave">;
  clock: Clock;
  random: () => number;
}

/** True where the client reads a stream of events. */
export function acceptsEventStream({ accept = "" }: FastifyRequest["headers"]): boolean {
  return accept.includes(EVENT_STREAM);
}

/**
 * Makes the handler of subscriptions over HTTP. It answers false for any other operation, and for a client that reads no streams of
 * events: those are Apollo Server's.
 */
export function createEventStreamRoute(options: EventStreamRouteOptions) {
  const { config, prepare, operations, subscribers, format, addressOf, limitLoad, clock } = options;

  function open(request: FastifyRequest, reply: FastifyReply, facts: Subscriber["facts"]): Subscriber {
    const { raw: response } = reply;
    const { authorization, "x-api-key": apiKey } = request.headers;
    const now = clock.now();
    const subscriber: Subscriber = {
      requestId: request.id,
      transport: "sse",
      client: request.client!,
      credentials: {
        headers: { authorization, "x-api-key": apiKey },
        address: addressOf(request.raw),
      },
      sender: senderOf(request.headers),
      facts,
      // Replaced once it is open.
      outlet: { next: () => false, end: () => undefined },
      ...{ since: now, checkedAt: now, beatAt: now, events: 0, isOver: false },
    };
    subscribers.add(subscriber);
    request.isEventStream = true;
    request.body = undefined;
    forgetArrival(request.raw);
    limitLoad.leave(response);
    reply.hijack();
    subscriber.outlet = openEventStream(response, reply.getHeaders(), options);
    response.once("close", () => subscribers.end(subscriber, "client"));
    return subscriber;
  }

  return async function answer(request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    const sent = requestOf(request);
    if (config.max === 0 || !acceptsEventStream(request.headers) || !mayBeSubscription(sent)) return false;
    let prepared: PreparedSubscription | undefined;
    let errors: readonly GraphQLError[] = [];
    try {
      prepared = await prepare(sent);
      if (!prepared) return false;
    } catch (error) {
      errors = errorsIn(error);
      // Whether it is a subscription is not known. A client that reads JSON too gets the answer of any operation.
      const isUnknown = errors.some(({ extensions }) => BEFORE_OPERATION.has(String(extensions["code"])));
      if (isUnknown && /json|\*\/\*/.test(request.headers.accept!)) return false;
    }
    if (hasLeft(reply)) {
      reply.hijack();
      return true;
    }
    try {
      const subscriber = open(request, reply, prepared?.facts ?? {});
      if (prepared) await operations.join(prepared, subscriber).catch((error: unknown) => (errors = errorsIn(error)));
      if (errors.length > 0) subscribers.end(subscriber, "error", errors.map(format));
    } catch (error) {
      if (!(error instanceof ClientRejectedError)) throw error;
      refuse(request, reply, error);
    }
    return true;
  };
}

const BEFORE_OPERATION = new Set([
  "BAD_REQUEST",
  "GRAPHQL_PARSE_FAILED",
  "PERSISTED_QUERY_NOT_FOUND",
  "OPERATION_RESOLUTION_FAILURE",
]);

/** True where the client has left while it was asked who it is: `close` does not come again, so nothing would end its stream. */
function hasLeft({ raw }: FastifyReply): boolean {
  // A response of HTTP/2 has a stream in place of `destroyed`.
  const { destroyed = false, stream } = raw as FastifyReply["raw"] & { stream?: { destroyed: boolean } };
  return destroyed || stream?.destroyed === true;
}

function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  { message, extensions, reason }: ClientRejectedError,
): void {
  const { code, retryAfter } = extensions;
  request.refusal = { code, reason };
  if (retryAfter !== undefined) void reply.header("retry-after", retryAfter);
  void reply
    .code(code === "OVERLOADED" ? 503 : 429)
    .type(errorMediaType(request.headers.accept))
    .send({ errors: [{ message, extensions }] });
}

function requestOf({ method, body, raw }: FastifyRequest): SubscriptionRequest {
  if (method !== "GET") return (body ?? {}) as SubscriptionRequest;
  const parameters = new URLSearchParams(raw.url?.split("?", 2)[1] ?? "");
  const parsed = (name: string) => {
    const text = parameters.get(name);
    // The route has parsed it before.
    return text ? (JSON.parse(text) as unknown) : undefined;
  };
  return {
    query: parameters.get("query") ?? undefined,
    operationName: parameters.get("operationName") ?? undefined,
    variables: parsed("variables"),
    extensions: parsed("extensions"),
  };
}
