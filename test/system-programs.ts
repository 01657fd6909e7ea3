import { existsSync } from "node:fs";

/** True if a program is installed. Else prints what is skipped, or throws with REQUIRE_SYSTEM_PROGRAMS=1. */
export function requireProgram(path: string): boolean {
  if (existsSync(path)) return true;
  if (process.env["REQUIRE_SYSTEM_PROGRAMS"] === "1") throw new Error(`${path} is not installed`);
  process.stderr.write(`Skipped: ${path} is not installed.\n`);
  return false;
}
