import type { IncomingHttpHeaders } from "node:http";
import { applicationOf } from "../telemetry/application.ts";
import type { Application } from "../telemetry/application.ts";
import { sentTrace } from "../telemetry/traceparent.ts";

/** What a request says of where it comes from. Anyone can say it. */
export interface Sender {
  /** Of a valid `traceparent`. */
  traceId: string | undefined;
  /** Undefined where it says nothing valid. */
  application: Application | undefined;
}

/** Reads these headers. */
export function senderOf(headers: IncomingHttpHeaders): Sender {
  return { traceId: sentTrace(headers)?.traceId, application: applicationOf(headers) };
}
