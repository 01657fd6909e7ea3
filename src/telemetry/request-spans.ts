import type { IncomingMessage } from "node:http";
import { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import type { Attributes, Context, Span, SpanContext, Tracer } from "@opentelemetry/api";
import type { Clock } from "../deadline.ts";
import { applicationAttributes, applicationOf } from "./application.ts";
import type { FinishedRequest, GivenRequest } from "./finished-request.ts";
import type { Sampling } from "./sampling.ts";
import { sentTrace } from "./traceparent.ts";
import { unsampledContext } from "./unsampled-context.ts";

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

/** Of a request that is sampled its span; else the id of its trace, or what makes one where it is asked for. */
type RequestTrace = Span | Pick<SpanContext, "traceId"> | Sampling;

const spanIn = (traced: RequestTrace) => ("spanContext" in traced ? traced : undefined);

/**
 * The id of the trace that a request is in; undefined where there are no traces, and of a request whose trace its client has begun
 * and has not sampled. A new trace gets its id here.
 */
export function traceIdOf(request: Traced): string | undefined {
  const traced = request[TRACED];
  if (traced === undefined) return undefined;
  if ("traceId" in traced) return traced.traceId;
  if ("spanContext" in traced) return traced.spanContext().traceId;
  const traceId = traced.newTraceId(false);
  request[TRACED] = { traceId };
  return traceId;
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
  const readsTraceparent = isW3c(propagation.fields());

  /**
   * Starts the span of a request if it is sampled; undefined if not. That is decided first, because most requests are not: they make no
   * object then. It began `ago` milliseconds before now.
   */
  function start(request: Traced, route: string | undefined, ago: number): Span | undefined {
    if (!sampling) return startSpan(request, parentIn(request), { route, ago });
    if (!readsTraceparent) return startDecided(request, parentIn(request), { sampling, route, ago });
    const sent = sentTrace(request.headers);
    if (sent) {
      if (!sampling.samplesSent(sent)) return undefined;
      return startSpan(request, parentIn(request), { route, ago });
    }
    if (sampling.samplesNew()) return startTrace(request, { sampling, route, ago });
    request[TRACED] = sampling;
    return undefined;
  }

  /** The same where other headers than `traceparent` name the trace of a request. */
  function startDecided(request: Traced, parent: Context, decided: Start & { sampling: Sampling }): Span | undefined {
    const found = decided.sampling.traceOf(trace.getSpanContext(parent));
    request[TRACED] = found;
    if (!found.isSampled) return undefined;
    return decided.sampling.starting(found, () => startSpan(request, parent, decided));
  }

  // Not in `start`, where a closure would cost every request an object.
  const startTrace = (request: Traced, how: Start & { sampling: Sampling }): Span =>
    startNew(how.sampling, () => startSpan(request, ROOT_CONTEXT, how));

  function startEvent(): Span | undefined {
    const startOne = () => tracer.startSpan("graphql", { kind: SpanKind.INTERNAL }, ROOT_CONTEXT);
    if (!sampling) return startOne();
    return sampling.samplesNew() ? startNew(sampling, startOne) : undefined;
  }

  function startSpan(request: Traced, parent: Context, { route, ago }: Start): Span {
    const { method = "" } = request;
    const name = route === undefined ? method : `${method} ${route}`;
    const span = tracer.startSpan(name, { kind: SpanKind.SERVER, startTime: clock.wallTime() - ago }, parent);
    request[TRACED] = span;
    return span;
  }

  return {
    /** Runs the execution of an operation in a span of its own, to which the spans of its calls belong. */
    async execute<T>(request: IncomingMessage, ago: number, work: () => Promise<T>): Promise<T> {
      const span = start(request, ROUTE, ago);
      if (!span)
        return context.with(
          unsampledContext(() => traceIdOf(request) ?? sentTrace(request.headers)!.traceId),
          work,
        );
      const parent = trace.setSpan(ROOT_CONTEXT, span);
      if (!span.isRecording()) return context.with(parent, work);
      const operation = tracer.startSpan("graphql", { kind: SpanKind.INTERNAL }, parent);
      return context.with(trace.setSpan(parent, operation), work).finally(() => operation.end());
    },
    /** Runs the execution of an event in a span of its own, which begins a trace: no request waits for it. */
    event<T>(operation: NonNullable<FinishedRequest["operation"]>, work: () => Promise<T>): Promise<T> {
      const span = startEvent();
      const traced = span ? trace.setSpan(ROOT_CONTEXT, span) : unsampledContext(() => sampling!.newTraceId(false));
      return context.with(traced, async () => {
        nameOperation(operation);
        return work().finally(() => span?.end());
      });
    },
    finished(request: FinishedRequest, raw: Traced, attributes: Attributes): void {
      const traced = raw[TRACED];
      const span = traced === undefined ? start(raw, request.route, request.milliseconds) : spanIn(traced);
      if (!span?.isRecording()) return;
      const { operation, application, calls, status } = request;
      span.setAttributes({ ...attributes, ...operationAttributes(operation), ...applicationAttributes(application) });
      span.setAttribute("genesys.answer.given_again", false);
      for (const [source, times] of Object.entries(calls)) span.setAttribute(`genesys.reads.${source}`, times!);
      if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end(clock.wallTime());
    },
    given(raw: IncomingMessage, { operation, milliseconds }: GivenRequest, attributes: Attributes): void {
      const span = start(raw, ROUTE, milliseconds);
      if (!span?.isRecording()) return;
      span.setAttributes({
        ...attributes,
        ...operationAttributes(operation),
        ...applicationAttributes(applicationOf(raw.headers)),
        "genesys.answer.given_again": true,
      });
      span.end(clock.wallTime());
    },
  };
}

const startNew = (sampling: Sampling, work: () => Span): Span =>
  sampling.starting({ isSampled: true, traceId: sampling.newTraceId(true) }, work);

interface Start {
  route: string | undefined;
  ago: number;
}

const parentIn = (request: IncomingMessage) => propagation.extract(ROOT_CONTEXT, request.headers);

/** True where `traceparent` alone says which trace a request is in, as it is unless `OTEL_PROPAGATORS` names other headers. */
function isW3c(fields: readonly string[]): boolean {
  return fields.includes("traceparent") && fields.every((name) => W3C_HEADERS.has(name));
}

const W3C_HEADERS = new Set(["traceparent", "tracestate", "baggage"]);
