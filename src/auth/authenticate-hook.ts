import type { IncomingMessage } from "node:http";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { errorMediaType } from "../graphql/media-type.ts";
import { NO_CREDENTIAL } from "./authenticate.ts";
import type { Authenticate } from "./authenticate.ts";
import { ClientRejectedError, quotaHeaders } from "./client.ts";
import type { Client, Quota } from "./client.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** The client of the request. Only routes with the authentication hook have it. */
    client?: Client;
    /** Why the request was refused before its operation was read, for the log. */
    refusal?: { code: string; reason?: string };
  }
}

interface AuthenticateHookOptions {
  authenticate: Authenticate;
  /** The address of the client. */
  addressOf: (request: IncomingMessage) => string;
  /** Counts the request, and throws a ClientRejectedError if there were too many. */
  count?: (client: Client) => Quota;
  /** The client of a request that has been authenticated and counted before; throws the refusal. */
  clientOf?: (request: IncomingMessage) => Client | undefined;
  /** What such a client may still send. */
  quotaOf?: (request: IncomingMessage) => Quota | undefined;
}

const STATUSES: Partial<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  RATE_LIMITED: 429,
  UPSTREAM_UNAVAILABLE: 503,
};

/** Makes the authentication hook of a route. It is an `onRequest` hook: the body of a refused request is never read. */
export function createAuthenticateHook(
  app: FastifyInstance,
  { authenticate, addressOf, count, clientOf, quotaOf }: AuthenticateHookOptions,
) {
  app.decorateRequest("client");
  app.decorateRequest("refusal");
  return async function authenticateRequest(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    try {
      const known = clientOf?.(request.raw);
      const client = known ?? (await authenticate(request.headers, addressOf(request.raw)));
      request.client = client;
      const quota = known ? quotaOf?.(request.raw) : count?.(client);
      if (quota) reply.headers(quotaHeaders(quota));
      return undefined;
    } catch (error) {
      if (!(error instanceof ClientRejectedError)) throw error;
      request.refusal = { code: error.extensions.code, reason: error.reason };
      return refuse(request, reply, error);
    }
  };
}

function refuse({ headers }: FastifyRequest, reply: FastifyReply, error: ClientRejectedError): FastifyReply {
  const { message, extensions, reason } = error;
  const { code, retryAfter } = extensions;
  if (code === "UNAUTHENTICATED") {
    const wrong = reason === NO_CREDENTIAL ? "" : ', error="invalid_token"';
    reply.header("www-authenticate", `Bearer realm="graphql"${wrong}`);
  }
  if (error.quota) reply.headers(quotaHeaders(error.quota));
  if (retryAfter !== undefined) reply.header("retry-after", retryAfter);
  return reply
    .code(STATUSES[code] ?? 403)
    .type(errorMediaType(headers.accept))
    .header("cache-control", "no-store")
    .send({ errors: [{ message, extensions }] });
}
