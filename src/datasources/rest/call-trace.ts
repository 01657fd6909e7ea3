import type { CacheAnswer, Source } from "../../cache/cache.ts";
import type { Clock } from "../../deadline.ts";
import type { GenesysCall } from "../../genesys/call.ts";
import type { CacheKind } from "./rest-call.ts";

/** One REST call of a request, or one answer that needed no call. */
export interface CallTrace {
  method: string;
  /** Path template in the words of the REST contract. */
  route: string;
  /** How many entities were read, where they were read by id. */
  keys?: number;
  source: Source;
  milliseconds: number;
  /** Seconds since the answer came from Genesys Cloud. */
  age: number;
}

/** Where an answer came from, its age in seconds, and how many ids it holds. */
export interface AnswerOrigin {
  source: Source;
  age: number;
  keys?: number | undefined;
}

/** The sources of entities that needed no call, each source once. Calls are traced when they are made. */
export function originsOf(answers: CacheAnswer<unknown>[]): AnswerOrigin[] {
  const origins = new Map<Source, AnswerOrigin>();
  for (const { source, age } of answers) {
    const sum = origins.get(source);
    if (source !== "network")
      origins.set(source, { source, age: Math.max(age, sum?.age ?? 0), keys: (sum?.keys ?? 0) + 1 });
  }
  return [...origins.values()];
}

/** The trace of a call that began at `since` on the clock and ends now. */
export function traceOf(
  { method, route }: GenesysCall,
  { source, age, keys }: AnswerOrigin,
  since: number,
  clock: Clock,
): CallTrace {
  const milliseconds = Math.round((clock.now() - since) * 10) / 10;
  return { method, route, source, age: Math.round(age), milliseconds, ...(keys !== undefined && { keys }) };
}

/** What telemetry wants to know of reads. */
export interface ReadObserver {
  /** Called for each read through the cache. */
  read(kind: CacheKind, source: Source): void;
  /** Called for an answer of Genesys Cloud that did not have the last writes yet. */
  corrected(): void;
}
