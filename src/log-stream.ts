import { pino } from "pino";

/** Where the lines of a log go. */
export interface LogStream {
  write(line: string): void;
  /** Writes what still waits. Left out: nothing waits. */
  flush?(): void;
}

/** Bytes that are written together at most: a pipe takes as many in one piece, also beside another process. */
const MOST = 4096;

/**
 * Standard output for a log. The lines of one turn of the event loop are written together, at its end or when the process exits: one
 * write for each line would cost as much as its text.
 */
export function createLogStream(): LogStream {
  const output = pino.destination({ fd: process.stdout.fd, sync: true });
  let lines = "";
  function flush(): void {
    if (lines === "") return;
    const written = lines;
    lines = "";
    output.write(written);
  }
  process.once("exit", flush);
  return {
    write(line) {
      if (lines !== "" && Buffer.byteLength(lines) + Buffer.byteLength(line) > MOST) flush();
      if (lines === "") setImmediate(flush);
      lines += line;
    },
    flush,
  };
}
