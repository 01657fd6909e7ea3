import { readFileSync, rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startGateway } from "../start.ts";
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

const KUBECTL = findProgram("kubectl");
const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };

const build = async (folder: string) => resourcesIn(await output(KUBECTL!, "kustomize", `deploy/kubernetes/${folder}`));
const kindsOf = (resources: readonly Resource[]) => resources.map(({ kind }) => kind).toSorted();

(KUBECTL ? describe : describe.skip)("deploy/kubernetes", () => {
  let base: Resource[];
  let production: Resource[];
  let sandbox: Resource[];
  let secrets: string;

  beforeAll(async () => {
    secrets = await secretFolder();
    [base, production, sandbox] = await Promise.all([
      build("base"),
      build("overlays/production"),
      build("overlays/sandbox"),
    ]);
  });
  afterAll(() => rmSync(secrets, { recursive: true, force: true }));

  const all = () => [base, production, sandbox];

  test("has the same resources in production as in the base, and fewer in the sandbox", () => {
    expect(kindsOf(base)).toEqual([
      "ConfigMap",
      "Deployment",
      "HorizontalPodAutoscaler",
      "NetworkPolicy",
      "PodDisruptionBudget",
      "Service",
      "ServiceAccount",
    ]);
    expect(kindsOf(production)).toEqual(kindsOf(base));
    expect(kindsOf(sandbox)).toEqual(["ConfigMap", "Deployment", "NetworkPolicy", "Service", "ServiceAccount"]);
  });

  test("has settings in production that the gateway accepts, with as many replicas as the autoscaler keeps", () => {
    const { genesys, auth, replicas } = expectSettings(production, secrets);
    expect([genesys.clientSecret.reveal(), auth.mode, replicas]).toEqual(["canary-client-secret", "required", 3]);
  });

  test("has settings in the base that lack only the organization", () => {
    expect(envOf(base)["REPLICAS"]).toBe(String(find(base, "HorizontalPodAutoscaler")!.spec.minReplicas));
    expect(() => expectSettings(base, secrets)).toThrow(
      /^The settings cannot be used:\n- GENESYS_CLIENT_ID is missing.*\n- GENESYS_REGION is missing.*$/,
    );
  });

  test("has a sandbox that needs no Secret", () => {
    const { genesys, auth, replicas } = expectSettings(sandbox, secrets);
    expect([genesys.sandbox, auth.mode, replicas]).toEqual([true, "open", 1]);
    expect(JSON.stringify(sandbox)).not.toContain("secret");
  });

  test("knows the addresses of clients behind an ingress, in the sandbox too", () => {
    for (const resources of all()) expect(envOf(resources)["TRUST_PROXY"]).toBe("uniquelocal");
  });

  test("names things as they are called elsewhere", () => {
    for (const resources of all()) expectConnected(resources);
  });

  test("leaves the gateway the connections and the time that it needs", () => {
    for (const resources of all()) expectRoom(resources);
  });

  test("gives the gateway no rights that it does not need", () => {
    for (const resources of all()) expectHardened(resources);
  });

  test("runs the version of package.json in production", () => {
    expect(find(production, "Deployment")!.spec.template.spec.containers[0]!.image.split(":").at(-1)).toBe(version);
  });

  test("asks health checks that a gateway answers", async () => {
    const { startupProbe, livenessProbe, readinessProbe } = find(base, "Deployment")!.spec.template.spec.containers[0]!;
    const gateway = await startGateway();
    for (const { httpGet } of [startupProbe, livenessProbe, readinessProbe]) {
      expect([httpGet.path, (await fetch(new URL(httpGet.path, gateway.url))).status]).toEqual([httpGet.path, 200]);
    }
    await gateway.close();
  });
});
