import { readFileSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import type { Clock } from "../deadline.ts";

export interface ReloadedFile<T> {
  /** What the file holds, at most a second late. */
  get(): Promise<T>;
  /** What it holds now. */
  look(): Promise<T>;
}

interface ReloadedFileOptions<T> {
  path: string;
  /** Throws where the text cannot be used; its message names no content. */
  parse: (text: string) => T;
  /** What holds once the file is gone; without it, what it held last. */
  gone?: T;
  /** Told once of each state of the file that cannot be used. */
  onFault: (error: unknown) => void;
  /** Told of each content after the first. */
  onChange?: (content: T) => void;
  clock: Clock;
}

/** Milliseconds between two looks at a file: a change shows after this long at most. */
const LOOK_EVERY = 1000;

/** The state of a file that nothing has looked at yet. */
const UNSEEN = Symbol("unseen");

/** Reads a file that is read again when it changes. A state that cannot be used changes nothing: what it held before holds on. */
export function createReloadedFile<T>(options: ReloadedFileOptions<T>): ReloadedFile<T> {
  const { path, parse, onFault, onChange, clock } = options;
  const first = readFileSync(path, "utf8");
  let content = parse(first);
  let lastText: string | undefined | typeof UNSEEN = first;
  // Which state that was is not known: the first look reads again.
  let state: string | undefined | typeof UNSEEN = UNSEEN;
  let lookedAt = -Infinity;
  let looking: Promise<void> | undefined;

  async function look(): Promise<void> {
    const found = await stateOf(path);
    if (found === state) return;
    state = found;
    try {
      const isGone = found === undefined && "gone" in options;
      const text = isGone ? undefined : await readFile(path, "utf8");
      if (text === lastText) return;
      content = text === undefined ? (options.gone as T) : parse(text);
      lastText = text;
      onChange?.(content);
    } catch (error) {
      // The same text as before is news again.
      lastText = UNSEEN;
      onFault(error);
    }
  }

  async function lookOnce(): Promise<T> {
    if (!looking) lookedAt = clock.now();
    looking ??= look().finally(() => {
      looking = undefined;
    });
    await looking;
    return content;
  }

  return {
    async get() {
      if (looking || clock.now() - lookedAt >= LOOK_EVERY) await lookOnce();
      return content;
    },
    look: lookOnce,
  };
}

/** What tells one state of the file from another; nothing when there is no file. */
async function stateOf(path: string): Promise<string | undefined> {
  try {
    // The time of the last change of any kind: new rights may make readable what was not.
    const { ino, size, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
    return `${ino} ${size} ${mtimeNs} ${ctimeNs}`;
  } catch {
    return undefined;
  }
}
