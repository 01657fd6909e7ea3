import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import type { Clock } from "../src/deadline.ts";
import { createRedis } from "../src/redis.ts";
import type { Redis } from "../src/redis.ts";
import { startProgram } from "./process.ts";
import type { Program } from "./process.ts";
import { requireProgram } from "./system-programs.ts";

const REDIS_SERVER = "/usr/bin/redis-server";

/** Whether there is a Redis to test with; says so when there is none. */
export const hasRedis = requireProgram(REDIS_SERVER);

/**
 * Milliseconds that are given to Redis where a stall of the machine is not to count as an outage. More than Jest's limit:
 * what waits for a Redis that is away does not end.
 */
export const PATIENT = 600_000;

export interface TestRedis {
  url: string;
  /** Kills it; with it goes everything it held. */
  stop(): Promise<void>;
  /** Starts it again, at the same address. */
  start(): Promise<void>;
  /** Makes it silent without closing a connection. */
  freeze(): void;
  thaw(): void;
  /** Makes it as at the start, whatever a test has done to it: one program does for a file of tests. */
  renew(): Promise<void>;
}

/** Opens a connection that is patient, and waits until it stands. */
export async function openRedis(url: string, clock?: Clock): Promise<Redis> {
  const connection = createRedis(url, { commandTimeout: PATIENT, ...(clock && { clock }) });
  if (connection.client.status !== "ready") await new Promise<void>((ready) => connection.client.once("ready", ready));
  return connection;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** Starts a Redis of the test's own that keeps nothing on disk. `endPrograms` ends it. */
export async function startRedis(password = ""): Promise<TestRedis> {
  const port = await freePort();
  const settings = { port, bind: "127.0.0.1", dir: tmpdir(), save: "", appendonly: "no", requirepass: password };
  const url = `redis://${password === "" ? "" : `:${password}@`}127.0.0.1:${port}`;
  let program: Program;
  let isUp = false;

  async function start() {
    program = startProgram([
      REDIS_SERVER,
      ...Object.entries(settings).flatMap(([name, value]) => [`--${name}`, `${value}`]),
    ]);
    await program.printed(/Ready to accept connections/);
    isUp = true;
  }
  const thaw = () => program.kill("SIGCONT");
  await start();
  return {
    url,
    start,
    async stop() {
      isUp = false;
      program.kill("SIGKILL");
      await program.ended;
    },
    freeze() {
      program.kill("SIGSTOP");
      // The signal takes its moment to get there.
      while (!readFileSync(`/proc/${program.pid}/stat`, "utf8").includes(") T ")) continue;
    },
    thaw,
    async renew() {
      thaw();
      if (!isUp) await start();
      const { client, close } = await openRedis(url);
      await client.config("SET", "min-replicas-to-write", 0);
      await client.flushall();
      close();
    },
  };
}
