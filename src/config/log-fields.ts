/** The fields that the line about a request has by default. */
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

/** All that it can have beside its id, status and time. */
export const LOG_FIELDS = [...USUAL_LOG_FIELDS, "path", "address"] as const;
export type LogField = (typeof LOG_FIELDS)[number];
