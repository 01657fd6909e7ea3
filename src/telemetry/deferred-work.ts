import type { Clock } from "../deadline.ts";

/** Milliseconds that a piece waits at most. */
const WAITING_TIME = 50;
/** How many pieces wait at most. All requests wait while they are done: few at once. */
const MAX_WAITING = 25;

/** Work that is done a little later, several pieces at once, in the order in which they came. */
export interface DeferredWork<T> {
  add(piece: T): void;
  /** Does at once what waits. */
  flush(): void;
}

/** Collects pieces of work for 50 ms, or until there are 25 of them. `work` must not throw. */
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
