import { SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import type { Attributes, Histogram, Tracer } from "@opentelemetry/api";
import type { Clock } from "../deadline.ts";
import type { RedisObserver } from "../redis.ts";

interface RedisObserverOptions {
  tracer: Tracer | undefined;
  duration: Histogram;
  clock: Clock;
}

const ATTRIBUTES = { "db.system.name": "redis" } as const;
const SECONDS = 1000;

/** Spans and durations of the questions to Redis. The commands and their keys are in none of them. */
export function createRedisObserver({ tracer, duration, clock }: RedisObserverOptions): RedisObserver {
  return {
    async question(ask) {
      const since = clock.now();
      // A question that no request asks for would be a trace of its own, every 20 ms while Redis is away.
      const span =
        trace.getActiveSpan() && tracer?.startSpan("redis", { kind: SpanKind.CLIENT, attributes: ATTRIBUTES });
      let outcome: Attributes = ATTRIBUTES;
      try {
        return await ask();
      } catch (error) {
        outcome = { ...ATTRIBUTES, "error.type": typeOf(error as Error) };
        span?.setAttributes(outcome).setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        duration.record((clock.now() - since) / SECONDS, outcome);
        span?.end();
      }
    },
  };
}

/** The word with which an error of Redis itself begins, such as `OOM`; else the name of the error. */
function typeOf({ name, message }: Error): string {
  return name === "ReplyError" ? (/^[A-Z]{2,20}\b/.exec(message)?.[0] ?? name) : name;
}
