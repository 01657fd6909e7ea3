import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test } from "@jest/globals";
import { METRICS, prometheusName } from "../../src/telemetry/metrics-table.ts";
import type { MetricName } from "../../src/telemetry/metrics-table.ts";
import { findProgram } from "../deploy/programs.ts";
import { freePort } from "../free-port.ts";
import { endPrograms, startProgram } from "../process.ts";
import { until } from "../until.ts";

const PROMTOOL = findProgram("promtool");
const PROMETHEUS = findProgram("prometheus");
const folder = mkdtempSync(join(tmpdir(), "prometheus-"));
afterEach(endPrograms);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface PrometheusAnswer {
  data: { result: { value: [number, string] }[] };
}

interface Started {
  url: string;
  metricsUrl: string;
  metrics(): Promise<string>;
  query(query: string): Promise<unknown>;
}

/** Starts the gateway as people do, with a port for metrics. */
async function start(): Promise<Started> {
  const port = await freePort();
  const gateway = startProgram(["node", "src/main.ts"], {
    env: { PORT: "0", METRICS_PORT: String(port), CLIENT_REQUESTS_PER_MINUTE: "0", MAX_CONCURRENT_REQUESTS: "100000" },
  });
  const url = await gateway.printed(/http:\/\/127\.0\.0\.1:\d+/);
  const metricsUrl = `http://127.0.0.1:${port}/metrics`;
  return {
    url,
    metricsUrl,
    metrics: async () => (await fetch(metricsUrl)).text(),
    async query(query) {
      const answer = await fetch(`${url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query }),
      });
      return answer.json();
    },
  };
}

const seriesIn = (text: string) => text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));

describe("the port of metrics", () => {
  test("answers what Prometheus reads, under the names of the table, and nothing else", async () => {
    const { query, metrics, metricsUrl, url } = await start();
    await query("query Libraries { libraries(first: 2) { nodes { name } } }");
    const text = await metrics();
    const names = Object.keys(METRICS) as MetricName[];
    const known = names.flatMap((name) => ["", "_bucket", "_count", "_sum"].map((end) => prometheusName(name) + end));
    const found = new Set(seriesIn(text).map((line) => /^\w+/.exec(line)![0]));
    expect([...found].filter((name) => !known.includes(name))).toEqual(["target_info"]);
    expect(text).toMatch(
      /^genesys_rest_calls_total\{client="anonymous",operation="Libraries",.*source="request"\} 1$/m,
    );
    expect((await fetch(metricsUrl.replace("/metrics", "/"))).status).toBe(404);
    expect((await fetch(metricsUrl, { method: "POST" })).status).toBe(404);
    expect((await fetch(`${url}/metrics`)).status).toBe(404);
  });

  test("a port that is taken is a fault of the settings", async () => {
    const { metricsUrl } = await start();
    const second = startProgram(["node", "src/main.ts"], {
      env: { PORT: "0", METRICS_PORT: new URL(metricsUrl).port },
    });
    expect(await second.ended).toEqual({ code: 1, signal: null });
    expect(second.stderr()).toBe(
      `The settings cannot be used:\n- METRICS_PORT: ${new URL(metricsUrl).port} is already in use. ` +
        "Set METRICS_PORT or METRICS_HOST to another value.\n",
    );
  });

  test("names and ids that differ each time leave the number of series as it is", async () => {
    const { query, metrics } = await start();
    const send = (from: number, to: number) =>
      Promise.all(
        Array.from({ length: to - from }, (_, at) =>
          query(`query Q${from + at} { library(id: "id${from + at}") { id } }`),
        ),
      );
    await send(0, 60);
    const before = seriesIn(await metrics()).length;
    await send(60, 200);
    const text = await metrics();
    expect(seriesIn(text).length).toBeLessThan(before + 20);
    expect(text).toContain('operation="other"');
    expect(text).not.toMatch(/id1\d\d/);
  });
});

(PROMTOOL ? describe : describe.skip)("promtool", () => {
  test("finds no fault in the metrics", async () => {
    const { query, metrics } = await start();
    await query("{ libraries(first: 2) { nodes { name } } }");
    const promtool = spawn(PROMTOOL!, ["check", "metrics"], { stdio: ["pipe", "pipe", "pipe"] });
    let output = "";
    promtool.stdout.on("data", (chunk) => (output += String(chunk)));
    promtool.stderr.on("data", (chunk) => (output += String(chunk)));
    const ended = new Promise((resolve) => promtool.once("close", resolve));
    promtool.stdin.end(await metrics());
    expect([await ended, output]).toEqual([0, ""]);
  });
});

(PROMETHEUS ? describe : describe.skip)("a real Prometheus", () => {
  test("reads the metrics while requests come", async () => {
    const { query, metricsUrl } = await start();
    const port = await freePort();
    const config = join(folder, "prometheus.yaml");
    writeFileSync(
      config,
      `scrape_configs:\n  - job_name: genesys-graphql\n    scrape_interval: 1s\n    static_configs:\n      - targets: ["${new URL(metricsUrl).host}"]\n`,
    );
    startProgram([
      PROMETHEUS!,
      `--config.file=${config}`,
      `--storage.tsdb.path=${join(folder, "data")}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ]);
    async function value(expression: string): Promise<number | undefined> {
      const address = `http://127.0.0.1:${port}/api/v1/query?query=${encodeURIComponent(expression)}`;
      const answer = await fetch(address).then(
        (response) => (response.ok ? (response.json() as Promise<PrometheusAnswer>) : undefined),
        () => undefined,
      );
      const [first] = answer?.data.result ?? [];
      return first && Number(first.value[1]);
    }
    await until(async () => {
      await query("query Load { libraries(first: 2) { nodes { name } } }");
      return (await value('sum(genesys_rest_calls_total{operation="Load"})')) === 1;
    });
    expect(await value("up")).toBe(1);
    expect(await value("genesys_budget_limit")).toBe(300);
  });
});
