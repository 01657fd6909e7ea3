import type { LiveEvent } from "./subscriber.ts";

/** Bytes and events that wait to be sent on one connection. */
export interface Backlog {
  events: number;
  bytes: number;
}

/** The events of one subscription, on their way to a connection that takes one after the other. */
export interface EventQueue extends AsyncGenerator<LiveEvent["answer"], void, void> {
  push(event: LiveEvent): void;
  /** Ends the stream, with an error if there is one, after what waits. */
  finish(error?: Error): void;
}

/** Makes a queue whose events count in this backlog. `onReturn` is called when the reader has ended it. */
export function createEventQueue(backlog: Backlog, onReturn: () => void): EventQueue {
  let waiting: LiveEvent[] = [];
  let isOver = false;
  let failure: Error | undefined;
  let wake: (() => void) | undefined;
  /** What the reader has taken and not asked to go on from: it is being sent. */
  let sending: LiveEvent | undefined;

  function sent(event: LiveEvent): void {
    backlog.events -= 1;
    backlog.bytes -= event.text.length;
  }

  function stop(): void {
    isOver = true;
    for (const event of waiting) sent(event);
    waiting = [];
    wake?.();
  }

  return {
    push(event) {
      if (isOver) return;
      backlog.events += 1;
      backlog.bytes += event.text.length;
      waiting.push(event);
      wake?.();
    },
    finish(error) {
      failure ??= error;
      isOver = true;
      wake?.();
    },
    async next() {
      if (sending) sent(sending);
      sending = undefined;
      const isIdle = () => waiting.length === 0 && !isOver;
      while (isIdle()) {
        await new Promise<void>((resolve) => (wake = resolve));
        wake = undefined;
      }
      sending = waiting.shift();
      if (sending) return { done: false, value: sending.answer };
      if (failure) throw failure;
      return { done: true, value: undefined };
    },
    async return() {
      if (sending) sent(sending);
      sending = undefined;
      stop();
      onReturn();
      return { done: true, value: undefined };
    },
    async throw(error) {
      stop();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      stop();
    },
  };
}
