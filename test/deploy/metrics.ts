import { METRICS, prometheusName } from "../../src/telemetry/metrics-table.ts";
import type { MetricName } from "../../src/telemetry/metrics-table.ts";

/** The names of all metrics, as OpenTelemetry has them. */
export const NAMES = Object.keys(METRICS) as MetricName[];

/** What Prometheus adds to every series. */
const LABELS_OF_PROMETHEUS = ["job", "instance", "le"];
const HISTOGRAM_ENDINGS = ["_bucket", "_count", "_sum"];

/** The names of the series of a metric in Prometheus. */
export function seriesOf(name: MetricName): string[] {
  const stored = prometheusName(name);
  return METRICS[name].kind === "histogram" ? HISTOGRAM_ENDINGS.map((ending) => `${stored}${ending}`) : [stored];
}

const BY_SERIES = new Map(NAMES.flatMap((name) => seriesOf(name).map((series) => [series, name])));
const labelsOf = (name: MetricName) => METRICS[name].attributes.map((attribute) => attribute.replaceAll(".", "_"));

/** The metrics that a PromQL expression uses. Throws for a metric or a label that the gateway does not have. */
export function metricsIn(expression: string): MetricName[] {
  // What comes before a parenthesis is a function.
  const bare = expression.replaceAll(/\{[^}]*\}|\bby \([^)]*\)/g, "");
  const names = [...bare.matchAll(/\b[a-z]+(?:_[a-z0-9]+)+\b(?!\s*\()/g)].map(([name]) => name);
  const used = names.map((name) => {
    const metric = BY_SERIES.get(name);
    if (!metric) throw new Error(`${name} is no metric of the gateway: ${expression}`);
    return metric;
  });
  const known = [...LABELS_OF_PROMETHEUS, ...used.flatMap(labelsOf)];
  const matched = [...expression.matchAll(/\{([^}]*)\}/g)].flatMap(([, inner]) =>
    [...inner!.matchAll(/(\w+)\s*(?:=~|!~|!=|=)/g)].map(([, label]) => label!),
  );
  const grouped = [...expression.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, inner]) => inner!.split(/,\s*/));
  const unknown = [...matched, ...grouped].filter((label) => !known.includes(label));
  if (unknown.length > 0) throw new Error(`${unknown.join(", ")} is no label of it: ${expression}`);
  return used;
}
