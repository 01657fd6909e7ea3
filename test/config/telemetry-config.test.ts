import { describe, expect, test } from "@jest/globals";
import { readConfig } from "../../src/config/config.ts";
import { effectiveSettings, givenSettings } from "../../src/config/effective-settings.ts";
import { settingsFaults } from "./settings-faults.ts";

/** A text that only secrets have. */
const CANARY = "canary-3b9d";
const ADDRESS = "http://127.0.0.1:4318";

const faultsOf = (env: Record<string, string>) => settingsFaults(env, "/nowhere");
const telemetryOf = (env: Record<string, string>) => readConfig(env).telemetry;

describe("OpenTelemetry's variables", () => {
  test("ask for traces and metrics with an address or an exporter", () => {
    expect(telemetryOf({})).toMatchObject({ traces: false, metricsProtocol: undefined });
    expect(telemetryOf({ OTEL_EXPORTER_OTLP_ENDPOINT: ADDRESS })).toMatchObject({
      ...{ traces: true, metricsProtocol: "http/protobuf" },
    });
    expect(telemetryOf({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: ADDRESS })).toMatchObject({
      ...{ traces: true, metricsProtocol: undefined },
    });
    expect(telemetryOf({ OTEL_METRICS_EXPORTER: "otlp", OTEL_EXPORTER_OTLP_PROTOCOL: " grpc " })).toMatchObject({
      ...{ traces: false, metricsProtocol: "grpc" },
    });
    expect(
      telemetryOf({
        OTEL_EXPORTER_OTLP_ENDPOINT: ADDRESS,
        OTEL_TRACES_EXPORTER: "none",
        OTEL_EXPORTER_OTLP_PROTOCOL: "grpc",
        OTEL_EXPORTER_OTLP_METRICS_PROTOCOL: "http/json",
      }),
    ).toMatchObject({ traces: false, metricsProtocol: "http/json" });
  });

  test.each(["zipkin", "jaeger", "console", "otlp,console", "OTLP"])("with the exporter %s stop the start", (word) => {
    expect(faultsOf({ OTEL_TRACES_EXPORTER: word })).toContain("- OTEL_TRACES_EXPORTER must be otlp or none.");
    expect(faultsOf({ OTEL_METRICS_EXPORTER: word })).toContain("- OTEL_METRICS_EXPORTER must be otlp or none.");
  });

  test("with the exporter prometheus stop the start, which names the setting for it", () => {
    expect(faultsOf({ OTEL_METRICS_EXPORTER: "prometheus" })).toContain(
      "- OTEL_METRICS_EXPORTER must be otlp or none. For Prometheus set METRICS_PORT.",
    );
  });

  test.each([
    ["OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317"],
    ["OTEL_EXPORTER_OTLP_ENDPOINT", `ftp://me:${CANARY}@collector`],
    ["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", `http://${CANARY}:port`],
    ["OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", `http:${CANARY}`],
  ])("%s=%s stops the start, which quotes nothing", (name, value) => {
    const faults = faultsOf({ [name]: value });
    expect(faults).toContain(`- ${name} must be a URL that begins with http:// or https://.`);
    expect(faults).not.toContain(CANARY);
  });

  test.each([
    "OTEL_EXPORTER_OTLP_PROTOCOL",
    "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL",
    "OTEL_EXPORTER_OTLP_METRICS_PROTOCOL",
  ])("a %s that the gateway does not have stops the start", (name) => {
    expect(faultsOf({ [name]: "http" })).toContain(`- ${name} must be one of http/protobuf, http/json, grpc.`);
    expect(faultsOf({ [name]: "http/jsn" })).toContain("Did you mean http/json?");
  });

  test.each([
    `authorization: Bearer ${CANARY}`,
    CANARY,
    `=${CANARY}`,
    "authorization=",
    `authorization=Bearer ${CANARY},${CANARY}`,
    `authorization=50%${CANARY}`,
    `authorization=${CANARY};b`,
    `two words=${CANARY}`,
    `authorization=${CANARY}%0Ax`,
    `authorization=${CANARY}ä`,
  ])("the headers %j stop the start, which quotes nothing", (value) => {
    for (const part of ["", "TRACES_", "METRICS_"]) {
      const faults = faultsOf({ [`OTEL_EXPORTER_OTLP_${part}HEADERS`]: value });
      expect(faults).toContain(
        `- OTEL_EXPORTER_OTLP_${part}HEADERS must be a list of headers, each as name=value, with commas between them.`,
      );
      expect(faults).not.toContain(CANARY);
    }
  });

  test.each(["a=b", " authorization = Basic YWJj== , x-tenant=a%2Cb%20c,", "Authorization=Bearer%20x"])(
    "the headers %j are accepted",
    (value) => {
      expect(faultsOf({ OTEL_EXPORTER_OTLP_HEADERS: value })).toBe("");
    },
  );

  test("are in the lists of settings, without secrets", () => {
    const env = {
      OTEL_EXPORTER_OTLP_ENDPOINT: `https://me:${CANARY}@collector:4318/?key=${CANARY}`,
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: "http://127.0.0.1:4318/v1/traces",
      OTEL_EXPORTER_OTLP_HEADERS: `authorization=${CANARY}`,
      OTEL_METRICS_EXPORTER: " none ",
    };
    const listed = {
      OTEL_EXPORTER_OTLP_ENDPOINT: "https://collector:4318",
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: "http://127.0.0.1:4318/v1/traces",
      OTEL_METRICS_EXPORTER: "none",
      OTEL_EXPORTER_OTLP_HEADERS: "***",
    };
    expect(givenSettings(env)).toEqual(listed);
    const lines = effectiveSettings(env, readConfig(env)).filter((line) => line.startsWith("OTEL_"));
    expect(lines.toSorted()).toEqual(
      Object.entries(listed)
        .map(([name, value]) => `${name}=${value}`)
        .toSorted(),
    );
  });

  test("are not looked at where OTEL_SDK_DISABLED turns them off", () => {
    const wrong = { OTEL_TRACES_EXPORTER: "zipkin", OTEL_EXPORTER_OTLP_ENDPOINT: "collector" };
    expect(telemetryOf({ ...wrong, OTEL_SDK_DISABLED: "TRUE" })).toMatchObject({
      ...{ traces: false, metricsProtocol: undefined },
    });
  });
});
