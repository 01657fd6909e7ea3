import type { Arrival } from "./tap.ts";

/** An edit of a paced day. */
export interface Edit {
  name: string;
  /** The first arrival during it, and the first one after it. */
  from: number;
  to: number;
  /** In milliseconds, as those of arrivals. */
  at: number;
  isPast: boolean;
  /** The id of the edited entity, where it had one before. */
  id: string | undefined;
}

interface CausesOptions {
  edits: readonly Edit[];
  /** When the day began, in milliseconds. */
  begin: number;
  /** Seconds between two polls; 0: without the feed. */
  interval: number;
  /** Seconds for which answers are fresh with the feed. */
  fresh: number;
}

/** Freshness differs by up to a tenth between answers. */
const LEAST = 0.9;
/** Milliseconds for which an answer is fresh by itself, at least; and until the feed covers what was read. */
const FRESH = LEAST * 30_000;
const STARTING = 240_000;
/** Milliseconds from a change past the gateway until its tags are new for the last time, beside the poll. */
const SETTLED = 85_000;
/** Edits after which all answers with responses have other names of libraries, or fewer rows. */
const WIDE = ["rename a library", "delete a library"];

/** The calls that read audits, which no operation needs. */
export const isPoll = ({ path }: Pick<Arrival, "path">) => path.includes("/audits/");

/** The reason for each call of a paced day, as far as it is visible from outside the gateway. */
export function pacedCausesOf(
  arrivals: readonly Arrival[],
  { edits, begin, interval, fresh }: CausesOptions,
): string[] {
  const lastByKey = new Map<string, number>();
  let lastScan: number | undefined;
  return arrivals.map((arrival, index) => {
    const { at, method, path, key } = arrival;
    if (isPoll(arrival)) return "polls of the audit log";
    const isQuery = path.endsWith("/query") || path.endsWith("/bulk");
    if (method !== "GET" && !isQuery) return "the write itself";
    if (edits.some(({ from, to, id }) => from <= index && index < to && id !== undefined && path.endsWith(id)))
      return "the read that an update begins with";
    const isOne = /\/responses\/[0-9a-f-]{36}$/.test(path);
    const last = Math.max(lastByKey.get(key) ?? -Infinity, (isOne ? lastScan : undefined) ?? -Infinity);
    lastByKey.set(key, at);
    if (isQuery && key.includes('"pageSize":500')) lastScan = at;
    if (last === -Infinity) return "cold: asked for the first time";
    const age = at - last;
    const since = edits.filter((edit) => edit.at >= last && edit.at <= at);
    const settle = SETTLED + 1000 * interval;
    if (interval > 0 && path.includes("/messaging/") && age > FRESH) return "again for its age: audits do not cover it";
    if (interval > 0 && age > LEAST * 1000 * fresh) return "again for its age, with the feed";
    if (since.some(({ name, isPast }) => !isPast && WIDE.includes(name)))
      return "again after a library's rename or deletion";
    if (since.some(({ isPast }) => isPast)) return "again after a change past the gateway";
    if (interval > 0 && edits.some((edit) => edit.isPast && edit.at < last && last < edit.at + settle))
      return "again in the consistency window of a change past the gateway";
    if (interval > 0 && age > FRESH && last < begin + STARTING) return "again for its age: the feed was starting";
    if (interval === 0 && age > FRESH) return "again for its age";
    return since.length > 0 ? "again after another write" : "again with nothing written: forgotten";
  });
}
