import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { auditsOf } from "../changes/events.ts";
import type { Secret } from "../config/secret.ts";
import { HttpError } from "../errors.ts";
import { requireJson } from "./json.ts";

export interface EventsOptions {
  key: Secret;
  /** Takes audits. Rejects where they are to be sent again. */
  take: (audits: readonly unknown[]) => Promise<void>;
}

/** Where Amazon EventBridge pushes events. */
export const EVENTS_PATH = "/events/genesys";

/** Bytes of a body. An event of EventBridge has at most 256 kB. */
const MAX_BYTES = 1024 * 1024;

/**
 * Adds the address to which Genesys Cloud's events are pushed. It answers 204 when every replica knows of them, 401 without the key, 400
 * for a body that holds no events, and 503 where they are to be sent again.
 */
export function registerEventsRoute(app: FastifyInstance, { key, take }: EventsOptions): void {
  app.route({
    method: "POST",
    url: EVENTS_PATH,
    bodyLimit: MAX_BYTES,
    onRequest: [
      (request, _reply, done) => {
        const { "x-api-key": given, authorization } = request.headers;
        const bearer = /^Bearer (.+)$/i.exec(authorization ?? "")?.[1];
        if (isSame(String(given ?? bearer ?? ""), key.reveal())) done();
        else done(new HttpError(401, "The key of EVENTS_KEY is missing or wrong.", "UNAUTHENTICATED"));
      },
      requireJson,
    ],
    async handler(request, reply) {
      const audits = auditsOf(request.body);
      if (!audits) throw new HttpError(400, "The body holds no events of Amazon EventBridge.");
      try {
        await take(audits);
      } catch {
        return reply.code(503).header("retry-after", "5").send({ status: "try again" });
      }
      return reply.code(204).send();
    },
  });
}

/** Compares digests, which have one length. */
function isSame(given: string, key: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(key));
}
