import { diag, DiagLogLevel, metrics, trace } from "@opentelemetry/api";
import { AggregationTemporality, InstrumentType, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import type { MetricReader, PushMetricExporter } from "@opentelemetry/sdk-metrics";
import { NodeSDK } from "@opentelemetry/sdk-node";
import { sleep, systemClock } from "../deadline.ts";
import type { TelemetryConfig } from "../config/telemetry-config.ts";
import { createHistogramProducer } from "./histogram-producer.ts";
import type { ProducerFor } from "./histogram-producer.ts";
import { createHistograms } from "./histograms.ts";
import { openPrometheusPort } from "./prometheus.ts";
import { createSampling } from "./sampling.ts";
import { SCOPE } from "./scope.ts";
import type { Instrumentation } from "./telemetry.ts";

export interface Sdk {
  /** What a gateway makes its spans and metrics with. */
  instrumentation: Instrumentation;
  /** Sends what has not been sent, and closes the port of metrics. */
  close(): Promise<void>;
}

interface SdkOptions {
  version: string;
  /** Gets each line that the SDK has to say, such as that a collector does not answer. */
  onFault: (line: string) => void;
}

/** Milliseconds that the last sending may take. */
const CLOSE_TIME = 5000;
/** Milliseconds between two sendings of metrics, unless `OTEL_METRIC_EXPORT_INTERVAL` says otherwise. */
const EXPORT_INTERVAL = 60_000;

/**
 * Starts OpenTelemetry's SDK for this process. It reads its own variables (`OTEL_…`), to which our settings are added. Rejects with a
 * ConfigError if the port of metrics cannot be opened. Imported only where telemetry is wanted: it takes 45 MB.
 */
export async function startSdk(telemetry: TelemetryConfig, { version, onFault }: SdkOptions): Promise<Sdk> {
  const { env } = process;
  if (!telemetry.traces) env["OTEL_TRACES_EXPORTER"] = "none";
  // The log has a form of its own.
  env["OTEL_LOGS_EXPORTER"] ||= "none";
  env["OTEL_SERVICE_NAME"] ||= "genesys-graphql";
  // Without the command line and the user of the process, and without those that are found out later: each would be a fault in the log.
  env["OTEL_NODE_RESOURCE_DETECTORS"] ||= "env,serviceinstance";
  env["OTEL_RESOURCE_ATTRIBUTES"] = [`service.version=${version}`, env["OTEL_RESOURCE_ATTRIBUTES"]]
    .filter(Boolean)
    .join(",");
  diag.setLogger(diagLogger(onFault), { logLevel: DiagLogLevel.ERROR });
  const histograms = createHistograms(systemClock);
  const producerFor = (temporality: AggregationTemporality) =>
    createHistogramProducer({ histograms, temporality, clock: systemClock });
  const port = telemetry.prometheus && (await openPrometheusPort(telemetry.prometheus, producerFor));
  const metricReaders: MetricReader[] = [
    ...(port ? [port.reader] : []),
    ...(telemetry.metricsProtocol ? [await otlpReader(telemetry.metricsProtocol, producerFor)] : []),
  ];
  const sampling = createSampling(env);
  const sdk = new NodeSDK({ metricReaders, idGenerator: sampling.ids });
  sdk.start();
  return {
    instrumentation: {
      ...{ meter: metrics.getMeter(SCOPE), histograms, sampling },
      tracer: telemetry.traces ? trace.getTracer(SCOPE) : undefined,
    },
    async close() {
      await port?.close();
      // What cannot be sent at the end is lost, as it would be if the process were killed.
      await Promise.race([sdk.shutdown().catch(() => undefined), sleep(systemClock, CLOSE_TIME)]);
    },
  };
}

/** Sends metrics in this protocol, as the SDK does for traces. */
async function otlpReader(protocol: string, producerFor: ProducerFor): Promise<MetricReader> {
  const { env } = process;
  const exportIntervalMillis = Number(env["OTEL_METRIC_EXPORT_INTERVAL"]) || EXPORT_INTERVAL;
  const exporter = await otlpExporter(protocol);
  const temporality = exporter.selectAggregationTemporality?.(InstrumentType.HISTOGRAM);
  return new PeriodicExportingMetricReader({
    exporter,
    metricProducers: [producerFor(temporality ?? AggregationTemporality.CUMULATIVE)],
    exportIntervalMillis,
    exportTimeoutMillis: Math.min(
      exportIntervalMillis,
      Number(env["OTEL_METRIC_EXPORT_TIMEOUT"]) || EXPORT_INTERVAL / 2,
    ),
  });
}

async function otlpExporter(protocol: string): Promise<PushMetricExporter> {
  const { OTLPMetricExporter } = await (protocol === "grpc"
    ? import("@opentelemetry/exporter-metrics-otlp-grpc")
    : protocol === "http/json"
      ? import("@opentelemetry/exporter-metrics-otlp-http")
      : import("@opentelemetry/exporter-metrics-otlp-proto"));
  return new OTLPMetricExporter();
}

/** What the SDK says is for its developers: a JSON text with a stack, or a line. */
function diagLogger(onFault: (line: string) => void) {
  const ignore = () => undefined;
  return {
    error: (text: string) => onFault(messageOf(text)),
    warn: ignore,
    info: ignore,
    debug: ignore,
    verbose: ignore,
  };
}

/** A URL, or an address with a name and a password before it. Both may hold a secret. */
const ADDRESS = /\S+:\/\/\S+|\S+@\S+/g;

/** The first line of what the SDK says, at most 200 characters, without addresses that may hold a secret. */
export function messageOf(text: string): string {
  let message = text;
  try {
    const { message: inner, code } = JSON.parse(text) as { message?: string; code?: string };
    message = inner || code || text;
  } catch {
    // It is a line.
  }
  return message.split("\n", 1)[0]!.replaceAll(ADDRESS, "(address)").slice(0, 200);
}
