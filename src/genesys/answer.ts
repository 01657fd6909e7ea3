import { badResponse, statusError, outcomeUnknown } from "../errors.ts";
import type { GatewayError, UpstreamFacts } from "../errors.ts";

/** An answer of Genesys Cloud as it came. */
export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/**
 * What an answer says: the parsed JSON of a success, `undefined` where that is empty; throws the error for anything
 * else. Of a write it is only known that nothing was changed where it was refused. `wallTime` is when it came.
 */
export function valueOf(answer: Answer, writes: boolean, wallTime: number): unknown {
  const { status } = answer;
  if (status >= 400) {
    const refusal = statusError(facts(answer), retryAfter(answer, wallTime), { fields: blamedFields(answer) });
    throw writes && (status >= 500 || status === 408) ? outcomeUnknown(refusal) : refusal;
  }
  try {
    if (status < 200 || status >= 300) throw badResponse("it is a redirect", facts(answer));
    return parse(answer);
  } catch (error) {
    throw writes ? outcomeUnknown(error as GatewayError) : error;
  }
}

/** The parsed JSON of a success, `undefined` for an empty body; throws UPSTREAM_BAD_RESPONSE for anything else. */
export function parse(answer: Answer): unknown {
  if (answer.body.length === 0) return undefined;
  const type = String(answer.headers["content-type"] ?? "");
  if (!/^application\/(.+\+)?json\b/i.test(type)) throw badResponse("it is not JSON", facts(answer));
  return parseJson(answer) ?? raise(badResponse("it is not JSON", facts(answer)));
}

function parseJson(answer: Answer): unknown {
  try {
    return JSON.parse(answer.body.toString("utf8"));
  } catch {
    return undefined;
  }
}

function raise(error: Error): never {
  throw error;
}

/** The vendor's id of the call, where the answer has one. */
export function correlation({ headers }: Answer): { correlationId?: string } {
  const id = headers["inin-correlation-id"] ?? headers["genesys-correlation-id"];
  // Only what looks like an id goes on to clients: a hostile upstream must not get free text through.
  return typeof id === "string" && /^[\w-]{1,64}$/.test(id) ? { correlationId: id } : {};
}

/** What a client may know of an answer. */
export function facts(answer: Answer): UpstreamFacts {
  const code = answer.status >= 400 ? (parseJson(answer) as { code?: unknown } | null | undefined)?.code : undefined;
  return {
    status: answer.status,
    ...(typeof code === "string" && /^[\w.-]{1,80}$/.test(code) && { code }),
    ...correlation(answer),
  };
}

/** The fields that a refusal blames, in the words of the REST API. */
export function blamedFields(answer: Answer): string[] {
  const details = (parseJson(answer) as { details?: unknown } | null | undefined)?.details;
  if (!Array.isArray(details)) return [];
  return details.map((detail) => detail?.fieldName).filter((name) => typeof name === "string");
}

/** Retry-After in whole seconds; the date form of the header is understood too. */
export function retryAfter({ headers }: Answer, wallTime: number): number | undefined {
  const value = headers["retry-after"];
  if (typeof value !== "string") return undefined;
  if (/^\d{1,9}$/.test(value)) return Number(value);
  // Date.parse finds a date in "-5" and "1.5" too; a date of HTTP begins with its weekday.
  const seconds = /^[A-Z][a-z]/.test(value) ? Math.ceil((Date.parse(value) - wallTime) / 1000) : NaN;
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}
