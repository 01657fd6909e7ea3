import { fits } from "./faults.ts";

export interface HoldOptions {
  /** How many calls it holds, the first ones; every one by default. */
  times?: number;
  /** Holds a call before anything is done for it; by default what is done is done, and its answer is held. */
  before?: boolean;
}

/** Calls that wait until a test lets them go. */
export interface SandboxHold {
  /** Resolves when so many calls have come to it since the beginning. */
  reached(calls?: number): Promise<void>;
  /** How many it holds now, those whose client has left included. */
  held(): number;
  /** Lets go the one at this place of those it holds; 0, the default, has come first. */
  releaseOne(place?: number): void;
  /** Holds no other; those that it holds stay. */
  stop(): void;
  /** Lets all of them go, and holds no other. */
  release(): void;
}

interface Gate {
  before: boolean;
  wait(): Promise<void>;
}

export interface Holds {
  add(match: string, options?: HoldOptions): SandboxHold;
  /** What holds this call, if anything does. */
  take(key: string): Gate | undefined;
}

/** Keeps the holds of a sandbox; the first that fits a call holds it. */
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
