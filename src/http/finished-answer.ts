import type { FastifyReply } from "fastify";
import type { FinishedAnswer } from "../graphql/answers/answers.ts";
import type { OperationFacts } from "../graphql/operation-facts.ts";

/** Headers that each answer has of its own. */
const OF_ONE_REQUEST = new Set(["x-request-id", "ratelimit", "ratelimit-policy"]);

/**
 * Bytes of an answer that is kept as text, at most. Node sends text together with the headers, which makes short answers cheaper and long
 * ones dearer (docs/benchmarks.md).
 */
const MAX_TEXT = 8192;

/** The answer as it is about to be sent; undefined for one that cannot be sent to another request too. */
export function finishedAnswer(
  reply: FastifyReply,
  payload: unknown,
  operation: OperationFacts | undefined,
): FinishedAnswer | undefined {
  if (reply.statusCode !== 200 || reply.hasHeader("connection")) return undefined;
  if (typeof payload !== "string" && !Buffer.isBuffer(payload)) return undefined;
  const isShort = Buffer.byteLength(payload) <= MAX_TEXT;
  const body = isShort ? Buffer.from(payload).toString("latin1") : copyOf(payload);
  return { headers: headersOf(reply, body.length), body, operation };
}

/** In memory of its own: small buffers, and those of compression, are parts of larger ones. */
function copyOf(payload: string | Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(Buffer.byteLength(payload));
  if (typeof payload === "string") copy.write(payload);
  else payload.copy(copy);
  return copy;
}

function headersOf(reply: FastifyReply, length: number): string[] {
  const headers = { ...reply.getHeaders(), "content-length": length };
  return Object.entries(headers).flatMap(([name, value]) => (OF_ONE_REQUEST.has(name) ? [] : [name, String(value)]));
}
