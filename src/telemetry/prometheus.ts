import { createServer } from "node:http";
import type { ServerResponse } from "node:http";
import { PrometheusExporter, PrometheusSerializer } from "@opentelemetry/exporter-prometheus";
import { AggregationTemporality } from "@opentelemetry/sdk-metrics";
import type { MetricReader, ResourceMetrics } from "@opentelemetry/sdk-metrics";
import { ConfigError } from "../config/config.ts";
import type { ProducerFor } from "./histogram-producer.ts";
import { withUnit } from "./metrics-table.ts";

const PATH = "/metrics";
/** The port from which Prometheus reads metrics, and the reader that collects them. */
export interface PrometheusPort {
  reader: MetricReader;
  close(): Promise<void>;
}

/** Opens the port. Rejects with a ConfigError that names what to do if it cannot. */
export async function openPrometheusPort(
  { host, port }: { host: string; port: number },
  producerFor: ProducerFor,
): Promise<PrometheusPort> {
  const metricProducers = [producerFor(AggregationTemporality.CUMULATIVE)];
  const reader = new PrometheusExporter({ preventServerStart: true, metricProducers });
  const serializer = new PrometheusSerializer(undefined, false, undefined, false, true);

  async function answer(response: ServerResponse): Promise<void> {
    const { resourceMetrics } = await reader.collect();
    response.setHeader("content-type", "text/plain; version=0.0.4; charset=utf-8");
    response.end(serializer.serialize(withUnits(resourceMetrics)));
  }

  const server = createServer((request, response) => {
    const isRead = request.method === "GET" && request.url?.split("?", 1)[0] === PATH;
    if (isRead) answer(response).catch(() => response.writeHead(500).end());
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", ({ code = "unknown reason" }: NodeJS.ErrnoException) => {
      const why = code === "EADDRINUSE" ? `${port} is already in use` : `${host}:${port} cannot be opened (${code})`;
      reject(new ConfigError([`METRICS_PORT: ${why}. Set METRICS_PORT or METRICS_HOST to another value.`]));
    });
    server.listen(port, host, resolve);
  });
  return {
    reader,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The same metrics with their units in their names, which the exporter of this language leaves out. */
function withUnits(resourceMetrics: ResourceMetrics): ResourceMetrics {
  const scopeMetrics = resourceMetrics.scopeMetrics.map((scope) => ({
    ...scope,
    metrics: scope.metrics.map(({ descriptor, ...metric }) => {
      const { name, unit } = descriptor;
      return { ...metric, descriptor: { ...descriptor, name: withUnit(name, unit) } } as (typeof scope.metrics)[number];
    }),
  }));
  return { ...resourceMetrics, scopeMetrics };
}
