import type { IncomingMessage } from "node:http";
import cors from "@fastify/cors";
import type { FastifyInstance } from "fastify";
import { guardHost } from "./connections.ts";
import { readJsonBodies } from "./json.ts";
import { answerRefusals } from "./refusals.ts";

/** Seconds for which a browser keeps the result of a preflight request. */
const PREFLIGHT_AGE = 600;

/** Methods by path, for the header `allow` of refusals. */
export const ALLOWED_METHODS = { "/graphql": "GET, POST" };

/** Adds the checks and headers of every request and answer, on every path. */
export async function addRequestChecks(
  app: FastifyInstance,
  corsOrigins: readonly string[],
  requestIdOf: (request: IncomingMessage) => string,
): Promise<void> {
  answerRefusals(app, ALLOWED_METHODS, requestIdOf);
  guardHost(app);
  readJsonBodies(app);
  if (corsOrigins.length > 0) {
    await app.register(cors, {
      origin: [...corsOrigins],
      methods: ["GET", "POST"],
      exposedHeaders: ["retry-after", "x-request-id", "ratelimit", "ratelimit-policy"],
      maxAge: PREFLIGHT_AGE,
    });
  }
}
