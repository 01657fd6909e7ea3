import { InMemoryMetricExporter } from "@opentelemetry/sdk-metrics";
import { AggregationTemporality, MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import type { Attributes } from "@opentelemetry/api";
import { trace } from "@opentelemetry/api";
import { startGateway } from "../start.ts";
import type { Gateway, StartOptions } from "../start.ts";
import { systemClock } from "../../src/deadline.ts";
import { createHistogramProducer } from "../../src/telemetry/histogram-producer.ts";
import { createHistograms } from "../../src/telemetry/histograms.ts";
import type { Instrumentation } from "../../src/telemetry/telemetry.ts";
import type { MetricName } from "../../src/telemetry/metrics-table.ts";

export interface Point {
  attributes: Attributes;
  /** For a histogram the number of values. */
  value: number;
}

/** A meter of its own, and what has been measured with it. It makes no spans. */
export function createMeter() {
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const histograms = createHistograms(systemClock);
  const temporality = AggregationTemporality.CUMULATIVE;
  const reader = new PeriodicExportingMetricReader({
    exporter,
    exportIntervalMillis: 2_000_000_000,
    metricProducers: [createHistogramProducer({ histograms, temporality, clock: systemClock })],
  });
  const provider = new MeterProvider({ readers: [reader] });
  const instrumentation: Instrumentation = {
    meter: provider.getMeter("test"),
    tracer: trace.getTracer("none"),
    histograms,
  };

  async function points(name: MetricName): Promise<Point[]> {
    const { resourceMetrics } = await reader.collect();
    const metrics = resourceMetrics.scopeMetrics.flatMap((scope) => scope.metrics);
    const found = metrics.find(({ descriptor }) => descriptor.name === name);
    return (found?.dataPoints ?? []).map(({ attributes, value }) => ({
      attributes,
      value: typeof value === "number" ? value : value.count,
    }));
  }

  return {
    instrumentation,
    points,
    close: () => provider.shutdown(),
  };
}

/** Gateways that are measured, one after the other. `pointsOf` is about the last one. */
export function createMeasuredGateway() {
  let gateway: Gateway | undefined;
  let meter = createMeter();
  return {
    pointsOf: (name: MetricName) => meter.points(name),
    async start(options: StartOptions = {}): Promise<Gateway> {
      meter = createMeter();
      gateway = await startGateway({ ...options, instrumentation: meter.instrumentation });
      return gateway;
    },
    async close(): Promise<void> {
      await gateway?.close();
      await meter.close();
      gateway = undefined;
    },
  };
}
