import type { IncomingMessage, ServerResponse } from "node:http";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { applicationOf } from "../telemetry/application.ts";
import type { Application } from "../telemetry/application.ts";
import { traceIdOf } from "../telemetry/request-spans.ts";
import { sentTrace } from "../telemetry/traceparent.ts";
import type { Client } from "../auth/client.ts";
import type { Source } from "../cache/cache.ts";
import type { Context } from "../context.ts";
import type { Clock } from "../deadline.ts";
import { errorsOf } from "./error-facts.ts";
import type { ErrorFacts } from "./error-facts.ts";
import type { OperationFacts } from "../graphql/operation-facts.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** The context of the operation. Only requests that reached Apollo Server have it. */
    operationContext?: Context;
  }
}

/** Everything that log and metrics say about a finished request. It holds no text of the request but names. */
export interface RequestFacts {
  requestId: string;
  /**
   * Of the trace that the request is in, or from a valid `traceparent`. About a request that ends before its operation runs, tracing decides
   * as the first of the listeners: read it after that.
   */
  readonly traceId: string | undefined;
  method: string;
  /** How the client sent it. */
  scheme: "http" | "https";
  /** The path, without the query. */
  path: string;
  /** The path of its route; undefined where there is none. */
  route: string | undefined;
  /** The address that the request came from. */
  address: string | undefined;
  client: Client | undefined;
  /** What the client says of its application; undefined where it says nothing valid. */
  application: Application | undefined;
  /** Undefined where no operation was read. */
  operation: OperationFacts | undefined;
  /** 499 where the client left before it had the answer. */
  status: number;
  milliseconds: number;
  /** True for a finished answer that was given again. */
  givenAgain: boolean;
  /** How many REST calls were made (`network`), and how many reads each other source answered. */
  calls: Partial<Record<Source, number>>;
  /** Bytes of the body of the answer, compressed if it was. */
  bytes: number;
  errors: readonly ErrorFacts[];
  /** Why a client was refused, for the log only. */
  reason: string | undefined;
}

/** The status of a request whose client left, as nginx writes it. */
const CLIENT_LEFT = 499;

/** Gets the facts of finished requests. */
export interface RequestFactsListener {
  /** False where it does not want the request: then its facts are not collected. */
  wants(request: RequestSummary): boolean;
  finished(facts: RequestFacts, request: IncomingMessage): void;
  /** Gets a request whose answer is given again, at once and without its facts. Left out: `finished` gets it too. */
  given?(request: IncomingMessage, answer: Pick<RequestFacts, "operation" | "scheme" | "milliseconds">): void;
}

/** What decides whether the facts of a request are wanted. */
export interface RequestSummary {
  path: string;
  codes: readonly string[];
}

const NO_CODES: readonly string[] = [];
export const NOTHING_DONE = { calls: {}, errors: [], reason: undefined };

/** What a request says when it arrives, and its client once that is known. */
export interface RequestArrival extends Pick<RequestFacts, "address" | "scheme"> {
  /** When it arrived, on the clock. */
  at: number;
  client?: Client;
}

interface RequestFactsOptions {
  listeners: readonly RequestFactsListener[];
  /** What is known of a request once its headers are there. It is asked then: a stream of HTTP/2 that has ended has no address. */
  arrivalOf: (request: IncomingMessage) => RequestArrival;
  clock: Clock;
}

/** Collects the facts of each request that Fastify gets, once its answer is sent or its client has left. */
export function collectRequestFacts(app: FastifyInstance, options: RequestFactsOptions): void {
  const { listeners, arrivalOf, clock } = options;
  app.decorateRequest("operationContext");
  app.addHook("onRequest", (request, reply, done) => {
    const arrival = arrivalOf(request.raw);
    // Not `once`, which costs a wrapper: a response closes only once.
    reply.raw.on("close", () => {
      if (request.isEventStream) return;
      const { url: route } = request.routeOptions;
      const path = route ?? request.url.split("?", 1)[0]!;
      const summary = { path, codes: codesOf(request) };
      const wanting = listeners.filter((listener) => listener.wants(summary));
      if (wanting.length === 0) return;
      const { at, address, scheme, client } = arrival;
      const facts = factsOf(request, reply, { path, route, address, scheme, client, milliseconds: clock.now() - at });
      for (const listener of wanting) listener.finished(facts, request.raw);
    });
    done();
  });
}

function codesOf({ operationContext, refusal }: FastifyRequest): readonly string[] {
  if (refusal) return [refusal.code];
  const errors = operationContext?.outcome.errors;
  return errors && errors.length > 0 ? errors.map(({ code }) => code) : NO_CODES;
}

type Known = Pick<RequestFacts, "path" | "route" | "address" | "scheme" | "client" | "milliseconds">;

function factsOf(request: FastifyRequest, reply: FastifyReply, known: Known): RequestFacts {
  const { operationContext: context, refusal } = request;
  return {
    ...originOf(request.raw),
    ...known,
    get traceId() {
      return traceOf(request.raw);
    },
    requestId: request.id,
    client: request.client ?? known.client,
    operation: context?.outcome.operation,
    status: statusOf(reply.raw),
    givenAgain: false,
    calls: callsOf(context),
    bytes: Number(reply.getHeader("content-length") ?? 0),
    errors: refusal ? [{ code: refusal.code, count: 1 }] : errorsOf(context?.outcome.errors ?? []),
    reason: refusal?.reason,
  };
}

type RefusedMethod = Pick<RequestFacts, "requestId" | "path" | "address" | "scheme" | "bytes" | "milliseconds">;

/** The facts of a request whose method no route can have, once its answer has been sent or the client has left. */
export function factsOfRefusedMethod(
  request: IncomingMessage,
  response: ServerResponse,
  refused: RefusedMethod,
): RequestFacts {
  return {
    ...originOf(request),
    ...refused,
    get traceId() {
      return traceOf(request);
    },
    route: undefined,
    client: undefined,
    operation: undefined,
    status: statusOf(response),
    givenAgain: false,
    ...NOTHING_DONE,
  };
}

function originOf(request: IncomingMessage) {
  const { method = "", headers } = request;
  return { method, application: applicationOf(headers) };
}

export const traceOf = (request: IncomingMessage) => traceIdOf(request) ?? sentTrace(request.headers)?.traceId;

export function statusOf({ statusCode, writableFinished }: ServerResponse): number {
  return writableFinished ? statusCode : CLIENT_LEFT;
}

function callsOf(context: Context | undefined): Partial<Record<Source, number>> {
  const calls: Partial<Record<Source, number>> = {};
  for (const { source } of context?.calls ?? []) calls[source] = (calls[source] ?? 0) + 1;
  const warm = context?.warmReads() ?? 0;
  if (warm > 0) calls.memory = (calls.memory ?? 0) + warm;
  return calls;
}
