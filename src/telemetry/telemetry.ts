import { context, metrics, propagation, trace } from "@opentelemetry/api";
import type { Meter, Tracer } from "@opentelemetry/api";
import type { Clock } from "../deadline.ts";
import { createBoundedNames } from "./bounded-names.ts";
import { measureProcess } from "./event-loop.ts";
import { createInstruments } from "./instruments.ts";
import { createReadCounts } from "./reads.ts";
import { createFeedCounts } from "./changes.ts";
import { createRedisObserver } from "./redis.ts";
import { createRequestObserver } from "./requests.ts";
import { createRestCallObserver } from "./rest-calls.ts";
import type { Histograms } from "./histograms.ts";
import type { Sampling } from "./sampling.ts";
import { SCOPE } from "./scope.ts";
import type { SeriesCount } from "./series.ts";
import { createLastHour, readsOf, spendersOf } from "./status.ts";
import type { Status } from "./status.ts";

/** Names of clients, and of operations, that metrics tell apart at most. */
const MAX_NAMES = 100;

/** What makes instruments and spans. */
export interface Instrumentation {
  meter: Meter;
  /** Left out: there are no spans. */
  tracer?: Tracer | undefined;
  /** Decides about traces before spans are made. Left out: OpenTelemetry's SDK does, with each span. */
  sampling?: Sampling | undefined;
  /** Left out: the meter makes the histograms. */
  histograms?: Histograms | undefined;
}

interface TelemetryOptions {
  /** Left out: what OpenTelemetry's SDK has registered for this process. */
  instrumentation?: Instrumentation | undefined;
  /** Whether spans are made. */
  traces: boolean;
  /** The host that gets the REST calls. */
  host: string;
  /** True for an operation that metrics always tell apart. Left out: there is none. */
  isTrusted?: ((operation: string) => boolean) | undefined;
  /** True where Genesys Cloud gets the header `traceparent`. */
  sendsTraceparent: boolean;
  clock: Clock;
}

/** The subscriptions of the server. */
interface SubscriptionNumbers {
  open: Readonly<Record<string, number>>;
  events: number;
  ended: Readonly<Record<string, number>>;
}

/** What other parts say of themselves. */
interface Gauges {
  /** GraphQL requests that run. */
  running: () => number;
  budget: () => Status["budget"];
  redis?: (() => NonNullable<Status["redis"]>) | undefined;
  feed: () => Status["feed"];
}

/**
 * The spans and metrics of one gateway. They go to what `@opentelemetry/api` has been told to use: to nothing, unless `startSdk` has
 * been called. Each part of the gateway gets the observer that it knows.
 */
