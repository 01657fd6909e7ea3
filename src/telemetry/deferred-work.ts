import type { Clock } from "../deadline.ts";

/** Milliseconds that work waits, and how much of it waits at most. */
const WAITING_TIME = 100;
const MAX_WAITING = 100;

/** Work that is done a little later, several pieces at once, in the order in which they came. */
export interface DeferredWork<T> {
  add(piece: T): void;
  /** Does at once what waits. */
  flush(): void;
}

/** Collects pieces of work for 100 ms, or until there are 100 of them. */
export function createDeferredWork<T>(clock: Pick<Clock, "after">, work: (piece: T) => void): DeferredWork<T> {
  const waiting: T[] = [];
  let cancel: (() => void) | undefined;

  function flush(): void {
    cancel?.();
    cancel = undefined;
    for (const piece of waiting.splice(0)) work(piece);
  }

  return {
    add(piece) {
      waiting.push(piece);
      if (waiting.length >= MAX_WAITING) flush();
      else cancel ??= clock.after(WAITING_TIME, flush);
    },
    flush,
  };
}
