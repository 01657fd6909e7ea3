import cors from "@fastify/cors";
import type { FastifyInstance } from "fastify";
import { guardHost } from "./connections.ts";
import { readJsonBodies } from "./json.ts";
import { answerRefusals } from "./refusals.ts";

/** Seconds for which a browser remembers what it was allowed. */
const PREFLIGHT_AGE = 600;

/** Everything that every request and every answer goes through, whatever the path. */
export async function guard(app: FastifyInstance, corsOrigins: readonly string[]): Promise<void> {
  answerRefusals(app, { "/graphql": "GET, POST" });
  guardHost(app);
  readJsonBodies(app);
  if (corsOrigins.length > 0) {
    await app.register(cors, {
      origin: [...corsOrigins],
      methods: ["GET", "POST"],
      exposedHeaders: ["retry-after"],
      maxAge: PREFLIGHT_AGE,
    });
  }
}
