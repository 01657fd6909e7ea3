import type { Times } from "../config/times.ts";
import type { UpstreamFacts } from "../errors.ts";
import { inTime, sleep, timeOut } from "../deadline.ts";
import type { Clock } from "../deadline.ts";
import { GatewayError, upstreamStatus } from "../errors.ts";
import { isWrite, pathOf } from "./call.ts";
import type { GenesysCall } from "./call.ts";
import { createCircuitBreaker } from "./circuit-breaker.ts";
import type { AttemptResult, CircuitBreaker, CircuitChange } from "./circuit-breaker.ts";
import type { Permit, Priority } from "./rate-limit/permit.ts";
import type { RateLimit } from "./rate-limit/rate-limit.ts";
import { UNKNOWN_PAUSE, waitBeforeRetry } from "./retry.ts";
import { createRetryBudget } from "./retry-budget.ts";
import type { RetryBudget } from "./retry-budget.ts";
import type { Token } from "./token.ts";

/** What the layers know of a call on its way out. A retry sends the same object again. Times are on the clock. */
export interface Attempt {
  readonly call: GenesysCall;
  /** The path of the call, with its ids. */
  path: string;
  /** When the request that waits for the call must end. */
  readonly requestEnd: number;
  /** The same, but never for a call that other requests share. */
  readonly cutOff: number;
  /** When the time of the call began. Waiting for the rate limit is no part of it. */
  startedAt: number | undefined;
  /** True once the attempt has passed the circuit breaker, the token and the rate limit. */
  admitted: boolean;
  /** What the attempt before this one failed with. */
  lastFailure: unknown;
  /** True after a 401 was answered with a new token: the next 401 is final, or a revoked client would loop. */
  tokenReplaced: boolean;
  accessToken: string;
  /** Milliseconds that sending and receiving may take. */
  timeLimit: number;
  /** How many attempts of the call came before this one. */
  retries: number;
  /** Milliseconds that it waited for the rate limit. */
  waited: number;
  /** Headers that it gets beside its own. */
  headers: Readonly<Record<string, string>> | undefined;
  /** What came back. Undefined while there is no answer. */
  answer: UpstreamFacts | undefined;
}

/** What telemetry wants to know of calls on their way out. */
export interface CallObserver {
  /** Runs one attempt, which has its permit. */
  attempt(attempt: Attempt, run: () => Promise<unknown>): Promise<unknown>;
  /** Called before a further attempt, with what the last one failed with. */
  retry(failure: unknown): void;
  /** Called when a call has waited so many milliseconds for the rate limit, and got its permit or the error. */
  permit(priority: Priority, waited: number, error?: unknown): void;
}

/** Passes an attempt on, and sees how it ends. It answers what `next` answers, or throws, at once or later. */
export type Layer = (attempt: Attempt, next: Next) => Promise<unknown>;
export type Next = (attempt: Attempt) => Promise<unknown>;

interface WayOutOptions {
  /** Sends the attempt over HTTP, and answers its parsed body. */
  send: Next;
  token: Token;
  times: Times;
  /** Admits every attempt. Without one there is no limit. */
  rateLimit?: RateLimit | undefined;
  /** Called when a circuit opens and when it closes. */
  onCircuitChange?: CircuitChange | undefined;
  observer?: CallObserver | undefined;
  clock: Clock;
  /** Chooses the jitter of retries: from 0 to below 1. */
  random: () => number;
}

/** Makes the function that every REST call goes through: these layers, from the first to the last, and then `send`. */
export function createWayOut(options: WayOutOptions) {
  const { send, token, times, rateLimit, onCircuitChange, observer, clock, random } = options;
  const breaker = createCircuitBreaker({ clock, ...(onCircuitChange && { onChange: onCircuitChange }) });
  const layers: Layer[] = [
    retry({ budget: createRetryBudget(clock), times, clock, random, observer }),
    failFast(breaker),
    authenticate(token, clock),
    ...(rateLimit ? [limitRate(rateLimit, clock, observer)] : []),
    limitTime(times, clock),
    // The circuit breaker again: only here is known how the attempt ended.
    observe(breaker),
    ...(observer ? [trace(observer)] : []),
  ];
  const next = layers.reduceRight<Next>((inner, layer) => (attempt) => layer(attempt, inner), send);

  return function sendCall(call: GenesysCall): Promise<unknown> {
    const requestEnd = call.deadline ?? clock.now() + times.call;
    return next({
      call,
      path: "",
      requestEnd,
      cutOff: call.shared ? Infinity : requestEnd,
      startedAt: undefined,
      admitted: false,
      lastFailure: undefined,
      tokenReplaced: false,
      accessToken: "",
      timeLimit: 0,
      retries: 0,
      waited: 0,
      headers: undefined,
      answer: undefined,
    });
  };
}

interface RetryOptions extends Pick<WayOutOptions, "times" | "clock" | "random" | "observer"> {
  budget: RetryBudget;
}

