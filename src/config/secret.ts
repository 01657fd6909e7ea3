import { readFileSync } from "node:fs";
import { inspect } from "node:util";

/** A value that shows itself only when asked to: printing, logging or serializing it gives `***`. */
export interface Secret {
  reveal(): string;
}

/** Wraps a secret so that no log line or error can show it by accident. */
export function createSecret(value: string): Secret {
  return hiding(() => value);
}

/**
 * A secret that is read from its file each time it is asked for, so that it can be exchanged while the process runs. A file
 * that cannot be read, or is empty, as one that is just being written, leaves the secret as it was.
 */
export function createFileSecret(path: string, value: string): Secret {
  let last = value;
  return hiding(() => {
    try {
      last = readFileSync(path, "utf8").trim() || last;
    } catch {
      // It was readable at the start. If its last content is no longer valid, Genesys Cloud or Redis refuses it.
    }
    return last;
  });
}

function hiding(reveal: () => string): Secret {
  const hidden = () => "***";
  return Object.freeze({ reveal, toJSON: hidden, toString: hidden, [inspect.custom]: hidden });
}
