import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { readConfig } from "../src/config/config.ts";
import { systemClock } from "../src/deadline.ts";
import type { Clock } from "../src/deadline.ts";
import { allocateInNewSpace, keepShapeOfTicks } from "../src/garbage-collector.ts";
import { createGateway } from "../src/gateway.ts";
import { createLogStream } from "../src/log-stream.ts";
import type { Instrumentation } from "../src/telemetry/telemetry.ts";
import { startSandbox } from "../sandbox/server.ts";
import { freePort } from "../test/free-port.ts";
import { createFinishedBytes } from "./reference/finished-bytes.ts";
import { startPlainApollo } from "./reference/plain-apollo.ts";
import { createUnlimitedServer } from "./unlimited-server.ts";

/** What a child process serves. */
export type Served =
  | { kind: "sandbox"; latency: number }
  /**
   * The gateway, with `metrics` on a port of its own. With `cold`, every cached answer has expired when a request arrives while no other one
   * is open.
   */
  | { kind: "gateway"; settings: Record<string, string>; cold?: boolean; metrics?: boolean }
  /** The gateway without limits, authentication, compression and other checks. */
  | { kind: "unlimited"; settings: Record<string, string> }
  | { kind: "finished"; answers: [body: string, answer: string][] }
  /** `keptFor` milliseconds in a cache by URL; 0 is no cache. */
  | { kind: "apollo"; restUrl: string; keptFor: number };

/** Seconds for which a token of the sandbox is valid: no request that finds all expired needs a new one. */
const TOKEN_LIFETIME = 10_000_000_000;
/** Milliseconds by which time moves before a cold request: longer than any answer is kept. */
const AGING = 2 * 3_600_000;

/** The time of this machine, which `age` moves on. */
function createAgingClock(): Clock & { age(): void } {
  let aged = 0;
  return {
    ...systemClock,
    now: () => systemClock.now() + aged,
    wallTime: () => systemClock.wallTime() + aged,
    age: () => void (aged += AGING),
  };
}

async function serve(served: Served): Promise<string> {
  const local = { host: "127.0.0.1", port: 0 };
  if (served.kind === "sandbox") {
    const { url } = await startSandbox({
      size: "large",
      latency: served.latency,
      tokenLifetime: TOKEN_LIFETIME,
    });
    return url;
  }
  if (served.kind === "apollo") return (await startPlainApollo(served.restUrl, served.keptFor)).url;
  if (served.kind === "finished") {
    const server = createFinishedBytes(new Map(served.answers)).listen(local);
    await once(server, "listening");
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
  // As the program does before it serves.
  allocateInNewSpace();
  keepShapeOfTicks();
  const port = served.kind === "gateway" && served.metrics ? { METRICS_PORT: String(await freePort()) } : {};
  const config = readConfig({ CHANGES_POLL_INTERVAL: "0", ...served.settings, ...port });
  if (served.kind === "unlimited") {
    const server = await createUnlimitedServer(config, { guarded: false });
    return server.listen(local);
  }
  let instrumentation: Instrumentation | undefined;
  if (config.telemetry.prometheus || config.telemetry.traces) {
    // OpenTelemetry's SDK reads its variables from the environment.
    Object.assign(process.env, served.settings);
    const { startSdk } = await import("../src/telemetry/sdk.ts");
    const onFault = (line: string) => void process.stderr.write(`${line}\n`);
    ({ instrumentation } = await startSdk(config.telemetry, { version: "bench", onFault }));
  }
  const clock = createAgingClock();
  const { server } = await createGateway(config, () => true, { clock, instrumentation, logStream: createLogStream() });
  if (served.cold) ageWhenIdle(server.server, clock.age);
  return server.listen(local);
}

/** Ages before each request that arrives while no other one is open: time must not jump while one runs. */
function ageWhenIdle(server: Server, age: () => void): void {
  let open = 0;
  server.prependListener("request", (_request: unknown, response: ServerResponse) => {
    if (open === 0) age();
    open += 1;
    response.once("close", () => (open -= 1));
  });
}

export interface CpuServer {
  url: string;
  /** Processor time of the process so far, in milliseconds. */
  spent(): Promise<number>;
  stop(): Promise<void>;
}

const running = new Set<ChildProcess>();

/** Starts a process that serves this. `pinned` is a command that the process is started by, such as `taskset -c 0`. */
export async function startCpuServer(served: Served, pinned: readonly string[] = []): Promise<CpuServer> {
  const { PATH, HOME } = process.env;
  const [execPath = process.execPath, ...more] = pinned;
  const child = fork(new URL(import.meta.url), [], {
    // In production, graphql-js makes fewer checks.
    env: { PATH, HOME, NODE_ENV: "production" },
    // The log goes nowhere.
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    execPath,
    execArgv: pinned.length > 0 ? [...more, process.execPath, ...process.execArgv] : process.execArgv,
  });
  running.add(child);
  const ended = once(child, "exit").then(() => {
    running.delete(child);
    return undefined;
  });
  async function ask<T>(message: object | string): Promise<T> {
    child.send(message);
    const answer = await Promise.race([once(child, "message"), ended]);
    if (answer === undefined) throw new Error(`A server ended before it answered`);
    return (answer as [T])[0];
  }
  const url = await ask<string>(served);
  return {
    url,
    spent: () => ask<number>("spent"),
    async stop() {
      child.disconnect();
      await ended;
    },
  };
}

/** Ends all servers that still run. */
export function endCpuServers(): void {
  for (const child of running) child.kill("SIGKILL");
}

/** Ends the program on Ctrl-C and SIGTERM, after `end`: a Redis in a process group of its own would go on. */
export function endOnSignals(end: () => void): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      end();
      process.exit(1);
    });
  }
}

if (import.meta.main) {
  process.on("message", (message: Served | "spent") => {
    if (message === "spent") {
      const { user, system } = process.cpuUsage();
      process.send!((user + system) / 1000);
      return;
    }
    serve(message).then(
      (url) => process.send!(url),
      (error: Error) => {
        process.stderr.write(`${error.stack}\n`);
        process.exit(1);
      },
    );
  });
  process.on("disconnect", () => process.exit());
}
