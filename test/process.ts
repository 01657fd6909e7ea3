import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { promisify } from "node:util";
import { SETTINGS } from "../src/config/settings.ts";
import { until } from "./until.ts";

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface Program {
  pid: number;
  stdout(): string;
  stderr(): string;
  /** Waits until the output matches the pattern, and answers its first group. Fails if the program ends first. */
  printed(pattern: RegExp): Promise<string>;
  kill(signal: NodeJS.Signals): void;
  ended: Promise<Ended>;
}

interface StartOptions {
  env?: Record<string, string>;
  cwd?: string;
}

const running = new Set<number>();
/** Node's compile cache, so that the second start of a program takes half the time. */
const COMPILED = join(process.cwd(), "node_modules/.cache/compiled");

/**
 * Starts a program in a process group of its own. Of the environment it gets only PATH and HOME. Every setting of the gateway
 * is empty unless given, so that a developer's `.env` changes nothing.
 */
export function startProgram([command = "", ...args]: string[], { env = {}, cwd }: StartOptions = {}): Program {
  const unset = Object.fromEntries(SETTINGS.map((name) => [name, ""]));
  const { PATH, HOME } = process.env;
  const child = spawn(command, args, {
    // A poll would be a call that no test counts.
    env: { PATH, HOME, NODE_COMPILE_CACHE: COMPILED, ...unset, CHANGES_POLL_INTERVAL: "0", ...env },
    detached: true,
    ...(cwd !== undefined && { cwd }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const pid = child.pid;
  if (pid === undefined) throw new Error(`${command} cannot be started`);
  running.add(pid);
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  let over = false;
  const ended = once(child, "close").then(([code, signal]) => {
    over = true;
    return { code, signal } as Ended;
  });

  return {
    pid,
    stdout: () => stdout,
    stderr: () => stderr,
    async printed(pattern) {
      let found: RegExpExecArray | null = null;
      await until(() => (found = pattern.exec(stdout)) !== null || over);
      if (found === null) throw new Error(`${command} ended without printing ${pattern}:\n${stdout}${stderr}`);
      return found[1] ?? found[0];
    },
    kill: (signal) => void child.kill(signal),
    ended,
  };
}

/** Megabytes of memory that a process holds. */
export async function memoryOf(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)("ps", ["-o", "rss=", "-p", String(pid)]);
  return Number(stdout) / 1024;
}

/** Ends all programs that a test has started and that still run, with their children. For `afterEach`. */
export function endPrograms(): void {
  for (const pid of running) {
    try {
      process.kill(-pid, "SIGKILL");
    } catch {
      // The whole group has already ended.
    }
  }
  running.clear();
}
