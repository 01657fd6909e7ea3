import type { CacheAnswer, Source } from "../../cache/cache.ts";
import type { Clock } from "../../deadline.ts";
import type { GenesysCall } from "../../genesys/client.ts";

/** One step of what a request cost: a REST call, or the place that spared it. */
export interface CallTrace {
  method: string;
  /** Path template in the words of the REST contract. */
  route: string;
  /** How many entities it was about, where they were asked for by id. */
  keys?: number;
  source: Source;
  milliseconds: number;
  /** Seconds since the answer was read upstream. */
  age: number;
}

/** Where an answer came from, how old it is in seconds, and for how many ids it was. */
export interface AnswerOrigin {
  source: Source;
  age: number;
  keys?: number | undefined;
}

/** What spared calls for entities, each source once. The calls themselves are noted as they are made. */
export function originsOf(answers: CacheAnswer<unknown>[]): AnswerOrigin[] {
  const origins = new Map<Source, AnswerOrigin>();
  for (const { source, age } of answers) {
    const sum = origins.get(source);
    if (source !== "network")
      origins.set(source, { source, age: Math.max(age, sum?.age ?? 0), keys: (sum?.keys ?? 0) + 1 });
  }
  return [...origins.values()];
}

/** A step that began at `since` on the clock, and is over now. */
export function traceOf(
  { method, route }: GenesysCall,
  { source, age, keys }: AnswerOrigin,
  since: number,
  clock: Clock,
): CallTrace {
  const milliseconds = Math.round((clock.now() - since) * 10) / 10;
  return { method, route, source, age: Math.round(age), milliseconds, ...(keys !== undefined && { keys }) };
}
