import { cpSync, mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { stringify } from "yaml";
import { envOf, expectHardened, find, includes, resourcesIn } from "./manifests.ts";
import type { Resource } from "./manifests.ts";
import { findProgram, output } from "./programs.ts";
import { unknownNames } from "./settings.ts";

const KUBECTL = findProgram("kubectl");
const HELM = findProgram("helm");

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "monitor-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Expects that Prometheus finds the metrics of each pod, and calls their job as the alerts do. */
function expectScraped(resources: readonly Resource[]): void {
  const monitor = find(resources, "ServiceMonitor")!.spec;
  const service = find(resources, "Service")!;
  const [container] = find(resources, "Deployment")!.spec.template.spec.containers;
  const env = envOf(resources);
  const [endpoint, ...others] = monitor.endpoints;
  expect(others).toEqual([]);
  expect(includes(service.metadata.labels, monitor.selector.matchLabels)).toBe(true);
  expect(service.metadata.labels[monitor.jobLabel]).toBe("genesys-graphql");
  const port = service.spec.ports.find(({ name }) => name === endpoint!.port);
  const open = container!.ports.find(({ name }) => name === port!.targetPort);
  expect(String(open!.containerPort)).toBe(env["METRICS_PORT"]);
  expect(env["METRICS_HOST"]).toBe("0.0.0.0");
  const allowed = find(resources, "NetworkPolicy")!.spec.ingress.filter(({ ports }) => ports[0]!.port === open!.name);
  // Those who send requests may not read the metrics.
  expect(allowed.map(({ from }) => from)).toEqual([
    [{ namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "monitoring" } } }],
  ]);
  expect(unknownNames(env)).toEqual([]);
  expectHardened(resources);
}

(KUBECTL ? describe : describe.skip)("the kustomize component", () => {
  test("adds the metrics to an overlay", async () => {
    cpSync("deploy/kubernetes", join(folder, "kubernetes"), { recursive: true });
    const overlay = join(folder, "kubernetes/overlays/own");
    mkdirSync(overlay);
    const parts = { resources: ["../production"], components: ["../../components/service-monitor"] };
    writeFileSync(join(overlay, "kustomization.yaml"), stringify(parts));
    expectScraped(resourcesIn(await output(KUBECTL!, "kustomize", overlay)));
  });
});

(HELM ? describe : describe.skip)("serviceMonitor of the Helm chart", () => {
  test("adds the metrics, with the labels that Prometheus selects by", async () => {
    const file = join(folder, "values.yaml");
    const serviceMonitor = { enabled: true, labels: { release: "prometheus" } };
    writeFileSync(file, stringify({ existingSecret: "a", fullnameOverride: "graph", serviceMonitor }));
    const chart = await output(HELM!, "template", "desk", "deploy/helm/genesys-graphql", "--values", file);
    const resources = resourcesIn(chart);
    expectScraped(resources);
    expect(find(resources, "ServiceMonitor")!.metadata.labels["release"]).toBe("prometheus");
  });

  test("is not needed for the port of the metrics, which is another one on request", async () => {
    const file = join(folder, "metrics.yaml");
    writeFileSync(file, stringify({ existingSecret: "a", metrics: { enabled: true, port: 9999 } }));
    const chart = await output(HELM!, "template", "desk", "deploy/helm/genesys-graphql", "--values", file);
    const resources = resourcesIn(chart);
    expect(find(resources, "ServiceMonitor")).toBeUndefined();
    expect(envOf(resources)["METRICS_PORT"]).toBe("9999");
    const ports = find(resources, "Service")!.spec.ports;
    expect(ports.map(({ name, targetPort }) => [name, targetPort])).toContainEqual(["metrics", "metrics"]);
    const [container] = find(resources, "Deployment")!.spec.template.spec.containers;
    expect(container!.ports).toContainEqual({ name: "metrics", containerPort: 9999 });
    expect(JSON.stringify(find(resources, "NetworkPolicy")!.spec.ingress)).toContain("monitoring");
    expectHardened(resources);
  });
});
