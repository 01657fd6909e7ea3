import { METHODS } from "node:http";
import type { IncomingMessage } from "node:http";

const KNOWN: ReadonlySet<string> = new Set(METHODS);
/** OpenTelemetry's word for every method that is none. */
const OTHER_METHOD = "_OTHER";

/** The method of a request for logs, metrics and spans: over HTTP/2 a client can send any text as one. */
export function methodOf({ method = "" }: Pick<IncomingMessage, "method">): string {
  return KNOWN.has(method) ? method : OTHER_METHOD;
}
