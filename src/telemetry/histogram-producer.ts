import { ValueType } from "@opentelemetry/api";
import type { HrTime } from "@opentelemetry/api";
import { AggregationTemporality, DataPointType } from "@opentelemetry/sdk-metrics";
import type { CollectionResult, HistogramMetricData, MetricProducer } from "@opentelemetry/sdk-metrics";
import type { Clock } from "../deadline.ts";
import type { DurationPoint, Histograms } from "./histograms.ts";
import { DURATION_BUCKETS, METRICS } from "./metrics-table.ts";
import { SCOPE } from "./scope.ts";

type Resource = CollectionResult["resourceMetrics"]["resource"];
type DataPoint = HistogramMetricData["dataPoints"][number];

/** Makes a producer for a reader that wants this temporality. */
export type ProducerFor = (temporality: AggregationTemporality) => MetricProducer;

interface HistogramProducerOptions {
  histograms: Histograms;
  /** Whether the reader gets everything since the start, or what has been added since it last asked. */
  temporality: AggregationTemporality;
  clock: Pick<Clock, "wallTime">;
}

/** Readers take the resource of the SDK. */
const NO_RESOURCE: Resource = { attributes: {}, merge: (other) => other ?? NO_RESOURCE, getRawAttributes: () => [] };

/** Makes what one reader of metrics collects the histograms from, beside the instruments of OpenTelemetry's SDK. */
export function createHistogramProducer(options: HistogramProducerOptions): MetricProducer {
  const { histograms, temporality, clock } = options;
  const reported = new WeakMap<DurationPoint, { point: DurationPoint; at: number }>();

  function dataPointOf(point: DurationPoint, now: number): DataPoint | undefined {
    if (temporality === AggregationTemporality.CUMULATIVE) return finished(point, point.since, now);
    const before = reported.get(point);
    if (before?.point.count === point.count) return undefined;
    reported.set(point, { point: { ...point, counts: [...point.counts] }, at: now });
    return before
      ? withoutExtremes(finished(difference(point, before.point), before.at, now))
      : finished(point, point.since, now);
  }

  return {
    async collect() {
      const now = clock.wallTime();
      const metrics: HistogramMetricData[] = [];
      for (const [name, points] of histograms.all()) {
        const dataPoints = points.map((point) => dataPointOf(point, now)).filter((point) => point !== undefined);
        const { unit, meaning: description } = METRICS[name];
        const descriptor = { name, unit, description, valueType: ValueType.DOUBLE };
        if (dataPoints.length > 0)
          metrics.push({
            descriptor,
            aggregationTemporality: temporality,
            dataPointType: DataPointType.HISTOGRAM,
            dataPoints,
          });
      }
      const scopeMetrics = metrics.length > 0 ? [{ scope: { name: SCOPE }, metrics }] : [];
      return { resourceMetrics: { resource: NO_RESOURCE, scopeMetrics }, errors: [] };
    },
  };
}

function finished({ attributes, counts, count, sum, min, max }: DurationPoint, from: number, to: number): DataPoint {
  return {
    attributes,
    startTime: hrTime(from),
    endTime: hrTime(to),
    value: { buckets: { boundaries: [...DURATION_BUCKETS], counts: [...counts] }, count, sum, min, max },
  };
}

const difference = (point: DurationPoint, before: DurationPoint): DurationPoint => ({
  ...point,
  counts: point.counts.map((count, at) => count - before.counts[at]!),
  count: point.count - before.count,
  sum: point.sum - before.sum,
});

/** The least and the greatest duration are known since the start only. */
function withoutExtremes({ value: { min: _min, max: _max, ...value }, ...point }: DataPoint): DataPoint {
  return { ...point, value };
}

const hrTime = (milliseconds: number): HrTime => [
  Math.floor(milliseconds / 1000),
  Math.round((milliseconds % 1000) * 1_000_000),
];
