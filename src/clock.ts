/**
 * Time as a part: the gateway gets one clock, so that a test can move it. Nothing else
 * that a request meets reads time or sets timers; `main.ts` does, for signals.
 * (An LRUCache keeps the time for a millisecond of the machine, unless its `ttlResolution` is 0.)
 */
export interface Clock {
  /** Milliseconds that only go forward; deadlines are on this scale. */
  now(): number;
  /** Milliseconds since 1970, as other systems count them. It jumps when the date is set. */
  wallTime(): number;
  /** Calls back once, after so many milliseconds; the answer cancels that. */
  after(milliseconds: number, callback: () => void): () => void;
  /** Calls back again and again, without keeping the process alive; the answer cancels that. */
  every(milliseconds: number, callback: () => void): () => void;
}

/** The time of this machine. */
export const systemClock: Clock = {
  now: () => performance.now(),
  wallTime: () => Date.now(),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, Math.ceil(milliseconds));
    return () => clearTimeout(timer);
  },
  every(milliseconds, callback) {
    const timer = setInterval(callback, milliseconds).unref();
    return () => clearInterval(timer);
  },
};

/** Resolves after so many milliseconds; rejects with the signal's reason when it aborts first. */
export function sleep(clock: Clock, milliseconds: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted) return Promise.reject(signal.reason as Error);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const cancel = clock.after(milliseconds, () => {
    signal?.removeEventListener("abort", onAbort);
    resolve();
  });
  function onAbort() {
    cancel();
    reject(signal!.reason as Error);
  }
  signal?.addEventListener("abort", onAbort, { once: true });
  return promise;
}
