import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { parse, stringify } from "yaml";
import { metricsIn } from "./metrics.ts";
import { findProgram, output } from "./programs.ts";

interface Panel {
  id: number;
  type: string;
  title: string;
  gridPos: { x: number; y: number; w: number; h: number };
  targets?: { expr: string; legendFormat: string; refId: string }[];
}

const PROMTOOL = findProgram("promtool");
const dashboard = JSON.parse(readFileSync("deploy/grafana/dashboard.json", "utf8")) as { uid: string; panels: Panel[] };
const charts = dashboard.panels.filter(({ type }) => type !== "row");
const expressions = charts.flatMap(({ targets }) => targets!.map(({ expr }) => expr));
describe("the dashboard", () => {
  test("uses only metrics and labels that the gateway has", () => {
    expect(expressions.length).toBeGreaterThan(15);
    for (const expression of expressions)
      expect([expression, metricsIn(expression).length > 0]).toEqual([expression, true]);
  });

  test("looks at the gateway's job only", () => {
    const selectors = expressions.flatMap((expression) => expression.match(/\{[^}]*\}/g)!);
    expect(selectors.filter((selector) => !selector.includes('job="genesys-graphql"'))).toEqual([]);
  });

  test("has panels with names of their own that do not overlap", () => {
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
    expect(new Set(dashboard.panels.map(({ title }) => title)).size).toBe(dashboard.panels.length);
    const cells = dashboard.panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, at) => `${x + (at % w)} ${y + Math.floor(at / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
  });
});

(PROMTOOL ? describe : describe.skip)("promtool", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "dashboard-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("can read every expression of the dashboard", async () => {
    const rules = expressions.map((expr, at) => ({
      record: `panel:${at}`,
      expr: expr.replaceAll("$__rate_interval", "1m"),
    }));
    const file = join(folder, "rules.yaml");
    writeFileSync(file, stringify({ groups: [{ name: "dashboard", rules }] }));
    expect(await output(PROMTOOL!, "check", "rules", file)).toContain(`${rules.length} rules found`);
  });

  test("finds no fault in the configuration of Prometheus, which names the replicas of compose.yaml", async () => {
    expect(await output(PROMTOOL!, "check", "config", "deploy/prometheus/prometheus.yaml")).toContain("SUCCESS");
    const { scrape_configs: jobs } = parse(readFileSync("deploy/prometheus/prometheus.yaml", "utf8")) as {
      scrape_configs: { job_name: string; static_configs: { targets: string[] }[] }[];
    };
    const { services } = parse(readFileSync("compose.yaml", "utf8"), { merge: true }) as {
      services: Record<string, { build?: string; environment?: Record<string, string> }>;
    };
    const replicas = Object.entries(services).filter(([, { build }]) => build !== undefined);
    expect(jobs.map(({ job_name: name }) => name)).toEqual(["genesys-graphql"]);
    expect(jobs[0]!.static_configs[0]!.targets).toEqual(
      replicas.map(([name, { environment }]) => `${name}:${environment!["METRICS_PORT"]}`),
    );
  });
});
