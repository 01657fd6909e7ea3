import type { FastifyReply } from "fastify";
import type { Clock } from "../deadline.ts";
import { clientLeft } from "../errors.ts";
import { timeOut } from "../deadline.ts";

/** How long a request lasts. */
export interface Lifetime {
  /** Aborts when the client has left before its answer was sent. */
  signal: AbortSignal;
  /** When the request has to be over, on the clock. */
  deadline: number;
  /** Aborts when it is, and when the client has left. */
  over: AbortSignal;
}

/** Milliseconds that a client has for reading its answer, from the end of the request's own time on. */
const READING_TIME = 60_000;

/** The lifetime of a request that may take so many milliseconds from now. An answer that is not read is given up. */
export function lifetimeOf({ raw }: Pick<FastifyReply, "raw">, clock: Clock, time: number): Lifetime {
  const left = new AbortController();
  const over = new AbortController();
  let cancel = clock.after(time, () => {
    over.abort(timeOut());
    cancel = clock.after(READING_TIME, () => raw.destroy());
  });
  raw.on("close", () => {
    cancel();
    if (raw.writableFinished) return;
    left.abort(clientLeft());
    over.abort(left.signal.reason);
  });
  return { signal: left.signal, deadline: clock.now() + time, over: over.signal };
}
