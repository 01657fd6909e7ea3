import { context, metrics, propagation, trace } from "@opentelemetry/api";
import type { Meter, Tracer } from "@opentelemetry/api";
import type { Clock } from "../deadline.ts";
import { createBoundedNames } from "./bounded-names.ts";
import { measureProcess } from "./event-loop.ts";
import { createInstruments } from "./instruments.ts";
import { createReadCounts } from "./reads.ts";
import { createRedisObserver } from "./redis.ts";
import { createRequestObserver } from "./requests.ts";
import { createRestCallObserver } from "./rest-calls.ts";
import { createSeries } from "./series.ts";

/** The name of the gateway in metrics and spans. */
const SCOPE = "genesys-graphql";
/** Names of clients, and of operations, that metrics tell apart at most. */
const MAX_NAMES = 100;

/** What makes instruments and spans. */
export interface Instrumentation {
  meter: Meter;
  tracer: Tracer;
}

interface TelemetryOptions {
  /** Left out: what OpenTelemetry's SDK has registered for this process. */
  instrumentation?: Instrumentation | undefined;
  /** Whether spans are made. */
  traces: boolean;
  /** The host that gets the REST calls. */
  host: string;
  /** True where Genesys Cloud gets the header `traceparent`. */
  sendsTraceparent: boolean;
  clock: Clock;
}

/** What the rate limit and Redis say of themselves. */
interface Gauges {
  budget: () => { used: number; limit: number; waiting: number };
  isRedisUp?: (() => boolean) | undefined;
}

/**
 * The spans and metrics of one gateway. They go to what `@opentelemetry/api` has been told to use: to nothing, unless `startSdk` has
 * been called. Each part of the gateway gets the observer that it knows.
 */
export function createTelemetry({ instrumentation, traces, host, sendsTraceparent, clock }: TelemetryOptions) {
  const { meter } = instrumentation ?? { meter: metrics.getMeter(SCOPE) };
  const tracer = instrumentation?.tracer ?? (traces ? trace.getTracer(SCOPE) : undefined);
  const instruments = createInstruments(meter);
  const { histogram, count, gauge } = instruments;

  const boundedClient = createBoundedNames(MAX_NAMES);
  const boundedOperation = createBoundedNames(MAX_NAMES);
  const rest = createRestCallObserver({
    ...{ tracer, host, boundedClient, boundedOperation, clock },
    duration: histogram("http.client.request.duration"),
    waiting: histogram("genesys.budget.wait.duration"),
    traceHeaders: tracer && sendsTraceparent ? traceHeaders : undefined,
  });
  const reads = createReadCounts();
  const requests = createRequestObserver({
    ...{ tracer, boundedOperation, clock },
    duration: histogram("http.server.request.duration"),
  });
  const errors = createSeries(["code"]);
  const refusals = createSeries(["code"]);

  count("genesys.rest.calls", rest.calls);
  count("genesys.rest.retries", rest.retries);
  count("genesys.budget.refused", rest.refused);
  count("genesys.token.fetches", rest.fetches);
  count("genesys.cache.reads", reads.counts);
  count("genesys.consistency.replacements", reads.corrections);
  count("genesys.answers.given_again", requests.given);
  count("genesys.requests.refused", refusals);
  count("genesys.errors", errors);
  gauge("http.server.active_requests", () => [[requests.active()]]);
  gauge("genesys.circuit.state", () =>
    [...rest.circuits].map(([circuit, open]) => [Number(open), { circuit }] as const),
  );
  const stopMeasuring = measureProcess(instruments);

  return {
    calls: rest.observer,
    reads: reads.observer,
    redis: createRedisObserver({ tracer, duration: histogram("db.client.operation.duration"), clock }),
    requests,
    circuitChange: ({ circuit, open }: { circuit: string; open: boolean }) => void rest.circuits.set(circuit, open),
    /** Observes what other parts keep themselves. */
    observe({ budget, isRedisUp }: Gauges) {
      gauge("genesys.budget.used", () => [[budget().used]]);
      gauge("genesys.budget.limit", () => [[budget().limit]]);
      gauge("genesys.budget.waiting", () => [[budget().waiting]]);
      if (isRedisUp) gauge("genesys.redis.up", () => [[Number(isRedisUp())]]);
    },
    close: stopMeasuring,
  };
}

export type Telemetry = ReturnType<typeof createTelemetry>;

function traceHeaders(): Record<string, string> {
  const headers: Record<string, string> = {};
  propagation.inject(context.active(), headers);
  return headers;
}
