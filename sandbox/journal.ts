import type { SandboxClock } from "./clock.ts";

/** One write that the sandbox has carried out. */
export interface JournalWrite {
  /** Its place in the order in which writes were carried out, from 1. */
  number: number;
  /** Monotonic time in milliseconds. */
  at: number;
  /** Method and template, such as `PUT /api/v2/responsemanagement/libraries/{libraryId}`. */
  operation: string;
  /** The id of the entity; undefined where the path and the answer have none. */
  id: string | undefined;
  /** Name and version of the entity in the answer, if there are any. */
  name: string | undefined;
  version: number | string | undefined;
}

/** What the sandbox has done, for a program that checks what a client of the sandbox says. */
export interface JournalContents {
  /** The time of this answer, on the clock of `at` and `arrivals`. */
  now: number;
  writes: JournalWrite[];
  /** When each API call arrived, token calls not included. */
  arrivals: number[];
}

export interface Journal {
  arrived(): void;
  wrote(write: Pick<JournalWrite, "operation" | "id"> & { body: unknown }): void;
  read(): JournalContents;
  reset(): void;
}

/** The journal keeps at least so many of the latest writes and calls, and at most twice as many. */
const kept = 50_000;

/** Creates an empty journal. Refused writes, which change nothing, are not to be noted. */
export function createJournal(clock: SandboxClock): Journal {
  let number = 0;
  let writes: JournalWrite[] = [];
  let arrivals: number[] = [];
  const latest = <T>(list: T[]) => (list.length < 2 * kept ? list : list.slice(-kept));

  return {
    arrived() {
      arrivals = latest(arrivals);
      arrivals.push(clock.now());
    },
    wrote({ operation, id, body }) {
      number += 1;
      const entity = (typeof body === "object" ? (body ?? {}) : {}) as Partial<JournalWrite>;
      writes = latest(writes);
      writes.push({
        ...{ number, at: clock.now(), operation },
        ...{ id: entity.id ?? id, name: entity.name, version: entity.version },
      });
    },
    read: () => ({ now: clock.now(), writes, arrivals }),
    reset() {
      number = 0;
      writes = [];
      arrivals = [];
    },
  };
}
