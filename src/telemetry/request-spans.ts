import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import type { Attributes, Context, Span, SpanContext, Tracer } from "@opentelemetry/api";
import type { Clock } from "../deadline.ts";
import { applicationAttributes, applicationOf } from "./application.ts";
import { createDeferredWork } from "./deferred-work.ts";
import type { FinishedRequest, GivenRequest } from "./finished-request.ts";
import type { Sampling, Trace } from "./sampling.ts";
import { isW3c, sentTrace } from "./traceparent.ts";
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

/** The span of a request; where it has none, or gets one later, the id of its trace, or what makes that id where it is asked for. */
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

  /** Starts the span of a request if it is sampled; undefined if not. It began `ago` milliseconds before now. */
  function start(request: Traced, route: string | undefined, ago: number): Span | undefined {
    const sampled = sampledTrace(request);
    if (!sampled) return undefined;
    return (request[TRACED] = startSpan({ ...sampled, method: request.method, route, since: clock.wallTime() - ago }));
  }

  /**
   * The trace of a request if it is sampled; undefined if not, and then the request keeps the id of its trace. That is decided before any
   * span is made, because most requests are not sampled: they make no object then.
   */
  function sampledTrace(request: Traced): SampledTrace | undefined {
    if (!sampling) return { parent: parentIn(request) };
    if (!readsTraceparent) {
      const parent = parentIn(request);
      const found = sampling.traceOf(trace.getSpanContext(parent));
      request[TRACED] = found;
      return found.isSampled ? { parent, found } : undefined;
    }
    const sent = sentTrace(request.headers);
    if (sent) return sampling.samplesSent(sent) ? { parent: parentIn(request), found: sent } : undefined;
    if (sampling.samplesNew()) return { parent: ROOT_CONTEXT, found: newSampled(sampling) };
    request[TRACED] = sampling;
    return undefined;
  }

  function startEvent(): Span | undefined {
    const startOne = () => tracer.startSpan("graphql", { kind: SpanKind.INTERNAL }, ROOT_CONTEXT);
    if (!sampling) return startOne();
    return sampling.samplesNew() ? sampling.starting(newSampled(sampling), startOne) : undefined;
  }

  function startSpan({ parent, found, method = "", route, since }: StartedRequest): Span {
    const name = route === undefined ? method : `${method} ${route}`;
    const startOne = () => tracer.startSpan(name, { kind: SpanKind.SERVER, startTime: since }, parent);
    return sampling && found ? sampling.starting(found, startOne) : startOne();
  }

  function endGiven(span: Span, { headers, operation, attributes, at }: EndedRequest): void {
    if (!span.isRecording()) return;
    span.setAttributes({
      ...attributes,
      ...operationAttributes(operation),
      ...applicationAttributes(applicationOf(headers)),
      "genesys.answer.given_again": true,
    });
    span.end(at);
  }

  const givenLater = createDeferredWork<EndedRequest>(clock, (ended) => endGiven(startSpan(ended), ended));

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
    /**
     * Makes the span of a request whose answer is given again: a little later, with others. A gateway that makes spans while it answers gives
     * every answer at a higher price (docs/benchmarks.md).
     */
    given(raw: Traced, { operation, milliseconds }: GivenRequest, attributes: Attributes): void {
      const sampled = sampledTrace(raw);
      if (!sampled) return;
      const { method, headers } = raw;
      const at = clock.wallTime();
      const ended = { ...sampled, method, headers, route: ROUTE, since: at - milliseconds, operation, attributes, at };
      // The log needs the id of the trace now. Without `sampling`, only the span has one.
      if (!ended.found) return endGiven((raw[TRACED] = startSpan(ended)), ended);
      raw[TRACED] = ended.found;
      givenLater.add(ended);
    },
    /** Makes the spans that wait. */
    flush: givenLater.flush,
  };
}

const newSampled = (sampling: Sampling): Trace => ({ isSampled: true, traceId: sampling.newTraceId(true) });

const parentIn = (request: IncomingMessage) => propagation.extract(ROOT_CONTEXT, request.headers);

interface SampledTrace {
  parent: Context;
  /** Left out: OpenTelemetry's SDK decides about the trace. */
  found?: Trace;
}

interface StartedRequest extends SampledTrace {
  method: string | undefined;
  route: string | undefined;
  /** When it arrived, in milliseconds since 1970. */
  since: number;
}

interface EndedRequest extends StartedRequest, Pick<GivenRequest, "operation"> {
  headers: IncomingHttpHeaders;
  attributes: Attributes;
  /** When it was answered, in milliseconds since 1970. */
  at: number;
}
