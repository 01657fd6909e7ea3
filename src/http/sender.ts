import type { IncomingHttpHeaders } from "node:http";
import { applicationOf } from "../telemetry/application.ts";
import type { Application } from "../telemetry/application.ts";

/** What a request says of where it comes from. Anyone can say it. */
export interface Sender {
  /** Of a valid `traceparent`. */
  traceId: string | undefined;
  /** Undefined where it says nothing valid. */
  application: Application | undefined;
}

const TRACEPARENT = /^(?!ff)[\da-f]{2}-(?!0{32})([\da-f]{32})-(?!0{16})[\da-f]{16}-[\da-f]{2}(?:$|-)/;

/** The id of the trace in `traceparent`; undefined where there is no valid one. */
export function traceIdIn({ traceparent }: IncomingHttpHeaders): string | undefined {
  return typeof traceparent === "string" ? TRACEPARENT.exec(traceparent)?.[1] : undefined;
}

/** Reads these headers. */
export function senderOf(headers: IncomingHttpHeaders): Sender {
  return { traceId: traceIdIn(headers), application: applicationOf(headers) };
}
