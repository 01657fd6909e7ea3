import type { ServerResponse } from "node:http";
import type { FastifyInstance, onRequestHookHandler } from "fastify";
import type { Clock } from "../deadline.ts";
import { GatewayError } from "../errors.ts";
import { errorMediaType } from "../graphql/media-type.ts";

/** Seconds after which a refused client may try again. */
const RETRY_AFTER = 1;
/** Milliseconds between two checks of the event loop. */
const CHECK_INTERVAL = 100;
/** The event loop is overloaded if it is this many milliseconds late at this many checks in a row. One pause is no overload. */
const MAX_DELAY = 200;
const LATE_CHECKS = 3;
/** With fewer concurrent requests the machine itself is slow, and refusing requests would not help. */
const FEW = 50;

/** A property costs less than an entry of a `WeakSet`, which the garbage collector visits for every request. */
const IS_COUNTED = Symbol("isCounted");
type Counted = ServerResponse & { [IS_COUNTED]?: boolean };

export interface LoadLimit {
  /** Counts the request once, until its answer is closed. False, and nothing is counted, where there are too many. */
  begin(response: ServerResponse): boolean;
  /** Counts the request no longer: its answer has no end of its own. */
  leave(response: ServerResponse): void;
  /** How many requests run now. */
  running(): number;
  /** An `onRequest` hook that refuses what does not fit. */
  hook: onRequestHookHandler;
}

/**
 * Makes a hook that answers 503 OVERLOADED at once to requests beyond `maxConcurrent`, and to some earlier if the
 * event loop is late. There is no other queue: the running requests are the queue.
 */
export function createLoadLimit(app: FastifyInstance, maxConcurrent: number, clock: Clock): LoadLimit {
  let running = 0;
  let lateChecks = 0;
  let expected = clock.now() + CHECK_INTERVAL;
  const stopChecking = clock.every(CHECK_INTERVAL, () => {
    const now = clock.now();
    lateChecks = now - expected > MAX_DELAY ? lateChecks + 1 : 0;
    expected = now + CHECK_INTERVAL;
  });
  app.addHook("onClose", async () => stopChecking());

  const end = () => void (running -= 1);
  function begin(response: Counted): boolean {
    if (response[IS_COUNTED]) return true;
    if (running >= maxConcurrent || (lateChecks >= LATE_CHECKS && running >= FEW)) return false;
    running += 1;
    response[IS_COUNTED] = true;
    // Also when the client leaves before its answer.
    response.on("close", end);
    return true;
  }

  const hook: onRequestHookHandler = (request, reply, done) => {
    if (!begin(reply.raw)) {
      const { message, extensions } = overloaded();
      request.refusal = { code: extensions.code };
      void reply
        .code(503)
        .type(errorMediaType(request.headers.accept))
        .headers({ "retry-after": RETRY_AFTER, "cache-control": "no-store" })
        .send({ errors: [{ message, extensions }] });
      return;
    }
    done();
  };
  function leave(response: Counted): void {
    if (!response[IS_COUNTED]) return;
    response[IS_COUNTED] = false;
    response.removeListener("close", end);
    end();
  }

  return { begin, leave, running: () => running, hook };
}

function overloaded(): GatewayError {
  const message = "The gateway is overloaded.";
  return new GatewayError(message, { code: "OVERLOADED", retryAfter: RETRY_AFTER, retryable: true });
}
