import { readFileSync, statSync } from "node:fs";
import type { BigIntStats } from "node:fs";

export interface ReloadedFile<T> {
  /** What the file holds. */
  get(): T;
}

interface ReloadedFileOptions<T> {
  path: string;
  /** Throws where the text cannot be used. The message quotes no content. */
  parse: (text: string) => T;
  /** The content once the file is deleted. Without this option the last content stays. */
  gone?: T;
  /** Called once for each state of the file that cannot be used. */
  onFault?: (error: unknown) => void;
  /** Called for each content after the first. */
  onChange?: (content: T) => void;
  /** With a clock, `get` checks the file once a second at most. Without one, `get` checks it every time. */
  clock?: { now(): number };
}

/** Milliseconds between two checks of a file. */
const CHECK_INTERVAL = 1000;

/** The state or text of a file that was not checked yet, or could not be used. */
const UNKNOWN = Symbol("unknown");

/**
 * A file that is read again when it has changed. If its new content cannot be used, the last content stays. Throws if the
 * first read or parse fails. It checks the file's state with a blocking call, which takes microseconds; mounted
 * configuration is replaced through links, which no file watcher notices.
 */
export function createReloadedFile<T>(options: ReloadedFileOptions<T>): ReloadedFile<T> {
  const { path, parse, onFault, onChange, clock } = options;
  const first = readFileSync(path, "utf8");
  let content = parse(first);
  let lastText: string | undefined | typeof UNKNOWN = first;
  // The file may have changed since it was read, so the first check reads it again.
  let lastState: string | undefined | typeof UNKNOWN = UNKNOWN;
  let checkedAt = -Infinity;
  let isDetached = false;

  function check(): void {
    const stats = statsOf(path);
    // A file that was mounted by itself stays, without a name, when it is replaced outside: its successor cannot be seen here.
    if (stats?.nlink === 0n && !isDetached) onFault?.(new Error(DETACHED));
    isDetached = stats?.nlink === 0n;
    const state = stats && stateOf(stats);
    if (state === lastState) return;
    lastState = state;
    try {
      const isGone = state === undefined && "gone" in options;
      const text = isGone ? undefined : readFileSync(path, "utf8");
      if (text === lastText) return;
      content = text === undefined ? (options.gone as T) : parse(text);
      lastText = text;
      onChange?.(content);
    } catch (error) {
      // If the same text as before comes back, it is a change again.
      lastText = UNKNOWN;
      onFault?.(error);
    }
  }

  return {
    get() {
      const now = clock?.now();
      if (now === undefined || now - checkedAt >= CHECK_INTERVAL) {
        if (now !== undefined) checkedAt = now;
        check();
      }
      return content;
    },
  };
}

const DETACHED =
  "was replaced or deleted outside, and is mounted by itself, so its new content cannot be read: mount its folder";

/** Undefined if there is no file. */
function statsOf(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true });
  } catch {
    return undefined;
  }
}

/** A text that differs between two states of the file. */
function stateOf({ ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  // `ctime` changes with the access rights too, which may make a file readable.
  return `${ino} ${size} ${mtimeNs} ${ctimeNs}`;
}
