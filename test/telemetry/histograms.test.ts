import { afterEach, describe, expect, test } from "@jest/globals";
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import type { HistogramMetricData, MetricProducer } from "@opentelemetry/sdk-metrics";
import { array, assert, asyncProperty, constantFrom, double, integer, oneof, tuple } from "fast-check";
import { createHistogramProducer } from "../../src/telemetry/histogram-producer.ts";
import { createHistograms } from "../../src/telemetry/histograms.ts";
import { createInstruments } from "../../src/telemetry/instruments.ts";
import { DURATION_BUCKETS } from "../../src/telemetry/metrics-table.ts";
import { createTestClock } from "../test-clock.ts";

const NAME = "http.server.request.duration";
const { CUMULATIVE, DELTA } = AggregationTemporality;

const opened: MeterProvider[] = [];
afterEach(() => Promise.all(opened.splice(0).map((provider) => provider.shutdown())));

/** A reader of OpenTelemetry's SDK. */
function createReader(temporality: AggregationTemporality, metricProducers: MetricProducer[] = []) {
  const exporter = new InMemoryMetricExporter(temporality);
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 2_000_000_000, metricProducers });
  const provider = new MeterProvider({ readers: [reader] });
  opened.push(provider);
  return {
    meter: provider.getMeter("test"),
    async points() {
      const { resourceMetrics } = await reader.collect();
      const [metric] = resourceMetrics.scopeMetrics.flatMap(({ metrics }) => metrics) as HistogramMetricData[];
      return metric?.dataPoints ?? [];
    },
  };
}

/** Our histogram, and one of OpenTelemetry's SDK. */
function createBoth(temporality: AggregationTemporality) {
  const clock = createTestClock();
  const histograms = createHistograms(clock);
  const own = createReader(temporality, [createHistogramProducer({ histograms, temporality, clock })]);
  const sdk = createReader(temporality);
  return {
    clock,
    own: { ...own, durations: createInstruments(own.meter, histograms).histogram(NAME) },
    sdk: { ...sdk, durations: createInstruments(sdk.meter).histogram(NAME) },
  };
}

const attributes = constantFrom({ a: "1" }, { a: "1", b: "2" }, { b: "2", a: "1" }, { a: 1 }, {});
const seconds = oneof(double({ min: 0, max: 20, noNaN: true }), constantFrom(...DURATION_BUCKETS));
/** Durations, and between them how often a reader asks. */
const events = array(tuple(seconds, attributes, integer({ min: 0, max: 3 })), { maxLength: 60 });

describe("durations", () => {
  test("property: come to a reader as from a histogram of OpenTelemetry's SDK", async () => {
    await assert(
      asyncProperty(events, async (recorded) => {
        const { own, sdk } = createBoth(CUMULATIVE);
        for (const [duration, of, asks] of recorded) {
          own.durations.series(of).record(duration);
          sdk.durations.record(duration, of);
          if (asks > 0) continue;
          const [found, expected] = [await own.points(), await sdk.points()];
          // The SDK adds the durations in another order.
          const rounded = ({ sum = 0, ...value }: HistogramMetricData["dataPoints"][number]["value"]) => ({
            ...value,
            sum: expect.closeTo(sum, 9) as unknown,
          });
          expect(found.map(({ attributes: labels, value }) => ({ labels, value }))).toEqual(
            expected.map(({ attributes: labels, value }) => ({ labels, value: rounded(value) })),
          );
        }
      }),
      { numRuns: 50 },
    );
  });

  test("property: a reader that asks for differences gets each duration once", async () => {
    await assert(
      asyncProperty(events, async (recorded) => {
        const { own, sdk } = createBoth(DELTA);
        for (const [duration, of, asks] of recorded) {
          own.durations.record(duration, of);
          sdk.durations.record(duration, of);
          if (asks > 0) continue;
          const counts = (points: Awaited<ReturnType<typeof own.points>>) =>
            points.map(({ value }) => [value.count, value.buckets.counts.join()].join(" ")).toSorted();
          expect(counts(await own.points())).toEqual(counts(await sdk.points()));
        }
      }),
      { numRuns: 50 },
    );
  });

  test("say from when to when they are", async () => {
    const timesOf = async (temporality: AggregationTemporality) => {
      const { clock, own } = createBoth(temporality);
      const start = clock.wallTime();
      const since = ([whole, nanoseconds]: readonly [number, number]) => whole * 1000 + nanoseconds / 1e6 - start;
      const times = [];
      for (let round = 0; round < 2; round += 1) {
        await clock.pass(500);
        own.durations.record(1, {});
        await clock.pass(500);
        const [point] = await own.points();
        times.push([since(point!.startTime), since(point!.endTime)]);
      }
      return times;
    };
    expect(await timesOf(CUMULATIVE)).toEqual([
      [500, 1000],
      [500, 2000],
    ]);
    expect(await timesOf(DELTA)).toEqual([
      [500, 1000],
      [1000, 2000],
    ]);
  });

  test("with more attributes than a metrics system takes are one series", async () => {
    const { own, sdk } = createBoth(CUMULATIVE);
    for (let at = 0; at < 2100; at += 1) for (const { durations } of [own, sdk]) durations.record(1, { at });
    const [found, expected] = [await own.points(), await sdk.points()];
    expect(found).toHaveLength(expected.length);
    const overflow = { attributes: { "otel.metric.overflow": true }, value: { count: 101 } };
    expect(expected.at(-1)).toMatchObject(overflow);
    expect(found.at(-1)).toMatchObject(overflow);
  });

  test("with more operations than a metrics system takes lose the name of the operation alone", async () => {
    const { own } = createBoth(CUMULATIVE);
    const codes = Array.from({ length: 30 }, (_, at) => `CODE_${at}`);
    for (let operation = 0; operation < 100; operation += 1) {
      for (const code of codes) {
        const labels = { "http.route": "/graphql", "error.type": code, "graphql.operation.name": `Op${operation}` };
        own.durations.record(1, labels);
        own.durations.series(labels).record(1);
      }
    }
    own.durations.record(1, { "http.route": "/livez" });
    const points = await own.points();
    expect(points.length).toBeLessThan(1600);
    expect(points.filter(({ attributes: labels }) => labels["http.route"] === undefined)).toEqual([]);
    const counted = (code: string) =>
      points.reduce((sum, { attributes: labels, value }) => sum + (labels["error.type"] === code ? value.count : 0), 0);
    expect(codes.map(counted)).toEqual(codes.map(() => 200));
    const others = points.filter(({ attributes: labels }) => labels["graphql.operation.name"] === "other");
    expect(others.map(({ attributes: labels }) => labels["error.type"]).toSorted()).toEqual(codes.toSorted());
  });
});
