/** The sandbox's time: a test hands in one that it moves. */
export interface SandboxClock {
  /** Milliseconds that only go forward. */
  now(): number;
  /** Milliseconds since 1970. */
  wallTime(): number;
  /** Calls back once, after so many milliseconds; the answer cancels that. */
  after(milliseconds: number, callback: () => void): () => void;
}

/** The time of this machine. */
export const machineClock: SandboxClock = {
  now: () => performance.now(),
  wallTime: () => Date.now(),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Resolves after so many milliseconds; rejects as soon as the signal aborts. */
export function pause(clock: SandboxClock, milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason as Error);
    const onAbort = () => (cancel(), reject(signal.reason as Error));
    const cancel = clock.after(milliseconds, () => (signal.removeEventListener("abort", onAbort), resolve()));
    signal.addEventListener("abort", onAbort, { once: true });
  });
}
