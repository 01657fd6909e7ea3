import { GatewayError } from "../errors.ts";
import type { RetryBudget } from "./retry-budget.ts";

export interface Failure {
  error: unknown;
  /** How often the call has been tried again already. */
  retries: number;
  /** True when carrying it out twice could change something twice. */
  writes: boolean;
  /** Milliseconds until the call has to be over, and the request it belongs to. */
  left: { call: number; request: number };
  /** Milliseconds that an attempt may take. */
  attempt: number;
}

const MAX_RETRIES = 2;
/** Milliseconds that the first retry waits at most, and any. */
const FIRST_WAIT = 200;
const LONGEST_WAIT = 2000;
/** Milliseconds over which those are spread that were all told to come back at the same moment. */
const SPREAD = 300;
/** Seconds to wait after a 429 that does not say how long. */
export const UNKNOWN_PAUSE = 1;

/** Statuses of an upstream that may answer the same question in a moment. */
const PASSING = new Set([408, 500, 502, 503, 504]);

/**
 * Milliseconds to wait before the call is tried again; `undefined` when it is not. A retry is only begun when a whole
 * attempt still fits into the time that is left.
 */
export function waitBeforeRetry(failure: Failure, budget: RetryBudget, random = Math.random): number | undefined {
  const { error, retries, writes, left, attempt } = failure;
  if (!(error instanceof GatewayError) || retries >= MAX_RETRIES) return undefined;
  const { upstream, retryAfter } = error.extensions;
  if (upstream?.status === 429) {
    // Nothing was carried out, and the rate budget sees to it that this adds no load.
    const wait = (retryAfter ?? UNKNOWN_PAUSE) * 1000;
    return wait <= left.request ? wait : undefined;
  }
  if (writes ? !error.details.neverSent : !mayPass(error)) return undefined;
  const wait =
    retryAfter === undefined
      ? random() * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** retries)
      : retryAfter * 1000 + random() * SPREAD;
  if (wait + attempt > Math.min(left.call, left.request)) return undefined;
  return budget.take() ? wait : undefined;
}

function mayPass({ extensions: { code, upstream } }: GatewayError): boolean {
  return upstream ? PASSING.has(upstream.status) : code === "UPSTREAM_UNAVAILABLE" || code === "UPSTREAM_TIMEOUT";
}
