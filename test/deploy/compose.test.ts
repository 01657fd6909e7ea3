import { appendFileSync, chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { findProgram, output } from "./programs.ts";
import { configOf, DRAIN_TIME, END_TIME, openSecrets, unknownNames } from "./settings.ts";
import type { ContainerEnv } from "./settings.ts";

interface Service {
  image: string;
  build?: string;
  user?: string;
  environment?: ContainerEnv;
  env_file?: string;
  secrets?: string[];
  volumes?: string[];
  ports?: string[];
  profiles?: string[];
  networks: string[];
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  stop_grace_period?: string;
}

interface ComposeFile {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean }>;
  secrets: Record<string, { file: string }>;
}

const compose = parse(readFileSync("compose.yaml", "utf8"), { merge: true }) as ComposeFile;
const gateways = Object.entries(compose.services).filter(([, { build }]) => build === ".");
const gateway = gateways[0]![1];
const COMPOSE = findProgram("docker-compose");
const PROFILES = Object.values(compose.services).flatMap(({ profiles }) => ["--profile", profiles?.[0] ?? "none"]);
const SECRET = "canary-client-secret";
const ALERTMANAGER = "deploy/alertmanager/alertmanager.yaml";

/** A copy of what Docker Compose reads, with the files that the script makes and a person fills in. */
let folder: string;
let settings: ContainerEnv;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "compose-"));
  for (const path of ["compose.yaml", "deploy/compose/prepare.sh", "deploy/compose/nginx.conf", ALERTMANAGER]) {
    cpSync(path, join(folder, path));
  }
  await output(join(folder, "deploy/compose/prepare.sh"));
  const local = join(folder, "deploy/compose/local");
  writeFileSync(join(local, "genesys-client-secret"), SECRET);
  appendFileSync(join(local, "gateway.env"), "GENESYS_REGION=eu-central-1\nGENESYS_CLIENT_ID=gateway\n");
  const keys = join(local, "api-keys/api-keys.json");
  await output(
    process.execPath,
    "cli/api-key.ts",
    "create",
    "first",
    "--permissions",
    "responses:*:view",
    "--file",
    keys,
  );
  chmodSync(keys, 0o644);
  settings = { ...envFile(join(folder, gateway.env_file!)), ...gateway.environment };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The variables of a file, of which the last of a name counts, as Docker reads it. */
function envFile(path: string): ContainerEnv {
  const lines = readFileSync(path, "utf8").split("\n");
  return Object.fromEntries(lines.flatMap((line) => (/^[A-Z_]+=/.test(line) ? [line.split(/=(.*)/s, 2)] : [])));
}

/** The file of this machine that a container of the service finds at the path. */
function fileOf(path: string): string {
  const secret = /^\/run\/secrets\/(.+)$/.exec(path)?.[1];
  if (secret !== undefined) {
    if (!gateway.secrets!.includes(secret)) throw new Error(`The gateway does not get the secret ${secret}`);
    return join(folder, compose.secrets[secret]!.file);
  }
  const mounts = gateway.volumes!.map((volume) => volume.split(":") as [string, string]);
  const [source, target] = mounts.find((mount) => path.startsWith(`${mount[1]}/`))!;
  return join(folder, source, path.slice(target.length));
}

