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

/** An entry of `errors` in an answer. */
export interface AnswerError {
  message: string;
  path?: readonly (string | number)[] | undefined;
  extensions?: Record<string, unknown> | undefined;
}

/** The first error of an answer, or undefined if it has none. */
export function firstRefusal(errors: readonly AnswerError[] | undefined): Refusal | undefined {
  const [error] = errors ?? [];
  if (!error) return undefined;
  const { code, retryAfter } = error.extensions ?? {};
  return {
    code: String(code),
    message: error.message,
    ...(typeof retryAfter === "number" && { retryAfter }),
  };
}

/** An answer with errors. `data` is what could be read in spite of them; it is undefined if the gateway refused the whole request. */
export class RefusedRequest extends Error {
  readonly refusal: Refusal;
  readonly data: unknown;

  constructor(refusal: Refusal, data?: unknown) {
    super(refusal.message);
    this.name = "RefusedRequest";
    this.refusal = refusal;
    this.data = data;
  }
}

/** Which types of answers a client can read. With the first one, the gateway says its codes with every status, also 401 and 429. */
export const ACCEPT = "application/graphql-response+json, application/json;q=0.9";

/**
 * The ids of a file of trusted documents, by the names of their operations: the file of Apollo's `generate-persisted-query-manifest`
 * and of the phones (a list), of graphql-codegen's client preset, or of Relay (`{ id: text }`).
 */
export function idsByName(manifest: Manifest): ReadonlyMap<string, string> {
  if (isList(manifest)) return new Map(manifest.operations.map(({ id, name }) => [name, id]));
  return new Map(
    Object.entries(manifest).flatMap(([id, text]) =>
      [...text.matchAll(/^\s*(?:query|mutation)\s+(\w+)/gm)].map(([, name]) => [name!, id] as const),
    ),
  );
}

/** A file of trusted documents, parsed. */
export type Manifest = OperationList | Readonly<Record<string, string>>;

interface OperationList {
  format: string;
  version: number;
  operations: readonly { id: string; name: string; body: string }[];
}

function isList(manifest: Manifest): manifest is OperationList {
  return Array.isArray(manifest["operations"]);
}
