import { choiceFault } from "./settings.ts";
import type { Env, SettingsReader } from "./settings.ts";

/** Where spans and metrics go. With nothing of it, none are made. */
export interface TelemetryConfig {
  /** Where Prometheus reads metrics. */
  prometheus: { host: string; port: number } | undefined;
  /** The protocol in which OpenTelemetry's variables, such as `OTEL_EXPORTER_OTLP_ENDPOINT`, ask for metrics. Undefined: they do not. */
  metricsProtocol: OtlpProtocol | undefined;
  /** True if they ask for traces. */
  traces: boolean;
  /** Whether Genesys Cloud gets the header `traceparent`. */
  sendsTraceparent: boolean;
}

const PROTOCOLS = ["http/protobuf", "http/json", "grpc"] as const;
const EXPORTERS = ["otlp", "none"] as const;

type OtlpProtocol = (typeof PROTOCOLS)[number];

/** OpenTelemetry's variables that the gateway checks, and what each means. The SDK reads all its other variables too. */
export const OTEL_VARIABLES = {
  OTEL_EXPORTER_OTLP_ENDPOINT:
    "Address of a collector, which gets traces and metrics: `http://127.0.0.1:4318`. It begins with `http://` or `https://`, also for `grpc`.",
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: "Address that gets traces only, with its path.",
  OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: "Address that gets metrics only, with its path.",
  OTEL_TRACES_EXPORTER: "`otlp`: traces, also without an address. `none`: no traces. No other exporter is supported.",
  OTEL_METRICS_EXPORTER: "The same for metrics. For Prometheus set `METRICS_PORT`.",
  OTEL_EXPORTER_OTLP_PROTOCOL: "`http/protobuf` (if not set), `http/json` or `grpc`.",
  OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: "The same for traces only.",
  OTEL_EXPORTER_OTLP_METRICS_PROTOCOL: "The same for metrics only.",
  OTEL_EXPORTER_OTLP_HEADERS:
    "Headers for the collector, such as a token: `name=value`, with commas between them. A comma, a semicolon or a `%` in a value is " +
    "written as in a URL: `%2C`, `%3B`, `%25`.",
  OTEL_EXPORTER_OTLP_TRACES_HEADERS: "The same for traces only.",
  OTEL_EXPORTER_OTLP_METRICS_HEADERS: "The same for metrics only.",
  OTEL_SDK_DISABLED: "`true` turns all of these off.",
} as const;

type Variable = keyof typeof OTEL_VARIABLES;

