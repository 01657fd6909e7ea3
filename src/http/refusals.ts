import type { Socket } from "node:net";
import { STATUS_CODES } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { HttpError } from "../errors.ts";
import { loggable } from "../graphql/error-text.ts";
import { errorMediaType } from "../graphql/media-type.ts";

/** The headers of every answer, unless its route sets others. */
export const SAFE_HEADERS = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  // An answer is data: a browser must not run anything in it, and no page may frame it.
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
};

const MESSAGES: Record<number, string> = {
  400: "The request is invalid.",
  404: "There is nothing at this address.",
  405: "This address does not support this method.",
  408: "The request took too long to arrive.",
  413: "The request body is too large.",
  414: "The address is too long.",
  415: "The body must be application/json in UTF-8, without compression.",
  417: "The server does not support this Expect header.",
  431: "The request headers are too large.",
};

/** The body of an HTTP error, in the form that GraphQL clients read. */
export function errorBody(status: number, message = MESSAGES[status], code = "BAD_REQUEST"): object {
  return { errors: [{ message: message ?? MESSAGES[400], extensions: { code } }] };
}

/** Answers the requests that Fastify refuses, in JSON and without any text of the request. `methods`: allowed methods by path. */
export function answerRefusals(
  app: FastifyInstance,
  methods: Record<string, string>,
  requestIdOf: (request: IncomingMessage) => string,
): void {
  function notFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const allowed = methods[request.url.split("?", 1)[0]!];
    void reply.type(errorMediaType(request.headers.accept));
    if (allowed === undefined) return reply.code(404).send(errorBody(404));
    return reply.code(405).header("allow", allowed).send(errorBody(405));
  }
  app.setErrorHandler((error: FastifyError | HttpError, request, reply) => refuse(error, request, reply));
  app.setNotFoundHandler(notFound);
  // Node's own answer has no body.
  app.server.on("checkExpectation", (request: IncomingMessage, response: ServerResponse) => {
    const type = errorMediaType(request.headers.accept);
    const own = { "x-request-id": requestIdOf(request), "content-type": type };
    const close = request.httpVersionMajor === 1 && { connection: "close" };
    response.writeHead(417, { ...SAFE_HEADERS, ...own, ...close });
    response.end(JSON.stringify(errorBody(417)));
  });
  // Before the body of a request to an unknown path is read.
  app.addHook("onRequest", (request, reply, done) => {
    void reply.headers(SAFE_HEADERS).header("x-request-id", request.id);
    if (request.is404) void notFound(request, reply);
    else done();
  });
}

/** Answers an error that happened before or outside of a GraphQL operation. */
export function refuse(error: FastifyError | HttpError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status = error.statusCode ?? 500;
  // Does not wait for the rest of the body.
  if (status === 413 || status === 415) void reply.header("connection", "close");
  void reply.headers(SAFE_HEADERS).header("x-request-id", request.id).type(errorMediaType(request.headers.accept));
  request.refusal = { code: codeOf(error, status) };
  if (error instanceof HttpError) return reply.code(status).send(errorBody(status, error.message, error.code));
  if (status >= 400 && status < 500) return reply.code(status).send(errorBody(status));
  request.log.error({ requestId: request.id, err: loggable(error) }, "unexpected error");
  const { code } = request.refusal;
  return reply.code(500).send(errorBody(500, "Something went wrong in the gateway.", code));
}

function codeOf(error: FastifyError | HttpError, status: number): string {
  if (error instanceof HttpError) return error.code;
  return status >= 400 && status < 500 ? "BAD_REQUEST" : "INTERNAL_SERVER_ERROR";
}

const STATUS_OF_FAULT: Record<string, number> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
};

/** Answers a request that Node could not parse, and closes the connection, because the rest of it cannot be trusted. */
export function refuseConnection(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === "ECONNRESET" || socket.destroyed) return;
  // There is no TLS to answer through.
  if (/^ERR_(TLS|SSL)_/.test(error.code ?? "")) return void socket.destroy();
  const status = STATUS_OF_FAULT[error.code ?? ""] ?? 400;
  const body = JSON.stringify(errorBody(status));
  if (socket.writable) {
    const head = [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      ...Object.entries(SAFE_HEADERS).map(([name, value]) => `${name}: ${value}`),
      // What the client accepts could not be read either.
      `content-type: ${errorMediaType(undefined)}`,
      `content-length: ${Buffer.byteLength(body)}`,
      "connection: close",
    ];
    socket.write(`${head.join("\r\n")}\r\n\r\n${body}`);
  }
  socket.destroySoon();
}
