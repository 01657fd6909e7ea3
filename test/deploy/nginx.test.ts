import { once } from "node:events";
import { readFileSync } from "node:fs";
import { connect } from "node:http2";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { connectionOptions } from "../../src/http/connections.ts";
import { readConfig } from "../../src/config/config.ts";
import { startSandbox } from "../../sandbox/server.ts";
import type { Sandbox } from "../../sandbox/server.ts";
import { until } from "../until.ts";
import { startBehindNginx } from "./behind-nginx.ts";
import type { BehindNginx } from "./behind-nginx.ts";
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
  let sandbox: Sandbox;
  let behind: BehindNginx;

  beforeAll(async () => {
    sandbox = await startSandbox();
    // The log says which requests a replica gets. nginx asks no health check, so no time is needed for it to notice.
    const env = { LOG_LEVEL: "info", DRAIN_DELAY: "0" };
    behind = await startBehindNginx({ nginx: NGINX!, upstream: sandbox.url, env });
    // A second after each try that a replica refused.
    await until(async () => (await ask("{ __typename }")).status === 200 && [0, 1].every(behind.hasAnswered));
  });
  afterAll(async () => {
    behind.close();
    await sandbox.close();
  });

  const ask = (query: string) => behind.send("/graphql", { query });

  test("nginx finds no fault in the file", async () => {
    expect(await output(NGINX!, "-t", "-q", "-c", behind.conf)).toBe("");
  });

  test("a query goes through TLS to the gateway", async () => {
    const { status, text } = await ask("{ libraries { totalCount } }");
    expect([status, JSON.parse(text)]).toEqual([200, { data: { libraries: { totalCount: 8 } } }]);
  });

  test("a client can use HTTP/2", async () => {
    const session = connect(`https://127.0.0.1:${behind.port}`, { ca: behind.ca, servername: "localhost" });
    const stream = session.request({ ":path": "/graphql?query=%7B__typename%7D", "apollo-require-preflight": "1" });
    const [headers] = (await once(stream, "response")) as [Record<string, unknown>];
    expect([session.alpnProtocol, headers[":status"]]).toEqual(["h2", 200]);
    stream.close();
    session.destroy();
  });

  test("the health checks are not for clients", async () => {
    expect([(await behind.send("/livez")).status, (await behind.send("/readyz")).status]).toEqual([404, 404]);
  });

  test("a body over the limit is refused, and the largest one is not", async () => {
    const bodyOf = (bytes: number) => `{ __typename } # ${"x".repeat(bytes)}`;
    expect((await ask(bodyOf(1_700_000))).status).toBe(413);
    expect((await ask(bodyOf(1_590_000))).text).toContain('"data"');
  });

  test("while a replica is gone, the other one answers every request, and afterwards both do", async () => {
    for (const at of [0, 1]) {
      behind.replicas[at]!.kill("SIGTERM");
      expect(await behind.replicas[at]!.ended).toEqual({ code: 0, signal: null });
      const answers = await Promise.all(Array.from({ length: 20 }, () => ask("{ libraries { totalCount } }")));
      expect(answers.filter(({ status, text }) => status !== 200 || !text.includes('"totalCount":8'))).toEqual([]);
      await behind.startReplica(at);
      await until(async () => (await ask("{ __typename }")).status === 200 && behind.hasAnswered(at));
    }
  });

  test("no request fails while restart.sh replaces one replica after the other", async () => {
    const before = behind.replicas.map(({ pid }) => pid);
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
    const calls = await behind.restart();
    const whole = answered;
    await until(() => answered >= whole + 20);
    over.abort();
    await Promise.all(clients);

    expect(failures).toEqual([]);
    expect(calls.map((call) => call.split(" ")[1])).toEqual(["build", "exec", "up", "exec", "up", "exec"]);
    expect(behind.replicas.map(({ pid }) => pid).filter((pid) => before.includes(pid))).toEqual([]);
    expect(behind.replicasConf()).not.toContain("down");
  });
});
