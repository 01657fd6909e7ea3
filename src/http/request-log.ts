import type { FastifyBaseLogger } from "fastify";
import type { LogField } from "../config/log-fields.ts";
import type { OperationFacts } from "../graphql/operation-facts.ts";
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
  /** Loggers that already have the fields of an operation whose answers are given again: their text is made once. */
  const logs = new WeakMap<OperationFacts, FastifyBaseLogger>();

  function logOf(operation: OperationFacts): FastifyBaseLogger {
    const known = logs.get(operation);
    if (known) return known;
    const made = log.child(operationFields(operation, has));
    logs.set(operation, made);
    return made;
  }

  return {
    wants: (request) => enabled.has(levelOf(request)),
    finished(facts) {
      const { path, errors, reason } = facts;
      if (facts.givenAgain) {
        const logger = facts.operation ? logOf(facts.operation) : log;
        return logger.info(lineOfGivenAnswer(facts, has), "request completed");
      }
      const level = levelOf({ path, codes: errors.map(({ code }) => code) });
      log[level](lineOf(facts, has), reason === undefined ? "request completed" : "client refused");
    },
  };
}

/** The same for an answer that was given again, without its operation. Made in one piece: it is half of what such an answer costs. */
function lineOfGivenAnswer(facts: RequestFacts, has: ReadonlySet<string>): object {
  const { application } = facts;
  const tellsApplication = application !== undefined && has.has("application");
  const tellsPath = has.has("path");
  return {
    requestId: facts.requestId,
    traceId: has.has("traceId") ? facts.traceId : undefined,
    method: tellsPath ? facts.method : undefined,
    path: tellsPath ? facts.path : undefined,
    address: has.has("address") ? facts.address : undefined,
    client: has.has("client") ? facts.client?.name : undefined,
    application: tellsApplication ? application.name : undefined,
    applicationVersion: tellsApplication ? application.version : undefined,
    status: facts.status,
    milliseconds: hundredths(facts.milliseconds),
    givenAgain: has.has("calls") ? true : undefined,
    bytes: has.has("bytes") ? facts.bytes : undefined,
  };
}

const hundredths = (milliseconds: number) => Math.round(milliseconds * 100) / 100;

const operationFields = ({ name, type, document }: OperationFacts, has: ReadonlySet<string>) => ({
  ...(has.has("operation") && { operation: name, operationType: type }),
  ...(has.has("document") && { document }),
});

/** What is undefined is left out of the line. */
function lineOf(facts: RequestFacts, has: ReadonlySet<string>): object {
  const { requestId, traceId, method, path, address, client, application, operation, status, milliseconds } = facts;
  const { calls, bytes, errors, reason } = facts;
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
    ...(operation && operationFields(operation, has)),
    status,
    milliseconds: hundredths(milliseconds),
    ...(isGraphql && has.has("calls") && { calls }),
    ...(has.has("bytes") && { bytes }),
    ...(errors.length > 0 && has.has("errors") && { errors }),
    reason,
  };
}
