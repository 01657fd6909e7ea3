import type { FastifyReply } from "fastify";
import type { Clock } from "../deadline.ts";
import { clientLeft } from "../errors.ts";
import { timeOut } from "../deadline.ts";
import type { Lifetime } from "../context.ts";

/** Milliseconds after the deadline in which a client may still read its answer. */
const READING_TIME = 60_000;

/**
 * Starts the lifetime of a request that may take `time` milliseconds. Closes the connection if the answer is not read. A signal is made
 * when it is asked for: most requests are answered from memory, and need none.
 */
export function lifetimeOf({ raw }: Pick<FastifyReply, "raw">, clock: Clock, time: number): Lifetime {
  let left: AbortController | undefined;
  let over: AbortController | undefined;
  /** Why each of them has aborted, or would have. */
  let leftFor: Error | undefined;
  let overFor: Error | undefined;
  let cancel = clock.after(time, () => {
    overFor ??= timeOut();
    over?.abort(overFor);
    cancel = clock.after(READING_TIME, () => raw.destroy());
  });
  raw.on("close", () => {
    cancel();
    if (raw.writableFinished) return;
    leftFor = clientLeft();
    overFor ??= leftFor;
    left?.abort(leftFor);
    over?.abort(overFor);
  });
  return {
    get signal() {
      left ??= abortable(leftFor);
      return left.signal;
    },
    deadline: clock.now() + time,
    get over() {
      over ??= abortable(overFor);
      return over.signal;
    },
    isOver: () => overFor !== undefined,
  };
}

/** A controller whose signal has aborted, if there is a reason. */
function abortable(reason: Error | undefined): AbortController {
  const controller = new AbortController();
  if (reason) controller.abort(reason);
  return controller;
}
