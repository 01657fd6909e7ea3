import type { CacheAnswer, Source } from "../../cache/cache.ts";
import type { Clock } from "../../deadline.ts";
import type { GenesysCall } from "../../genesys/call.ts";

/** One step of what a request cost: a REST call, or the place that spared it. */
export interface CallRecord {
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
export interface Cost {
  source: Source;
  age: number;
  keys?: number | undefined;
}

/** What spared calls for entities, each source once. The calls themselves are noted as they are made. */
export function costsOf(answers: CacheAnswer<unknown>[]): Cost[] {
  const costs = new Map<Source, Cost>();
  for (const { source, age } of answers) {
    const sum = costs.get(source);
    if (source !== "network")
      costs.set(source, { source, age: Math.max(age, sum?.age ?? 0), keys: (sum?.keys ?? 0) + 1 });
  }
  return [...costs.values()];
}

/** A step that began at `since` on the clock, and is over now. */
export function recordOf(
  { method, route }: GenesysCall,
  { source, age, keys }: Cost,
  since: number,
  clock: Clock,
): CallRecord {
  const milliseconds = Math.round((clock.now() - since) * 10) / 10;
  return { method, route, source, age: Math.round(age), milliseconds, ...(keys !== undefined && { keys }) };
}
