import { inTime, sleep, timeOut } from "../deadline.ts";
import type { Clock } from "../deadline.ts";
import { GatewayError, upstreamStatus } from "../errors.ts";
import type { Permit, RateBudget } from "./rate-limit/rate-limit.ts";
import { createBreaker } from "./circuit-breaker.ts";
import type { BreakerChange, Outcome } from "./circuit-breaker.ts";
import type { Times } from "../config/times.ts";
import { UNKNOWN_PAUSE, waitBeforeRetry } from "./retry.ts";
import { createRetryBudget } from "./retry-budget.ts";
import { familyOf, pathOf } from "./call-url.ts";
import { isWrite } from "./client.ts";
import type { GenesysCall } from "./client.ts";
import type { Token } from "./token.ts";

interface AttemptsOptions {
  /** Sends a call once, with that token, in so many milliseconds. */
  attempt: (call: GenesysCall, accessToken: string, time: number) => Promise<unknown>;
  token: Token;
  times: Times;
  /** Gives leave to every attempt; without one there is no limit. */
  budget?: RateBudget | undefined;
  /** Told when a part of the upstream begins to be left alone, and when it answers again. */
  onChange?: BreakerChange | undefined;
  clock: Clock;
  random: () => number;
}

/** What lets an attempt out. */
interface Leave {
  accessToken: string;
  permit: Permit | undefined;
}

/**
 * Carries out calls with as many attempts as it takes and makes sense. Each has its own permit and its own look at the
 * breaker, and none is begun that cannot end in time.
 */
export function createAttempts({ attempt, token, times, budget, onChange, clock, random }: AttemptsOptions) {
  const breaker = createBreaker({ clock, ...(onChange && { onChange }) });
  const retryBudget = createRetryBudget(clock);

  /** `end` is when the call is cut off, `deadline` when the request has to be over that wants it. */
  async function leaveFor(call: GenesysCall, end: number, deadline: number): Promise<Leave> {
    breaker.check(familyOf(call));
    const accessToken = await inTime(token.get(), end, clock);
    const priority = call.background ? "background" : "interactive";
    return {
      accessToken,
      permit: await budget?.take({ priority, deadline, signal: call.signal, client: call.client }),
    };
  }

  /** One attempt, told to everybody who draws conclusions from how it ends. */
  async function send(call: GenesysCall, { accessToken, permit }: Leave, time: number): Promise<unknown> {
    try {
      if (time <= 0) throw timeOut({ neverSent: true });
      const ended = breaker.enter(familyOf(call));
      try {
        const value = await attempt(call, accessToken, time);
        ended("answered");
        return value;
      } catch (error) {
        ended(outcomeOf(error, call));
        throw error;
      } finally {
        call.onAttempt?.();
      }
    } finally {
      permit?.ended();
    }
  }

  return async function carryOut(call: GenesysCall): Promise<unknown> {
    const requestEnd = call.deadline ?? clock.now() + times.call;
    // Others may have more time, and whoever has none left does not wait any more.
    const cutOff = call.shared ? Infinity : requestEnd;
    /** Of the first attempt: waiting for a place in the rate budget is no part of a call. */
    let begin: number | undefined;
    let [retries, wasReplayed] = [0, false];
    let failure: unknown;
    // A malformed id costs nothing.
    pathOf(call);
    retryBudget.called();
    for (;;) {
      // Where there is no further attempt, how the last one ended says more than why.
      const leave = await leaveFor(call, cutOff, requestEnd).catch((refusal: unknown) => {
        throw failure ?? neverSent(refusal);
      });
      const now = clock.now();
      const callEnd = (begin ??= now) + times.call;
      try {
        return await send(call, leave, Math.min(times.attempt, callEnd - now, cutOff - now));
      } catch (error) {
        failure = error;
      }
      const status = upstreamStatus(failure);
      if (status === 401 && !wasReplayed) {
        // 401 means that nothing was carried out, so a write may be replayed too; once, or a revoked client would loop.
        wasReplayed = true;
        const newer = await inTime(token.replace(leave.accessToken), cutOff, clock).catch((refusal: unknown) => {
          throw neverSent(refusal);
        });
        if (newer !== undefined) {
          failure = undefined;
          continue;
        }
      }
      if (status === 429) {
        // Somebody else spends the same limit: everybody here waits, in all replicas. What follows is a new call.
        await budget?.pause((failure as GatewayError).extensions.retryAfter ?? UNKNOWN_PAUSE);
        begin = undefined;
      }
      const ended = clock.now();
      const left = { call: callEnd - ended, request: requestEnd - ended };
      const writes = isWrite(call);
      const wait = call.background
        ? undefined
        : waitBeforeRetry({ error: failure, retries, writes, left, attempt: times.attempt }, retryBudget, random);
      if (wait === undefined || call.signal?.aborted) throw failure;
      retries += 1;
      await sleep(clock, wait, call.signal).catch(() => {
        throw failure;
      });
    }
  };
}

function neverSent(refusal: unknown): unknown {
  if (!(refusal instanceof GatewayError)) return refusal;
  return new GatewayError(refusal.message, refusal.extensions, { ...refusal.details, neverSent: true });
}

/** What the end of an attempt says about the upstream: a refusal is an answer, and so is one that makes no sense. */
function outcomeOf(error: unknown, { signal }: GenesysCall): Outcome {
  if (signal?.aborted || !(error instanceof GatewayError)) return "unknown";
  const { code, upstream } = error.extensions;
  if (upstream) return upstream.status >= 500 ? "failed" : "answered";
  return code === "UPSTREAM_UNAVAILABLE" || code === "UPSTREAM_TIMEOUT" ? "failed" : "answered";
}
