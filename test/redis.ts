import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { freePort } from "./free-port.ts";
import type { Clock } from "../src/deadline.ts";
import { createRedis } from "../src/redis.ts";
import type { Redis } from "../src/redis.ts";
import { startProgram } from "./process.ts";
import type { Program } from "./process.ts";
import { requireProgram } from "./system-programs.ts";

export const REDIS_SERVER = "/usr/bin/redis-server";

/** Whether this machine has a Redis to test with; prints a line when it has none. */
export const hasRedis = requireProgram(REDIS_SERVER);

/**
 * Milliseconds that a question may wait in tests in which a stall of the machine must not count as an outage. It is longer than
 * Jest's limit, so a wait for a Redis that is away fails the test.
 */
export const PATIENT = 600_000;

export interface TestRedis {
  url: string;
  /** Kills it; its data is lost. */
  stop(): Promise<void>;
  /** Starts it again, at the same address. */
  start(): Promise<void>;
  /** Stops it from answering, without closing a connection. */
  freeze(): void;
  thaw(): void;
  /** Makes it as it was at the start, so that the tests of a file can share one program. */
  renew(): Promise<void>;
}

/** Opens a connection with a long patience, and waits until it is ready. */
export async function openRedis(url: string, clock?: Clock): Promise<Redis> {
  const connection = createRedis(url, { patience: PATIENT, ...(clock && { clock }) });
  if (connection.client.status !== "ready") await new Promise<void>((ready) => connection.client.once("ready", ready));
  return connection;
}

/** Starts a Redis for the test that stores nothing on disk. `endPrograms` ends it. */
export async function startRedis(password = ""): Promise<TestRedis> {
  const port = await freePort();
  const settings = {
    ...{ port, bind: "127.0.0.1", save: "", appendonly: "no", requirepass: password },
    // A replica writes what it gets from its primary to disk. Another server must not begin with that.
    ...{ dir: tmpdir(), dbfilename: `redis-${port}.rdb`, "rdb-del-sync-files": "yes" },
  };
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
      // The signal arrives a moment later.
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
