/** All values of `extensions.code`, beside Apollo Server's own codes. */
export const ERROR_CODES = [
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "BAD_USER_INPUT",
  "RATE_LIMITED",
  "OVERLOADED",
  "OPERATION_TOO_EXPENSIVE",
  "SUBSCRIPTION_TOO_SLOW",
  "FEATURE_UNAVAILABLE",
  "IDEMPOTENCY_UNAVAILABLE",
  "UPSTREAM_RATE_LIMITED",
  "UPSTREAM_TIMEOUT",
  "UPSTREAM_UNAVAILABLE",
  "UPSTREAM_BAD_RESPONSE",
  "UPSTREAM_RESPONSE_TOO_LARGE",
  "UPSTREAM_FORBIDDEN",
  "UPSTREAM_UNAUTHORIZED",
  "UPSTREAM_ERROR",
  "INTERNAL_SERVER_ERROR",
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** The part of an error of Genesys Cloud that a client may see. `code` and `correlationId` are the vendor's. */
export interface UpstreamFacts {
  status: number;
  code?: string;
  correlationId?: string;
}

interface Extensions {
  code: ErrorCode;
  upstream?: UpstreamFacts;
  /** Whole seconds to wait before another try. */
  retryAfter?: number;
  retryable?: boolean;
}

/** The user error that a refusal becomes in the payload of a mutation. */
export type UserErrorKind =
  | "INVALID_VALUE"
  | "TOO_LONG"
  | "NOT_FOUND"
  | "DUPLICATE"
  | "CONFLICT"
  | "IN_USE"
  | "LIMIT_REACHED"
  | "NOT_ALLOWED_BY_CHANNEL"
  | "REFUSED_BY_NETWORK";

/** Facts about an error that stay inside the process. They choose the path of a userError and are never serialized. */
export interface ErrorDetails {
  /** The fields with the fault, by their names in the REST API or in the datasource's argument. */
  fields?: string[];
  /** True when only those of `fields` are meant that the input has. */
  onlyGiven?: boolean;
  /** True when it is unknown whether Genesys Cloud has made the write. */
  outcomeUnknown?: boolean;
  /** True when nothing of the call reached Genesys Cloud, or too little for it to be carried out. */
  neverSent?: boolean;
  /** The errors that one refusal reports, where Genesys Cloud names several or nests them. They take its place in `userErrors`. */
  reported?: readonly GatewayError[];
  /** All faults of an input that was refused before any call, with their fields. */
  faults?: readonly Fault[];
  /** True when the idempotency key was used with another input before. */
  reusedKey?: boolean;
  /** Which user error this is, or `null` for none. Undefined where Genesys Cloud's code says nothing: then the status decides. */
  userError?: UserErrorKind | null;
  /** Set after a version conflict. */
  conflict?: Conflict;
}

/** A value that breaks a rule of the REST API. `field` is its name there, such as `texts[0].content`. */
export interface Fault {
  field: string;
  message: string;
  /** Which user error it is. Default: INVALID_VALUE. */
  code?: UserErrorKind;
}

export interface Conflict {
  expectedVersion?: number | undefined;
  currentVersion?: number | undefined;
  /** The entity as it is stored now. */
  current?: object;
  /** The fields that both this change and another client's write have changed, by their names in the REST API. */
  fields: readonly string[];
}

/**
 * An error that a client may see as it is: message and extensions hold no URL, header, body or secret.
 * graphql-js copies `extensions` into the answer, so no other code maps the error.
 */
export class GatewayError extends Error {
  readonly extensions: Extensions;
  readonly details: ErrorDetails;

  constructor(message: string, extensions: Extensions, details: ErrorDetails = {}) {
    super(message);
    this.name = "GatewayError";
    this.extensions = extensions;
    this.details = details;
  }
}

/** An error for a value that the caller can correct. `field` names its argument. */
export function badUserInput(message: string, field?: string): GatewayError {
  return new GatewayError(message, { code: "BAD_USER_INPUT" }, field === undefined ? {} : { fields: [field] });
}

/** An error for an answer of Genesys Cloud that breaks its contract. */
export function badResponse(what: string, upstream?: UpstreamFacts): GatewayError {
  return new GatewayError(`Genesys Cloud's answer cannot be used: ${what}.`, {
    code: "UPSTREAM_BAD_RESPONSE",
    ...(upstream && { upstream }),
  });
}

/** One error for all faults of an input. */
export function invalid(faults: readonly [Fault, ...Fault[]]): GatewayError {
  const message = faults.map((fault) => fault.message).join(" ");
  return new GatewayError(message, { code: "BAD_USER_INPUT" }, { faults });
}

/**
 * An error for a change that is based on an older version than the stored one. Nothing was written. `upstream` is the answer of
 * Genesys Cloud that said so, if the gateway asked.
 */
export function versionConflict(conflict: Conflict, upstream?: UpstreamFacts): GatewayError {
  return new GatewayError(
    "Another client changed it in the meantime.",
    { code: "UPSTREAM_ERROR", ...(upstream && { upstream }), retryable: false },
    { conflict },
  );
}

/** An error for a delete that is refused because another entity uses this one. */
export function inUse(message: string): GatewayError {
  return new GatewayError(message, { code: "UPSTREAM_ERROR", retryable: false }, { userError: "IN_USE" });
}

/** An error for an entity that a read did not find: the one to change, or those that `fields` refer to. */
export function notFound(...fields: string[]): GatewayError {
  const message = "There is nothing with this id. It may have been deleted.";
  const extensions = { code: "UPSTREAM_ERROR", upstream: { status: 404 }, retryable: false } as const;
  return new GatewayError(message, extensions, { fields: fields.length > 0 ? fields : ["id"] });
}

/** The error that ends the reads of a client that has disconnected. A GatewayError, so that no log calls it unexpected. */
export function clientLeft(): GatewayError {
  return new GatewayError("The client has left.", { code: "UPSTREAM_UNAVAILABLE", retryable: true });
}

/** The HTTP status that Genesys Cloud answered; undefined for other errors. */
export function upstreamStatus(error: unknown): number | undefined {
  return error instanceof GatewayError ? error.extensions.upstream?.status : undefined;
}

const OWN_LIMITS: ErrorCode[] = ["RATE_LIMITED", "OPERATION_TOO_EXPENSIVE"];

/** True for a limit of one client or one request: it does not refuse others that wait for the same answer. */
export function isOwnLimit(error: unknown): boolean {
  return error instanceof GatewayError && OWN_LIMITS.includes(error.extensions.code);
}

const REFUSALS: ErrorCode[] = [
  "BAD_USER_INPUT",
  "UPSTREAM_FORBIDDEN",
  "UPSTREAM_UNAUTHORIZED",
  "UPSTREAM_RATE_LIMITED",
];

/** True when a write changed nothing, and the cached entity cannot be out of date because of it. */
export function wasRefused(error: unknown): boolean {
  if (!(error instanceof GatewayError)) return false;
  return error.details.neverSent === true || REFUSALS.includes(error.extensions.code);
}

/** True when a write that failed with this error changed nothing. */
export function changedNothing(error: unknown): boolean {
  if (!(error instanceof GatewayError) || error.details.outcomeUnknown) return false;
  if (wasRefused(error)) return true;
  const { code, upstream } = error.extensions;
  // Without a status the call was not sent, unless the code says that the answer is wrong.
  if (!upstream) return code === "UPSTREAM_UNAVAILABLE" || code === "UPSTREAM_TIMEOUT";
  return upstream.status >= 400 && upstream.status < 500 && upstream.status !== 408;
}

const UNKNOWN = "whether the change was made is not known";

/** The same error, with the fact that the outcome of the write is unknown. */
export function outcomeUnknown(error: unknown): unknown {
  if (!(error instanceof GatewayError) || error.details.outcomeUnknown) return error;
  const { message, extensions, details } = error;
  const said = `${message.replace(/\.$/, "")}; ${UNKNOWN}.`;
  return new GatewayError(said, { ...extensions, retryable: false }, { ...details, outcomeUnknown: true });
}

interface StatusRow {
  code: ErrorCode;
  message: string;
  retryable: boolean;
}

const byStatus: Record<number, StatusRow> = {
  400: { code: "BAD_USER_INPUT", message: "Genesys Cloud refuses a value of the request.", retryable: false },
  401: {
    code: "UPSTREAM_UNAUTHORIZED",
    message: "Genesys Cloud does not accept this gateway's credentials.",
    retryable: false,
  },
  403: {
    code: "UPSTREAM_FORBIDDEN",
    message: "This gateway's OAuth client lacks a permission in Genesys Cloud.",
    retryable: false,
  },
  404: { code: "UPSTREAM_ERROR", message: "Genesys Cloud did not find it.", retryable: false },
  408: { code: "UPSTREAM_TIMEOUT", message: "Genesys Cloud gave up waiting.", retryable: true },
  409: { code: "UPSTREAM_ERROR", message: "The request clashes with what Genesys Cloud has stored.", retryable: false },
  412: { code: "UPSTREAM_ERROR", message: "Genesys Cloud is not ready for this request yet.", retryable: true },
  413: { code: "BAD_USER_INPUT", message: "The request is too large for Genesys Cloud.", retryable: false },
  429: { code: "UPSTREAM_RATE_LIMITED", message: "Genesys Cloud's rate limit is used up.", retryable: true },
};

const serverFault: StatusRow = {
  code: "UPSTREAM_UNAVAILABLE",
  message: "Genesys Cloud cannot answer at the moment.",
  retryable: true,
};
const otherStatus: StatusRow = {
  code: "UPSTREAM_ERROR",
  message: "Genesys Cloud refuses the request.",
  retryable: false,
};

/** The error for an HTTP status of Genesys Cloud that is no success, whatever its code. `retryAfter` in seconds. */
export function statusError(upstream: UpstreamFacts, retryAfter?: number, details: ErrorDetails = {}): GatewayError {
  const row = byStatus[upstream.status] ?? (upstream.status >= 500 ? serverFault : otherStatus);
  const { code, message, retryable } = row;
  return new GatewayError(
    message,
    { code, upstream, ...(retryAfter !== undefined && { retryAfter }), retryable },
    details,
  );
}

/** Apollo Server's own codes for requests that are refused before a document is read. */
type HttpErrorCode =
  | "BAD_REQUEST"
  | "FORBIDDEN"
  | "PERSISTED_QUERY_NOT_FOUND"
  | "PERSISTED_QUERY_NOT_SUPPORTED"
  | "UNAUTHENTICATED";

/** An error that refuses a whole request with this HTTP status. The client sees its message, which quotes nothing of the request. */
export class HttpError extends Error {
  readonly statusCode: number;
  readonly code: HttpErrorCode;

  constructor(statusCode: number, message: string, code: HttpErrorCode = "BAD_REQUEST") {
    super(message);
    this.name = "HttpError";
    this.statusCode = statusCode;
    this.code = code;
  }
}
