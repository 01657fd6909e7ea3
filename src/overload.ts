import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { GatewayError } from "./errors.ts";

interface OverloadOptions {
  /** Paths whose requests are counted and may be refused. */
  paths: readonly string[];
  /** Requests that may be under way at once. */
  maxUnderWay: number;
}

/** Seconds after which a refused client may come back. */
const RETRY_AFTER = 1;
/** Milliseconds between two looks at the event loop. */
const LOOK_EVERY = 100;
/** Milliseconds by which the event loop may be late, so many looks in a row: one pause of the machine is no overload. */
const MAX_DELAY = 200;
const LATE_LOOKS = 3;
/** With fewer requests under way it is the machine that is late, and refusing somebody would help nobody. */
const FEW = 50;

/**
 * Answers 503 OVERLOADED at once to what would come on top of what can be done: requests under way are the queue, and it
 * is bounded. Whether the process lives and is ready is always answered.
 */
export function limitLoad(app: FastifyInstance, { paths, maxUnderWay }: OverloadOptions): void {
  let underWay = 0;
  let lateLooks = 0;
  let expected = performance.now() + LOOK_EVERY;
  const timer = setInterval(() => {
    const now = performance.now();
    lateLooks = now - expected > MAX_DELAY ? lateLooks + 1 : 0;
    expected = now + LOOK_EVERY;
  }, LOOK_EVERY).unref();
  app.addHook("onClose", async () => clearInterval(timer));

  app.addHook("onRequest", async (request: FastifyRequest, reply: FastifyReply) => {
    if (!paths.includes(request.routeOptions.url ?? "")) return;
    if (underWay >= maxUnderWay || (lateLooks >= LATE_LOOKS && underWay >= FEW)) {
      const { message, extensions } = overloaded();
      await reply
        .code(503)
        .headers({ "retry-after": RETRY_AFTER, "cache-control": "no-store" })
        .send({ errors: [{ message, extensions }] });
      return;
    }
    underWay += 1;
    // Also when the client leaves before its answer.
    reply.raw.once("close", () => (underWay -= 1));
  });
}

function overloaded(): GatewayError {
  const message = "The gateway has too much to do at the moment.";
  return new GatewayError(message, { code: "OVERLOADED", retryAfter: RETRY_AFTER, retryable: true });
}
