import { GatewayError } from "../errors.ts";

/** How long an answer serves, in seconds of its age. */
export interface Policy {
  /** Served as it is; 0 keeps nothing. */
  fresh: number;
  /** Served at once, while a newer one is read in the background. */
  stale: number;
  /** Served when no newer one can be had. */
  staleIfError: number;
}

/** What an answer is good for: `old` when nothing newer can be had, `dead` never. */
export type State = "fresh" | "stale" | "old" | "dead";

/** Freshness differs by up to this share, so that what was read together does not expire together. */
const JITTER = 0.1;

/** Seconds for which an answer under this key is fresh: the same in every replica, different between keys. */
export function freshFor({ fresh }: Policy, key: string): number {
  let hash = 0;
  for (let at = 0; at < key.length; at += 1) hash = (Math.imul(hash, 31) + key.charCodeAt(at)) >>> 0;
  return fresh * (1 - JITTER + (2 * JITTER * hash) / 2 ** 32);
}

/** What an answer of this age is good for. */
export function stateOf(age: number, policy: Policy, key: string): State {
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

/** True for faults of the upstream, and for limits on asking it, that an older answer bridges; a refusal is an answer, not a fault. */
export function isOutage(error: unknown): boolean {
  return error instanceof GatewayError && OUTAGES.includes(error.extensions.code);
}
