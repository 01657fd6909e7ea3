import type { FastifyHttpOptions, FastifyInstance } from "fastify";
import type { IncomingMessage, Server } from "node:http";
import { HttpError } from "../errors.ts";
import { refuse, refuseConnection } from "./refusals.ts";

/** Milliseconds that a client may take. Node's server takes no clock, so tests of these times make them short. */
export interface ClientTimes {
  /** Until all headers have arrived. */
  headers: number;
  /** Until the whole request has arrived. */
  request: number;
  /** Between two checks for late clients. */
  look: number;
}

export const CLIENT_TIMES: ClientTimes = { headers: 8_000, request: 15_000, look: 1_000 };

/** Options of the server that end slow, oversized and malformed requests early, with an answer in JSON. */
export function connectionOptions({ headers, request, look } = CLIENT_TIMES) {
  return {
    requestTimeout: request,
    // Load balancers close an idle connection after 60 seconds. They must close it first.
    keepAliveTimeout: 65_000,
    http: {
      headersTimeout: headers,
      connectionsCheckingInterval: look,
      maxHeaderSize: 16 * 1024,
      // `guardHost` refuses such a request, with a body that says why.
      requireHostHeader: false,
    },
    clientErrorHandler: refuseConnection,
    frameworkErrors: (error, refused, reply) => void refuse(error, refused, reply),
  } satisfies FastifyHttpOptions<Server>;
}

/** Refuses requests whose Host header is missing, duplicated or not a host. */
export function guardHost(app: FastifyInstance): void {
  // Most requests have the same host as the request before.
  let known: string | undefined = "localhost";
  app.addHook("onRequest", ({ raw }, _reply, done) => {
    // HTTP/1.0 has no Host header, but code that builds a URL needs one.
    if (raw.httpVersion === "1.0") raw.headers.host ??= "localhost";
    const { host } = raw.headers;
    if ((host !== known && !isHost(host)) || hasSeveralHosts(raw)) {
      // Node reads on first: if the rest is malformed too, there is one answer for all of it.
      setImmediate(done, new HttpError(400, "The Host header is invalid."));
      return;
    }
    known = host;
    done();
  });
}

/** True for a Host header that names a host. */
export function isHost(host: string | undefined): boolean {
  return host !== undefined && /^[\w.:[\]-]+$/.test(host) && URL.canParse(`http://${host}`);
}

/** Whether there are several Host headers. Node keeps the first, but a proxy in front may have used another. */
export function hasSeveralHosts({ rawHeaders }: Pick<IncomingMessage, "rawHeaders">): boolean {
  let count = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]!;
    if (name.length === 4 && name.toLowerCase() === "host") count += 1;
  }
  return count > 1;
}
