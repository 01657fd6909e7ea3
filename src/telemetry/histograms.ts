import type { Attributes, Histogram } from "@opentelemetry/api";
import type { Clock } from "../deadline.ts";
import { OTHER } from "./bounded-names.ts";
import { DURATION_BUCKETS } from "./metrics-table.ts";
import type { MetricName } from "./metrics-table.ts";

/** Durations with the same attributes. */
export interface DurationSeries {
  record(seconds: number): void;
}

/** A histogram of durations. */
export interface Durations {
  record(seconds: number, attributes: Attributes): void;
  /** Those with these attributes, for a caller that records often: the attributes are then looked up once. */
  series(attributes: Attributes): DurationSeries;
}

/** What has been recorded with the same attributes. */
export interface DurationPoint {
  attributes: Attributes;
  /** When the first duration was recorded, in milliseconds since 1970. */
  since: number;
  /** How many durations are in each bucket; the last one has those above all bounds. */
  counts: number[];
  count: number;
  /** In seconds, as the next two. */
  sum: number;
  min: number;
  max: number;
}

/** All histograms of a gateway, kept as numbers until a reader of metrics asks. */
export interface Histograms {
  histogram(name: MetricName): Durations;
  /** What has been recorded so far, by the name of the histogram. */
  all(): Iterable<readonly [MetricName, readonly DurationPoint[]]>;
}

/** As in OpenTelemetry's SDK: the most combinations of attributes, and what stands for all beyond them. */
const MAX_POINTS = 2000;
const OVERFLOW: Attributes = { "otel.metric.overflow": true };
/** Beyond so many combinations the names that come from clients become `other`, so that the rest, such as the route, stays. */
const MAX_NAMED_POINTS = 1500;
const NAMES = ["graphql.operation.name"];

/**
 * Creates histograms that `startSdk` hands to the readers of metrics. Those of OpenTelemetry's SDK write the attributes of each duration as
 * JSON to find its place, which takes 1 µs or more: a twentieth of an answer that is given again.
 */
export function createHistograms(clock: Pick<Clock, "wallTime">): Histograms {
  const histograms = new Map<MetricName, Map<string, DurationPoint>>();

  function histogram(name: MetricName): Durations {
    const points = new Map<string, DurationPoint>();
    histograms.set(name, points);

    function pointOf(attributes: Attributes): DurationPoint {
      const key = keyOf(attributes);
      const known = points.get(key);
      if (known) return known;
      if (points.size >= MAX_NAMED_POINTS && hasNames(attributes)) return pointOf(withoutNames(attributes));
      if (points.size >= MAX_POINTS - 1 && attributes !== OVERFLOW) return pointOf(OVERFLOW);
      const point = emptyPoint(attributes, clock.wallTime());
      points.set(key, point);
      return point;
    }

    return {
      record: (seconds, attributes) => add(pointOf(attributes), seconds),
      series(attributes) {
        let point: DurationPoint | undefined;
        return { record: (seconds) => add((point ??= pointOf(attributes)), seconds) };
      },
    };
  }

  function* all(): Iterable<readonly [MetricName, readonly DurationPoint[]]> {
    for (const [name, points] of histograms) yield [name, [...points.values()]];
  }

  return { histogram, all };
}

/** The same with a histogram of OpenTelemetry's API, for a process whose SDK something else has started. */
export function durationsOf(histogram: Histogram): Durations {
  return {
    record: (seconds, attributes) => histogram.record(seconds, attributes),
    series: (attributes) => ({ record: (seconds) => histogram.record(seconds, attributes) }),
  };
}

const hasNames = (attributes: Attributes) =>
  NAMES.some((name) => attributes[name] !== undefined && attributes[name] !== OTHER);

const withoutNames = (attributes: Attributes): Attributes =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name,
      NAMES.includes(name) && value !== undefined ? OTHER : value,
    ]),
  );

const keyOf = (attributes: Attributes) =>
  JSON.stringify(Object.entries(attributes).toSorted(([one], [other]) => (one < other ? -1 : 1)));

const emptyPoint = (attributes: Attributes, since: number): DurationPoint => ({
  ...{ attributes, since },
  counts: [...DURATION_BUCKETS, Infinity].map(() => 0),
  ...{ count: 0, sum: 0, min: Infinity, max: -Infinity },
});

function add(point: DurationPoint, seconds: number): void {
  let bucket = 0;
  while (seconds > DURATION_BUCKETS[bucket]!) bucket += 1;
  point.counts[bucket]! += 1;
  point.count += 1;
  point.sum += seconds;
  if (seconds < point.min) point.min = seconds;
  if (seconds > point.max) point.max = seconds;
}
