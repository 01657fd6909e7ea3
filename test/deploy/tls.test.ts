import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { stringify } from "yaml";
import { createCertificate } from "../certificate.ts";
import {
  expectConnected,
  expectHardened,
  expectRoom,
  expectSettings,
  find,
  resourcesIn,
  secretFolder,
} from "./manifests.ts";
import type { Resource } from "./manifests.ts";
import { findProgram, output } from "./programs.ts";

const KUBECTL = findProgram("kubectl");
const HELM = findProgram("helm");

let folder: string;
let secrets: string;
let volumes: Record<string, string>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tls-manifests-"));
  secrets = await secretFolder();
  volumes = { tls: join(folder, "tls"), "client-ca": join(folder, "client-ca") };
  const [own, authority] = [createCertificate(), createCertificate({ name: "authority", isAuthority: true })];
  for (const path of Object.values(volumes)) mkdirSync(path);
  writeFileSync(join(folder, "tls/tls.crt"), own.cert);
  writeFileSync(join(folder, "tls/tls.key"), own.key);
  writeFileSync(join(folder, "client-ca/ca.crt"), authority.cert);
});
afterAll(() => {
  for (const path of [folder, secrets]) rmSync(path, { recursive: true, force: true });
});

/** Expects resources that fit together, and answers what the gateway reads of its settings. */
function expectTls(resources: readonly Resource[], probed: { port: string; scheme?: string }) {
  const config = expectSettings(resources, secrets, volumes);
  expectConnected(resources, probed);
  expectRoom(resources);
  expectHardened(resources);
  const pod = find(resources, "Deployment")!.spec.template.spec;
  const health = pod.containers[0]!.ports.find(({ name }) => name === "health")?.containerPort ?? 0;
  expect(config.healthPort).toBe(health);
  const names = pod.volumes!.map(({ name, secret }) => [name, secret?.secretName]);
  const { name, appProtocol } = find(resources, "Service")!.spec.ports[0]!;
  const tls = config.tls === undefined ? "none" : config.tls.clientCaFile === undefined ? "own" : "both";
  return { tls, health, volumes: Object.fromEntries(names), port: { name, appProtocol } };
}

const HTTPS = { port: "http", scheme: "HTTPS" };
const HTTPS_PORT = { name: "https", appProtocol: "https" };

(KUBECTL ? describe : describe.skip)("the kustomize components", () => {
  async function build(...components: string[]): Promise<Resource[]> {
    cpSync("deploy/kubernetes", join(folder, "kubernetes"), { recursive: true });
    const overlay = join(folder, "kubernetes/overlays/own");
    mkdirSync(overlay, { recursive: true });
    const paths = components.map((name) => `../../components/${name}`);
    writeFileSync(join(overlay, "kustomization.yaml"), stringify({ resources: ["../production"], components: paths }));
    return resourcesIn(await output(KUBECTL!, "kustomize", overlay));
  }

  test("tls: the gateway speaks HTTPS, and the probes too", async () => {
    const { tls, health, volumes: names, port } = expectTls(await build("tls"), HTTPS);
    expect([tls, health, port]).toEqual(["own", 0, HTTPS_PORT]);
    expect(names).toEqual({ secrets: "genesys-graphql", tls: "genesys-graphql-tls" });
  });

  test("client-certificates: probes have a port of their own without TLS", async () => {
    const resources = await build("tls", "client-certificates");
    const { tls, health, volumes: names } = expectTls(resources, { port: "health", scheme: "HTTP" });
    expect([tls, health, names["client-ca"]]).toEqual(["both", 4001, "genesys-graphql-client-ca"]);
  });

  test("go together with the metrics", async () => {
    const resources = await build("service-monitor", "tls");
    expectSettings(resources, secrets, volumes);
    expect(find(resources, "Service")!.spec.ports.map(({ name }) => name)).toEqual(["https", "metrics"]);
  });
});

(HELM ? describe : describe.skip)("the Helm chart", () => {
  const ORGANIZATION = {
    existingSecret: "genesys-graphql",
    settings: { GENESYS_REGION: "eu-central-1", GENESYS_CLIENT_ID: "gateway" },
  };
  async function render(values: object): Promise<Resource[]> {
    const file = join(folder, "values.yaml");
    writeFileSync(file, stringify({ ...ORGANIZATION, ...values }));
    const chart = "deploy/helm/genesys-graphql";
    await output(HELM!, "lint", "--strict", "--values", file, chart);
    return resourcesIn(await output(HELM!, "template", "genesys-graphql", chart, "--values", file));
  }

  test("with tls.existingSecret speaks HTTPS, and the probes too", async () => {
    const { tls, health, volumes: names, port } = expectTls(await render({ tls: { existingSecret: "own" } }), HTTPS);
    expect([tls, health, port, names["tls"]]).toEqual(["own", 0, HTTPS_PORT, "own"]);
  });

  test("with client certificates has a port for the probes", async () => {
    const values = { tls: { existingSecret: "own", clientCaSecret: "clients" }, healthPort: 4001 };
    const { tls, health, volumes: names } = expectTls(await render(values), { port: "health" });
    expect([tls, health, names["client-ca"]]).toEqual(["both", 4001, "clients"]);
  });

  test("has a port for the probes without TLS as well, and without a Secret of its own", async () => {
    const demo = { settings: { GENESYS_UPSTREAM: "sandbox" }, autoscaling: { enabled: false }, replicaCount: 1 };
    const values = { ...demo, existingSecret: "", healthPort: 8081, tls: { existingSecret: "own" } };
    const { tls, health } = expectTls(await render(values), { port: "health" });
    expect([tls, health]).toEqual(["own", 8081]);
    const plain = expectTls(await render({ healthPort: 8081 }), { port: "health" });
    expect([plain.tls, plain.port.name]).toEqual(["none", "http"]);
  });

  test.each([
    ["client certificates without TLS", { tls: { clientCaSecret: "a" }, healthPort: 4001 }, /only TLS has client/],
    [
      "client certificates that the probes lack",
      { tls: { existingSecret: "a", clientCaSecret: "b" } },
      /needs healthPort/,
    ],
    ["the port of the requests for the probes", { healthPort: 4000 }, /healthPort/],
    ["a file of TLS among the settings", { settings: { TLS_CERT_FILE: "/a" } }, /TLS_CERT_FILE: the chart/],
    ["a port for the probes among the settings", { settings: { HEALTH_PORT: 1 } }, /HEALTH_PORT: the chart/],
  ])("refuses %s", async (_, values, fault) => {
    await expect(render(values)).rejects.toThrow(fault);
  });
});
