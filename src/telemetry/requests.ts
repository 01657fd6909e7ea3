import type { IncomingMessage } from "node:http";
import { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import type { Attributes, Context, Histogram, Span, Tracer } from "@opentelemetry/api";
import type { Clock } from "../deadline.ts";
import { applicationAttributes, applicationOf } from "./application.ts";
import type { Application } from "./application.ts";
import { createSeries } from "./series.ts";
import { createRecentErrors } from "./status.ts";

/** What is known of a request once its answer has been sent. */
export interface FinishedRequest {
  method: string;
  scheme: "http" | "https";
  /** The path of its route; undefined where there is none. */
  route: string | undefined;
  status: number;
  milliseconds: number;
  operation: { type?: string | undefined; name?: string | undefined; document?: string | undefined } | undefined;
  /** How many reads each source answered. */
  calls: Partial<Record<string, number>>;
  errors: readonly {
    code: string;
    count: number;
    upstream?: { status: number; correlationIds: readonly string[] } | undefined;
  }[];
  requestId: string;
  client: { name: string } | undefined;
  application: Application | undefined;
}

/** What is known of a request whose answer is given again. */
type GivenRequest = Pick<FinishedRequest, "operation" | "scheme" | "milliseconds">;

interface RequestObserverOptions {
  tracer: Tracer | undefined;
  duration: Histogram;
  boundedOperation: (name: string) => string;
  clock: Clock;
}

const SECONDS = 1000;
const ANONYMOUS = "anonymous";
/** Only this route gives answers again. */
const GIVEN_ROUTE = "/graphql";

/** A property costs less than an entry of a `WeakMap`, which the garbage collector visits for every request. */
const SPAN = Symbol("span");
type Traced = IncomingMessage & { [SPAN]?: Span };

/** The id of the trace that a request is in; undefined where there are no traces. */
export function traceIdOf(request: IncomingMessage): string | undefined {
  return (request as Traced)[SPAN]?.spanContext().traceId;
}

/** Names the span in which an operation runs, once its document has been read. Does nothing where there is none. */
export function nameOperation({ type, name, document }: NonNullable<FinishedRequest["operation"]>): void {
  const span = trace.getActiveSpan();
  if (!span?.isRecording()) return;
  span.updateName(name === undefined ? String(type) : `${type} ${name}`);
  span.setAttributes(operationAttributes({ type, name, document }));
}

function operationAttributes(operation: FinishedRequest["operation"]): Attributes {
  return {
    "graphql.operation.type": operation?.type,
    "graphql.operation.name": operation?.name,
    "genesys.document.hash": operation?.document,
  };
}

/** Spans and metrics of the requests to the gateway. */
export function createRequestObserver({ tracer, duration, boundedOperation, clock }: RequestObserverOptions) {
  const refused = createSeries(["code"]);
  const errors = createSeries(["code"]);
  const recent = createRecentErrors();
  const ofGiven = new WeakMap<object, Attributes>();
  let finished = 0;
  let givenAgain = 0;

  /** `startTime` in milliseconds since 1970. A trace that a client or a proxy has begun goes on here. */
  function startSpan(
    { method = "", headers }: IncomingMessage,
    route: string | undefined,
    startTime: number,
  ): Span | undefined {
    const parent = headers["traceparent"] === undefined ? ROOT_CONTEXT : propagation.extract(ROOT_CONTEXT, headers);
    return tracer?.startSpan(
      route === undefined ? method : `${method} ${route}`,
      { kind: SpanKind.SERVER, startTime },
      parent,
    );
  }

  function count({ route, status, errors: found }: FinishedRequest): void {
    for (const { code, count: times } of found) errors.add([code], times);
    if (status >= 400 && found.length > 0) refused.add([found[0]!.code]);
    if (route === "/graphql") finished += 1;
  }

  function noteErrors({ requestId, client, operation, errors: found }: FinishedRequest): void {
    for (const { code, upstream } of found) {
      recent.add({
        ...{ at: clock.wallTime(), requestId, code },
        ...{ client: client?.name, operation: operation?.name, status: upstream?.status },
        correlationIds: upstream?.correlationIds ?? [],
      });
    }
  }

  return {
    /**
     * Runs the execution of an operation in a span of its own, to which the spans of its calls belong. `since` is when the request
     * arrived, on the clock.
     */
    async execute<T>(request: IncomingMessage, since: number, work: () => Promise<T>): Promise<T> {
      const span = startSpan(request, "/graphql", clock.wallTime() - (clock.now() - since));
      if (!span) return work();
      (request as Traced)[SPAN] = span;
      const parent = trace.setSpan(ROOT_CONTEXT, span);
      const operation = tracer!.startSpan("graphql", { kind: SpanKind.INTERNAL }, parent);
      const inside: Context = trace.setSpan(parent, operation);
      return context.with(inside, work).finally(() => operation.end());
    },
    wants: () => true,
    finished(request: FinishedRequest, raw: IncomingMessage): void {
      count(request);
      noteErrors(request);
      const { method, scheme, route, status, milliseconds, operation, errors: found } = request;
      const error = found[0]?.code ?? (status >= 500 ? String(status) : undefined);
      const attributes: Attributes = {
        "http.request.method": method,
        "http.response.status_code": status,
        "url.scheme": scheme,
      };
      if (route !== undefined) attributes["http.route"] = route;
      if (error !== undefined) attributes["error.type"] = error;
      if (operation) {
        attributes["graphql.operation.type"] = operation.type;
        attributes["graphql.operation.name"] = boundedOperation(operation.name ?? ANONYMOUS);
      }
      duration.record(milliseconds / SECONDS, attributes);
      if (tracer) endSpan(request, raw, attributes);
    },
    given(raw: IncomingMessage, answer: GivenRequest): void {
      const { operation, milliseconds } = answer;
      givenAgain += 1;
      finished += 1;
      const attributes = attributesOfGiven(raw, answer);
      duration.record(milliseconds / SECONDS, attributes);
      if (!tracer) return;
      const now = clock.wallTime();
      const span = startSpan(raw, GIVEN_ROUTE, now - milliseconds);
      if (!span?.isRecording()) return;
      span.setAttributes({
        ...attributes,
        ...operationAttributes(operation),
        ...applicationAttributes(applicationOf(raw.headers)),
        "genesys.answer.given_again": true,
      });
      span.end(now);
    },
    givenAgain: () => givenAgain,
    refused,
    errors,
    finishedRequests: () => finished,
    recentErrors: recent.all,
  };

  /** The attributes of a metric are looked up by their content, so they are made once for each answer. */
  function attributesOfGiven({ method = "" }: IncomingMessage, { operation, scheme }: GivenRequest): Attributes {
    const known = operation && ofGiven.get(operation);
    if (known?.["http.request.method"] === method && known["url.scheme"] === scheme) return known;
    const attributes: Attributes = {
      "http.request.method": method,
      "http.response.status_code": 200,
      "url.scheme": scheme,
      "http.route": GIVEN_ROUTE,
      "graphql.operation.type": operation?.type,
      "graphql.operation.name": boundedOperation(operation?.name ?? ANONYMOUS),
    };
    if (operation) ofGiven.set(operation, attributes);
    return attributes;
  }

  function endSpan(request: FinishedRequest, raw: IncomingMessage, attributes: Attributes): void {
    const now = clock.wallTime();
    const span = (raw as Traced)[SPAN] ?? startSpan(raw, request.route, now - request.milliseconds);
    if (!span?.isRecording()) return;
    const { operation, application, calls, status } = request;
    span.setAttributes({ ...attributes, ...operationAttributes(operation), ...applicationAttributes(application) });
    span.setAttribute("genesys.answer.given_again", false);
    for (const [source, times] of Object.entries(calls)) span.setAttribute(`genesys.reads.${source}`, times!);
    if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end(now);
  }
}

export type RequestObserver = ReturnType<typeof createRequestObserver>;
