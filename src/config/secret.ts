import { inspect } from "node:util";
import { createReloadedFile } from "./reloaded-file.ts";

/** A value that only `reveal` shows: printing, logging or serializing it gives `***`. */
export interface Secret {
  reveal(): string;
}

/** Wraps a secret so that no log line or error can show it by accident. */
export function createSecret(value: string): Secret {
  return hiding(() => value);
}

/**
 * A secret whose file is checked each time the secret is used, so that it can be changed while the process runs. While the
 * file cannot be read or is empty, for example during a write, the secret stays as it was. Throws if the first read fails.
 */
export function createFileSecret(path: string): Secret {
  // No `onFault`: if the last content is no longer valid, Genesys Cloud or Redis refuses it.
  const file = createReloadedFile({ path, parse: parseSecret });
  return hiding(file.get);
}

function parseSecret(text: string): string {
  const secret = text.trim();
  if (secret === "") throw new Error("is empty");
  return secret;
}

function hiding(reveal: () => string): Secret {
  const hidden = () => "***";
  return Object.freeze({ reveal, toJSON: hidden, toString: hidden, [inspect.custom]: hidden });
}
