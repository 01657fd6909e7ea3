/** The optional fields of the line about a request. */
export const LOG_FIELDS = [
  "traceId",
  "client",
  "application",
  "operation",
  "document",
  "calls",
  "bytes",
  "errors",
  "path",
  "address",
] as const;
export type LogField = (typeof LOG_FIELDS)[number];

/** Those that a line has by default. */
export const USUAL_LOG_FIELDS = [
  "traceId",
  "client",
  "application",
  "operation",
  "document",
  "calls",
  "bytes",
  "errors",
] as const;
