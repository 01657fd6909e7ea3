import type { Clock } from "../deadline.ts";

/** Milliseconds for which the same line is not written again: an outage makes many calls fail. */
const QUIET = 10_000;
/** Lines that are remembered. There are far fewer, unless answers come with media types of all kinds. */
const MAX_LINES = 100;

/** Writes why connections fail, each line at most once in ten seconds. No line holds a URL, header, body or token. */
export function createFaultLog(write: (line: string) => void, clock: Clock): (line: string) => void {
  const writtenAt = new Map<string, number>();
  return (line) => {
    const now = clock.now();
    if (now - (writtenAt.get(line) ?? -Infinity) < QUIET) return;
    if (writtenAt.size >= MAX_LINES) writtenAt.clear();
    writtenAt.set(line, now);
    write(line);
  };
}
