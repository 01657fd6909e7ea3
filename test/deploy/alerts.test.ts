import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { metricsIn, NAMES, seriesOf } from "./metrics.ts";
import { prometheusName } from "../../src/telemetry/metrics-table.ts";
import { findProgram, output } from "./programs.ts";

interface Rule {
  alert: string;
  expr: string;
  for: string;
  labels: { severity: string };
  annotations: { summary: string; runbook: string };
}

const FOLDER = "deploy/prometheus";
const PROMTOOL = findProgram("promtool");
const { groups } = parse(readFileSync(`${FOLDER}/alerts.yaml`, "utf8")) as { groups: { rules: Rule[] }[] };
const rules = groups.flatMap((group) => group.rules);
const RUNBOOKS = "docs/runbooks";
const AMTOOL = findProgram("amtool");
const ALERTMANAGER = "deploy/alertmanager/alertmanager.yaml";

describe("the alerts", () => {
  test("are six, and use only metrics and labels that the gateway has, of the gateway's own job", () => {
    expect(rules).toHaveLength(6);
    for (const { alert, expr } of rules) {
      expect([alert, metricsIn(expr).length > 0]).toEqual([alert, true]);
      const selectors = expr.match(/\{[^}]*\}/g)!;
      expect(selectors.filter((selector) => !selector.includes('job="genesys-graphql"'))).toEqual([]);
    }
  });

  test("say how bad they are, and wait before they fire", () => {
    for (const { labels, for: wait } of rules) {
      expect(["warning", "critical"]).toContain(labels.severity);
      expect(wait).toMatch(/^[1-9]\d*m$/);
    }
  });

  test("have a runbook each, and each runbook has its alert", () => {
    const pages = readdirSync(RUNBOOKS).map((name) => `${RUNBOOKS}/${name}`);
    expect(rules.map(({ annotations }) => annotations.runbook).toSorted()).toEqual(pages.toSorted());
    for (const { alert, annotations } of rules) {
      expect(readFileSync(annotations.runbook, "utf8")).toContain(`**Alert \`${alert}\`:**`);
    }
  });
});

describe("the runbooks", () => {
  const pages = readdirSync(RUNBOOKS).map((name) => `${RUNBOOKS}/${name}`);
  const names = NAMES.flatMap((name) => [prometheusName(name), ...seriesOf(name)]);

  test.each(pages)("%s names only metrics that there are", (page) => {
    const said = [...readFileSync(page, "utf8").matchAll(/`((?:genesys|http|db|nodejs)_\w+)`/g)].map(
      ([, name]) => name!,
    );
    expect(said.filter((name) => !names.includes(name))).toEqual([]);
  });

  test.each(pages)("%s links only to pages that there are", (page) => {
    const links = [...readFileSync(page, "utf8").matchAll(/\]\(([^)#]+)/g)].map(([, link]) => link!);
    const targets = links.map((link) => (link.startsWith("../") ? `docs/${link.slice(3)}` : `${RUNBOOKS}/${link}`));
    expect(targets.filter((target) => !existsSync(target))).toEqual([]);
    expect(links).not.toContain(basename(page));
  });
});

(PROMTOOL ? describe : describe.skip)("promtool", () => {
  test("finds no fault in the alerts", async () => {
    expect(await output(PROMTOOL!, "check", "rules", `${FOLDER}/alerts.yaml`)).toContain("6 rules found");
  });

  test("makes each alert fire, and end, as its tests say", async () => {
    const tested = parse(readFileSync(`${FOLDER}/alerts.test.yaml`, "utf8")) as {
      tests: { alert_rule_test: { alertname: string; exp_alerts: object[] }[] }[];
    };
    const cases = tested.tests.flatMap((one) => one.alert_rule_test);
    for (const { alert } of rules) {
      const outcomes = cases
        .filter(({ alertname }) => alertname === alert)
        .map(({ exp_alerts: alerts }) => alerts.length);
      expect([alert, outcomes.toSorted().at(0), outcomes.toSorted().at(-1)]).toEqual([alert, 0, 1]);
    }
    expect(await output(PROMTOOL!, "test", "rules", `${FOLDER}/alerts.test.yaml`)).toContain("SUCCESS");
  });
});

describe("Alertmanager", () => {
  test("is where Prometheus sends alerts to, and a service of compose.yaml", () => {
    const { alerting } = parse(readFileSync(`${FOLDER}/prometheus.yaml`, "utf8")) as {
      alerting: { alertmanagers: { static_configs: { targets: string[] }[] }[] };
    };
    const targets = alerting.alertmanagers.flatMap((one) => one.static_configs.flatMap((config) => config.targets));
    const { services } = parse(readFileSync("compose.yaml", "utf8"), { merge: true }) as {
      services: Record<string, { profiles?: string[]; networks: string[] }>;
    };
    expect(targets).toEqual(["alertmanager:9093"]);
    // One profile starts both, and they can reach each other.
    expect(services["alertmanager"]!.profiles).toEqual(services["prometheus"]!.profiles);
    expect(services["alertmanager"]!.networks).toEqual(expect.arrayContaining(services["prometheus"]!.networks));
  });

  test("names only alerts that there are", () => {
    const { inhibit_rules: inhibitions } = parse(readFileSync(ALERTMANAGER, "utf8")) as {
      inhibit_rules: { source_matchers: string[]; target_matchers: string[] }[];
    };
    const matchers = inhibitions.flatMap((one) => [...one.source_matchers, ...one.target_matchers]);
    const named = matchers.flatMap((matcher) => /^alertname=~?"(.+)"$/.exec(matcher)![1]!.split("|"));
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !rules.some(({ alert }) => alert === name))).toEqual([]);
  });
});

(AMTOOL ? describe : describe.skip)("amtool", () => {
  test("accepts the configuration of Alertmanager, by which each alert reaches a team", async () => {
    expect(await output(AMTOOL!, "check-config", ALERTMANAGER)).toContain("SUCCESS");
    for (const { alert, labels } of rules) {
      const question = ["config", "routes", "test", `--config.file=${ALERTMANAGER}`];
      const routed = await output(AMTOOL!, ...question, `alertname=${alert}`, `severity=${labels.severity}`);
      expect([alert, routed.trim()]).toEqual([alert, labels.severity === "critical" ? "on-call" : "team"]);
    }
  });
});
