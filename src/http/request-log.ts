import type { FastifyBaseLogger } from "fastify";
import type { LogField } from "../config/log-fields.ts";
import type { RequestFacts, RequestFactsListener, RequestSummary } from "./request-facts.ts";

type Level = "error" | "warn" | "info" | "debug";

/** From the most important to the least. */
const LEVELS: readonly string[] = ["fatal", "error", "warn", "info", "debug", "trace"];

/** Orchestrators ask for these every few seconds. */
const PROBES = new Set(["/livez", "/readyz"]);

/** How important the line about a request is: the fault of the gateway, of Genesys Cloud, or none. */
function levelOf({ path, codes }: RequestSummary): Level {
  if (PROBES.has(path)) return "debug";
  if (codes.length === 0) return "info";
  if (codes.includes("INTERNAL_SERVER_ERROR")) return "error";
  return codes.some((code) => code.startsWith("UPSTREAM_")) ? "warn" : "info";
}

/** Writes one line for each request, with these optional fields. */
export function createRequestLog(log: FastifyBaseLogger, fields: readonly LogField[]): RequestFactsListener {
  const least = LEVELS.indexOf(log.level);
  const enabled = new Set(LEVELS.slice(0, least + 1));
  const has = new Set<string>(fields);
  return {
    wants: (request) => enabled.has(levelOf(request)),
    finished(facts) {
      const { path, errors, reason } = facts;
      const level = levelOf({ path, codes: errors.map(({ code }) => code) });
      log[level](lineOf(facts, has), reason === undefined ? "request completed" : "client refused");
    },
  };
}

/** What is undefined is left out of the line. */
function lineOf(facts: RequestFacts, has: ReadonlySet<string>): object {
  const { requestId, traceId, method, path, address, client, application, operation, status, milliseconds } = facts;
  const { givenAgain, calls, bytes, errors, reason } = facts;
  const isGraphql = path === "/graphql";
  return {
    requestId,
    ...(has.has("traceId") && { traceId }),
    ...((has.has("path") || !isGraphql) && { method, path }),
    // Of a client without a valid key or token, only the address is known.
    ...((has.has("address") || reason !== undefined) && { address }),
    ...(has.has("client") && { client: client?.name }),
    ...(application &&
      has.has("application") && { application: application.name, applicationVersion: application.version }),
    ...(operation && has.has("operation") && { operation: operation.name, operationType: operation.type }),
    ...(operation && has.has("document") && { document: operation.document }),
    status,
    milliseconds: Math.round(milliseconds * 100) / 100,
    ...(isGraphql && has.has("calls") && (givenAgain ? { givenAgain } : { calls })),
    ...(has.has("bytes") && { bytes }),
    ...(errors.length > 0 && has.has("errors") && { errors }),
    reason,
  };
}
