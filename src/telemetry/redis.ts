import { SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import type { Tracer } from "@opentelemetry/api";
import type { Clock } from "../deadline.ts";
import type { Durations } from "./histograms.ts";
import type { RedisObserver } from "../redis.ts";

interface RedisObserverOptions {
  tracer: Tracer | undefined;
  duration: Durations;
  clock: Clock;
}

const ATTRIBUTES = { "db.system.name": "redis" } as const;
const SECONDS = 1000;

/** Spans and durations of the questions to Redis. The commands and their keys are in none of them. */
export function createRedisObserver({ tracer, duration, clock }: RedisObserverOptions): RedisObserver {
  const answered = duration.series(ATTRIBUTES);
  return {
    async question(ask) {
      const since = clock.now();
      // A question that no request asks for would be a trace of its own, every 20 ms while Redis is away.
      const span = trace.getActiveSpan()?.isRecording()
        ? tracer?.startSpan("redis", { kind: SpanKind.CLIENT, attributes: ATTRIBUTES })
        : undefined;
      let series = answered;
      try {
        return await ask();
      } catch (error) {
        const outcome = { ...ATTRIBUTES, "error.type": typeOf(error as Error) };
        series = duration.series(outcome);
        span?.setAttributes(outcome).setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        series.record((clock.now() - since) / SECONDS);
        span?.end();
      }
    },
  };
}

/** The word with which an error of Redis itself begins, such as `OOM`; else the name of the error. */
function typeOf({ name, message }: Error): string {
  return name === "ReplyError" ? (/^[A-Z]{2,20}\b/.exec(message)?.[0] ?? name) : name;
}
