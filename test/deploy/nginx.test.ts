import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { Agent, request } from "node:https";
import { connect } from "node:http2";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { freePort } from "../free-port.ts";
import { connectionOptions } from "../../src/http/connections.ts";
import { readConfig } from "../../src/config/config.ts";
import { SETTINGS_TABLE } from "../../src/config/settings-table.ts";
import { startSandbox } from "../../sandbox/server.ts";
import type { Sandbox } from "../../sandbox/server.ts";
import { endPrograms, startProgram } from "../process.ts";
import type { Program } from "../process.ts";
import { until } from "../until.ts";
import { findProgram, output } from "./programs.ts";

const NGINX = findProgram("nginx");
const conf = readFileSync("deploy/compose/nginx.conf", "utf8");
const valueOf = (name: string) => new RegExp(`^\\s*${name} (.*);$`, "m").exec(conf)![1]!;
const seconds = (name: string) => Number(/^(\d+)s$/.exec(valueOf(name))![1]);

describe("deploy/compose/nginx.conf", () => {
  const config = readConfig({ NODE_ENV: "production", GENESYS_UPSTREAM: "sandbox" });

  test("passes every body that the gateway takes, and not much more", () => {
    const [, kilobytes] = /^(\d+)k$/.exec(valueOf("client_max_body_size"))!;
    const extra = (Number(kilobytes) * 1024) / config.limits.bodyBytes;
    expect(extra).toBeGreaterThanOrEqual(1);
    expect(extra).toBeLessThan(1.1);
  });

  test("waits longer than the gateway needs for an answer", () => {
    expect(seconds("proxy_read_timeout") * 1000).toBeGreaterThan(config.times.request);
  });

  test("closes idle connections before the gateway does, also while it drains", () => {
    expect(seconds("keepalive_timeout") * 1000).toBeLessThan(connectionOptions().keepAliveTimeout);
    expect(seconds("keepalive_timeout") * 1000).toBeLessThan(config.drainDelay);
  });
});

