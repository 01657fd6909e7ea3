import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../../test/free-port.ts";
import type { RedisClient } from "../../src/redis.ts";
import { startProgram } from "../../test/process.ts";
import type { Program } from "../../test/process.ts";
import { openRedis } from "../../test/redis.ts";
import { until } from "../../test/until.ts";

const REDIS_SERVER = "/usr/bin/redis-server";
/** Milliseconds that a new replica may take to copy its master. */
const REPLICA_PATIENCE = 1000;

/** A Redis that things happen to. What restarts or replaces it waits for the one before. */
export interface RedisHost {
  port(): number;
  /** When it came back after it was restarted or replaced: `performance.now()`. */
  returns: readonly number[];
  /** Commands of an operator, on a connection of their own. */
  command<T>(work: (client: RedisClient) => Promise<T>): Promise<T>;
  signal(signal: "SIGSTOP" | "SIGCONT"): void;
  kill(): Promise<void>;
  /** Stores a copy of its data, which `restart` can begin with. */
  keepCopy(): Promise<void>;
  /** Kills it and starts it again after so many milliseconds, with nothing or with the data of `keepCopy`. */
  restart(from: "nothing" | "copy", downFor: number): Promise<void>;
  /** Promotes a replica that lacks what is written to its master `meanwhile`, after so many milliseconds without any. */
  failOver(meanwhile: () => Promise<void>, downFor: number): Promise<void>;
}

interface Server {
  port: number;
  folder: string;
  program: Program;
}

/** Starts a Redis. `onMove` is called with the port of the replica that was promoted. `endPrograms` ends it. */
export async function startRedisHost(folder: string, onMove: (port: number) => void): Promise<RedisHost> {
  const returns: number[] = [];
  let last: Promise<unknown> = Promise.resolve();
  let current = await start(await freePort(), mkdtempSync(join(folder, "redis-")));
  let replica: Server | undefined;

  function oneByOne<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  }
  async function kill(): Promise<void> {
    current.program.kill("SIGKILL");
    await current.program.ended;
  }
  const dumpIn = (server: Server) => join(server.folder, "dump.rdb");
  const copy = join(folder, "copy.rdb");

  /** Undefined if it does not get the data soon: another fault has made the master refuse it. */
  async function addReplica(): Promise<Server | undefined> {
    const added = await start(await freePort(), mkdtempSync(join(folder, "redis-")), current.port);
    const limit = performance.now() + REPLICA_PATIENCE;
    let state = "";
    await until(async () => {
      state = await commandTo(added.port, (client) => client.info("replication"));
      return state.includes("link_status:up") || performance.now() > limit;
    });
    if (state.includes("link_status:up")) return added;
    added.program.kill("SIGKILL");
    return undefined;
  }

  return {
    port: () => current.port,
    returns,
    command: (work) => oneByOne(() => commandTo(current.port, work)),
    signal: (signal) => current.program.kill(signal),
    kill: () => oneByOne(kill),
    keepCopy: () =>
      oneByOne(async () => {
        await commandTo(current.port, (client) => client.save());
        copyFileSync(dumpIn(current), copy);
      }),
    restart: (from, downFor) =>
      oneByOne(async () => {
        await kill();
        rmSync(dumpIn(current), { force: true });
        if (from === "copy" && existsSync(copy)) copyFileSync(copy, dumpIn(current));
        await sleep(downFor);
        current = await start(current.port, current.folder);
        returns.push(performance.now());
      }),
    failOver: (meanwhile, downFor) =>
      oneByOne(async () => {
        replica ??= await addReplica();
        if (replica === undefined) return;
        await commandTo(replica.port, (client) => client.replicaof("NO", "ONE"));
        await meanwhile();
        await kill();
        await sleep(downFor);
        current = replica;
        onMove(current.port);
        returns.push(performance.now());
        replica = await addReplica();
      }),
  };
}

async function start(port: number, folder: string, replicaOf?: number): Promise<Server> {
  const settings = { port, bind: "127.0.0.1", dir: folder, save: "", appendonly: "no", "repl-diskless-sync-delay": 0 };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, `${value}`]);
  if (replicaOf !== undefined) args.push("--replicaof", "127.0.0.1", String(replicaOf));
  const program = startProgram([REDIS_SERVER, ...args]);
  await program.printed(/Ready to accept connections/);
  return { port, folder, program };
}

async function commandTo<T>(port: number, work: (client: RedisClient) => Promise<T>): Promise<T> {
  const { client, close } = await openRedis(`redis://127.0.0.1:${port}`);
  try {
    return await work(client);
  } finally {
    close();
  }
}

const folders = new Set<string>();

/** A folder for the data of Redis. `removeFolders` removes it. */
export function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "nemesis-"));
  folders.add(folder);
  return folder;
}

/** Removes all folders, also those of a run that failed. */
export function removeFolders(): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  folders.clear();
}
