import type { FastifyHttpOptions, FastifyInstance } from "fastify";
import type { Server } from "node:http";
import { HttpError } from "../errors.ts";
import { refuse, refuseConnection } from "./refusals.ts";

/** Milliseconds that a client may take. Node's server takes no clock, so a test that is about them makes them small. */
export interface ClientTimes {
  /** Until the headers are there. */
  headers: number;
  /** Until the whole request is there. */
  request: number;
  /** Between two looks at who is late. */
  look: number;
}

export const CLIENT_TIMES: ClientTimes = { headers: 8_000, request: 15_000, look: 1_000 };

/** How connections are treated: what is slow, oversized or malformed ends early, and with an answer in JSON. */
export function connectionOptions({ headers, request, look } = CLIENT_TIMES) {
  return {
    requestTimeout: request,
    // Longer than the 60 seconds after which load balancers give up a connection: they must be the first.
    keepAliveTimeout: 65_000,
    http: {
      headersTimeout: headers,
      connectionsCheckingInterval: look,
      maxHeaderSize: 16 * 1024,
      // Refused below, with a body that says why.
      requireHostHeader: false,
    },
    clientErrorHandler: refuseConnection,
    frameworkErrors: (error, refused, reply) => void refuse(error, refused, reply),
  } satisfies FastifyHttpOptions<Server>;
}

/** Refuses requests whose Host is missing, doubled or no host. */
export function guardHost(app: FastifyInstance): void {
  // Nearly always it is the one of the request before.
  let known: string | undefined = "localhost";
  app.addHook("onRequest", ({ raw }, _reply, done) => {
    // HTTP/1.0 knows no Host; what builds an address of it needs one all the same.
    if (raw.httpVersion === "1.0") raw.headers.host ??= "localhost";
    const { host } = raw.headers;
    if ((host !== known && !isHost(host)) || countHosts(raw.rawHeaders) > 1) {
      // Not before Node has read on: if what follows is no request either, there is one answer for all of it.
      setImmediate(done, new HttpError(400, "The Host header is not in order."));
      return;
    }
    known = host;
    done();
  });
}

function isHost(host: string | undefined): boolean {
  return host !== undefined && /^[\w.:[\]-]+$/.test(host) && URL.canParse(`http://${host}`);
}

/** Node keeps the first of several and drops the others; a server in front may have looked at another. */
function countHosts(rawHeaders: readonly string[]): number {
  let count = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]!;
    if (name.length === 4 && name.toLowerCase() === "host") count += 1;
  }
  return count;
}
