import type { Env, SettingsReader } from "./settings.ts";

/** Where spans and metrics go. With nothing of it, none are made. */
export interface TelemetryConfig {
  /** Where Prometheus reads metrics. */
  prometheus: { host: string; port: number } | undefined;
  /** True if OpenTelemetry's variables ask for metrics, such as `OTEL_EXPORTER_OTLP_ENDPOINT`. */
  exportsMetrics: boolean;
  /** True if they ask for traces. */
  traces: boolean;
  /** Whether Genesys Cloud gets the header `traceparent`. */
  sendsTraceparent: boolean;
}

/** OpenTelemetry's variables that start its SDK, and what each asks for. The SDK reads all its other variables too. */
export const OTEL_VARIABLES = {
  OTEL_EXPORTER_OTLP_ENDPOINT: "Address of a collector, which gets traces and metrics: `http://127.0.0.1:4318`.",
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: "Address that gets traces only, with its path.",
  OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: "Address that gets metrics only, with its path.",
  OTEL_TRACES_EXPORTER: "`otlp` or `console`: traces, also without an address. `none`: no traces.",
  OTEL_METRICS_EXPORTER: "The same for metrics.",
  OTEL_SDK_DISABLED: "`true` turns all of these off.",
} as const;

type Variable = keyof typeof OTEL_VARIABLES;

/** A signal is exported if its exporter or an address is named. */
function asksFor(env: Env, signal: "TRACES" | "METRICS"): boolean {
  const value = (name: Variable) => env[name]?.trim() || undefined;
  const exporter = value(`OTEL_${signal}_EXPORTER`);
  const address = value("OTEL_EXPORTER_OTLP_ENDPOINT") ?? value(`OTEL_EXPORTER_OTLP_${signal}_ENDPOINT`);
  if (value("OTEL_SDK_DISABLED")?.toLowerCase() === "true" || exporter === "none") return false;
  return exporter !== undefined || address !== undefined;
}

/** Reads what telemetry is wanted. OpenTelemetry's SDK itself reads its variables, and says what is wrong with them. */
export function readTelemetry(env: Env, { get }: SettingsReader): TelemetryConfig {
  const port = get("METRICS_PORT");
  const host = get("METRICS_HOST");
  return Object.freeze({
    prometheus: port === 0 ? undefined : { host, port },
    exportsMetrics: asksFor(env, "METRICS"),
    traces: asksFor(env, "TRACES"),
    sendsTraceparent: get("GENESYS_TRACEPARENT"),
  });
}
