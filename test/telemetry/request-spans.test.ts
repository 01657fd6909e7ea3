import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { context, propagation, ROOT_CONTEXT, trace, TraceFlags } from "@opentelemetry/api";
import type { Context, ContextManager, Span, TextMapPropagator, Tracer } from "@opentelemetry/api";
import { systemClock } from "../../src/deadline.ts";
import { createRequestSpans, isUnsampled, traceIdOf } from "../../src/telemetry/request-spans.ts";
import { createSampling } from "../../src/telemetry/sampling.ts";
import { sentTrace } from "../../src/telemetry/traceparent.ts";

const ID = "0af7651916cd43dd8448eb211c80319c";
const PARENT = "b7ad6b7169203331";
const GIVEN = { operation: undefined, scheme: "http", milliseconds: 1 } as const;
const FINISHED = {
  ...{ ...GIVEN, method: "POST", route: "/graphql", status: 200, calls: {}, errors: [], requestId: "1" },
  ...{ client: undefined, application: undefined },
};

/** Reads `traceparent`, as the one of OpenTelemetry's SDK does. */
const propagator = (fields: string[]): TextMapPropagator => ({
  fields: () => fields,
  inject: () => undefined,
  extract(parent: Context, headers: Record<string, string>) {
    const sent = sentTrace(headers);
    if (!sent) return parent;
    const traceFlags = sent.isSampled ? TraceFlags.SAMPLED : TraceFlags.NONE;
    return trace.setSpanContext(parent, { traceId: sent.traceId, spanId: PARENT, traceFlags, isRemote: true });
  },
});

function request(traceparent?: string): IncomingMessage {
  const message = new IncomingMessage(new Socket());
  message.method = "POST";
  if (traceparent !== undefined) message.headers = { traceparent };
  return message;
}

/** A tracer that counts, whose spans have ids as the SDK's have. */
function createCountingTracer(sampler: string, argument: string) {
  const sampling = createSampling({ OTEL_TRACES_SAMPLER: sampler, OTEL_TRACES_SAMPLER_ARG: argument });
  const spans: { name: string; traceId: string; isRoot: boolean; ended: boolean }[] = [];
  const startSpan = (name: string, _options: unknown, parent = ROOT_CONTEXT): Span => {
    const sent = trace.getSpanContext(parent);
    const traceId = sent?.traceId ?? sampling.ids.generateTraceId();
    const spanId = sampling.ids.generateSpanId();
    const made = { name, traceId, isRoot: sent === undefined, ended: false };
    spans.push(made);
    const span = {
      spanContext: () => ({ traceId, spanId, traceFlags: TraceFlags.SAMPLED }),
      isRecording: () => true,
      end: () => void (made.ended = true),
    };
    const chained = ["setAttribute", "setAttributes", "setStatus", "updateName", "addEvent", "recordException"];
    return Object.assign(span, Object.fromEntries(chained.map((method) => [method, () => span]))) as unknown as Span;
  };
  const tracer = { startSpan } as Tracer;
  return { sampling, spans, ...createRequestSpans({ tracer, sampling, clock: systemClock }) };
}

describe.each([
  ["traceparent", ["traceparent", "tracestate"]],
  ["other headers too", ["traceparent", "b3"]],
])("where %s say which trace a request is in", (_, fields) => {
  beforeAll(() => void propagation.setGlobalPropagator(propagator(fields)));
  afterAll(() => propagation.disable());

  test("a new trace that is not sampled makes no span, and has one id, by which a sampler decides the same", () => {
    const { given, spans, sampling } = createCountingTracer("traceidratio", "0");
    const raw = request();
    given(raw, GIVEN, {});
    const id = traceIdOf(raw);
    expect(id).toMatch(/^[\da-f]{32}$/);
    expect(traceIdOf(raw)).toBe(id);
    expect(sampling.samplesSent({ traceId: id!, isSampled: true })).toBe(false);
    expect(spans).toEqual([]);
  });

  test("a new trace that is sampled has a span with the id of the log", () => {
    const { given, spans } = createCountingTracer("parentbased_traceidratio", "1");
    const raw = request();
    given(raw, GIVEN, {});
    expect(spans).toEqual([{ name: "POST /graphql", traceId: traceIdOf(raw), isRoot: true, ended: true }]);
  });

  test("a trace that the client has begun is sampled as its parent, and has its id", () => {
    const { given, finished, spans } = createCountingTracer("parentbased_traceidratio", "0");
    const dropped = request(`00-${ID}-${PARENT}-00`);
    given(dropped, GIVEN, {});
    finished(FINISHED, dropped, {});
    expect(spans).toEqual([]);
    const sampled = request(`00-${ID}-${PARENT}-01`);
    given(sampled, GIVEN, {});
    expect(spans).toEqual([{ name: "POST /graphql", traceId: ID, isRoot: false, ended: true }]);
    expect(traceIdOf(sampled)).toBe(ID);
  });

  test("a sampler that is not parent-based decides about it by its id", () => {
    const all = createCountingTracer("traceidratio", "1");
    all.given(request(`00-${ID}-${PARENT}-00`), GIVEN, {});
    const none = createCountingTracer("traceidratio", "0");
    none.given(request(`00-${ID}-${PARENT}-01`), GIVEN, {});
    expect([all.spans.length, none.spans.length]).toEqual([1, 0]);
  });

  test("a request is decided about once: when it is executed", async () => {
    const { execute, finished, spans } = createCountingTracer("traceidratio", "0.5");
    const ids: (string | undefined)[] = [];
    for (let count = 0; count < 200; count += 1) {
      const raw = request();
      await execute(raw, 1, async () => undefined);
      finished(FINISHED, raw, {});
      ids.push(traceIdOf(raw));
    }
    const requests = spans.filter(({ name }) => name === "POST /graphql");
    expect(requests.length).toBeGreaterThan(50);
    expect(requests.length).toBeLessThan(150);
    expect(requests.every(({ traceId, ended }) => ended && ids.includes(traceId))).toBe(true);
    expect(new Set(ids).size).toBe(200);
    expect(spans.filter(({ name }) => name === "graphql")).toHaveLength(requests.length);
  });
});

test("the calls of a request that is not sampled see its trace, and one id of a span", async () => {
  let current = ROOT_CONTEXT;
  const manager: ContextManager = {
    active: () => current,
    with(inner, work, self, ...args) {
      const outer = current;
      current = inner;
      try {
        return work.apply(self, args);
      } finally {
        current = outer;
      }
    },
    bind: (_, target) => target,
    enable: () => manager,
    disable: () => manager,
  };
  context.setGlobalContextManager(manager);
  const { execute, spans } = createCountingTracer("traceidratio", "0");
  const raw = request();
  await execute(raw, 1, async () => {
    const { traceId, spanId, traceFlags } = trace.getActiveSpan()!.spanContext();
    expect([traceId, traceFlags]).toEqual([traceIdOf(raw), TraceFlags.NONE]);
    expect(spanId).toMatch(/^[\da-f]{16}$/);
    expect(trace.getActiveSpan()!.spanContext().spanId).toBe(spanId);
    expect(isUnsampled()).toBe(true);
  });
  context.disable();
  expect(spans).toEqual([]);
});
