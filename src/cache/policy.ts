import { GatewayError } from "../errors.ts";

/** How long an answer serves, in seconds of its age. */
export interface Policy {
  /** Served as it is; 0 stores nothing. */
  fresh: number;
  /** Served at once, while a newer one is read in the background. */
  stale: number;
  /** Served when no newer one can be read. */
  staleIfError: number;
}

/**
 * What tells of every change of some kinds of entities: as long as it does, an answer is fresh for longer. It changes by itself, and is
 * read again each time.
 */
export interface Watch {
  /** Seconds for which a watched answer is fresh. */
  readonly fresh: number;
  /** Answers that were read from then on are watched, in milliseconds of the wall clock; Infinity: none. */
  since: number;
  /** Until when that is so, in milliseconds of the wall clock. */
  until: number;
  /** Set by a read that needs the longer freshness. */
  isWanted: boolean;
}

/** For how many seconds answers to one read are fresh. */
export interface FreshTimes {
  /** By its policy. */
  usual: number;
  /** While it is watched. */
  long: number;
  watch?: Watch | undefined;
}

/** How an answer may be used: a `stale` one is refreshed, an `old` one bridges an outage, a `dead` one is never served. */
export type Freshness = "fresh" | "stale" | "old" | "dead";

/** Freshness differs by up to this share, so that answers that were read together do not expire together. */
const JITTER = 0.1;

interface FreshOptions {
  policy: Policy;
  watch?: Watch | undefined;
}

/** Whole seconds for which an answer is fresh at most, under any key. */
export const longestFresh = (seconds: number) => Math.ceil(seconds * (1 + JITTER));

/** For how long answers under this key are fresh: the same in every replica, different between keys. */
export function freshTimesOf(options: FreshOptions, key: string): FreshTimes {
  let hash = 0;
  for (let at = 0; at < key.length; at += 1) hash = (Math.imul(hash, 31) + key.charCodeAt(at)) >>> 0;
  return timesOf(options, 1 - JITTER + (2 * JITTER * hash) / 2 ** 32);
}

/** For how long the first of many answers to end are fresh. */
export function leastFreshTimesOf(options: FreshOptions): FreshTimes {
  return timesOf(options, 1 - JITTER);
}

function timesOf({ policy, watch }: FreshOptions, part: number): FreshTimes {
  const usual = policy.fresh * part;
  return { usual, long: watch ? Math.max(usual, watch.fresh * part) : usual, ...(watch && { watch }) };
}

/** Seconds for which an answer is fresh that was read at `at`; `now` and `at` are in milliseconds of the wall clock. */
export function freshFor({ usual, long, watch }: FreshTimes, at: number, now: number): number {
  if (watch === undefined) return usual;
  if (now - at > usual * 1000) watch.isWanted = true;
  return at >= watch.since && now <= watch.until ? long : usual;
}

/** The moment, in milliseconds of the wall clock, from which on an answer must have been read to be fresh now. */
export function freshSince({ usual, long, watch }: FreshTimes, now: number): number {
  const since = now - usual * 1000;
  if (watch === undefined || now > watch.until) return since;
  return Math.min(since, Math.max(watch.since, now - long * 1000));
}

/** How an answer of this age may be used; both times are in seconds. */
export function freshnessOf(age: number, policy: Policy, fresh: number): Freshness {
  if (age <= fresh) return "fresh";
  if (age <= policy.stale) return "stale";
  return age <= policy.staleIfError ? "old" : "dead";
}

const OUTAGES = [
  "RATE_LIMITED",
  "UPSTREAM_RATE_LIMITED",
  "UPSTREAM_TIMEOUT",
  "UPSTREAM_UNAVAILABLE",
  "UPSTREAM_BAD_RESPONSE",
  "UPSTREAM_RESPONSE_TOO_LARGE",
];

/** True for upstream faults and for limits on calls, which an older answer bridges. Any other refusal is an answer. */
export function isOutage(error: unknown): boolean {
  return error instanceof GatewayError && OUTAGES.includes(error.extensions.code);
}

/** Milliseconds by which `freshUntil` is early, because it is calculated in another order than freshness. */
const ROUNDING = 0.001;

/** Until when an answer is fresh that was read at this moment, in milliseconds of the wall clock. `seconds` is from `freshFor`. */
export function freshUntil(readAt: number, seconds: number): number {
  return readAt + 1000 * seconds - ROUNDING;
}
