import { METHODS } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Clock } from "../deadline.ts";
import { errorMediaType } from "../graphql/media-type.ts";
import { errorBody, SAFE_HEADERS } from "./refusals.ts";
import { factsOfRefusedMethod } from "./request-facts.ts";
import type { RequestArrival, RequestFactsListener } from "./request-facts.ts";

interface UnknownMethodsOptions {
  /** Allowed methods by path. */
  methods: Readonly<Record<string, string>>;
  listeners: readonly RequestFactsListener[];
  arrivalOf: (request: IncomingMessage) => RequestArrival;
  requestIdOf: (request: IncomingMessage) => string;
  clock: Clock;
}

const KNOWN: ReadonlySet<string> = new Set(METHODS);
/** What OpenTelemetry calls a method that no standard knows: any word may be one. */
const OTHER = "_OTHER";

/** True for a method that Node does not know. Its parser of HTTP/1.1 refuses them; HTTP/2 lets any word through. */
export function hasUnknownMethod({ method = "" }: IncomingMessage): boolean {
  return !KNOWN.has(method);
}

/** Makes the listener that answers such requests. Fastify takes them for a fault of its own, and says so in two warnings. */
export function createMethodRefusal({ methods, listeners, arrivalOf, requestIdOf, clock }: UnknownMethodsOptions) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const { at, address, scheme } = arrivalOf(request);
    const requestId = requestIdOf(request);
    request.method = OTHER;
    const path = (request.url ?? "").split("?", 1)[0]!;
    const allowed = methods[path];
    const status = allowed === undefined ? 404 : 405;
    const body = JSON.stringify(errorBody(status));
    response.once("close", () => {
      const summary = { path, codes: [] };
      const known = { requestId, path, address, scheme, bytes: body.length, milliseconds: clock.now() - at };
      const facts = factsOfRefusedMethod(request, response, known);
      for (const listener of listeners) if (listener.wants(summary)) listener.finished(facts, request);
    });
    const own = { "x-request-id": requestId, "content-type": errorMediaType(request.headers.accept) };
    response.writeHead(status, { ...SAFE_HEADERS, ...own, ...(allowed !== undefined && { allow: allowed }) });
    response.end(body);
  };
}
