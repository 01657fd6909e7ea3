import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { parse, stringify } from "yaml";
import {
  envOf,
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

const CHART = "deploy/helm/genesys-graphql";
const HELM = findProgram("helm");
const KUBECTL = findProgram("kubectl");
const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };

/** The values of an organization, as docs/deployment.md has them. */
const ORGANIZATION = {
  existingSecret: "genesys-graphql",
  settings: { GENESYS_REGION: "eu-central-1", GENESYS_CLIENT_ID: "gateway" },
};
const DEMO = {
  settings: { GENESYS_UPSTREAM: "sandbox" },
  autoscaling: { enabled: false },
  replicaCount: 1,
};

let folder: string;
let secrets: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "helm-"));
  secrets = await secretFolder();
});
afterAll(() => {
  for (const path of [folder, secrets]) rmSync(path, { recursive: true, force: true });
});

/** What Helm makes of the chart with these values. */
async function render(values: object): Promise<Resource[]> {
  const file = join(folder, "values.yaml");
  writeFileSync(file, stringify(values));
  // The name of the release is that of the chart, so the names are those of the kustomize base.
  return resourcesIn(await output(HELM!, "template", "genesys-graphql", CHART, "--values", file));
}

test("the chart has the version of package.json", () => {
  const chart = parse(readFileSync(`${CHART}/Chart.yaml`, "utf8")) as { version: string; appVersion: string };
  expect([chart.version, chart.appVersion]).toEqual([version, version]);
});

