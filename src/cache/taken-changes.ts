import type { Clock } from "../deadline.ts";
import type { Redis } from "../redis.ts";
import type { LogReader } from "./log-reader.ts";
import type { WriteRecord } from "./recent-writes.ts";

/** A change of this process. */
export interface OwnChange {
  id: string;
  tags: readonly string[];
  record?: WriteRecord | undefined;
}

/** The changes of this process that Redis has taken within the window, for which a Redis that has lost its data gets them again. */
export interface TakenChanges {
  add(change: OwnChange): void;
  /** Those of the window. Forgets them: Redis will take them again. */
  take(): OwnChange[];
  /** Asks what is new, if there are any: where Redis has lost them, a new life of the log is found. */
  look(): void;
}

interface TakenChangesOptions {
  redis: Redis;
  reader: LogReader;
  /** Milliseconds. */
  window: number;
  clock: Clock;
}

/** Milliseconds between two looks whether Redis still has them: where no request asks, nothing else would notice. */
const BEAT = 250;
/** The most changes that are kept. */
const MOST = 1000;

/** Creates the list, which is empty. */
export function createTakenChanges({ redis, reader, window, clock }: TakenChangesOptions): TakenChanges {
  let taken: { change: OwnChange; at: number }[] = [];
  let stopBeats: (() => void) | undefined;

  const isWithin = ({ at }: { at: number }) => clock.now() - at < window;

  function look(): void {
    taken = taken.filter(isWithin);
    if (taken.length === 0) stop();
    else if (!redis.isAway()) void reader.confirm({}, []);
  }

  function stop(): void {
    stopBeats?.();
    stopBeats = undefined;
  }

  return {
    add(change) {
      if (window === 0) return;
      taken = taken.filter(isWithin).slice(1 - MOST);
      taken.push({ change, at: clock.now() });
      stopBeats ??= clock.every(BEAT, look);
    },
    take() {
      const again = taken.filter(isWithin).map(({ change }) => change);
      taken = [];
      return again;
    },
    look,
  };
}
