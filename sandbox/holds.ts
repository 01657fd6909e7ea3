import { fits } from "./faults.ts";

export interface HoldOptions {
  /** Number of calls to hold, in order of arrival. Default: all. */
  times?: number;
  /** Holds the call before the operation runs. Default: the operation runs, and its answer is held. */
  before?: boolean;
}

/** Holds matching calls until a test releases them. */
export interface SandboxHold {
  /** Resolves when this hold has received that many calls in total. */
  reached(calls?: number): Promise<void>;
  /** Number of calls held now, including those whose client has disconnected. */
  held(): number;
  /** Releases one held call by its position in order of arrival. Default: 0, the oldest. */
  releaseOne(place?: number): void;
  /** Holds no further calls. Those already held stay held. */
  stop(): void;
  /** Releases all held calls and holds no further ones. */
  release(): void;
}

interface Gate {
  before: boolean;
  wait(): Promise<void>;
}

export interface Holds {
  add(match: string, options?: HoldOptions): SandboxHold;
  /** Returns the gate that holds this call, if there is one. */
  take(key: string): Gate | undefined;
}

/** Stores the holds of a sandbox. The first one that matches a call holds it. */
export function createHolds(): Holds {
  const holds: { match: string; left: number; gate: Gate }[] = [];
  return {
    add(match, { times = Infinity, before = false } = {}) {
      const waiting: (() => void)[] = [];
      const watchers: { calls: number; resolve: () => void }[] = [];
      let come = 0;
      const wait = () =>
        new Promise<void>((go) => {
          waiting.push(go);
          come += 1;
          for (const { calls, resolve } of watchers) if (come >= calls) resolve();
        });
      const hold = { match, left: times, gate: { before, wait } };
      holds.push(hold);
      return {
        reached: (calls = 1) =>
          new Promise((resolve) => (come >= calls ? resolve() : void watchers.push({ calls, resolve }))),
        held: () => waiting.length,
        releaseOne: (place = 0) => waiting.splice(place, 1)[0]?.(),
        stop: () => void (hold.left = 0),
        release() {
          hold.left = 0;
          for (const go of waiting.splice(0)) go();
        },
      };
    },
    take(key) {
      const hold = holds.find(({ match, left }) => left > 0 && fits(match, key));
      if (hold) hold.left -= 1;
      return hold?.gate;
    },
  };
}
