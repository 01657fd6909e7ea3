import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { createCertificate } from "./certificate.ts";
import { freePort } from "./free-port.ts";
import { startSandbox } from "../sandbox/server.ts";
import type { Sandbox } from "../sandbox/server.ts";
import type { Lockfile } from "../audit/lockfile.ts";
import { endPrograms, startProgram } from "./process.ts";

/*
 * The tests run without Docker, so this follows the Dockerfile by hand: the same files, install, environment and commands. It
 * cannot test the base image.
 */
const run = promisify(execFile);
const instructions = readFileSync("Dockerfile", "utf8")
  .replaceAll(/\\\n\s*/g, " ")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => /^(\S+)\s+(.*)$/.exec(line)!.slice(1) as [name: string, rest: string]);
const all = (name: string) => instructions.filter((instruction) => instruction[0] === name).map(([, rest]) => rest);

const copies = all("COPY")
  .filter((rest) => !rest.startsWith("--from"))
  .map((rest) => ({ sources: rest.split(" ").slice(0, -1), target: rest.split(" ").at(-1)! }));
const copied = copies.flatMap(({ sources }) => sources);
const environment = Object.fromEntries(all("ENV").flatMap((rest) => rest.split(" ").map((pair) => pair.split("="))));
const command = JSON.parse(all("CMD")[0]!) as string[];
const healthcheck = JSON.parse(/CMD (\[.*\])$/.exec(all("HEALTHCHECK")[0]!)![1]!) as string[];

let folder: string;
let sandbox: Sandbox;
let port: string;

beforeAll(async () => {
  sandbox = await startSandbox();
  port = String(await freePort());
  folder = mkdtempSync(join(tmpdir(), "gateway-image-"));
  for (const { sources, target } of copies) {
    for (const source of sources) {
      const into = target.endsWith("/") ? join(target, basename(source)) : target;
      cpSync(source, join(folder, into), { recursive: true });
    }
  }
  const [npm, ...args] = `${all("RUN")[0]!} --prefer-offline`.split(" ");
  await run(npm!, args, { cwd: folder });
});

afterEach(endPrograms);
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

/** `node` is the Node that runs this test, the version of the Dockerfile. */
const here = ([, ...args]: string[]) => [process.execPath, ...args];

const startContainer = (env: Record<string, string>) =>
  startProgram(here(command), { cwd: folder, env: { ...environment, HOST: "127.0.0.1", PORT: port, ...env } });

const isHealthy = (env: Record<string, string> = {}) =>
  run(process.execPath, healthcheck.slice(1), { env: { PORT: port, ...env } }).then(
    () => true,
    () => false,
  );

async function countLibraries(): Promise<unknown> {
  const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: "{ libraries { totalCount } }" }),
  });
  return answer.json();
}

describe("the Dockerfile", () => {
  test("has the Node version of the tests, listens on every interface and is not root", () => {
    const major = process.versions.node.split(".", 1)[0];
    expect(all("FROM").map((rest) => rest.split(" ", 1)[0])).toEqual([`node:${major}-slim`, `node:${major}-slim`]);
    expect(environment).toEqual({ NODE_ENV: "production", HOST: "0.0.0.0" });
    // A number: Kubernetes refuses a name where it demands a user other than root.
    expect(all("USER")).toEqual(["1000"]);
    expect([command[0], healthcheck[0]]).toEqual(["node", "node"]);
  });

  test("copies exactly the files that .dockerignore allows", () => {
    const rules = readFileSync(".dockerignore", "utf8").split("\n");
    const letIn = rules.filter((rule) => rule.startsWith("!")).map((rule) => rule.slice(1));
    expect(rules).toContain("*");
    expect(letIn.toSorted()).toEqual([...new Set(copied)].toSorted());
  });

  test("installs no development tool and no second Node", () => {
    const { devDependencies } = JSON.parse(readFileSync("package.json", "utf8")) as { devDependencies: object };
    const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as Pick<Lockfile, "packages">;
    // A package that others need at run time too is not of development alone.
    const tools = Object.keys(devDependencies).filter((name) => packages[`node_modules/${name}`]?.dev);
    expect(tools.length).toBeGreaterThan(20);
    const installed = tools.filter((name) => existsSync(join(folder, "node_modules", name)));
    expect(installed).toEqual([]);
  });
});

