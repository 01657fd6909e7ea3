import type { JsonObject } from "./contract.ts";

export interface Detail {
  errorCode: string;
  fieldName?: string;
}

// A published error code for each status. Scripted faults without a body use it.
const defaultErrors: Record<number, [code: string, message: string]> = {
  400: ["bad.request", "The request could not be understood by the server due to malformed syntax."],
  401: ["bad.credentials", "Invalid login credentials."],
  403: ["not.authorized", "You are not authorized to perform the requested action."],
  404: ["not.found", "The requested resource was not found."],
  405: ["method.not.allowed", "The request method is not supported for this resource."],
  408: ["client.timeout", "The client did not produce a request within the server timeout limit."],
  409: ["general.conflict", "The request conflicts with the current state of the resource."],
  412: ["rms.precondition", "A precondition of the request was not met."],
  413: ["request.entity.too.large", "The request is over the size limit. Maximum bytes: 512000"],
  415: ["unsupported.media.type", "Unsupported media type. Make sure the Content-Type header is application/json."],
  429: ["too.many.requests.retry.after", "Rate limit exceeded the maximum."],
  500: ["internal.server.error", "The server encountered an unexpected condition."],
  502: ["bad.gateway", "The server received an invalid response from an upstream service."],
  503: ["service.unavailable", "Service Unavailable - The server is currently unavailable."],
  504: ["request.timeout", "The request timed out."],
};

/** An error with the vendor's code and message. Routes throw it; the server turns it into an answer. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: Detail[];
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    code?: string,
    message?: string,
    more: { details?: Detail[]; headers?: Record<string, string> } = {},
  ) {
    const [defaultCode, defaultMessage] = defaultErrors[status] ?? ["general.error", `Status ${status}`];
    super(message ?? defaultMessage);
    this.status = status;
    this.code = code ?? defaultCode;
    this.details = more.details ?? [];
    this.headers = more.headers ?? {};
  }
}

/** The vendor's error body; `contextId` repeats the correlation header. */
export function errorBody(error: ApiError, contextId: string): JsonObject {
  const { message, code, status, details } = error;
  return { message, code, status, contextId, details, errors: [] };
}

/** 400 `invalid.value`: the body is well-formed, but the named fields break a rule of the platform. */
export function invalidValue(message: string, ...fieldNames: string[]): ApiError {
  const details = fieldNames.map((fieldName) => ({ errorCode: "invalid.value", fieldName }));
  return new ApiError(400, "invalid.value", message, { details });
}

/** 404 that blames a field: the reference in it leads nowhere. The vendor declares no code for this. */
export function missingReference(message: string, fieldName: string, code = "not.found"): ApiError {
  return new ApiError(404, code, message, { details: [{ errorCode: code, fieldName }] });
}

/** 429 in the platform's format since 2021-11: the message and `Retry-After` both give the seconds. */
export function rateLimited(seconds: number): ApiError {
  const message = `Rate limit exceeded the maximum. Retry the request in [${seconds}] seconds`;
  return new ApiError(429, "too.many.requests.retry.after", message, { headers: { "Retry-After": String(seconds) } });
}
