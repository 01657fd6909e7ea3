import { GatewayError } from "../errors.ts";

/** How a write ended. */
export type Outcome = { answer: object } | { error: unknown };

/** The most that is kept of one answer. */
const MAX_LENGTH = 1024 * 1024;

interface ErrorText {
  message: string;
  extensions: GatewayError["extensions"];
}

/** The outcome as text, to be kept and given again; of an answer without what `strip` takes out. */
export function encode(outcome: Outcome, strip: (answer: unknown) => unknown): string {
  const plain: unknown = JSON.parse(JSON.stringify(outcome, (_, value: unknown) => withoutStack(value)));
  const text = JSON.stringify(strip(plain));
  return text.length > MAX_LENGTH ? JSON.stringify({ error: withoutStack(tooLong()) }) : text;
}

/** The outcome of that text, made anew each time; nothing where it is none. */
export function decode(text: string): Outcome | undefined {
  const value = parse(text);
  if (typeof value !== "object" || value === null) return undefined;
  return "answer" in value || "error" in value ? (value as Outcome) : undefined;
}

/** Answers what it answered, or throws what it threw. */
export function settle(outcome: Outcome): object {
  if ("error" in outcome) throw outcome.error;
  return outcome.answer;
}

/** The value of the text; a text that is no JSON is nothing. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text, (_, value: unknown) => withStack(value));
  } catch {
    return undefined;
  }
}

/** An Error stands in an answer where one value of it failed. */
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
