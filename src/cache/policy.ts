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

/** How an answer may be used: a `stale` one is refreshed, an `old` one bridges an outage, a `dead` one is never served. */
export type Freshness = "fresh" | "stale" | "old" | "dead";

/** Freshness differs by up to this share, so that answers that were read together do not expire together. */
const JITTER = 0.1;

/** Seconds for which an answer under this key is fresh: the same in every replica, different between keys. */
export function freshFor({ fresh }: Policy, key: string): number {
  let hash = 0;
  for (let at = 0; at < key.length; at += 1) hash = (Math.imul(hash, 31) + key.charCodeAt(at)) >>> 0;
  return fresh * (1 - JITTER + (2 * JITTER * hash) / 2 ** 32);
}

/** How an answer of this age may be used; `age` is in seconds. */
export function freshnessOf(age: number, policy: Policy, key: string): Freshness {
  if (age <= freshFor(policy, key)) return "fresh";
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
