/** Time for the sandbox. Tests pass a clock that they move themselves. */
export interface SandboxClock {
  /** Monotonic time in milliseconds. */
  now(): number;
  /** Milliseconds since 1970. */
  wallTime(): number;
  /** Calls `callback` once after the delay. Returns a function that cancels it. */
  after(milliseconds: number, callback: () => void): () => void;
}

/** Real time. */
export const machineClock: SandboxClock = {
  now: () => performance.now(),
  wallTime: () => Date.now(),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Resolves after the delay; rejects when the signal aborts. */
export function pause(clock: SandboxClock, milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason as Error);
    const onAbort = () => (cancel(), reject(signal.reason as Error));
    const cancel = clock.after(milliseconds, () => (signal.removeEventListener("abort", onAbort), resolve()));
    signal.addEventListener("abort", onAbort, { once: true });
  });
}
