import { ROOT_CONTEXT, trace, TraceFlags } from "@opentelemetry/api";
import type { Context, SpanContext } from "@opentelemetry/api";
import { newSpanId } from "./sampling.ts";

/** The context in which calls run that are not sampled: they make no spans either. Its ids are made where they are read. */
export const unsampledContext = (makeTraceId: () => string): Context =>
  trace.setSpanContext(ROOT_CONTEXT, new UnsampledSpan(makeTraceId));

class UnsampledSpan implements SpanContext {
  readonly traceFlags = TraceFlags.NONE;
  readonly #makeTraceId: () => string;
  #traceId: string | undefined;
  #spanId: string | undefined;

  constructor(makeTraceId: () => string) {
    this.#makeTraceId = makeTraceId;
  }

  get traceId(): string {
    return (this.#traceId ??= this.#makeTraceId());
  }

  get spanId(): string {
    return (this.#spanId ??= newSpanId());
  }
}
