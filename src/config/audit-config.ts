import { accessSync, constants, lstatSync, readlinkSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { SettingsReader } from "./settings.ts";

/** Where the audit log goes: to a file, to standard output, or nowhere. */
export type AuditConfig = { path: string } | "stdout" | undefined;

/** Words that switch other settings, or differ from `off` and `stdout` by their case. None of them is meant as the name of a file. */
const NO_PATH = /^(?:on|off|true|false|yes|no|1|0|stdout|stderr)$/i;

/** Reads where the audit log goes. A file that cannot be written is a fault. Nothing is created: that is for the start. */
export function readAudit({ get, faults }: SettingsReader): AuditConfig {
  const destination = get("AUDIT_LOG");
  if (destination === "off") return undefined;
  if (destination === "stdout") return "stdout";
  if (NO_PATH.test(destination)) {
    faults.push(
      `AUDIT_LOG: ${destination} is no destination. Use off, stdout or the path of a file, such as ./audit.log.`,
    );
    return undefined;
  }
  try {
    checkWritable(destination);
  } catch (error) {
    const { code = "unknown reason" } = error as NodeJS.ErrnoException;
    faults.push(`AUDIT_LOG: the file cannot be written (${code}). Use off, stdout or the path of a file.`);
  }
  return { path: destination };
}

/** Throws where a file cannot be appended to, or cannot be created. */
function checkWritable(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  // A link to a file that does not exist: that file would be created.
  const isLink = !found && lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink();
  if (isLink) return checkWritable(resolve(dirname(path), readlinkSync(path)));
  if (found?.isDirectory()) throw Object.assign(new Error("It is a folder"), { code: "EISDIR" });
  if (found) accessSync(path, constants.W_OK);
  else accessSync(dirname(path), constants.W_OK | constants.X_OK);
}
