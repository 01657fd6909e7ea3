import type { Arrival } from "./tap.ts";

/** A write with its start and end, in milliseconds of `performance.now()`. */
export interface WriteSpan {
  name: string;
  from: number;
  to: number;
  /** Ids of the written entities. */
  id: string | undefined;
}

/** Seconds for which a cached answer is fresh: 30 s less the jitter. */
const FRESH = 27;
/** Writes that invalidate all answers with responses, because these contain the names of their libraries. */
const WIDE = ["rename a library", "delete a library"];

/** The reason for each call, as far as it is visible from outside the gateway. */
export function causesOf(arrivals: readonly Arrival[], writes: readonly WriteSpan[]): string[] {
  const lastByKey = new Map<string, number>();
  return arrivals.map(({ at, method, path, key }) => {
    const own = writes.find(({ from, to, id }) => from <= at && at <= to && id !== undefined && path.endsWith(id));
    if (isWrite(method, path)) return "the write itself";
    if (own) return "the read that an update begins with";
    const last = lastByKey.get(key);
    lastByKey.set(key, at);
    if (last === undefined) return "cold: asked for the first time";
    const since = writes.filter(({ to, from }) => to > last && from < at);
    if (since.some(({ name }) => WIDE.includes(name))) return "again after a library's rename or deletion";
    if (at - last > FRESH * 1000) return "again for its age";
    return since.length > 0 ? "again after another write" : "again with nothing written: both replicas, or forgotten";
  });
}

function isWrite(method: string, path: string): boolean {
  return method !== "GET" && !path.endsWith("/query") && !path.endsWith("/bulk");
}
