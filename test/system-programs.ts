import { existsSync } from "node:fs";

/** Whether a program of the machine is there; with REQUIRE_SYSTEM_PROGRAMS=1 its absence is an error, else one line says what is skipped. */
export function requireProgram(path: string): boolean {
  if (existsSync(path)) return true;
  if (process.env["REQUIRE_SYSTEM_PROGRAMS"] === "1") throw new Error(`${path} is not installed`);
  process.stderr.write(`Skipped: ${path} is not installed.\n`);
  return false;
}
