/** The time, as the rate budget sees it. */
export interface Clock {
  /** Milliseconds that only ever grow; `deadline` of a request is on the same scale. */
  now(): number;
  /** Runs the callback once, after so many milliseconds; what it answers takes that back. */
  after(milliseconds: number, callback: () => void): () => void;
}

/** This process's own time, which no change of the system's date can move. */
export const systemClock: Clock = {
  now: () => performance.now(),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, Math.ceil(milliseconds));
    return () => clearTimeout(timer);
  },
};
