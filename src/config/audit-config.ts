import { closeSync, openSync } from "node:fs";
import type { SettingsReader } from "./settings.ts";

/** Where the audit log goes: to a file, to standard output, or nowhere. */
export type AuditConfig = { path: string } | "stdout" | undefined;

/** Reads where the audit log goes. A file that cannot be written is a fault. */
export function readAudit({ get, faults }: SettingsReader): AuditConfig {
  const destination = get("AUDIT_LOG");
  if (destination === "off") return undefined;
  if (destination === "stdout") return "stdout";
  try {
    closeSync(openSync(destination, "a", 0o600));
  } catch (error) {
    const { code = "unknown reason" } = error as NodeJS.ErrnoException;
    faults.push(`AUDIT_LOG: the file cannot be written (${code}). Use off, stdout or the path of a file.`);
  }
  return { path: destination };
}
