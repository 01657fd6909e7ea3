import { GatewayError } from "../errors.ts";
import type { RetryBudget } from "./retry-budget.ts";

/** A failed attempt, and what is left of the time of its call. */
export interface FailedAttempt {
  error: unknown;
  /** How many retries the call has had. */
  retries: number;
  /** True when carrying it out twice could change something twice. */
  writes: boolean;
  /** Milliseconds until the call must end, and until its request must end. */
  left: { call: number; request: number };
  /** Milliseconds that an attempt may take. */
  attempt: number;
}

const MAX_RETRIES = 2;
/** The longest wait before the first retry, and before any retry. Milliseconds. */
const FIRST_WAIT = 200;
const LONGEST_WAIT = 2000;
/** Milliseconds of jitter after a Retry-After, which tells many callers to come back at the same moment. */
const JITTER = 300;
/** Seconds to wait after a 429 without Retry-After. */
export const UNKNOWN_PAUSE = 1;

/** Statuses that may be gone a moment later. */
const TRANSIENT = new Set([408, 500, 502, 503, 504]);

/**
 * Milliseconds to wait before the next attempt, or `undefined` when there is none. A retry begins only when a whole
 * attempt still fits into the time that is left.
 */
export function waitBeforeRetry(failure: FailedAttempt, budget: RetryBudget, random = Math.random): number | undefined {
  const { error, retries, writes, left, attempt } = failure;
  if (!(error instanceof GatewayError) || retries >= MAX_RETRIES) return undefined;
  const { upstream, retryAfter } = error.extensions;
  if (upstream?.status === 429) {
    // Genesys Cloud carried nothing out, and the rate limit keeps the retry from adding load.
    const wait = (retryAfter ?? UNKNOWN_PAUSE) * 1000;
    return wait <= left.request ? wait : undefined;
  }
  if (!error.details.neverSent && (writes || !isTransient(error))) return undefined;
  const wait =
    retryAfter === undefined
      ? random() * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** retries)
      : retryAfter * 1000 + random() * JITTER;
  if (wait + attempt > Math.min(left.call, left.request)) return undefined;
  return budget.take() ? wait : undefined;
}

function isTransient({ extensions: { code, upstream } }: GatewayError): boolean {
  return upstream ? TRANSIENT.has(upstream.status) : code === "UPSTREAM_UNAVAILABLE" || code === "UPSTREAM_TIMEOUT";
}
