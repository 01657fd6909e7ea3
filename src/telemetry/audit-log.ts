import { appendFileSync, closeSync, fstatSync, openSync, statSync } from "node:fs";
import type { Audit } from "../context.ts";
import type { Clock } from "../deadline.ts";

export interface AuditLog extends Audit {
  close(): void;
}

interface AuditLogOptions {
  /** A file, or what takes the lines. */
  destination: { path: string } | { write(line: string): unknown };
  /** Called once for each time that the file cannot be written any more. */
  onFault: (code: string) => void;
  clock: Pick<Clock, "wallTime">;
}

const KINDS: Partial<Record<string, string>> = { key: "apiKey", jwt: "token", anonymous: "anonymous" };
/** Only its owner may read what was written. */
const MODE = 0o600;

/**
 * Writes one line of JSON for each write, before the client has its answer. A file that was moved away or deleted, as by logrotate, is
 * opened again. Throws if the file cannot be opened at the start.
 */
export function createAuditLog({ destination, onFault, clock }: AuditLogOptions): AuditLog {
  const out =
    "path" in destination
      ? createFile(destination.path, onFault)
      : { write: (line: string) => destination.write(line), close() {} };
  return {
    write({ requestId, client, mutation, ...write }) {
      const kind = KINDS[client.id.split(":", 1)[0]!] ?? "unknown";
      const time = new Date(clock.wallTime()).toISOString();
      const line = { audit: true, time, requestId, client: { ...client, kind }, mutation, ...write };
      out.write(`${JSON.stringify(line, withoutUrlSecrets)}\n`);
    },
    close: () => out.close(),
  };
}

/** A URL of a webhook may hold a token in its path or its query, or a password before its host: only the host stays. */
function withoutUrlSecrets(name: string, value: unknown): unknown {
  if (typeof value !== "string" || !/ur[il]$/i.test(name)) return value;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  return url ? `${url.protocol}//${url.host}/…` : value.replace(/[?#].*$/s, "");
}

function createFile(path: string, onFault: AuditLogOptions["onFault"]) {
  let file: number | undefined = openSync(path, "a", MODE);
  let hasFailed = false;

  function reopenIfMoved(): number {
    const isSame = file !== undefined && statSync(path, { throwIfNoEntry: false })?.ino === fstatSync(file).ino;
    if (isSame) return file!;
    const opened = openSync(path, "a", MODE);
    if (file !== undefined) closeSync(file);
    file = opened;
    return opened;
  }

  return {
    write(line: string): void {
      try {
        // A line that was cut off, as by a full disk, must not spoil the next one.
        appendFileSync(reopenIfMoved(), hasFailed ? `\n${line}` : line);
        hasFailed = false;
      } catch (error) {
        if (!hasFailed) onFault((error as NodeJS.ErrnoException).code ?? "unknown reason");
        hasFailed = true;
      }
    },
    close(): void {
      if (file !== undefined) closeSync(file);
      file = undefined;
    },
  };
}
