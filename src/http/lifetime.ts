import type { FastifyReply } from "fastify";
import type { Clock } from "../deadline.ts";
import { clientLeft } from "../errors.ts";
import { timeOut } from "../deadline.ts";
import type { Lifetime } from "../context.ts";

/** Milliseconds after the deadline in which a client may still read its answer. */
const READING_TIME = 60_000;

/** Starts the lifetime of a request that may take `time` milliseconds. Closes the connection if the answer is not read. */
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
