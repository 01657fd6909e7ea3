import type { IncomingMessage } from "node:http";
import type { Attributes, Tracer } from "@opentelemetry/api";
import type { Clock } from "../deadline.ts";
import { OTHER } from "./bounded-names.ts";
import type { DurationSeries, Durations } from "./histograms.ts";
import type { FinishedRequest, GivenRequest } from "./finished-request.ts";
import { createRequestSpans } from "./request-spans.ts";
import type { Sampling } from "./sampling.ts";
import { createSeries } from "./series.ts";
import { createRecentErrors } from "./status.ts";

interface RequestObserverOptions {
  tracer: Tracer | undefined;
  sampling: Sampling | undefined;
  duration: Durations;
  boundedOperation: (name: string) => string;
  clock: Clock;
}

const SECONDS = 1000;
const ANONYMOUS = "anonymous";
const NAME = "graphql.operation.name";
/** What most requests have in common. Only this route gives answers again. */
const USUAL = { route: "/graphql", status: 200, errors: [] } as const;

/** Spans and metrics of the requests to the gateway. */
export function createRequestObserver(options: RequestObserverOptions) {
  const { tracer, sampling, duration, boundedOperation, clock } = options;
  const spans = tracer && createRequestSpans({ tracer, sampling, clock });
  const refused = createSeries(["code"]);
  const errors = createSeries(["code"]);
  const recent = createRecentErrors();
  const ofUsual = new WeakMap<object, UsualSeries>();
  let finished = 0;
  let givenAgain = 0;

  function count({ route, status, errors: found }: FinishedRequest): void {
    for (const { code, count: times } of found) errors.add([code], times);
    if (status >= 400 && found.length > 0) refused.add([found[0]!.code]);
    if (route === "/graphql") finished += 1;
  }

  function noteErrors({ requestId, client, operation, errors: found }: FinishedRequest): void {
    for (const { code, upstream } of found) {
      recent.add({
        ...{ at: clock.wallTime(), requestId, code },
        ...{ client: client?.name, operation: operation?.name, status: upstream?.status },
        correlationIds: upstream?.correlationIds ?? [],
      });
    }
  }

  return {
    /**
     * Runs the execution of an operation in a span of its own, to which the spans of its calls belong. `since` is when the request
     * arrived, on the clock.
     */
    execute<T>(request: IncomingMessage, since: number, work: () => Promise<T>): Promise<T> {
      return spans ? spans.execute(request, clock.now() - since, work) : work();
    },
    /** Runs the execution of an event in a span of its own. */
    event<T>(operation: NonNullable<FinishedRequest["operation"]>, work: () => Promise<T>): Promise<T> {
      return spans ? spans.event(operation, work) : work();
    },
    wants: () => true,
    finished(request: FinishedRequest, raw: IncomingMessage): void {
      count(request);
      noteErrors(request);
      const { attributes, series } = isUsual(request) ? seriesOfUsual(raw, request) : seriesOf(attributesOf(request));
      series.record(request.milliseconds / SECONDS);
      spans?.finished(request, raw, attributes);
    },
    given(raw: IncomingMessage, answer: GivenRequest): void {
      givenAgain += 1;
      finished += 1;
      const { attributes, series } = seriesOfUsual(raw, answer);
      series.record(answer.milliseconds / SECONDS);
      spans?.given(raw, answer, attributes);
    },
    givenAgain: () => givenAgain,
    refused,
    errors,
    finishedRequests: () => finished,
    recentErrors: recent.all,
    /** Makes the spans that are to be made later. */
    flush: () => spans?.flush(),
  };

  /** The series of an operation whose answer has no errors. A series is looked up by its attributes, once for each operation. */
  function seriesOfUsual({ method = "" }: IncomingMessage, { operation, scheme }: GivenRequest): UsualSeries {
    const known = operation && ofUsual.get(operation);
    if (known?.method === method && known.scheme === scheme) return known;
    const usual = { method, scheme, ...seriesOf(attributesOf({ ...USUAL, method, scheme, operation })) };
    // A name that is `other` now may have a place of its own later.
    if (operation && usual.attributes[NAME] !== OTHER) ofUsual.set(operation, usual);
    return usual;
  }

  function seriesOf(attributes: Attributes) {
    return { attributes, series: duration.series(attributes) };
  }

  function attributesOf({ method, scheme, route, status, operation, errors: found }: Attributed): Attributes {
    const error = found[0]?.code ?? (status >= 500 ? String(status) : undefined);
    const attributes: Attributes = {
      "http.request.method": method,
      "http.response.status_code": status,
      "url.scheme": scheme,
    };
    if (route !== undefined) attributes["http.route"] = route;
    if (error !== undefined) attributes["error.type"] = error;
    if (operation?.type !== undefined) {
      attributes["graphql.operation.type"] = operation.type;
      attributes[NAME] = boundedOperation(operation.name ?? ANONYMOUS);
    }
    return attributes;
  }
}

type Attributed = Pick<FinishedRequest, "method" | "scheme" | "route" | "status" | "operation" | "errors">;

const isUsual = ({ route, status, errors, operation }: Attributed) =>
  route === USUAL.route && status === USUAL.status && errors.length === 0 && operation !== undefined;

interface UsualSeries {
  method: string;
  scheme: string;
  attributes: Attributes;
  series: DurationSeries;
}

export type RequestObserver = ReturnType<typeof createRequestObserver>;