/** What HTTP allows. */
const HEADER_NAME = /^[!#$%&'*+.^`|~\w-]+$/;
const HEADER_VALUE = /^[\t -~]+$/;

const SIGNALS = ["TRACES", "METRICS"] as const;
const ALL_AND_EACH = ["", "TRACES_", "METRICS_"] as const;

/** Reads what telemetry is wanted. A wrong value of OpenTelemetry's variables is a fault: its SDK would go on without, and say little. */
export function readTelemetry(env: Env, { get, faults }: SettingsReader): TelemetryConfig {
  const valueOf = (name: Variable) => env[name]?.trim() || undefined;
  const port = get("METRICS_PORT");
  const host = get("METRICS_HOST");
  const isDisabled = valueOf("OTEL_SDK_DISABLED")?.toLowerCase() === "true";
  const found = otlpFaults(valueOf);
  if (!isDisabled) faults.push(...found);
  const protocol = valueOf("OTEL_EXPORTER_OTLP_METRICS_PROTOCOL") ?? valueOf("OTEL_EXPORTER_OTLP_PROTOCOL");
  const asksFor = (signal: (typeof SIGNALS)[number]) => !isDisabled && isExported(signal, valueOf);
  return Object.freeze({
    prometheus: port === 0 ? undefined : { host, port },
    metricsProtocol: asksFor("METRICS") ? ((protocol as OtlpProtocol | undefined) ?? "http/protobuf") : undefined,
    traces: asksFor("TRACES"),
    sendsTraceparent: get("GENESYS_TRACEPARENT"),
  });
}

/** OpenTelemetry's variables that are set. Headers are `***`, and addresses have no user, password and query. */
export function givenOtelVariables(env: Env): Record<string, string> {
  const names = Object.keys(OTEL_VARIABLES) as Variable[];
  const given = names.flatMap((name) => (env[name]?.trim() ? [[name, withoutSecret(name, env[name].trim())]] : []));
  return Object.fromEntries(given) as Record<string, string>;
}

function withoutSecret(name: Variable, value: string): string {
  if (name.endsWith("_HEADERS")) return "***";
  if (!name.endsWith("_ENDPOINT") || !URL.canParse(value)) return value;
  const { origin, pathname } = new URL(value);
  return pathname === "/" ? origin : origin + pathname;
}

type OtelValueOf = (name: Variable) => string | undefined;

/** A signal is exported if its exporter or an address is named. */
function isExported(signal: (typeof SIGNALS)[number], valueOf: OtelValueOf): boolean {
  const exporter = valueOf(`OTEL_${signal}_EXPORTER`);
  const address = valueOf("OTEL_EXPORTER_OTLP_ENDPOINT") ?? valueOf(`OTEL_EXPORTER_OTLP_${signal}_ENDPOINT`);
  return exporter !== "none" && (exporter !== undefined || address !== undefined);
}

/** What is wrong with these variables. Addresses and headers hold secrets, so no fault quotes a value. */
function otlpFaults(valueOf: OtelValueOf): string[] {
  const faultOf = (name: Variable, check: (name: Variable, value: string) => string | undefined) => {
    const value = valueOf(name);
    return (value !== undefined && check(name, value)) || [];
  };
  return [
    ...SIGNALS.flatMap((signal) => faultOf(`OTEL_${signal}_EXPORTER`, exporterFault)),
    ...ALL_AND_EACH.flatMap((part) => faultOf(`OTEL_EXPORTER_OTLP_${part}ENDPOINT`, endpointFault)),
    ...ALL_AND_EACH.flatMap((part) => faultOf(`OTEL_EXPORTER_OTLP_${part}PROTOCOL`, protocolFault)),
    ...ALL_AND_EACH.flatMap((part) => faultOf(`OTEL_EXPORTER_OTLP_${part}HEADERS`, headersFault)),
  ];
}

function exporterFault(name: Variable, value: string): string | undefined {
  if ((EXPORTERS as readonly string[]).includes(value)) return undefined;
  const hint = value.split(",").includes("prometheus") ? " For Prometheus set METRICS_PORT." : "";
  return `${choiceFault(name, EXPORTERS, value)}${hint}`;
}

function endpointFault(name: Variable, value: string): string | undefined {
  if (/^https?:\/\//i.test(value) && URL.canParse(value)) return undefined;
  return `${name} must be a URL that begins with http:// or https://.`;
}

function protocolFault(name: Variable, value: string): string | undefined {
  return (PROTOCOLS as readonly string[]).includes(value) ? undefined : choiceFault(name, PROTOCOLS, value);
}

function headersFault(name: Variable, value: string): string | undefined {
  // The SDK takes a semicolon for the end of the value.
  if (!value.includes(";") && value.split(",").every(isHeader)) return undefined;
  return `${name} must be a list of headers, each as name=value, with commas between them. In a value, write a comma as %2C, a semicolon as %3B and % as %25.`;
}

/** True for a header as the SDK reads it; it drops any other. A blank part is none. */
function isHeader(text: string): boolean {
  if (text.trim() === "") return true;
  const [, name = "", value = ""] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  try {
    return HEADER_NAME.test(decodeURIComponent(name.trim())) && HEADER_VALUE.test(decodeURIComponent(value.trim()));
  } catch {
    // A percent sign that begins no character.
    return false;
  }
}
