const FIRST = 1000;
const LONGEST = 30_000;

/** Pauses between tries: longer each time, and random, so that not all pages come back at once. */
export interface Pauses {
  /** Waits after so many failed tries. A network that comes back ends all pauses. */
  wait(tries: number): Promise<void>;
  end(): void;
}

export function createPauses(): Pauses {
  const running = new Set<() => void>();
  const end = () => {
    for (const stop of running) stop();
  };
  addEventListener("online", end);
  return {
    wait: (tries) =>
      new Promise((resolve) => {
        const longest = Math.min(LONGEST, FIRST * 2 ** tries);
        const timer = setTimeout(stop, longest * (0.5 + Math.random() / 2));
        function stop(): void {
          clearTimeout(timer);
          running.delete(stop);
          resolve();
        }
        running.add(stop);
      }),
    end,
  };
}