export function createTelemetry(options: TelemetryOptions) {
  const { instrumentation, traces, host, isTrusted, sendsTraceparent, clock } = options;
  const { meter } = instrumentation ?? { meter: metrics.getMeter(SCOPE) };
  const { histograms, sampling } = instrumentation ?? {};
  const tracer = instrumentation ? instrumentation.tracer : traces ? trace.getTracer(SCOPE) : undefined;
  const instruments = createInstruments(meter, histograms);
  const { histogram, count, gauge } = instruments;

  const boundedClient = createBoundedNames(MAX_NAMES);
  const boundedOperation = createBoundedNames(MAX_NAMES, isTrusted);
  const rest = createRestCallObserver({
    ...{ tracer, host, boundedClient, boundedOperation, clock },
    duration: histogram("http.client.request.duration"),
    waiting: histogram("genesys.budget.wait.duration"),
    traceHeaders: tracer && sendsTraceparent ? traceHeaders : undefined,
  });
  const reads = createReadCounts();
  const feedCounts = createFeedCounts();
  const requests = createRequestObserver({
    ...{ tracer, sampling, boundedOperation, clock },
    duration: histogram("http.server.request.duration"),
  });

  count("genesys.rest.calls", rest.calls);
  count("genesys.rest.retries", rest.retries);
  count("genesys.rest.rate_limited", rest.rateLimited);
  count("genesys.budget.refused", rest.refused);
  count("genesys.token.fetches", rest.fetches);
  count("genesys.cache.reads", reads.counts);
  count("genesys.consistency.replacements", reads.corrections);
  count("genesys.answers.given_again", { all: () => [{ labels: {}, count: requests.givenAgain() }] });
  count("genesys.changes", feedCounts.changes);
  count("genesys.changes.skipped", feedCounts.skipped);
  count("genesys.changes.polls", feedCounts.polls);
  count("genesys.requests.refused", requests.refused);
  count("genesys.errors", requests.errors);
  gauge("genesys.circuit.state", () =>
    [...rest.circuits].map(([circuit, open]) => [Number(open), { circuit }] as const),
  );
  const startedAt = clock.wallTime();
  const spent = createLastHour(rest.calls, clock);
  const refusedLately = createLastHour(rest.refused, clock);
  let others: Gauges | undefined;
  const stopMeasuring = measureProcess(instruments);

  return {
    calls: rest.observer,
    reads: reads.observer,
    changes: feedCounts.observer,
    redis: createRedisObserver({ tracer, duration: histogram("db.client.operation.duration"), clock }),
    requests,
    circuitChange: ({ circuit, open }: { circuit: string; open: boolean }) => void rest.circuits.set(circuit, open),
    /** Observes what other parts keep themselves. */
    observe({ running, budget, redis, feed }: Gauges) {
      gauge("http.server.active_requests", () => [[running()]]);
      gauge("genesys.budget.used", () => [[budget().used]]);
      gauge("genesys.budget.limit", () => [[budget().limit]]);
      gauge("genesys.budget.waiting", () => [[budget().waiting]]);
      if (redis) gauge("genesys.redis.up", () => [[Number(redis().state !== "away")]]);
      gauge("genesys.changes.healthy", () => {
        const { state } = feed();
        return state === "off" ? [] : [[Number(state === "healthy")]];
      });
      gauge("genesys.changes.lag", () => {
        const { lag } = feed();
        return lag === undefined ? [] : [[lag / 1000]];
      });
      others = { running, budget, redis, feed };
    },
    /** Observes the subscriptions, whose numbers the server keeps. */
    observeSubscriptions(counts: SubscriptionNumbers) {
      gauge("genesys.subscriptions.open", () =>
        Object.entries(counts.open).map(([transport, open]) => [open, { transport }] as const),
      );
      count("genesys.subscriptions.events", { all: () => [{ labels: {}, count: counts.events }] });
      count("genesys.subscriptions.ended", {
        all: () => Object.entries(counts.ended).map(([reason, ended]) => ({ labels: { reason }, count: ended })),
      });
    },
    /** Everything at once, for the page of people. */
    status(): Status {
      const lastHour = spent.all();
      return {
        startedAt,
        since: spent.since(),
        calls: sumOf(lastHour),
        spenders: spendersOf(lastHour),
        budget: others!.budget(),
        refused: { sinceStart: sumOf(rest.refused.all()), lately: sumOf(refusedLately.all()) },
        retries: [...rest.retries.all()],
        tokens: [...rest.fetches.all()],
        token: rest.tokenState(),
        reads: readsOf(reads.counts.all()),
        corrections: sumOf(reads.corrections.all()),
        requests: requests.finishedRequests(),
        givenAgain: requests.givenAgain(),
        running: others!.running(),
        openCircuits: [...rest.circuits].filter(([, open]) => open).map(([circuit]) => circuit),
        redis: others!.redis?.(),
        feed: others!.feed(),
        routes: rest.times.slowest(),
        errors: requests.recentErrors(),
      };
    },
    close() {
      requests.flush();
      stopMeasuring();
      spent.stop();
      refusedLately.stop();
    },
  };
}

const sumOf = (counts: Iterable<SeriesCount>) => [...counts].reduce((sum, { count: one }) => sum + one, 0);

export type Telemetry = ReturnType<typeof createTelemetry>;

function traceHeaders(): Record<string, string> {
  const headers: Record<string, string> = {};
  propagation.inject(context.active(), headers);
  return headers;
}
