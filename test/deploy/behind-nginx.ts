import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { Agent, request } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SETTINGS_TABLE } from "../../src/config/settings-table.ts";
import { freePort } from "../free-port.ts";
import { endPrograms, startProgram } from "../process.ts";
import type { Program } from "../process.ts";
import { until } from "../until.ts";
import { output } from "./programs.ts";

export interface HttpAnswer {
  status: number;
  text: string;
}

/** Two replicas with nginx and TLS in front, from the files of deploy/compose/. */
export interface BehindNginx {
  port: number;
  /** The certificate that clients have to trust. */
  ca: string;
  /** The path of nginx's configuration. */
  conf: string;
  /** What nginx reads of its replicas now. */
  replicasConf(): string;
  replicas: readonly Program[];
  startReplica(at: number): Promise<void>;
  /** True once this replica has answered a request; only where its log has them. */
  hasAnswered(at: number): boolean;
  /** Sends a GET, or with a body a POST of JSON, each on a connection of its own. */
  send(path: string, body?: object): Promise<HttpAnswer>;
  /** Runs restart.sh, and answers what it has asked of `docker compose`. */
  restart(): Promise<string[]>;
  /** Ends all programs that the test has started. */
  close(): void;
}

interface BehindNginxOptions {
  /** The path of nginx. */
  nginx: string;
  /** The sandbox that answers in place of Genesys Cloud. */
  upstream: string;
  /** Further settings of the replicas. */
  env: Record<string, string>;
}

/** Starts it all, and waits until both replicas are ready. */
export async function startBehindNginx({ nginx: program, upstream, env }: BehindNginxOptions): Promise<BehindNginx> {
  const ports = [await freePort(), await freePort()];
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), "nginx-"));
  const local = join(folder, "deploy/compose/local");
  const [conf, replicasConf] = [join(folder, "nginx.conf"), join(folder, "replicas.conf")];
  const replicas: Program[] = [];

  /** What prepare.sh or restart.sh has written, with the addresses of this machine. */
  function writeReplicas(): void {
    const written = readFileSync(join(local, "nginx/replicas.conf"), "utf8");
    const addresses = written.replace(/gateway-([12]):(\d+)/g, (_, number, at) => {
      // Else nginx would ask another port than the gateway listens on.
      if (Number(at) !== SETTINGS_TABLE.PORT.default) throw new Error(`The port is ${at}`);
      return `127.0.0.1:${ports[Number(number) - 1]}`;
    });
    writeFileSync(replicasConf, addresses);
  }

  /** As Docker does, it waits for the health check. */
  async function startReplica(at: number): Promise<void> {
    replicas[at] = startProgram([process.execPath, "src/main.ts"], {
      env: {
        NODE_ENV: "production",
        PORT: String(ports[at]),
        GENESYS_API_URL: upstream,
        GENESYS_LOGIN_URL: upstream,
        GENESYS_CLIENT_ID: "sandbox",
        GENESYS_CLIENT_SECRET: "sandbox",
        GENESYS_REQUESTS_PER_MINUTE: "1000000",
        CLIENT_REQUESTS_PER_MINUTE: "0",
        AUTH_MODE: "open",
        ...env,
      },
    });
    await replicas[at].printed(/gateway: http/);
    await until(async () => (await fetch(`http://127.0.0.1:${ports[at]}/readyz`)).ok);
  }

  for (const path of ["compose/prepare.sh", "compose/restart.sh", "alertmanager/alertmanager.yaml"])
    cpSync(`deploy/${path}`, join(folder, "deploy", path));
  await output(join(folder, "deploy/compose/prepare.sh"));
  const ca = readFileSync(join(local, "tls.crt"), "utf8");
  // The same file, but for the places of a container.
  const here = readFileSync("deploy/compose/nginx.conf", "utf8")
    .replaceAll("/tmp/", `${folder}/`)
    .replace("/etc/nginx/replicas/*.conf", replicasConf)
    .replace("listen 8443", `listen 127.0.0.1:${port}`)
    .replace("/run/secrets/tls-certificate", join(local, "tls.crt"))
    .replace("/run/secrets/tls-key", join(local, "tls.key"))
    .replace("access_log /dev/stdout", "access_log off");
  writeFileSync(conf, here);
  writeReplicas();
  await Promise.all([startReplica(0), startReplica(1)]);
  // As in a container, all its processes have one user: started by root, the workers would get another one.
  const flags = process.getuid!() === 0 ? "daemon off; user root;" : "daemon off;";
  const nginx = startProgram([program, "-c", conf, "-g", flags]);
  let over = false;
  void nginx.ended.then(() => (over = true));
  // Until nginx is there.
  await until(() =>
    send("/graphql?query=%7B__typename%7D").then(
      () => true,
      () => over,
    ),
  );
  if (over) throw new Error(nginx.stderr());

  // A connection for each request: nginx closes idle ones when it reloads, and a request into the closing would fail.
  function send(path: string, body?: object): Promise<HttpAnswer> {
    const { promise, resolve, reject } = Promise.withResolvers<HttpAnswer>();
    const method = body === undefined ? "GET" : "POST";
    const sent = request(
      { ...{ host: "127.0.0.1", port, path, ca, agent: AGENT, servername: "localhost", method } },
      (answer) => {
        let text = "";
        answer.setEncoding("utf8").on("data", (part: string) => (text += part));
        answer.on("end", () => resolve({ status: answer.statusCode!, text }));
        answer.on("error", reject);
      },
    );
    sent.on("error", reject).setHeader("content-type", "application/json");
    sent.end(body === undefined ? undefined : JSON.stringify(body));
    return promise;
  }

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

  async function restart(): Promise<string[]> {
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
    const script = `#!${process.execPath}
const url = "http://127.0.0.1:${(control.address() as AddressInfo).port}/" + encodeURIComponent(process.argv.slice(2).join(" "));
require("node:http").get(url, () => process.exit(0)).on("error", () => process.exit(1));
`;
    writeFileSync(join(folder, "docker"), script, { mode: 0o755 });
    await output("env", `PATH=${folder}:${process.env["PATH"]}`, join(folder, "deploy/compose/restart.sh"));
    control.close();
    return calls;
  }

  return {
    ...{ port, ca, conf, replicas, startReplica, send, restart },
    replicasConf: () => readFileSync(replicasConf, "utf8"),
    hasAnswered: (at) => replicas[at]!.stdout().includes("request completed"),
    close() {
      endPrograms();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const AGENT = new Agent({ keepAlive: false });
