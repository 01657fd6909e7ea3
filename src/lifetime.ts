import type { FastifyReply } from "fastify";
import { clientLeft } from "./errors.ts";
import { timeOut } from "./resilience/deadlines.ts";

/** How long a request lasts. */
export interface Lifetime {
  /** Aborts when the client has left before its answer was sent. */
  signal: AbortSignal;
  /** When the request has to be over, in milliseconds of `performance.now()`. */
  deadline: number;
  /** Aborts when it is, and when the client has left. */
  over: AbortSignal;
}

/** Milliseconds that a client has for reading its answer, from the end of the request's own time on. */
const READING_TIME = 60_000;

/** The lifetime of a request that may take so many milliseconds from now. An answer that is not read is given up. */
export function lifetimeOf({ raw }: Pick<FastifyReply, "raw">, time: number, readingTime = READING_TIME): Lifetime {
  const left = new AbortController();
  const over = new AbortController();
  let timer = setTimeout(() => {
    over.abort(timeOut());
    timer = setTimeout(() => raw.destroy(), readingTime);
  }, time);
  raw.on("close", () => {
    clearTimeout(timer);
    if (raw.writableFinished) return;
    left.abort(clientLeft());
    over.abort(left.signal.reason);
  });
  return { signal: left.signal, deadline: performance.now() + time, over: over.signal };
}
