import { GatewayError } from "./errors.ts";
import type { ErrorDetails } from "./errors.ts";

/**
 * Time as a part: the gateway gets one clock, so that a test can move it. Nothing else
 * that a request meets reads time or sets timers; `main.ts` does, for signals.
 * (An LRUCache keeps the time for a millisecond of the machine, unless its `ttlResolution` is 0.)
 */
export interface Clock {
  /** Milliseconds that only go forward; deadlines are on this scale. */
  now(): number;
  /** Milliseconds since 1970, as other systems count them. It jumps when the date is set. */
  wallTime(): number;
  /** Calls back once, after so many milliseconds; the answer cancels that. */
  after(milliseconds: number, callback: () => void): () => void;
  /** Calls back again and again, without keeping the process alive; the answer cancels that. */
  every(milliseconds: number, callback: () => void): () => void;
}

/** The time of this machine. */
export const systemClock: Clock = {
  now: () => performance.now(),
  wallTime: () => Date.now(),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, Math.ceil(milliseconds));
    return () => clearTimeout(timer);
  },
  every(milliseconds, callback) {
    const timer = setInterval(callback, milliseconds).unref();
    return () => clearInterval(timer);
  },
};

/** How long a request lasts. Its signals are made when they are first asked for. */
export interface Lifetime {
  /** Aborts when the client disconnects before it has its answer. */
  readonly signal: AbortSignal;
  /** When the request must end, in milliseconds of the clock. */
  readonly deadline: number;
  /** Aborts at the deadline, and when the client disconnects. */
  readonly over: AbortSignal;
  /** True once `over` has aborted; does not make the signal. */
  isOver(): boolean;
}

/** What this code uses of an AbortSignal. */
export interface Signal {
  readonly aborted: boolean;
  /** Why it has aborted. */
  readonly reason: unknown;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/** A signal that its owner aborts. An AbortController costs several times as much, and each REST call has one of these. */
export class Ending implements Signal {
  aborted = false;
  reason: unknown;
  #listeners: (() => void)[] = [];

  abort(): void {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = new DOMException("This operation was aborted", "AbortError");
    const listeners = this.#listeners;
    this.#listeners = [];
    for (const listener of listeners) listener();
  }

  addEventListener(_type: "abort", listener: () => void): void {
    if (!this.#listeners.includes(listener)) this.#listeners.push(listener);
  }

  removeEventListener(_type: "abort", listener: () => void): void {
    const at = this.#listeners.indexOf(listener);
    if (at !== -1) this.#listeners.splice(at, 1);
  }
}

/** Resolves after so many milliseconds; rejects with the signal's reason when it aborts first. */
export function sleep(clock: Clock, milliseconds: number, signal?: Signal): Promise<void> {
  if (signal?.aborted) return Promise.reject(signal.reason as Error);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const cancel = clock.after(milliseconds, () => {
    stopWaiting?.();
    resolve();
  });
  const stopWaiting =
    signal &&
    onAbort(signal, () => {
      cancel();
      reject(signal.reason as Error);
    });
  return promise;
}

/** The error for what was not there in time. */
export function timeOut(details: ErrorDetails = {}): GatewayError {
  const message = "Genesys Cloud did not answer in time.";
  return new GatewayError(message, { code: "UPSTREAM_TIMEOUT", retryable: true }, details);
}

/** The same, or the error when the deadline passes first. The work itself goes on. */
export async function inTime<T>(work: Promise<T>, deadline: number, clock: Clock): Promise<T> {
  if (deadline === Infinity) return work;
  const { promise, reject } = Promise.withResolvers<never>();
  const cancel = clock.after(deadline - clock.now(), () => reject(timeOut()));
  try {
    return await Promise.race([work, promise]);
  } finally {
    cancel();
  }
}

/** Those that wait for a signal, and its only listener. */
interface SharedWait {
  callbacks: Set<() => void>;
  listener: () => void;
}

/** A property costs less than an entry of a `WeakMap`, which the garbage collector visits for every signal. */
const WAITING = Symbol("waiting");
type AwaitedSignal = Signal & { [WAITING]?: SharedWait | undefined };

/**
 * Calls back when the signal aborts; the answer cancels that. A signal that many wait for has one listener: an AbortSignal compares each
 * new listener with all that it has.
 */
export function onAbort(signal: AwaitedSignal, callback: () => void): () => void {
  const waiting = signal[WAITING] ?? listenTo(signal);
  waiting.callbacks.add(callback);
  return () => {
    if (!waiting.callbacks.delete(callback) || waiting.callbacks.size > 0) return;
    signal[WAITING] = undefined;
    signal.removeEventListener("abort", waiting.listener);
  };
}

function listenTo(signal: AwaitedSignal): SharedWait {
  const callbacks = new Set<() => void>();
  const waiting = { callbacks, listener: () => callbacks.forEach((one) => one()) };
  signal[WAITING] = waiting;
  signal.addEventListener("abort", waiting.listener);
  return waiting;
}

/** The same, or the signal's reason when it aborts first. The work itself goes on. */
export function untilAborted<T>(work: Promise<T>, signal: Signal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stopWaiting = onAbort(signal, () => reject(signal.reason as Error));
    work.then(
      (value) => (stopWaiting(), resolve(value)),
      (error: Error) => (stopWaiting(), reject(error)),
    );
  });
}
