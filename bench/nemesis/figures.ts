import type { JournalWrite } from "../../sandbox/journal.ts";
import { ERROR_CODES } from "../../src/errors.ts";
import { carriedOut, lostRenames, olderAnswers, sinceLast } from "./check.ts";
import type { OlderAnswer } from "./check.ts";
import { USER_ERROR } from "./client.ts";
import type { Fault } from "./faults.ts";
import type { SentKeys } from "./run-keys.ts";
import type { Seen } from "./run-operations.ts";
import type { Blow } from "./world.ts";

/** What was seen while faults acted. All times are on one clock, in milliseconds. */
export interface Evidence {
  faults: readonly Fault[];
  blows: readonly Blow[];
  /** When Redis came back after a restart or a failover. */
  returns: readonly number[];
  /** The journal of the sandbox. */
  writes: readonly JournalWrite[];
  seen: Seen;
  keys: SentKeys;
}

/** The figures of one fault, or of several at once. */
export interface Figures {
  name: string;
  faults: readonly Fault[];
  blows: number;
  reads: number;
  writes: number;
  /** Answers older than an answered write: not marked, and every such write was answered without a warning. */
  older: OlderAnswer[];
  /** The same where every such write was answered with a warning; and those of them when all had been well for a second. */
  afterWarning: number;
  afterWarningLate: number;
  /** The same, but marked in `extensions.stale`. */
  marked: number;
  /** Renames answered as done that the sandbox has not carried out. */
  lost: number;
  failedReads: string[];
  failedWrites: string[];
  unknownCodes: string[];
  keys: number;
  /** Keys carried out at least once. Without any, the next figures say nothing. */
  carriedOut: number;
  /** Keys carried out more than once; and those of which this happened only within a second after Redis had come back. */
  twice: number;
  twiceSoon: number;
  /** For how many milliseconds after the last return of Redis a key was carried out again, at most. */
  unknownFor: number | undefined;
  /** Sendings answered "not known" for writes that another sending was told the end of. */
  notKnown: number;
  failedKeys: string[];
}

/** Milliseconds after the end of a fault from when on everything must be as without it. */
export const RECOVERY = 1000;

/** Counts what went wrong under the faults. */
export function figuresOf({ faults, blows, returns, writes, seen, keys }: Evidence): Figures {
  const { reads, renames, failedReads, failedRenames } = seen;
  const all = olderAnswers(writes, renames, reads);
  const unmarked = all.filter(({ isStale }) => !isStale);
  const warned = unmarked.filter(({ afterWarning }) => afterWarning);
  const created = [...carriedOut(writes, keys.names).values()];
  const twice = created
    .filter(({ length }) => length > 1)
    .map(([, ...again]) => again.map((at) => sinceLast(returns, at)));
  const twiceSoon = twice.filter((again) => again.every((since) => since !== undefined && since <= RECOVERY));
  const codes = [...failedReads, ...failedRenames, ...keys.failed];
  const isKnown = (code: string) => code.startsWith(USER_ERROR) || (ERROR_CODES as readonly string[]).includes(code);
  return {
    ...{ name: faults.map(({ name }) => name).join("+"), faults, blows: blows.length },
    ...{ reads: reads.length, writes: renames.length + failedRenames.length },
    older: unmarked.filter(({ afterWarning }) => !afterWarning),
    ...{ afterWarning: warned.length, marked: all.length - unmarked.length },
    afterWarningLate: warned.filter(({ begunAt }) => isCalm(blows, begunAt)).length,
    lost: lostRenames(writes, renames).length,
    ...{ failedReads, failedWrites: failedRenames, unknownCodes: codes.filter((code) => !isKnown(code)) },
    ...{ keys: keys.names.size, carriedOut: created.length, twice: twice.length, twiceSoon: twiceSoon.length },
    unknownFor: longest(twice.flat().filter((since) => since !== undefined)),
    ...{ notKnown: keys.notKnown, failedKeys: keys.failed },
  };
}

/** True if no fault has struck for a second. */
function isCalm(blows: readonly Blow[], at: number): boolean {
  return blows.every(({ from, to }) => at < from || at > to + RECOVERY);
}

function longest(times: readonly number[]): number | undefined {
  return times.length === 0 ? undefined : Math.max(...times);
}