test("package-lock.json has the packages of every platform, which npm ci needs, and names no registry", () => {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
    packages: Record<string, { optionalDependencies?: object; resolved?: string }>;
  };
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
    ),
  );
  expect(missing).toEqual([]);
  expect(Object.values(packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
});

describe("the health check with TLS", () => {
  const authority = createCertificate({ name: "authority", isAuthority: true });
  let files: Record<string, string>;
  let healthPort: string;
  beforeAll(async () => {
    const own = createCertificate();
    const paths = { TLS_CERT_FILE: own.cert, TLS_KEY_FILE: own.key, TLS_CLIENT_CA_FILE: authority.cert };
    for (const [name, text] of Object.entries(paths)) writeFileSync(join(folder, name), text);
    files = Object.fromEntries(Object.keys(paths).map((name) => [name, join(folder, name)]));
    healthPort = String(await freePort());
  });

  /** Whether a container with these settings, and its health check with the same, is healthy once it listens. */
  async function becomesHealthy(env: Record<string, string>): Promise<boolean> {
    const container = startContainer({ GENESYS_UPSTREAM: "sandbox", ...env });
    await container.printed(/gateway: https:/);
    return isHealthy(env);
  }

  test("asks by HTTPS without checking the certificate, also where other settings are empty", async () => {
    const { TLS_CERT_FILE = "", TLS_KEY_FILE = "" } = files;
    const env = { TLS_CERT_FILE, TLS_KEY_FILE };
    expect(await becomesHealthy({ ...env, HEALTH_PORT: "", TLS_CLIENT_CA_FILE: "" })).toBe(true);
    expect(await isHealthy({ HEALTH_PORT: "0" })).toBe(false);
  });

  test("asks HEALTH_PORT without TLS, where clients need a certificate", async () => {
    expect(await becomesHealthy({ ...files, HEALTH_PORT: healthPort })).toBe(true);
    // As docs/deployment.md says, the port of the requests answers none of these probes.
    expect(await isHealthy({ ...files, HEALTH_PORT: "0" })).toBe(false);
  });
});

describe("a container", () => {
  test("does not start without credentials", async () => {
    const container = startContainer({});
    expect(await container.ended).toEqual({ code: 1, signal: null });
    expect(container.stderr()).toContain("GENESYS_CLIENT_ID");
  });

  test("starts on its own sandbox with the demo setting", async () => {
    const container = startContainer({ GENESYS_UPSTREAM: "sandbox" });
    await container.printed(/gateway: http/);
    expect(await countLibraries()).toEqual({ data: { libraries: { totalCount: 8 } } });
  });

  test("serves an organization without the sandbox folder, reports that it is healthy, and stops on docker stop", async () => {
    rmSync(join(folder, "sandbox"), { recursive: true });
    expect(await isHealthy()).toBe(false);
    const container = startContainer({
      GENESYS_API_URL: sandbox.url,
      GENESYS_LOGIN_URL: sandbox.url,
      GENESYS_CLIENT_ID: "sandbox",
      GENESYS_CLIENT_SECRET: "sandbox",
      AUTH_MODE: "open",
      // Five seconds in production. Tests need not wait for it.
      DRAIN_DELAY: "0",
    });
    await container.printed(/gateway: http/);
    expect(await isHealthy()).toBe(true);
    expect(await countLibraries()).toEqual({ data: { libraries: { totalCount: 8 } } });
    expect((await fetch(`http://127.0.0.1:${port}/graphiql`)).status).toBe(404);
    container.kill("SIGTERM");
    expect(await container.ended).toEqual({ code: 0, signal: null });
    expect(await isHealthy()).toBe(false);
  });
});
