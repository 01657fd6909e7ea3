import type { FastifyHttpOptions, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { IncomingMessage, Server } from "node:http";
import type { Http2ServerRequest } from "node:http2";
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

/** Bytes of all headers of a request. */
const MAX_HEADERS = 16 * 1024;

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
      maxHeaderSize: MAX_HEADERS,
      // `guardHost` refuses such a request, with a body that says why.
      requireHostHeader: false,
    },
    clientErrorHandler: refuseConnection,
    frameworkErrors: (error, refused, reply) => void refuse(error, refused, reply),
  } satisfies FastifyHttpOptions<Server>;
}

export type ConnectionOptions = ReturnType<typeof connectionOptions>;

/** Ends the connection of a request after its answer. Other requests that a client of HTTP/2 has sent are answered too. */
export function endConnection({ raw }: FastifyRequest, reply: FastifyReply): void {
  if (raw.httpVersionMajor === 2) (raw as unknown as Http2ServerRequest).stream.session?.close();
  else void reply.header("connection", "close");
}

/** Refuses requests whose Host header is missing, duplicated or not a host. */
export function guardHost(app: FastifyInstance): void {
  // Most requests have the same host as the request before.
  let known: string | undefined = "localhost";
  app.addHook("onRequest", ({ raw }, _reply, done) => {
    // HTTP/1.0 has no Host header, but code that builds a URL needs one.
    if (raw.httpVersion === "1.0") raw.headers.host ??= "localhost";
    adoptAuthority(raw);
    if (hasLargeHeaders(raw)) return done(new HttpError(431, "The request headers are too large."));
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

/**
 * Whether the headers of a request are too large. Node looks itself for HTTP/1, but for HTTP/2 only once the client has confirmed the
 * limit, which it may never do.
 */
export function hasLargeHeaders({
  httpVersionMajor,
  rawHeaders,
}: Pick<IncomingMessage, "httpVersionMajor" | "rawHeaders">) {
  return httpVersionMajor === 2 && rawHeaders.reduce((sum, text) => sum + text.length, 0) > MAX_HEADERS;
}

/** True for a Host header that names a host. */
export function isHost(host: string | undefined): boolean {
  return host !== undefined && /^[\w.:[\]-]+$/.test(host) && URL.canParse(`http://${host}`);
}

/** Gives a request of HTTP/2, which has its host as `:authority`, the header that code reads. */
export function adoptAuthority({
  headers,
  httpVersionMajor,
}: Pick<IncomingMessage, "headers" | "httpVersionMajor">): void {
  const authority = headers[":authority"];
  if (httpVersionMajor === 2 && typeof authority === "string") headers.host ??= authority;
}

/** Whether there are several hosts. Node keeps the first Host header, but a proxy in front may have used another. */
export function hasSeveralHosts({ headers, rawHeaders }: Pick<IncomingMessage, "headers" | "rawHeaders">): boolean {
  const authority = headers[":authority"];
  if (authority !== undefined && authority !== headers.host) return true;
  let count = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]!;
    if (name.length === 4 && name.toLowerCase() === "host") count += 1;
  }
  return count > 1;
}
