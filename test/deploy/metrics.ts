import { readFileSync } from "node:fs";

export interface Metric {
  otel: string;
  prometheus: string;
  type: "counter" | "gauge" | "histogram";
  labels: string[];
  from: "conventions" | "plan" | "here";
}

/** The metrics that the alerts and the dashboard may use. */
export const { metrics: METRICS } = JSON.parse(readFileSync("deploy/prometheus/metrics.json", "utf8")) as {
  metrics: Metric[];
};

/** What Prometheus adds to every series. */
const LABELS_OF_PROMETHEUS = ["job", "instance", "le"];
const HISTOGRAM_ENDINGS = ["_bucket", "_count", "_sum"];

const namesOf = ({ prometheus, type }: Metric) =>
  type === "histogram" ? HISTOGRAM_ENDINGS.map((ending) => `${prometheus}${ending}`) : [prometheus];
const BY_NAME = new Map(METRICS.flatMap((metric) => namesOf(metric).map((name) => [name, metric])));

/** The metrics that a PromQL expression uses. Throws for a metric or a label that `metrics.json` does not list. */
export function metricsIn(expression: string): Metric[] {
  const names = [...expression.replaceAll(/\{[^}]*\}|\bby \([^)]*\)/g, "").matchAll(/\b[a-z]+(?:_[a-z0-9]+)+\b/g)]
    .map(([name]) => name)
    .filter((name) => name !== "histogram_quantile");
  const used = names.map((name) => {
    const metric = BY_NAME.get(name);
    if (!metric) throw new Error(`${name} is not in metrics.json: ${expression}`);
    return metric;
  });
  const known = [...LABELS_OF_PROMETHEUS, ...used.flatMap(({ labels }) => labels)];
  const matched = [...expression.matchAll(/\{([^}]*)\}/g)].flatMap(([, inner]) =>
    [...inner!.matchAll(/(\w+)\s*(?:=~|!~|!=|=)/g)].map(([, label]) => label!),
  );
  const grouped = [...expression.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, inner]) => inner!.split(/,\s*/));
  const unknown = [...matched, ...grouped].filter((label) => !known.includes(label));
  if (unknown.length > 0) throw new Error(`${unknown.join(", ")} is no label of it: ${expression}`);
  return used;
}