(HELM ? describe : describe.skip)("the Helm chart", () => {
  test("has nothing that Helm's linter warns of", async () => {
    const file = join(folder, "lint.yaml");
    writeFileSync(file, stringify(ORGANIZATION));
    expect(await output(HELM!, "lint", "--strict", "--values", file, CHART)).toContain("0 chart(s) failed");
  });

  test("has settings that the gateway accepts", async () => {
    const { genesys, auth, replicas } = expectSettings(await render(ORGANIZATION), secrets);
    expect([genesys.clientSecret.reveal(), auth.mode, replicas]).toEqual(["canary-client-secret", "required", 2]);
  });

  test("has a demo that needs no Secret", async () => {
    const resources = await render(DEMO);
    const { genesys, auth, replicas } = expectSettings(resources, secrets);
    expect([genesys.sandbox, auth.mode, replicas]).toEqual([true, "open", 1]);
    expect(resources.map(({ kind }) => kind)).not.toContain("PodDisruptionBudget");
  });

  test.each([
    ["an organization", ORGANIZATION],
    ["a demo", DEMO],
    ["other names", { ...ORGANIZATION, fullnameOverride: "graph", nameOverride: "bff", podLabels: { team: "desk" } }],
    ["no autoscaler", { ...ORGANIZATION, autoscaling: { enabled: false }, replicaCount: 4 }],
    ["another service account", { ...ORGANIZATION, serviceAccount: { name: "own" } }],
  ])("has resources that fit together and no needless rights: %s", async (_, values) => {
    const resources = await render(values);
    expectSettings(resources, secrets);
    expectConnected(resources);
    expectRoom(resources);
    expectHardened(resources);
  });

  test("takes tokens of an identity provider instead of API keys", async () => {
    const settings = { ...ORGANIZATION.settings, AUTH_ISSUER: "issuer", AUTH_AUDIENCE: "gateway" };
    const { auth } = expectSettings(
      await render({
        ...ORGANIZATION,
        secretKeys: { apiKeys: "" },
        settings: { ...settings, AUTH_JWKS_URL: "https://id.example.com/keys" },
      }),
      secrets,
    );
    expect([auth.apiKeysFile, auth.jwt?.jwksUrl]).toEqual([undefined, "https://id.example.com/keys"]);
  });

  test("writes numbers and switches as the gateway reads them", async () => {
    // Helm reads a plain `on` as true, and every number as a float.
    const numbers = { GENESYS_REQUESTS_PER_MINUTE: 1_000_000, MAX_DEPTH: 10, DRAIN_DELAY: 2.5, REQUEST_TIMEOUT: "20" };
    const settings = { ...ORGANIZATION.settings, ...numbers, EXPLAIN: "on", INTROSPECTION: true, GRAPHIQL: false };
    const config = expectSettings(await render({ ...ORGANIZATION, settings }), secrets);
    const { requestsPerMinute, limits, drainDelay, times, explain, introspection, graphiql } = config;
    expect([requestsPerMinute, limits.depth, drainDelay, times.request]).toEqual([1_000_000, 10, 2500, 20_000]);
    expect([explain, introspection, graphiql]).toEqual([true, true, false]);
  });

  test("takes addresses without a password, and ports of services beside Redis", async () => {
    const plain = { HTTPS_PROXY: "http://proxy:3128", OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318" };
    const resources = await render({
      ...ORGANIZATION,
      settings: { ...ORGANIZATION.settings, ...plain },
      networkPolicy: { egressPorts: [443, 26_379, 4318] },
    });
    expect(envOf(resources)).toMatchObject(plain);
  });

  test("hands on what only the user of the chart knows", async () => {
    const volume = { name: "documents", configMap: { name: "documents" } };
    const mount = { name: "documents", mountPath: "/run/documents" };
    const resources = await render({
      ...ORGANIZATION,
      image: { repository: "registry.example.com/graph", digest: `sha256:${"a".repeat(64)}` },
      resources: { requests: { cpu: "1" } },
      extraEnv: [{ name: "LOG_LEVEL", value: "warn" }],
      extraVolumes: [volume],
      extraVolumeMounts: [mount],
      topologySpreadConstraints: [],
      terminationGracePeriodSeconds: 30,
      podAnnotations: { team: "desk" },
    });
    const pod = find(resources, "Deployment")!.spec.template;
    const [container] = pod.spec.containers;
    expect(envOf(resources)["LOG_LEVEL"]).toBe("warn");
    expect(container!.image).toBe(`registry.example.com/graph@sha256:${"a".repeat(64)}`);
    expect(container!.resources.requests).toEqual({ cpu: "1", memory: "512Mi" });
    expect(pod.spec.volumes).toContainEqual(volume);
    expect(container!.volumeMounts).toContainEqual(mount);
    expect(pod.spec.terminationGracePeriodSeconds).toBe(30);
    expect(pod.spec.topologySpreadConstraints).toBeUndefined();
  });

  test.each([
    ["no Secret", {}, /Set existingSecret to the Secret/],
    [
      "no Redis for several replicas",
      { ...ORGANIZATION, secretKeys: { redisUrl: "" } },
      /More than one replica needs a Redis/,
    ],
    ["two sandboxes", { ...DEMO, replicaCount: 2 }, /More than one replica needs a Redis/],
    ["a setting of the chart", { ...ORGANIZATION, settings: { REPLICAS: 3 } }, /settings.REPLICAS: the chart sets it/],
    [
      "a file of the chart",
      { ...ORGANIZATION, settings: { REDIS_URL_FILE: "a" } },
      /settings.REDIS_URL_FILE: the chart/,
    ],
    ["a secret among the settings", { ...ORGANIZATION, settings: { REDIS_URL: "redis://a" } }, /REDIS_URL/],
    ...[
      ["HTTPS_PROXY", "http://user:canary@proxy:3128"],
      ["HTTP_PROXY", "user:canary@proxy:3128"],
      ["OTEL_EXPORTER_OTLP_ENDPOINT", "https://user:canary@collector:4318"],
      ["OTEL_EXPORTER_OTLP_HEADERS", "authorization=canary"],
    ].map(([name, value]): [string, object, RegExp] => [
      `a password in ${name}`,
      { ...ORGANIZATION, settings: { ...ORGANIZATION.settings, [name!]: value } },
      new RegExp(name!),
    ]),
    [
      "one port for two things",
      { ...ORGANIZATION, healthPort: 9464, metrics: { enabled: true } },
      /healthPort and metrics.port are the same/,
    ],
    ["fewer replicas at most", { ...ORGANIZATION, autoscaling: { maxReplicas: 1 } }, /must not be smaller/],
    [
      "too little time to stop",
      { ...ORGANIZATION, terminationGracePeriodSeconds: 10 },
      /terminationGracePeriodSeconds/,
    ],
    ["a name that is no value", { ...ORGANIZATION, replicas: 3 }, /replicas/],
  ])("refuses %s", async (_, values, fault) => {
    await expect(render(values)).rejects.toThrow(fault);
  });
});

(HELM && KUBECTL ? describe : describe.skip)("the Helm chart and the kustomize base", () => {
  /** Without what differs on purpose: labels of Helm, the hash in the name of the settings, the tag of the image. */
  function comparable(resources: readonly Resource[]): unknown {
    const own = [
      "app.kubernetes.io/instance",
      "app.kubernetes.io/version",
      "app.kubernetes.io/managed-by",
      "helm.sh/chart",
    ];
    const left = JSON.stringify(resources, (key, value: unknown) => {
      if (own.includes(key) || key === "checksum/settings" || key === "imagePullPolicy") return undefined;
      if (typeof value === "object" && value !== null && Object.keys(value).join() === "checksum/settings")
        return undefined;
      if (typeof value !== "string") return value;
      return value.replace(/^genesys-graphql(-[a-z0-9]{10}|:[\d.]+)$/, "genesys-graphql");
    });
    return (JSON.parse(left) as Resource[]).toSorted((a, b) => (a.kind < b.kind ? -1 : 1));
  }

  test("make the same resources", async () => {
    const base = resourcesIn(await output(KUBECTL!, "kustomize", "deploy/kubernetes/base"));
    const chart = await render({ existingSecret: "genesys-graphql" });
    expect(comparable(chart)).toEqual(comparable(base));
  });
});
