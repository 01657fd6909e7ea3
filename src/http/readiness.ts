import { inTime } from "../deadline.ts";
import type { Clock } from "../deadline.ts";
import { GatewayError } from "../errors.ts";
import type { RedisHealth } from "../redis.ts";

interface ReadinessOptions {
  /** False while the process stops. */
  isReady: () => boolean;
  /** Left out where there is no Redis. */
  redisHealth?: (() => RedisHealth) | undefined;
  /** Resolves once a first OAuth token has been fetched. Rejects where that fails. */
  firstToken?: (() => Promise<void>) | undefined;
  /** Milliseconds that a probe waits for the first token. Default: half a second, because orchestrators wait one. */
  tokenPatience?: number | undefined;
  clock: Clock;
}

/** The answer of `/readyz`. Load balancers read the status, people the rest. */
interface Readiness {
  code: 200 | 503;
  body: { status: "ready" | "starting" | "draining"; reason?: string; redis?: object };
}

const PATIENCE = 500;

/**
 * Makes the function that says whether this process can answer. It cannot before its first token: a rollout with a wrong secret must
 * stop. Later it stays ready while tokens fail, because every replica would leave at once, and the cache still answers.
 */
export function createReadiness({
  isReady,
  redisHealth,
  firstToken,
  tokenPatience = PATIENCE,
  clock,
}: ReadinessOptions) {
  let hasToken = firstToken === undefined;

  /** Why there is no token yet. */
  async function missingToken(): Promise<string | undefined> {
    if (hasToken) return undefined;
    try {
      await inTime(firstToken!(), clock.now() + tokenPatience, clock);
      hasToken = true;
      return undefined;
    } catch (error) {
      return reasonOf(error);
    }
  }

  return async function readiness(): Promise<Readiness> {
    const reason = isReady() ? await missingToken() : undefined;
    const { state, reason: awayReason, roundTrip } = redisHealth?.() ?? {};
    const redis = state && {
      state,
      ...(awayReason !== undefined && { reason: awayReason }),
      ...(roundTrip !== undefined && { roundTripMilliseconds: Math.round(roundTrip * 10) / 10 }),
    };
    // A replica without Redis goes on, so only people read about Redis here.
    const others = redis ? { redis } : {};
    if (!isReady()) return { code: 503, body: { status: "draining", ...others } };
    if (reason !== undefined) return { code: 503, body: { status: "starting", reason, ...others } };
    return { code: 200, body: { status: "ready", ...others } };
  };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof GatewayError)) return "token not fetched: something went wrong in the gateway";
  const { code, upstream } = error.extensions;
  const what = code === "UPSTREAM_UNAUTHORIZED" ? "token refused" : "token not fetched";
  const id = upstream?.correlationId === undefined ? "" : ` (correlation id ${upstream.correlationId})`;
  return `${what}: ${error.message}${id}`;
}
