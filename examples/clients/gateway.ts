/** What every client of this folder needs to reach the gateway. */
export interface ClientOptions {
  /** Such as `https://graph.example.com/graphql`. */
  url: string;
  /** Such as `authorization`. */
  headers?: Record<string, string>;
  fetch?: typeof fetch;
}

/** What a client shows its user when the gateway refuses a request or a field. */
export interface Refusal {
  /** `extensions.code`, such as `UNAUTHENTICATED`. */
  code: string;
  message: string;
  /** Seconds to wait before the next try. */
  retryAfter?: number;
}

/** The first error of an answer, or undefined if it has none. */
export function firstRefusal(
  errors: readonly { message: string; extensions?: Record<string, unknown> | undefined }[] | undefined,
): Refusal | undefined {
  const [error] = errors ?? [];
  if (!error) return undefined;
  const { code, retryAfter } = error.extensions ?? {};
  return {
    code: String(code),
    message: error.message,
    ...(typeof retryAfter === "number" && { retryAfter }),
  };
}
