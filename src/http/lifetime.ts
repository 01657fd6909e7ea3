import type { ServerResponse } from "node:http";
import type { FastifyReply } from "fastify";
import type { Clock, Lifetime } from "../deadline.ts";
import { clientLeft } from "../errors.ts";
import { timeOut } from "../deadline.ts";

/** Milliseconds after the deadline in which a client may still read its answer. */
const READING_TIME = 60_000;

/** Starts the lifetime of a request that may take `time` milliseconds. Closes the connection if the answer is not read. */
export function lifetimeOf({ raw }: Pick<FastifyReply, "raw">, clock: Clock, time: number): Lifetime {
  return new RequestLifetime(raw, clock, time);
}

/**
 * Makes a signal when it is asked for: most requests are answered from memory, and need none. An object literal with getters would
 * do too, but V8 makes a hidden class for each one, which keeps the whole request in memory until the next collection of the old
 * generation.
 */
class RequestLifetime implements Lifetime {
  readonly deadline: number;
  #left: AbortController | undefined;
  #over: AbortController | undefined;
  /** Why each of them has aborted, or would have. */
  #leftFor: Error | undefined;
  #overFor: Error | undefined;

  constructor(response: ServerResponse, clock: Clock, time: number) {
    this.deadline = clock.now() + time;
    let cancel = clock.after(time, () => {
      this.#end(timeOut());
      cancel = clock.after(READING_TIME, () => response.destroy());
    });
    response.on("close", () => {
      cancel();
      if (!response.writableFinished) this.#leave();
    });
  }

  get signal(): AbortSignal {
    this.#left ??= abortable(this.#leftFor);
    return this.#left.signal;
  }

  get over(): AbortSignal {
    this.#over ??= abortable(this.#overFor);
    return this.#over.signal;
  }

  isOver(): boolean {
    return this.#overFor !== undefined;
  }

  #end(reason: Error): void {
    this.#overFor ??= reason;
    this.#over?.abort(this.#overFor);
  }

  #leave(): void {
    this.#leftFor = clientLeft();
    this.#left?.abort(this.#leftFor);
    this.#end(this.#leftFor);
  }
}

/** The lifetime of the execution of one event, which no client waits for. `end` is to be called once it has been executed. */
export function createEventLifetime(clock: Clock, time: number): Lifetime & { end(): void } {
  const over = new AbortController();
  const cancel = clock.after(time, () => over.abort(timeOut()));
  return {
    deadline: clock.now() + time,
    signal: over.signal,
    over: over.signal,
    isOver: () => over.signal.aborted,
    end: cancel,
  };
}

/** A controller whose signal has aborted, if there is a reason. */
function abortable(reason: Error | undefined): AbortController {
  const controller = new AbortController();
  if (reason) controller.abort(reason);
  return controller;
}
