import type { Attributes, Meter } from "@opentelemetry/api";
import { durationsOf } from "./histograms.ts";
import type { Durations, Histograms } from "./histograms.ts";
import { DURATION_BUCKETS, METRICS } from "./metrics-table.ts";
import type { MetricName, MetricOf } from "./metrics-table.ts";
import type { Series } from "./series.ts";

/** Makes the instruments of the table. A value that changes often is kept here as a number, and observed when a reader asks. */
export function createInstruments(meter: Meter, histograms?: Histograms) {
  const describe = (name: MetricName) => ({ unit: METRICS[name].unit, description: METRICS[name].meaning });

  return {
    /** A histogram of seconds. */
    histogram(name: MetricOf<"histogram">): Durations {
      if (histograms) return histograms.histogram(name);
      const advice = { explicitBucketBoundaries: DURATION_BUCKETS };
      return durationsOf(meter.createHistogram(name, { ...describe(name), advice }));
    },
    /** Observes all counts of the series. */
    count(name: MetricOf<"counter">, series: Pick<Series, "all">): void {
      meter.createObservableCounter(name, describe(name)).addCallback((result) => {
        for (const { labels, count } of series.all()) result.observe(count, labels);
      });
    },
    /** Observes values of the moment; undefined is left out. */
    gauge(
      name: MetricOf<"gauge" | "updown">,
      values: () => Iterable<readonly [number | undefined, Attributes?]>,
    ): void {
      const { kind } = METRICS[name];
      const instrument =
        kind === "gauge"
          ? meter.createObservableGauge(name, describe(name))
          : meter.createObservableUpDownCounter(name, describe(name));
      instrument.addCallback((result) => {
        for (const [value, attributes] of values()) if (value !== undefined) result.observe(value, attributes);
      });
    },
  };
}

export type Instruments = ReturnType<typeof createInstruments>;