describe("compose.yaml", () => {
  test("runs two replicas that are the same", () => {
    expect(gateways).toHaveLength(2);
    expect(gateways[1]![1]).toEqual(gateway);
    expect(gateway.environment!["REPLICAS"]).toBe("2");
  });

  test("gives the gateway only settings that it knows, and no secret but in files", () => {
    expect(unknownNames(settings)).toEqual([]);
    expect(openSecrets(settings)).toEqual([]);
  });

  test("has settings and files that the gateway accepts", () => {
    const { genesys, redisUrl, auth, production, host } = configOf(settings, fileOf);
    expect([genesys.apiUrl, genesys.clientSecret.reveal()]).toEqual(["https://api.mypurecloud.de", SECRET]);
    expect([auth.mode, production, host]).toEqual(["required", true, "0.0.0.0"]);
    const { hostname, port, password } = new URL(redisUrl!.reveal());
    expect([hostname in compose.services, port]).toEqual([true, "6379"]);
    const redisPassword = readFileSync(join(folder, compose.secrets["redis-password"]!.file), "utf8");
    expect(redisPassword).toBe(`requirepass ${password}\n`);
  });

  test("says what to fill in as long as it is missing", () => {
    const empty = { ...settings, GENESYS_REGION: "", GENESYS_CLIENT_ID: "" };
    expect(() => configOf(empty, fileOf)).toThrow(/GENESYS_CLIENT_ID is missing[^]*GENESYS_REGION is missing/);
  });

  test("mounts the folder of API keys, not the file, which revoking a key replaces", () => {
    const keys = fileOf(settings["AUTH_API_KEYS_FILE"]!);
    expect(gateway.volumes!.map((volume) => join(folder, volume.split(":")[0]!))).toEqual([dirname(keys)]);
    expect(statSync(dirname(keys)).isDirectory()).toBe(true);
  });

  test("gives the gateway the time that it needs to stop", () => {
    expect(DRAIN_TIME).toBeLessThan(END_TIME);
    for (const [, { stop_grace_period: grace }] of gateways)
      expect(Number.parseInt(grace!, 10) * 1000).toBeGreaterThan(END_TIME);
  });

  test("gives no container root rights, more privileges or a file system to write to", () => {
    for (const [name, service] of Object.entries(compose.services)) {
      expect([name, service.read_only, service.cap_drop]).toEqual([name, true, ["ALL"]]);
      expect([name, service.security_opt]).toEqual([name, ["no-new-privileges:true"]]);
      // The image of the gateway names its user itself.
      const user = service.build === undefined ? service.user : "1000";
      expect([name, user]).toEqual([name, expect.stringMatching(/^[1-9]\d*$/)]);
    }
  });

  test("lets only nginx be reached from outside, and Redis reach nothing outside", () => {
    const open = Object.entries(compose.services).filter(([, { ports, profiles }]) => ports && !profiles);
    expect(open.map(([name]) => name)).toEqual(["nginx"]);
    const networks = compose.services["redis"]!.networks;
    expect(networks.filter((name) => compose.networks[name]?.internal !== true)).toEqual([]);
  });

  test("names a version of each image", () => {
    const images = Object.values(compose.services).flatMap(({ build, image }) => (build === undefined ? [image] : []));
    expect(images.filter((image) => !/:v?\d+\.\d+/.test(image))).toEqual([]);
  });
});

(COMPOSE ? describe : describe.skip)("Docker Compose", () => {
  test("reads the file as these tests do", async () => {
    const read = parse(await output(COMPOSE!, "-f", join(folder, "compose.yaml"), ...PROFILES, "config")) as {
      services: Record<string, { environment?: ContainerEnv }>;
    };
    expect(Object.keys(read.services).toSorted()).toEqual(Object.keys(compose.services).toSorted());
    for (const [name] of gateways) expect(read.services[name]!.environment).toEqual(settings);
  });
});

describe("deploy/compose/prepare.sh", () => {
  const local = () => join(folder, "deploy/compose/local");

  test("keeps what it made before", async () => {
    const names = ["tls.key", "tls.crt", "redis-url", "redis-password.conf", "genesys-client-secret", "gateway.env"];
    names.push("alertmanager/alertmanager.yaml");
    const read = () => names.map((name) => readFileSync(join(local(), name), "utf8"));
    const before = read();
    await output(join(folder, "deploy/compose/prepare.sh"));
    expect(read()).toEqual(before);
  });

  test("lets only its own user into the folder, whose files the users of the containers can read", () => {
    expect(statSync(local()).mode & 0o777).toBe(0o700);
    for (const { file } of Object.values(compose.secrets)) {
      expect([file, statSync(join(folder, file)).mode & 0o444]).toEqual([file, 0o444]);
    }
  });

  test("makes the configuration of Alertmanager, which its user can read", () => {
    const mounts = compose.services["alertmanager"]!.volumes!.map((volume) => volume.split(":")[0]!);
    expect(mounts).toContain("./deploy/compose/local/alertmanager");
    const path = join(local(), "alertmanager/alertmanager.yaml");
    expect(readFileSync(path, "utf8")).toBe(readFileSync(ALERTMANAGER, "utf8"));
    expect(statSync(path).mode & 0o444).toBe(0o444);
  });

  test("makes files that Git leaves out", () => {
    expect(readFileSync(".gitignore", "utf8").split("\n")).toContain("deploy/compose/local/");
  });
});
