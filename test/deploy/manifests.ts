import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { expect } from "@jest/globals";
import { parseAllDocuments } from "yaml";
import { SETTINGS_TABLE } from "../../src/config/settings-table.ts";
import { output } from "./programs.ts";
import { configOf, END_TIME, openSecrets, unknownNames } from "./settings.ts";
import type { ContainerEnv } from "./settings.ts";

type Labels = Record<string, string>;
interface Selector {
  matchLabels: Labels;
}
interface Meta {
  name: string;
  labels: Labels;
}
interface Probe {
  httpGet: { path: string; port: string; scheme?: string };
  periodSeconds: number;
  failureThreshold: number;
}
export interface Container {
  image: string;
  ports: { name: string; containerPort: number }[];
  env?: { name: string; value: string }[];
  envFrom: { configMapRef: { name: string } }[];
  startupProbe: Probe;
  livenessProbe: Probe;
  readinessProbe: Probe;
  resources: { requests: Record<string, string>; limits: Record<string, string> };
  securityContext: object;
  volumeMounts?: { name: string; mountPath: string; subPath?: string; readOnly?: boolean }[];
}
interface Ports {
  ports: { port: number | string; protocol: string }[];
}
interface Specs {
  ConfigMap: { data: ContainerEnv };
  Deployment: {
    spec: {
      replicas?: number;
      selector: Selector;
      template: {
        metadata: Meta;
        spec: {
          serviceAccountName: string;
          automountServiceAccountToken: boolean;
          terminationGracePeriodSeconds: number;
          securityContext: object;
          topologySpreadConstraints: { labelSelector: Selector }[];
          containers: Container[];
          volumes?: { name: string; secret?: { secretName: string } }[];
        };
      };
    };
  };
  Service: { spec: { selector: Labels; ports: { name: string; targetPort: string; appProtocol?: string }[] } };
  ServiceAccount: object;
  HorizontalPodAutoscaler: {
    spec: { scaleTargetRef: { kind: string; name: string }; minReplicas: number; maxReplicas: number };
  };
  PodDisruptionBudget: { spec: { maxUnavailable: number; selector: Selector } };
  ServiceMonitor: {
    spec: { jobLabel: string; selector: Selector; endpoints: { port: string; path: string; interval: string }[] };
  };
  NetworkPolicy: { spec: { podSelector: Selector; ingress: (Ports & { from: object[] })[]; egress: Ports[] } };
}
type Kind = keyof Specs;
export type Resource<K extends Kind = Kind> = { apiVersion: string; kind: K; metadata: Meta } & Specs[K];

/** The resources of what kubectl or Helm printed. */
export function resourcesIn(text: string): Resource[] {
  return parseAllDocuments(text).flatMap((document) => {
    expect(document.errors).toEqual([]);
    return (document.toJS() as Resource | null) ?? [];
  });
}

/** The only resource of a kind; undefined if there is none. */
export function find<K extends Kind>(resources: readonly Resource[], kind: K): Resource<K> | undefined {
  const found = resources.filter((resource): resource is Resource<K> => resource.kind === kind);
  expect(found.length).toBeLessThanOrEqual(1);
  return found[0];
}

const SECRET_FILES = {
  "genesys-client-secret": "canary-client-secret",
  "redis-url": "rediss://user:password@redis.example.com:6379",
};

/** A folder with the files of the Secret, as docs/deployment.md makes it. */
export async function secretFolder(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "secret-"));
  for (const [name, text] of Object.entries(SECRET_FILES)) writeFileSync(join(folder, name), text);
  const file = join(folder, "api-keys.json");
  await output(process.execPath, "cli/api-key.ts", "create", "a", "--permissions", "responses:*:view", "--file", file);
  return folder;
}

/** True if the labels have all wanted ones. */
export function includes(labels: Labels, wanted: Labels): boolean {
  return Object.entries(wanted).every(([name, value]) => labels[name] === value);
}

/** The settings that the container gets. */
export function envOf(resources: readonly Resource[]): ContainerEnv {
  const [container] = find(resources, "Deployment")!.spec.template.spec.containers;
  const { env = [], envFrom } = container!;
  const settings = find(resources, "ConfigMap")!;
  expect(envFrom.map(({ configMapRef }) => configMapRef.name)).toEqual([settings.metadata.name]);
  return { ...settings.data, ...Object.fromEntries(env.map(({ name, value }) => [name, value])) };
}

/**
 * Expects that the gateway accepts its settings, and that they fit the number of replicas. Answers the configuration. `secrets` is the folder
 * that stands for the volume of that name; `more` has those of other volumes.
 */
