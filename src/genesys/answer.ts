import { badResponse, outcomeUnknown } from "../errors.ts";
import type { GatewayError, UpstreamFacts } from "../errors.ts";
import { isWrite } from "./call.ts";
import type { GenesysCall } from "./call.ts";
import { vendorError } from "./vendor-errors.ts";
import type { Report } from "./vendor-errors.ts";

/** An HTTP answer of Genesys Cloud. */
export interface HttpAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/**
 * The parsed JSON of a success, `undefined` for an empty body or `null`. Throws a GatewayError for anything else. After a failed
 * write the outcome is unknown unless the answer is a refusal. `wallTime` is when the answer came.
 */
export function valueOf(answer: HttpAnswer, call: GenesysCall, wallTime: number): unknown {
  const { status } = answer;
  const writes = isWrite(call);
  if (status >= 400) {
    const details = { fields: blamedFields(answer) };
    const refusal = vendorError(call, facts(answer), retryAfter(answer, wallTime), details, reportsOf(answer));
    const isTooLarge = refusal.extensions.code === "UPSTREAM_RESPONSE_TOO_LARGE";
    throw writes && (status >= 500 || status === 408 || isTooLarge) ? outcomeUnknown(refusal) : refusal;
  }
  try {
    if (status < 200 || status >= 300) throw badResponse("it is a redirect", facts(answer));
    return parse(answer);
  } catch (error) {
    throw writes ? outcomeUnknown(error as GatewayError) : error;
  }
}

/**
 * The parsed JSON of a success. `undefined` for an empty body, and for `null`, which says as much. Throws UPSTREAM_BAD_RESPONSE for
 * anything else.
 */
export function parse(answer: HttpAnswer): unknown {
  if (answer.body.length === 0) return undefined;
  const value = isJson(answer) ? parseJson(answer) : undefined;
  if (value === undefined) throw badResponse("it is not JSON", facts(answer));
  return value ?? undefined;
}

/** True for an answer whose media type is JSON. */
export function isJson({ headers }: HttpAnswer): boolean {
  const type = headers["content-type"];
  return type === "application/json" || /^application\/(.+\+)?json\b/i.test(String(type ?? ""));
}

function parseJson(answer: HttpAnswer): unknown {
  try {
    return JSON.parse(answer.body.toString("utf8"));
  } catch {
    return undefined;
  }
}

/** The vendor's correlation id, where the answer has one. */
export function correlation({ headers }: HttpAnswer): { correlationId?: string } {
  const id = headers["inin-correlation-id"] ?? headers["genesys-correlation-id"];
  // Only text that looks like an id reaches clients: a hostile server must not send them free text.
  return typeof id === "string" && /^[\w-]{1,64}$/.test(id) ? { correlationId: id } : {};
}

/** The facts of an answer that a client may see. */
export function facts(answer: HttpAnswer): UpstreamFacts {
  const code = answer.status >= 400 ? (parseJson(answer) as { code?: unknown } | null | undefined)?.code : undefined;
  return {
    status: answer.status,
    ...(isCode(code) && { code }),
    ...correlation(answer),
  };
}

/** The fields that a refusal names, in the words of the REST API. */
export function blamedFields(answer: HttpAnswer): string[] {
  const details = (parseJson(answer) as { details?: unknown } | null | undefined)?.details;
  if (!Array.isArray(details)) return [];
  return details.map((detail) => detail?.fieldName).filter((name) => typeof name === "string");
}

/** The most errors of one answer that are told, and how deep they may be nested. */
const MAX_REPORTS = 100;
const MAX_DEPTH = 5;

/** The errors within the error of an answer: `errors`, which have its shape, and `details` with a code of their own. */
function reportsOf(answer: HttpAnswer): Report[] {
  return within(parseJson(answer), [], MAX_DEPTH).slice(0, MAX_REPORTS);
}

function within(body: unknown, outer: readonly string[], depth: number): Report[] {
  const { details, errors } = (body ?? {}) as { details?: unknown; errors?: unknown };
  const blamed = rowsOf(details).flatMap(({ errorCode, fieldName }) => {
    const fields = typeof fieldName === "string" ? [fieldName] : [];
    const codes = isCode(errorCode) ? [errorCode, ...outer] : outer;
    return fields.length > 0 || isCode(errorCode) ? [{ codes, fields }] : [];
  });
  const nested = rowsOf(errors).flatMap((error) => {
    const codes = isCode(error["code"]) ? [error["code"], ...outer] : outer;
    const inner = depth > 0 ? within(error, codes, depth - 1) : [];
    return inner.length > 0 ? inner : [{ codes, fields: [] }];
  });
  return [...blamed, ...nested];
}

function rowsOf(list: unknown): Record<string, unknown>[] {
  return Array.isArray(list) ? list.filter((row) => typeof row === "object" && row !== null) : [];
}

/** Only text that looks like a code reaches clients. */
function isCode(code: unknown): code is string {
  return typeof code === "string" && /^[\w.-]{1,80}$/.test(code);
}

/** Retry-After in whole seconds. The header may hold seconds or a date. */
export function retryAfter({ headers }: HttpAnswer, wallTime: number): number | undefined {
  const value = headers["retry-after"];
  if (typeof value !== "string") return undefined;
  if (/^\d{1,9}$/.test(value)) return Number(value);
  // Date.parse finds a date in "-5" and "1.5" too; a date of HTTP begins with its weekday.
  const seconds = /^[A-Z][a-z]/.test(value) ? Math.ceil((Date.parse(value) - wallTime) / 1000) : NaN;
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}
