import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { startProgram } from "./process.ts";
import type { Program } from "./process.ts";
import { requireProgram } from "./system-programs.ts";

const REDIS_SERVER = "/usr/bin/redis-server";

/** Whether there is a Redis to test with; says so when there is none. */
export const hasRedis = requireProgram(REDIS_SERVER);

export interface TestRedis {
  url: string;
  /** Kills it; with it goes everything it held. */
  stop(): Promise<void>;
  /** Starts it anew, at the same address. */
  start(): Promise<void>;
  /** Makes it silent without closing a connection. */
  freeze(): void;
  thaw(): void;
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
  let program: Program;

  async function start() {
    program = startProgram([
      REDIS_SERVER,
      ...Object.entries(settings).flatMap(([name, value]) => [`--${name}`, `${value}`]),
    ]);
    await program.printed(/Ready to accept connections/);
  }
  await start();
  return {
    url: `redis://${password === "" ? "" : `:${password}@`}127.0.0.1:${port}`,
    start,
    async stop() {
      program.kill("SIGKILL");
      await program.ended;
    },
    freeze: () => program.kill("SIGSTOP"),
    thaw: () => program.kill("SIGCONT"),
  };
}