export function expectSettings(resources: readonly Resource[], secrets: string, more: Record<string, string> = {}) {
  const folders: Record<string, string> = { secrets, ...more };
  const pod = find(resources, "Deployment")!.spec.template.spec;
  const env = envOf(resources);
  expect(Object.values(env).filter((value) => typeof value !== "string")).toEqual([]);
  expect([unknownNames(env), openSecrets(env)]).toEqual([[], []]);
  const mounts = pod.containers[0]!.volumeMounts ?? [];
  const config = configOf(env, (path) => {
    const mount = mounts.find(({ mountPath, name }) => mountPath === dirname(path) && folders[name] !== undefined);
    // A file that is mounted by itself never changes.
    expect([path, mount?.subPath, mount?.readOnly]).toEqual([path, undefined, true]);
    return join(folders[mount!.name]!, basename(path));
  });
  const autoscaler = find(resources, "HorizontalPodAutoscaler")?.spec;
  const replicas = autoscaler?.minReplicas ?? find(resources, "Deployment")!.spec.replicas ?? 1;
  const most = autoscaler?.maxReplicas ?? replicas;
  expect(config.replicas).toBe(replicas);
  expect(most).toBeLessThanOrEqual(SETTINGS_TABLE.REPLICAS.max);
  expect(config.redisUrl !== undefined || most === 1).toBe(true);
  return config;
}

/** Expects that all names and labels by which the resources find each other are right, and that probes ask there. */
export function expectConnected(
  resources: readonly Resource[],
  probed: { port: string; scheme?: string } = { port: "http" },
): void {
  const deployment = find(resources, "Deployment")!;
  const { metadata, spec: pod } = deployment.spec.template;
  const container = pod.containers[0]!;
  const autoscaler = find(resources, "HorizontalPodAutoscaler")?.spec;
  const policy = find(resources, "NetworkPolicy")!.spec;
  const service = find(resources, "Service")!.spec;

  const selectors = [
    deployment.spec.selector.matchLabels,
    service.selector,
    policy.podSelector.matchLabels,
    ...pod.topologySpreadConstraints.map(({ labelSelector }) => labelSelector.matchLabels),
    ...[find(resources, "PodDisruptionBudget")?.spec.selector.matchLabels ?? []].flat(),
  ];
  expect(selectors.filter((selector) => !includes(metadata.labels, selector))).toEqual([]);
  expect(pod.serviceAccountName).toBe(find(resources, "ServiceAccount")!.metadata.name);
  const target = autoscaler && [autoscaler.scaleTargetRef.kind, autoscaler.scaleTargetRef.name];
  expect([undefined, ["Deployment", deployment.metadata.name]]).toContainEqual(target);
  // With an autoscaler, a number of replicas would undo what it has chosen.
  expect(deployment.spec.replicas === undefined || autoscaler === undefined).toBe(true);

  const port = container.ports.find(({ name }) => name === "http");
  expect(port?.containerPort).toBe(SETTINGS_TABLE.PORT.default);
  expect(service.ports.map(({ targetPort }) => targetPort)).toEqual(["http"]);
  expect(policy.ingress[0]!.ports.map((allowed) => allowed.port)).toEqual(["http"]);
  const probes = [container.startupProbe, container.livenessProbe, container.readinessProbe];
  expect(probes.map(({ httpGet }) => httpGet)).toEqual([
    { path: "/livez", ...probed },
    { path: "/livez", ...probed },
    { path: "/readyz", ...probed },
  ]);
}

/** Expects that the gateway can reach what it needs, and gets the time that it needs to stop. */
export function expectRoom(resources: readonly Resource[]): void {
  const pod = find(resources, "Deployment")!.spec.template.spec;
  expect(pod.terminationGracePeriodSeconds * 1000).toBeGreaterThan(END_TIME);
  const { egress } = find(resources, "NetworkPolicy")!.spec;
  const open = egress.flatMap(({ ports }) => ports.map(({ port, protocol }) => `${port} ${protocol}`));
  const needed = ["53 UDP", "53 TCP", "443 TCP", `${new URL(SECRET_FILES["redis-url"]).port} TCP`];
  expect(open.toSorted()).toEqual(needed.toSorted());
}

/** Expects no root rights, no privileges, no token of Kubernetes and no file system to write to. */
export function expectHardened(resources: readonly Resource[]): void {
  const pod = find(resources, "Deployment")!.spec.template.spec;
  expect(pod.containers).toHaveLength(1);
  expect(pod.automountServiceAccountToken).toBe(false);
  // The number of the Dockerfile, which a test there checks.
  expect(pod.securityContext).toEqual({
    runAsNonRoot: true,
    runAsUser: 1000,
    runAsGroup: 1000,
    fsGroup: 1000,
    seccompProfile: { type: "RuntimeDefault" },
  });
  expect(pod.containers[0]!.securityContext).toEqual({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ["ALL"] },
  });
  // Without a limit one replica could take the memory of a whole node; a limit of processor time would only slow it down.
  expect(Object.keys(pod.containers[0]!.resources.limits)).toEqual(["memory"]);
  expect(Object.keys(pod.containers[0]!.resources.requests)).toEqual(["cpu", "memory"]);
}
