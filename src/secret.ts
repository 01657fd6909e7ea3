import { inspect } from "node:util";

/** A value that shows itself only when asked to: printing, logging or serializing it gives `***`. */
export interface Secret {
  reveal(): string;
}

/** Wraps a secret so that no log line or error can show it by accident. */
export function createSecret(value: string): Secret {
  const hidden = () => "***";
  return Object.freeze({ reveal: () => value, toJSON: hidden, toString: hidden, [inspect.custom]: hidden });
}
