import type { IncomingHttpHeaders } from "node:http";

/** What `traceparent` says of the trace that a request is in. */
export interface SentTrace {
  traceId: string;
  isSampled: boolean;
}

/** As OpenTelemetry's SDK reads it: the first version ends after the flags, later ones may go on. */
const FIRST = /^00-(?!0{32})[\da-f]{32}-(?!0{16})[\da-f]{16}-[\da-f]{2}$/;
const LATER = /^(?!00|ff)[\da-f]{2}-(?!0{32})[\da-f]{32}-(?!0{16})[\da-f]{16}-[\da-f]{2}(?:-.*)?$/;
const TRACE_ID = { from: 3, to: 35 };
const FLAGS = { from: 53, to: 55 };
const HEX = 16;

const W3C_HEADERS = new Set(["traceparent", "tracestate", "baggage"]);

/** The trace of a valid `traceparent`; undefined where there is none. */
export function sentTrace({ traceparent }: IncomingHttpHeaders): SentTrace | undefined {
  if (typeof traceparent !== "string" || !(FIRST.test(traceparent) || LATER.test(traceparent))) return undefined;
  const flags = Number.parseInt(traceparent.slice(FLAGS.from, FLAGS.to), HEX);
  return { traceId: traceparent.slice(TRACE_ID.from, TRACE_ID.to), isSampled: (flags & 1) === 1 };
}

/** True where `traceparent` alone says which trace a request is in, as it is unless `OTEL_PROPAGATORS` names other headers. */
export function isW3c(fields: readonly string[]): boolean {
  return fields.includes("traceparent") && fields.every((name) => W3C_HEADERS.has(name));
}
