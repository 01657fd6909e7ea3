import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { stringify } from "yaml";

/*
 * Two readings of `/metrics`, before and in an incident, become the series of an incident that goes on for 25 minutes: what grew between
 * them grows by as much each minute, and what was not there before begins with its first value. promtool then answers expressions about them, and says which alerts fire.
 */

const MINUTES = 25;
const ASKED_AT = "20m";
/** Other work of the process that runs the test keeps its event loop busy. */
const OF_THE_TEST = /^nodejs_/;

interface Sample {
  series: string;
  value: number;
  grows: boolean;
}

function samplesIn(text: string): Sample[] {
  const types = new Map([...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name, type]) => [name!, type!]));
  return text
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [, name, labels = "{}", value] = /^(\w+)(\{.*\})? (\S+)(?: \d+)?$/.exec(line)!;
      const type = types.get(name!) ?? types.get(name!.replace(/_(?:bucket|count|sum)$/, ""));
      const own = labels.slice(1, -1);
      const series = `${name}{${own}${own && ","}job="genesys-graphql",instance="gateway-1"}`;
      return { series, value: OF_THE_TEST.test(name!) ? 0 : Number(value), grows: type !== "gauge" };
    });
}

export interface Incident {
  /** The names of the alerts that fire. */
  alerts: string[];
  /** What each expression answers; undefined for nothing. */
  answer(expression: string): string | undefined;
}

interface IncidentOptions {
  before: string;
  after: string;
  expressions: readonly string[];
  alerts: readonly string[];
}

/** Asks promtool. Throws where it cannot read an expression. */
export async function askPromtool(promtool: string, options: IncidentOptions): Promise<Incident> {
  const { before, after, expressions, alerts } = options;
  const earlier = new Map(samplesIn(before).map(({ series, value }) => [series, value]));
  const plain = (value: number) => value.toFixed(6);
  const valuesOf = ({ series: name, value, grows }: Sample): string => {
    if (!grows) return `${plain(value)}x${MINUTES}`;
    const since = earlier.get(name);
    return since === undefined
      ? `_ ${plain(value)}+${plain(value)}x${MINUTES - 1}`
      : `${plain(since)}+${plain(value - since)}x${MINUTES}`;
  };
  const series = samplesIn(after).map((sample) => ({ series: sample.series, values: valuesOf(sample) }));
  const folder = mkdtempSync(join(tmpdir(), "incident-"));
  const file = join(folder, "incident.yaml");
  const test = {
    interval: "1m",
    input_series: series,
    // Nothing is expected, so promtool reports everything that there is.
    promql_expr_test: expressions.map((expr) => ({ expr, eval_time: ASKED_AT })),
    alert_rule_test: alerts.map((alertname) => ({ alertname, eval_time: ASKED_AT, exp_alerts: [] })),
  };
  writeFileSync(
    file,
    stringify({ rule_files: [resolve("deploy/prometheus/alerts.yaml")], evaluation_interval: "1m", tests: [test] }),
  );
  const report = await run(promtool, ["test", "rules", file]);
  rmSync(folder, { recursive: true });
  const fault = /err(?:or)?: .*/.exec(report);
  if (fault) throw new Error(report);

  return {
    alerts: alerts.filter((name) => report.includes(`alertname: ${name},`)),
    answer(expression) {
      // Go quotes a text as JSON does.
      const at = report.indexOf(`expr: ${JSON.stringify(expression)},`);
      return at === -1 ? undefined : /got: (.*)/.exec(report.slice(at))![1];
    },
  };
}

function run(program: string, args: string[]): Promise<string> {
  const { promise, resolve: done, reject } = Promise.withResolvers<string>();
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
  let report = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (report += String(chunk)));
  child.once("error", reject).once("close", () => done(report));
  return promise;
}
