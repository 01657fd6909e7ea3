import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { context, propagation, ROOT_CONTEXT, trace, TraceFlags } from "@opentelemetry/api";
import type {
  Context,
  ContextManager,
  Span,
  SpanOptions,
  TextMapPropagator,
  TimeInput,
  Tracer,
} from "@opentelemetry/api";
import { createRequestSpans, isUnsampled, traceIdOf } from "../../src/telemetry/request-spans.ts";
import { createSampling } from "../../src/telemetry/sampling.ts";
import { sentTrace } from "../../src/telemetry/traceparent.ts";
import { startGateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import { until } from "../until.ts";
import { createMeter } from "./collected.ts";

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
  const clock = createTestClock();
  const spans: { name: string; traceId: string; isRoot: boolean; ended: boolean }[] = [];
  const times: { start: TimeInput | undefined; end: TimeInput | undefined }[] = [];
  const startSpan = (name: string, { startTime: start }: SpanOptions = {}, parent = ROOT_CONTEXT): Span => {
    const sent = trace.getSpanContext(parent);
    const traceId = sent?.traceId ?? sampling.ids.generateTraceId();
    const spanId = sampling.ids.generateSpanId();
    const made = { name, traceId, isRoot: sent === undefined, ended: false };
    spans.push(made);
    const span = {
      spanContext: () => ({ traceId, spanId, traceFlags: TraceFlags.SAMPLED }),
      isRecording: () => true,
      end(end?: TimeInput) {
        made.ended = true;
        times.push({ start, end });
      },
    };
    const chained = ["setAttribute", "setAttributes", "setStatus", "updateName", "addEvent", "recordException"];
    return Object.assign(span, Object.fromEntries(chained.map((method) => [method, () => span]))) as unknown as Span;
  };
  const tracer = { startSpan } as Tracer;
  return { tracer, sampling, spans, times, clock, ...createRequestSpans({ tracer, sampling, clock }) };
}

describe.each([
  ["traceparent", ["traceparent", "tracestate"]],
  ["other headers too", ["traceparent", "b3"]],
])("where %s say which trace a request is in", (_, fields) => {
  beforeAll(() => void propagation.setGlobalPropagator(propagator(fields)));
  afterAll(() => propagation.disable());

  test("a new trace that is not sampled makes no span, and has one id, by which a sampler decides the same", () => {
    const { given, flush, spans, sampling } = createCountingTracer("traceidratio", "0");
    const raw = request();
    given(raw, GIVEN, {});
    flush();
    const id = traceIdOf(raw);
    expect(id).toMatch(/^[\da-f]{32}$/);
    expect(traceIdOf(raw)).toBe(id);
    expect(sampling.samplesSent({ traceId: id!, isSampled: true })).toBe(false);
    expect(spans).toEqual([]);
  });

  test("a new trace that is sampled has a span with the id of the log", () => {
    const { given, flush, spans } = createCountingTracer("parentbased_traceidratio", "1");
    const raw = request();
    given(raw, GIVEN, {});
    flush();
    expect(spans).toEqual([{ name: "POST /graphql", traceId: traceIdOf(raw), isRoot: true, ended: true }]);
  });

  test("a trace that the client has begun is sampled as its parent, and has its id", () => {
    const { given, finished, flush, spans } = createCountingTracer("parentbased_traceidratio", "0");
    const dropped = request(`00-${ID}-${PARENT}-00`);
    given(dropped, GIVEN, {});
    finished(FINISHED, dropped, {});
    flush();
    expect(spans).toEqual([]);
    const sampled = request(`00-${ID}-${PARENT}-01`);
    given(sampled, GIVEN, {});
    flush();
    expect(spans).toEqual([{ name: "POST /graphql", traceId: ID, isRoot: false, ended: true }]);
    expect(traceIdOf(sampled)).toBe(ID);
  });

  test("a sampler that is not parent-based decides about it by its id", () => {
    const all = createCountingTracer("traceidratio", "1");
    all.given(request(`00-${ID}-${PARENT}-00`), GIVEN, {});
    const none = createCountingTracer("traceidratio", "0");
    none.given(request(`00-${ID}-${PARENT}-01`), GIVEN, {});
    all.flush();
    none.flush();
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

describe("the span of an answer that is given again", () => {
  test("is made 50 ms later, with those that came meanwhile, and has the times of its request", async () => {
    const { given, spans, times, clock } = createCountingTracer("traceidratio", "1");
    const first = clock.wallTime();
    given(request(), GIVEN, {});
    await clock.pass(30);
    given(request(), { ...GIVEN, milliseconds: 5 }, {});
    await clock.pass(19);
    expect(spans).toEqual([]);
    await clock.pass(1);
    expect(times).toEqual([
      { start: first - 1, end: first },
      { start: first + 25, end: first + 30 },
    ]);
    expect(clock.timers()).toEqual([]);
  });

  test("is made at once where 25 wait, and only once", async () => {
    const { given, spans, clock, flush } = createCountingTracer("traceidratio", "1");
    for (let count = 0; count < 24; count += 1) given(request(), GIVEN, {});
    expect(spans).toHaveLength(0);
    given(request(), GIVEN, {});
    expect(spans).toHaveLength(25);
    expect(clock.timers()).toEqual([]);
    given(request(), GIVEN, {});
    flush();
    await clock.pass(1000);
    expect(spans).toHaveLength(26);
    expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(26);
  });

  test("is made at the latest when the gateway closes", async () => {
    const { tracer, sampling, spans, clock } = createCountingTracer("traceidratio", "1");
    const { instrumentation, close } = createMeter();
    const gateway = await startGateway({
      ...{ cache: true, clock },
      instrumentation: { ...instrumentation, tracer, sampling },
    });
    const requests = () => spans.filter(({ name, ended }) => name === "POST /graphql" && ended).length;
    for (let times = 0; times < 4; times += 1) await gateway.query("{ __typename }");
    await until(() => requests() === 2);
    expect([gateway.givenAgain(), requests()]).toEqual([2, 2]);
    await gateway.close();
    await close();
    expect(requests()).toBe(4);
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
