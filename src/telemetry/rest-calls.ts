import { SpanKind, SpanStatusCode } from "@opentelemetry/api";
import type { Attributes, Tracer } from "@opentelemetry/api";
import type { Clock } from "../deadline.ts";
import { OWN_CLIENTS } from "../config/own-clients.ts";
import { GatewayError } from "../errors.ts";
import type { TokenObserver } from "../genesys/client.ts";
import type { Attempt, CallObserver } from "../genesys/layers.ts";
import type { Durations } from "./histograms.ts";
import { isUnsampled } from "./request-spans.ts";
import { createSeries } from "./series.ts";
import { createRouteTimes } from "./status.ts";
import type { TokenState } from "./status.ts";

interface RestCallOptions {
  /** Left out: there are no spans. */
  tracer: Tracer | undefined;
  duration: Durations;
  waiting: Durations;
  /** Name of the host that gets the calls. */
  host: string;
  /** Limit the names that come from clients. */
  boundedClient: (name: string) => string;
  boundedOperation: (name: string) => string;
  /** Makes the header `traceparent` for the span that is current. Left out: Genesys Cloud gets none. */
  traceHeaders?: (() => Record<string, string>) | undefined;
  clock: Clock;
}

/** The operation of a call that no operation waits for. */
const NO_OPERATION = "none";
const SECONDS = 1000;

/** Spans and metrics of the calls to Genesys Cloud. */
export function createRestCallObserver(options: RestCallOptions) {
  const { tracer, duration, waiting, host, boundedClient, boundedOperation, traceHeaders, clock } = options;
  const calls = createSeries(["client", "operation", "route", "source"], { foldable: ["client", "operation"] });
  const retries = createSeries(["reason"]);
  const rateLimited = createSeries(["endpoint"]);
  const refused = createSeries(["priority", "code"]);
  const fetches = createSeries(["outcome"]);
  const times = createRouteTimes();
  let tokenState: TokenState | undefined;
  const circuits = new Map<string, boolean>();
  // Prometheus sees no growth in the first value of a series, so the series that alerts look at begin with 0.
  for (const endpoint of ["api", "token"]) rateLimited.add([endpoint], 0);
  for (const outcome of ["ok", "refused", "failed"]) fetches.add([outcome], 0);
  for (const priority of ["interactive", "background"]) refused.add([priority, "UPSTREAM_RATE_LIMITED"], 0);

  function countCall({ call: { route, origin, background }, retries: earlier }: Attempt): void {
    const source = background ? "background" : earlier > 0 ? "retry" : "request";
    const { client = OWN_CLIENTS.none, operation = NO_OPERATION } = origin ?? {};
    calls.add([boundedClient(client), boundedOperation(operation || NO_OPERATION), route, source]);
  }

  function noteFetch(outcome: TokenState["outcome"], validUntil = tokenState?.validUntil): void {
    const now = clock.wallTime();
    fetches.add([outcome]);
    tokenState = { outcome, since: tokenState?.outcome === outcome ? tokenState.since : now, validUntil };
  }

  function countRateLimited(endpoint: "api" | "token", status: number | undefined): void {
    if (status === 429) rateLimited.add([endpoint]);
  }

  /** Runs the work in a client span, and measures it. */
  async function measured<T>(
    name: string,
    attributes: Attributes,
    work: () => Promise<T>,
    outcome: (error?: unknown) => Attributes,
  ): Promise<T> {
    const since = clock.now();
    const end = (error?: unknown) => {
      const ended = outcome(error);
      const milliseconds = clock.now() - since;
      times.add(name, milliseconds);
      duration.record(milliseconds / SECONDS, { ...attributes, ...lasting(ended) });
      return ended;
    };
    if (!tracer || isUnsampled()) return settled(work(), end);
    return tracer.startActiveSpan(name, { kind: SpanKind.CLIENT, attributes }, (span) =>
      settled(work(), (error) => {
        span.setAttributes(end(error));
        if (error !== undefined) span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      }),
    );
  }

  const observer: CallObserver & TokenObserver = {
    attempt(attempt, run) {
      const { call, retries: earlier, waited } = attempt;
      countCall(attempt);
      if (!circuits.has(call.circuit)) circuits.set(call.circuit, false);
      const attributes = { "http.request.method": call.method, "url.template": call.route, "server.address": host };
      const send = () => {
        attempt.headers = traceHeaders?.();
        return run();
      };
      return measured(`${call.method} ${call.route}`, attributes, send, (error) => {
        countRateLimited("api", attempt.answer?.status);
        return {
          ...outcomeOf(attempt, error),
          ...(earlier > 0 && { "http.request.resend_count": earlier }),
          "genesys.budget.wait": waited / SECONDS,
          "genesys.circuit": call.circuit,
          "genesys.background": call.background === true,
        };
      });
    },
    retry: (failure) => retries.add([reasonOf(failure)]),
    permit(priority, waited, error) {
      waiting.record(waited / SECONDS, { priority });
      if (error instanceof GatewayError) refused.add([priority, error.extensions.code]);
    },
    token: (fetch) =>
      measured(
        "POST /oauth/token",
        { "http.request.method": "POST", "url.template": "/oauth/token" },
        async () => {
          const grant = await fetch();
          noteFetch("ok", clock.wallTime() + grant.expiresIn * SECONDS);
          return grant;
        },
        (error) => {
          const isRefused = error instanceof GatewayError && error.extensions.code === "UPSTREAM_UNAUTHORIZED";
          if (error !== undefined) noteFetch(isRefused ? "refused" : "failed");
          const status = error === undefined ? 200 : statusOf(error);
          countRateLimited("token", status);
          return {
            ...(status !== undefined && { "http.response.status_code": status }),
            ...(error !== undefined && { "error.type": reasonOf(error) }),
          };
        },
      ),
  };

  return { observer, calls, retries, rateLimited, refused, fetches, tokenState: () => tokenState, circuits, times };
}

/** What the attributes of the histogram take of an outcome: few values. */
function lasting(outcome: Attributes): Attributes {
  const { "http.response.status_code": status, "error.type": error } = outcome;
  return {
    ...(status !== undefined && { "http.response.status_code": status }),
    ...(error !== undefined && { "error.type": error }),
  };
}

function outcomeOf({ answer }: Attempt, error: unknown): Attributes {
  return {
    ...(answer && { "http.response.status_code": answer.status }),
    ...(answer?.correlationId && { "genesys.correlation_id": answer.correlationId }),
    ...(error !== undefined && { "error.type": reasonOf(error) }),
  };
}

const statusOf = (error: unknown) => (error instanceof GatewayError ? error.extensions.upstream?.status : undefined);

/** The status of a refusal, else the code of the error. */
function reasonOf(error: unknown): string {
  if (!(error instanceof GatewayError)) return "aborted";
  const { code, upstream } = error.extensions;
  return upstream && upstream.status >= 400 ? String(upstream.status) : code;
}

/** The same; `end` is called first, with the error if there is one. */
async function settled<T>(work: Promise<T>, end: (error?: unknown) => void): Promise<T> {
  try {
    const value = await work;
    end();
    return value;
  } catch (error) {
    end(error);
    throw error;
  }
}
