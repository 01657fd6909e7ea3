import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { NO_PROOF } from "./authenticate.ts";
import type { Authenticate } from "./authenticate.ts";
import { ClientRejectedError } from "./client.ts";
import type { Client } from "./client.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Who asks; set by the door, so only where a route has one. */
    client?: Client;
  }
}

interface AuthenticateHookOptions {
  authenticate: Authenticate;
  /** Counts the request, and throws a ClientRejectedError when there were too many. */
  count?: (client: Client) => void;
}

const STATUSES: Partial<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  RATE_LIMITED: 429,
  UPSTREAM_UNAVAILABLE: 503,
};

/** The door of a route: an `onRequest` hook, so nobody who is refused gets a byte of their body read. */
export function createAuthenticateHook(app: FastifyInstance, { authenticate, count }: AuthenticateHookOptions) {
  app.decorateRequest("client");
  return async function enter(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    try {
      const client = await authenticate(request.headers, request.ip);
      request.client = client;
      // From here on every line about this request says whose it is.
      // The logger is this request's own, and the reply's: a child of it would cost as much as the check itself.
      (request.log as { setBindings?(bindings: object): void }).setBindings?.({ client: client.name });
      count?.(client);
      return undefined;
    } catch (error) {
      if (!(error instanceof ClientRejectedError)) throw error;
      request.log.info({ reason: error.reason }, "client refused");
      return refuse(reply, error);
    }
  };
}

function refuse(reply: FastifyReply, { message, extensions, reason }: ClientRejectedError): FastifyReply {
  const { code, retryAfter } = extensions;
  if (code === "UNAUTHENTICATED") {
    const error = reason === NO_PROOF ? "" : ', error="invalid_token"';
    reply.header("www-authenticate", `Bearer realm="graphql"${error}`);
  }
  if (retryAfter !== undefined) reply.header("retry-after", retryAfter);
  return reply
    .code(STATUSES[code] ?? 403)
    .header("cache-control", "no-store")
    .send({ errors: [{ message, extensions }] });
}
