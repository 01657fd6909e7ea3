import type { FastifyInstance, onRequestHookHandler } from "fastify";
import type { Clock } from "../deadline.ts";
import { GatewayError } from "../errors.ts";

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
 * An `onRequest` hook for the routes whose requests are work. It answers 503 OVERLOADED at once to what would come on top of
 * `maxUnderWay` requests: those under way are the queue, and it is bounded.
 */
export function createLoadLimit(app: FastifyInstance, maxUnderWay: number, clock: Clock): onRequestHookHandler {
  let underWay = 0;
  let lateLooks = 0;
  let expected = clock.now() + LOOK_EVERY;
  const stopLooking = clock.every(LOOK_EVERY, () => {
    const now = clock.now();
    lateLooks = now - expected > MAX_DELAY ? lateLooks + 1 : 0;
    expected = now + LOOK_EVERY;
  });
  app.addHook("onClose", async () => stopLooking());

  return (_request, reply, done) => {
    if (underWay >= maxUnderWay || (lateLooks >= LATE_LOOKS && underWay >= FEW)) {
      const { message, extensions } = overloaded();
      void reply
        .code(503)
        .headers({ "retry-after": RETRY_AFTER, "cache-control": "no-store" })
        .send({ errors: [{ message, extensions }] });
      return;
    }
    underWay += 1;
    // Also when the client leaves before its answer.
    reply.raw.on("close", () => (underWay -= 1));
    done();
  };
}

function overloaded(): GatewayError {
  const message = "The gateway has too much to do at the moment.";
  return new GatewayError(message, { code: "OVERLOADED", retryAfter: RETRY_AFTER, retryable: true });
}
