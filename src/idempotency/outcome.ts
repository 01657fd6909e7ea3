import { GatewayError } from "../errors.ts";

/** How a write ended. */
export type WriteOutcome = { answer: object } | { error: unknown };

/** Characters of the longest outcome that is kept. */
const MAX_LENGTH = 1024 * 1024;

interface ErrorText {
  message: string;
  extensions: GatewayError["extensions"];
}

/** The outcome as text that can be stored, without what `strip` removes. */
export function encode(outcome: WriteOutcome, strip: (answer: unknown) => unknown): string {
  const plain: unknown = JSON.parse(JSON.stringify(outcome, (_, value: unknown) => withoutStack(value)));
  const text = JSON.stringify(strip(plain));
  return text.length > MAX_LENGTH ? JSON.stringify({ error: withoutStack(tooLong()) }) : text;
}

/** The outcome from its text, a new copy each time; `undefined` for any other text. */
export function decode(text: string): WriteOutcome | undefined {
  const value = parseStored(text);
  if (typeof value !== "object" || value === null) return undefined;
  return "answer" in value || "error" in value ? (value as WriteOutcome) : undefined;
}

/** Returns the answer of the outcome, or throws its error. */
export function replay(outcome: WriteOutcome): object {
  if ("error" in outcome) throw outcome.error;
  return outcome.answer;
}

/** The value of a stored text, with its errors; `undefined` for a text that is no JSON. */
export function parseStored(text: string): unknown {
  try {
    return JSON.parse(text, (_, value: unknown) => withStack(value));
  } catch {
    return undefined;
  }
}

/** An answer contains an Error where one of its values failed. */
function withoutStack(value: unknown): unknown {
  if (!(value instanceof Error)) return value;
  const { message, extensions } = value instanceof GatewayError ? value : unexpected();
  return { $error: { message, extensions } };
}

function withStack(value: unknown): unknown {
  const { $error: error } = (value ?? {}) as { $error?: ErrorText };
  return error === undefined ? value : new GatewayError(error.message, error.extensions);
}

function unexpected(): GatewayError {
  return new GatewayError("Something went wrong in the gateway; whether the change was made is not known.", {
    code: "INTERNAL_SERVER_ERROR",
    retryable: false,
  });
}

function tooLong(): GatewayError {
  return new GatewayError("The change was made before. Its answer is too large to be given again.", {
    code: "UPSTREAM_RESPONSE_TOO_LARGE",
    retryable: false,
  });
}