(NGINX ? describe : describe.skip)("nginx in front of two replicas", () => {
  let folder: string;
  let sandbox: Sandbox;
  let ports: [first: number, second: number];
  let port: number;
  let ca: string;
  let nginxConf: string;
  let replicasConf: string;
  let nginx: Program;
  const replicas: Program[] = [];

  /** What prepare.sh or restart.sh has written, with the addresses of this test. */
  function writeReplicas(): void {
    const written = readFileSync(join(folder, "deploy/compose/local/nginx/replicas.conf"), "utf8");
    const addresses = written.replace(/gateway-([12]):(\d+)/g, (_, number, at) => {
      // Else nginx would ask another port than the gateway listens on.
      if (Number(at) !== SETTINGS_TABLE.PORT.default) throw new Error(`The port is ${at}`);
      return `127.0.0.1:${ports[Number(number) - 1]}`;
    });
    writeFileSync(replicasConf, addresses);
  }

  async function startReplica(at: number): Promise<void> {
    replicas[at] = startProgram([process.execPath, "src/main.ts"], {
      env: {
        NODE_ENV: "production",
        PORT: String(ports[at]),
        GENESYS_API_URL: sandbox.url,
        GENESYS_LOGIN_URL: sandbox.url,
        GENESYS_CLIENT_ID: "sandbox",
        GENESYS_CLIENT_SECRET: "sandbox",
        GENESYS_REQUESTS_PER_MINUTE: "1000000",
        CLIENT_REQUESTS_PER_MINUTE: "0",
        AUTH_MODE: "open",
        // Its log says which requests it gets.
        LOG_LEVEL: "info",
        // nginx asks no health check, so no time is needed for it to notice.
        DRAIN_DELAY: "0",
      },
    });
    await replicas[at].printed(/gateway: http/);
  }

  beforeAll(async () => {
    sandbox = await startSandbox();
    ports = [await freePort(), await freePort()];
    port = await freePort();
    folder = mkdtempSync(join(tmpdir(), "nginx-"));
    const local = join(folder, "deploy/compose/local");
    for (const name of ["prepare.sh", "restart.sh"])
      cpSync(`deploy/compose/${name}`, join(folder, "deploy/compose", name));
    await output(join(folder, "deploy/compose/prepare.sh"));
    ca = readFileSync(join(local, "tls.crt"), "utf8");
    [nginxConf, replicasConf] = [join(folder, "nginx.conf"), join(folder, "replicas.conf")];
    // The same file, but for the places of a container.
    const here = conf
      .replaceAll("/tmp/", `${folder}/`)
      .replace("/etc/nginx/replicas/*.conf", replicasConf)
      .replace("listen 8443", `listen 127.0.0.1:${port}`)
      .replace("/run/secrets/tls-certificate", join(local, "tls.crt"))
      .replace("/run/secrets/tls-key", join(local, "tls.key"))
      .replace("access_log /dev/stdout", "access_log off");
    writeFileSync(nginxConf, here);
    writeReplicas();
    await Promise.all([startReplica(0), startReplica(1)]);
    // As in a container, all its processes have one user: started by root, the workers would get another one.
    const flags = process.getuid!() === 0 ? "daemon off; user root;" : "daemon off;";
    nginx = startProgram([NGINX!, "-c", nginxConf, "-g", flags]);
    let over = false;
    void nginx.ended.then(() => (over = true));
    const answers = () =>
      ask("{ __typename }").then(
        () => true,
        () => over,
      );
    // Until nginx is there, and a second after each try that a replica refused.
    await until(async () => (await answers()) && (over || [0, 1].every(hasAnswered)));
    if (over) throw new Error(nginx.stderr());
  });
  afterAll(async () => {
    endPrograms();
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  });

  // A connection for each request: nginx closes idle ones when it reloads, and a request into the closing would fail.
  const agent = new Agent({ keepAlive: false });

  function send(path: string, query?: string): Promise<{ status: number; text: string }> {
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          host: "127.0.0.1",
          port,
          path,
          ca,
          agent,
          servername: "localhost",
          method: query === undefined ? "GET" : "POST",
        },
        (answer) => {
          let text = "";
          answer.setEncoding("utf8").on("data", (part: string) => (text += part));
          answer.on("end", () => resolve({ status: answer.statusCode!, text }));
          answer.on("error", reject);
        },
      );
      sent.on("error", reject).setHeader("content-type", "application/json");
      sent.end(query === undefined ? undefined : JSON.stringify({ query }));
    });
  }
  const ask = (query: string) => send("/graphql", query);
  const hasAnswered = (at: number) => replicas[at]!.stdout().includes("request completed");

  test("nginx finds no fault in the file", async () => {
    expect(await output(NGINX!, "-t", "-q", "-c", nginxConf)).toBe("");
  });

  test("a query goes through TLS to the gateway", async () => {
    const { status, text } = await ask("{ libraries { totalCount } }");
    expect([status, JSON.parse(text)]).toEqual([200, { data: { libraries: { totalCount: 8 } } }]);
  });

  test("a client can use HTTP/2", async () => {
    const session = connect(`https://127.0.0.1:${port}`, { ca, servername: "localhost" });
    const stream = session.request({ ":path": "/graphql?query=%7B__typename%7D", "apollo-require-preflight": "1" });
    const [headers] = (await once(stream, "response")) as [Record<string, unknown>];
    expect([session.alpnProtocol, headers[":status"]]).toEqual(["h2", 200]);
    stream.close();
    session.destroy();
  });

  test("the health checks are not for clients", async () => {
    expect([(await send("/livez")).status, (await send("/readyz")).status]).toEqual([404, 404]);
  });

  test("a body over the limit is refused, and the largest one is not", async () => {
    const bodyOf = (bytes: number) => `{ __typename } # ${"x".repeat(bytes)}`;
    expect((await ask(bodyOf(1_700_000))).status).toBe(413);
    expect((await ask(bodyOf(1_590_000))).text).toContain('"data"');
  });

  test("while a replica is gone, the other one answers every request, and afterwards both do", async () => {
    for (const at of [0, 1]) {
      replicas[at]!.kill("SIGTERM");
      expect(await replicas[at]!.ended).toEqual({ code: 0, signal: null });
      const answers = await Promise.all(Array.from({ length: 20 }, () => ask("{ libraries { totalCount } }")));
      expect(answers.filter(({ status, text }) => status !== 200 || !text.includes('"totalCount":8'))).toEqual([]);
      await startReplica(at);
      await until(async () => (await ask("{ __typename }")).status === 200 && hasAnswered(at));
    }
  });

  /** The processes of nginx that answer requests. */
  const workers = () => readFileSync(`/proc/${nginx.pid}/task/${nginx.pid}/children`, "utf8").trim().split(" ");

  /** Does what `docker compose` with these arguments does. */
  async function compose(args: readonly string[]): Promise<void> {
    if (args.includes("reload")) {
      const before = workers();
      writeReplicas();
      nginx.kill("SIGHUP");
      // Here no DRAIN_DELAY covers the moment that nginx needs.
      await until(() => workers().every((pid) => !before.includes(pid)));
    } else if (args.includes("up")) {
      const at = Number(args.at(-1)!.slice("gateway-".length)) - 1;
      replicas[at]!.kill("SIGTERM");
      await replicas[at]!.ended;
      await startReplica(at);
    }
  }

  test("no request fails while restart.sh replaces one replica after the other", async () => {
    const before = replicas.map(({ pid }) => pid);
    const calls: string[] = [];
    const control = createHttpServer((asked, answer) => {
      const args = decodeURIComponent(asked.url!.slice(1)).split(" ");
      calls.push(args.slice(0, 2).join(" "));
      compose(args).then(
        () => answer.end(),
        () => answer.destroy(),
      );
    }).listen(0, "127.0.0.1");
    await once(control, "listening");
    const docker = join(folder, "docker");
    const script = `#!${process.execPath}
const url = "http://127.0.0.1:${(control.address() as AddressInfo).port}/" + encodeURIComponent(process.argv.slice(2).join(" "));
require("node:http").get(url, () => process.exit(0)).on("error", () => process.exit(1));
`;
    writeFileSync(docker, script, { mode: 0o755 });

    const over = new AbortController();
    let answered = 0;
    const failures: string[] = [];
    async function client(): Promise<void> {
      while (!over.signal.aborted) {
        const failure = await ask("{ libraries { totalCount } }").then(
          ({ status, text }) => (status === 200 && text.includes('"totalCount":8') ? undefined : `${status} ${text}`),
          (error: unknown) => String(error),
        );
        if (failure === undefined) answered += 1;
        else failures.push(failure);
      }
    }
    const clients = Array.from({ length: 4 }, client);
    await until(() => answered >= 20);
    const path = `${folder}:${process.env["PATH"]}`;
    await output("env", `PATH=${path}`, join(folder, "deploy/compose/restart.sh"));
    const whole = answered;
    await until(() => answered >= whole + 20);
    over.abort();
    await Promise.all(clients);
    control.close();

    expect(failures).toEqual([]);
    expect(calls.map((call) => call.split(" ")[1])).toEqual(["build", "exec", "up", "exec", "up", "exec"]);
    expect(replicas.map(({ pid }) => pid).filter((pid) => before.includes(pid))).toEqual([]);
    expect(readFileSync(replicasConf, "utf8")).not.toContain("down");
  });
});
