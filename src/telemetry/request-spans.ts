import type { IncomingMessage } from "node:http";
import { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, TraceFlags } from "@opentelemetry/api";
import type { Attributes, Context, Span, Tracer } from "@opentelemetry/api";
import type { Clock } from "../deadline.ts";
import { applicationAttributes, applicationOf } from "./application.ts";
import type { FinishedRequest, GivenRequest } from "./finished-request.ts";
import { newSpanId } from "./sampling.ts";
import type { Sampling, Trace } from "./sampling.ts";

interface RequestSpansOptions {
  tracer: Tracer;
  /** Left out: OpenTelemetry's SDK decides when it is asked for a span. */
  sampling: Sampling | undefined;
  clock: Clock;
}

/** Only this route executes operations and gives answers again. */
const ROUTE = "/graphql";

/** A property costs less than an entry of a `WeakMap`, which the garbage collector visits for every request. */
const TRACED = Symbol("traced");
type Traced = IncomingMessage & { [TRACED]?: RequestTrace };

/** The trace of a request, and its span once that has been started. */
interface RequestTrace {
  trace: Trace;
  span?: Span;
}

/** The id of the trace that a request is in; undefined where there are no traces. */
export function traceIdOf(request: IncomingMessage): string | undefined {
  return (request as Traced)[TRACED]?.trace.traceId;
}

/**
 * Names the span in which an operation runs, once its document has been read. Does nothing where there is no span; one whose document has
 * no such operation keeps its name.
 */
export function nameOperation({ type, name, document }: NonNullable<FinishedRequest["operation"]>): void {
  const span = trace.getActiveSpan();
  if (!span?.isRecording()) return;
  if (type !== undefined) span.updateName(name === undefined ? type : `${type} ${name}`);
  span.setAttributes(operationAttributes({ type, name, document }));
}

/** True in the context of a request that is not sampled. */
export function isUnsampled(): boolean {
  return trace.getActiveSpan()?.isRecording() === false;
}

function operationAttributes(operation: FinishedRequest["operation"]): Attributes {
  return {
    "graphql.operation.type": operation?.type,
    "graphql.operation.name": operation?.name,
    "genesys.document.hash": operation?.document,
  };
}

/** The spans of requests, of the operations that they execute, and of events. What is not sampled has none. */
export function createRequestSpans({ tracer, sampling, clock }: RequestSpansOptions) {
  /** Starts the span of a request if it is sampled. `startTime` in milliseconds since 1970. */
  function start(request: IncomingMessage, route: string | undefined, startTime: number): RequestTrace {
    // A trace that a client or a proxy has begun goes on here.
    const parent =
      request.headers["traceparent"] === undefined ? ROOT_CONTEXT : propagation.extract(ROOT_CONTEXT, request.headers);
    const { method = "" } = request;
    const startSpan = () =>
      tracer.startSpan(
        route === undefined ? method : `${method} ${route}`,
        { kind: SpanKind.SERVER, startTime },
        parent,
      );
    const traced = sampling ? decided(sampling, parent, startSpan) : undecided(startSpan());
    (request as Traced)[TRACED] = traced;
    return traced;
  }

  return {
    /** Runs the execution of an operation in a span of its own, to which the spans of its calls belong. */
    async execute<T>(request: IncomingMessage, startTime: number, work: () => Promise<T>): Promise<T> {
      const traced = start(request, ROUTE, startTime);
      const parent = contextOf(traced);
      if (!traced.span?.isRecording()) return context.with(parent, work);
      const operation = tracer.startSpan("graphql", { kind: SpanKind.INTERNAL }, parent);
      return context.with(trace.setSpan(parent, operation), work).finally(() => operation.end());
    },
    /** Runs the execution of an event in a span of its own, which begins a trace: no request waits for it. */
    event<T>(operation: NonNullable<FinishedRequest["operation"]>, work: () => Promise<T>): Promise<T> {
      const startSpan = () => tracer.startSpan("graphql", { kind: SpanKind.INTERNAL }, ROOT_CONTEXT);
      const traced = sampling ? decided(sampling, ROOT_CONTEXT, startSpan) : undecided(startSpan());
      return context.with(contextOf(traced), async () => {
        nameOperation(operation);
        return work().finally(() => traced.span?.end());
      });
    },
    finished(request: FinishedRequest, raw: IncomingMessage, attributes: Attributes): void {
      const now = clock.wallTime();
      const { span } = (raw as Traced)[TRACED] ?? start(raw, request.route, now - request.milliseconds);
      if (!span?.isRecording()) return;
      const { operation, application, calls, status } = request;
      span.setAttributes({ ...attributes, ...operationAttributes(operation), ...applicationAttributes(application) });
      span.setAttribute("genesys.answer.given_again", false);
      for (const [source, times] of Object.entries(calls)) span.setAttribute(`genesys.reads.${source}`, times!);
      if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end(now);
    },
    given(raw: IncomingMessage, { operation, milliseconds }: GivenRequest, attributes: Attributes): void {
      const now = clock.wallTime();
      const { span } = start(raw, ROUTE, now - milliseconds);
      if (!span?.isRecording()) return;
      span.setAttributes({
        ...attributes,
        ...operationAttributes(operation),
        ...applicationAttributes(applicationOf(raw.headers)),
        "genesys.answer.given_again": true,
      });
      span.end(now);
    },
  };
}

function decided(sampling: Sampling, parent: Context, startSpan: () => Span): RequestTrace {
  const sent = parent === ROOT_CONTEXT ? undefined : trace.getSpanContext(parent);
  const found = sampling.traceOf(sent);
  if (!found.isSampled) return { trace: found };
  return { trace: found, span: sampling.starting(found, startSpan) };
}

function undecided(span: Span): RequestTrace {
  const { traceId, traceFlags } = span.spanContext();
  return { trace: { traceId, isSampled: (traceFlags & TraceFlags.SAMPLED) !== 0 }, span };
}

/** The context in which the calls of a request run: where it is not sampled, they make no spans of their own either. */
function contextOf({ span, trace: { traceId } }: RequestTrace): Context {
  if (span) return trace.setSpan(ROOT_CONTEXT, span);
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId: newSpanId(), traceFlags: TraceFlags.NONE });
}
