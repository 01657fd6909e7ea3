import type { IncomingHttpHeaders } from "node:http";
import { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import type { Attributes, Context, Histogram, Span, Tracer } from "@opentelemetry/api";
import type { Clock } from "../deadline.ts";
import { createSeries } from "./series.ts";
import type { Series } from "./series.ts";

/** The operation of a request, as its document says. */
export interface ObservedOperation {
  type: string;
  /** Empty for an operation without a name. */
  name: string;
}

/** A request from its arrival to the end of its answer. The room that learns something about it writes it here. */
export interface ObservedRequest {
  /** On the clock. */
  readonly since: number;
  readonly method: string;
  readonly scheme: "http" | "https";
  readonly span: Span | undefined;
  /** The path of the route; undefined where there is none. */
  route?: string | undefined;
  operation?: ObservedOperation | undefined;
  /** The code of the first error in the answer. */
  errorCode?: string | undefined;
}

export interface RequestObserver {
  begin(request: { method: string; headers: IncomingHttpHeaders; isEncrypted: boolean }): ObservedRequest;
  /** Runs the execution of the operation in a span of its own, to which the spans of its calls belong. */
  execute<T>(request: ObservedRequest, work: () => Promise<T>): Promise<T>;
  /** To be called once, when the answer has this status or the connection is gone. */
  end(request: ObservedRequest, status: number): void;
  /** The same for an answer that was given again. */
  givenAgain(request: ObservedRequest): void;
  /** How many have begun and not ended. */
  active(): number;
  /** How many answers were given again. */
  readonly given: Series;
}

interface RequestObserverOptions {
  tracer: Tracer | undefined;
  duration: Histogram;
  boundedOperation: (name: string) => string;
  clock: Clock;
}

const SECONDS = 1000;
const ANONYMOUS = "anonymous";

/** Spans and durations of the requests to the gateway. */
export function createRequestObserver({
  tracer,
  duration,
  boundedOperation,
  clock,
}: RequestObserverOptions): RequestObserver {
  let active = 0;
  const given = createSeries([]);
  given.add([], 0);

  /** A trace that a client or a proxy has begun goes on here. */
  const parentOf = (headers: IncomingHttpHeaders): Context =>
    headers["traceparent"] === undefined ? ROOT_CONTEXT : propagation.extract(ROOT_CONTEXT, headers);

  function end(request: ObservedRequest, status: number): void {
    active -= 1;
    const { since, method, scheme, span, route, operation, errorCode } = request;
    const error = errorCode ?? (status >= 500 ? String(status) : undefined);
    const attributes: Attributes = {
      "http.request.method": method,
      "url.scheme": scheme,
      "http.response.status_code": status,
      ...(route !== undefined && { "http.route": route }),
      ...(error !== undefined && { "error.type": error }),
    };
    duration.record((clock.now() - since) / SECONDS, {
      ...attributes,
      ...(operation && {
        "graphql.operation.type": operation.type,
        "graphql.operation.name": boundedOperation(operation.name || ANONYMOUS),
      }),
    });
    if (!span) return;
    span.setAttributes(attributes);
    if (route !== undefined) span.updateName(`${method} ${route}`);
    if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  }

  return {
    begin({ method, headers, isEncrypted }) {
      active += 1;
      const span = tracer?.startSpan(method, { kind: SpanKind.SERVER }, parentOf(headers));
      return { since: clock.now(), method, scheme: isEncrypted ? "https" : "http", span };
    },
    async execute(request, work) {
      if (!request.span?.isRecording()) return work();
      const parent = trace.setSpan(ROOT_CONTEXT, request.span);
      const span = tracer!.startSpan("graphql", { kind: SpanKind.INTERNAL }, parent);
      try {
        return await context.with(trace.setSpan(parent, span), work);
      } finally {
        const { operation, errorCode } = request;
        if (operation) {
          const { type, name } = operation;
          // The convention: the type alone where the name could be any text. Names of operations are words of the client's code.
          span.updateName(name ? `${type} ${name}` : type);
          span.setAttributes({ "graphql.operation.type": type, ...(name && { "graphql.operation.name": name }) });
        }
        if (errorCode !== undefined)
          span.setAttribute("error.type", errorCode).setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      }
    },
    end,
    givenAgain(request) {
      given.add([]);
      request.span?.setAttribute("genesys.answer.given_again", true);
      end(request, 200);
    },
    active: () => active,
    given,
  };
}