/** Sends a failed attempt again while that makes sense and a whole attempt still fits into the time. */
function retry({ budget, times, clock, random, observer }: RetryOptions): Layer {
  function waitAfter(error: unknown, { call, startedAt, requestEnd }: Attempt, retries: number): number | undefined {
    if (call.background) return undefined;
    const now = clock.now();
    const left = { call: (startedAt ?? now) + times.call - now, request: requestEnd - now };
    return waitBeforeRetry({ error, retries, writes: isWrite(call), left, attempt: times.attempt }, budget, random);
  }

  return async (attempt, next) => {
    const { call } = attempt;
    // A malformed id is refused before it costs a permit.
    attempt.path = pathOf(call);
    budget.called();
    for (let retries = 0; ; retries += 1) {
      attempt.admitted = false;
      attempt.retries = retries;
      if (retries > 0) observer?.retry(attempt.lastFailure);
      try {
        return await next(attempt);
      } catch (error) {
        // Without a further attempt, how the last one ended says more than why there is none.
        if (!attempt.admitted) throw attempt.lastFailure ?? neverSent(error);
        attempt.lastFailure = error;
      }
      const wait = waitAfter(attempt.lastFailure, attempt, retries);
      if (wait === undefined || call.signal?.aborted) throw attempt.lastFailure;
      await sleep(clock, wait, call.signal).catch(() => {
        throw attempt.lastFailure;
      });
    }
  };
}

/** Refuses an attempt while its circuit is open, before it waits for anything. */
function failFast(breaker: CircuitBreaker): Layer {
  return (attempt, next) => {
    breaker.check(attempt.call.circuit);
    return next(attempt);
  };
}

/** Gives the attempt an access token. A 401 carried nothing out, so even a write is sent again with a newer token, once. */
function authenticate(token: Token, clock: Clock): Layer {
  async function authenticated(attempt: Attempt, next: Next): Promise<unknown> {
    attempt.accessToken = token.current() ?? (await inTime(token.get(), attempt.cutOff, clock));
    try {
      return await next(attempt);
    } catch (error) {
      if (upstreamStatus(error) !== 401 || attempt.tokenReplaced) throw error;
      attempt.tokenReplaced = true;
      if (!(await replaced(attempt))) throw error;
    }
    return authenticated(attempt, next);
  }

  async function replaced(attempt: Attempt): Promise<boolean> {
    const newer = await inTime(token.replace(attempt.accessToken), attempt.cutOff, clock).catch((error: unknown) => {
      notAdmitted(attempt);
      throw error;
    });
    if (newer !== undefined) notAdmitted(attempt);
    return newer !== undefined;
  }

  /** As if this attempt had not been made. */
  function notAdmitted(attempt: Attempt): void {
    attempt.admitted = false;
    attempt.lastFailure = undefined;
  }

  return authenticated;
}

/** Waits for a permit of the limit that all replicas share. A 429 pauses all of them. */
function limitRate(rateLimit: RateLimit, clock: Clock, observer: CallObserver | undefined): Layer {
  async function permitFor(attempt: Attempt): Promise<Permit> {
    const { background, signal, client } = attempt.call;
    const priority = background ? "background" : "interactive";
    const since = clock.now();
    try {
      const request = { priority, deadline: attempt.requestEnd, signal, client } as const;
      const permit = rateLimit.takeNow(request) ?? (await rateLimit.take(request));
      attempt.waited = clock.now() - since;
      observer?.permit(priority, attempt.waited);
      return permit;
    } catch (error) {
      observer?.permit(priority, clock.now() - since, error);
      throw error;
    }
  }

  return async (attempt, next) => {
    const permit = await permitFor(attempt);
    let value: unknown;
    try {
      value = await next(attempt);
    } catch (error) {
      permit.ended();
      if (upstreamStatus(error) === 429) {
        await rateLimit.pause((error as GatewayError).extensions.retryAfter ?? UNKNOWN_PAUSE);
        // What follows the pause is a new call.
        attempt.startedAt = undefined;
      }
      throw error;
    }
    permit.ended();
    return value;
  };
}

/** Says how long the attempt may take: its own limit, what is left of the call, and what is left of the request. */
function limitTime(times: Times, clock: Clock): Layer {
  return (attempt, next) => {
    const now = clock.now();
    attempt.admitted = true;
    attempt.startedAt ??= now;
    attempt.timeLimit = Math.min(times.attempt, attempt.startedAt + times.call - now, attempt.cutOff - now);
    if (attempt.timeLimit <= 0) throw timeOut({ neverSent: true });
    return next(attempt);
  };
}

/** Reports to the circuit breaker how the attempt ended. */
function observe(breaker: CircuitBreaker): Layer {
  return async (attempt, next) => {
    const { call } = attempt;
    const report = breaker.enter(call.circuit);
    try {
      const value = await next(attempt);
      report("answered");
      return value;
    } catch (error) {
      report(resultOf(error, call));
      throw error;
    } finally {
      call.onAttempt?.();
    }
  };
}

/** Lets telemetry see the attempt, from its permit to its end. */
function trace(observer: CallObserver): Layer {
  return (attempt, next) => {
    attempt.answer = undefined;
    return observer.attempt(attempt, async () => next(attempt));
  };
}

function neverSent(error: unknown): unknown {
  if (!(error instanceof GatewayError)) return error;
  return new GatewayError(error.message, error.extensions, { ...error.details, neverSent: true });
}

/** What the end of an attempt says about Genesys Cloud. A refusal is an answer, and so is one that makes no sense. */
function resultOf(error: unknown, { signal }: GenesysCall): AttemptResult {
  if (signal?.aborted || !(error instanceof GatewayError)) return "unknown";
  const { code, upstream } = error.extensions;
  if (upstream) return upstream.status >= 500 ? "failed" : "answered";
  return code === "UPSTREAM_UNAVAILABLE" || code === "UPSTREAM_TIMEOUT" ? "failed" : "answered";
}
