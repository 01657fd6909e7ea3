import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { requireProgram } from "../system-programs.ts";

const run = promisify(execFile);

/** The path of a program of this machine; undefined if there is none. Then it prints a line, or throws with REQUIRE_SYSTEM_PROGRAMS=1. */
export function findProgram(name: string): string | undefined {
  // Debian has servers in a folder that is not in the PATH of every user.
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin"];
  const path = folders.map((folder) => join(folder, name)).find((candidate) => existsSync(candidate));
  return path ?? (requireProgram(name) ? name : undefined);
}

/** Runs a program to its end and answers what it printed on standard output. Rejects with all of its output if it fails. */
export async function output(program: string, ...args: string[]): Promise<string> {
  const { stdout } = await run(program, args, { maxBuffer: 16 * 1024 * 1024 }).catch(
    (error: { stdout: string; stderr: string }) => {
      throw new Error(`${program} ${args.join(" ")}:\n${error.stdout}${error.stderr}`);
    },
  );
  return stdout;
}
