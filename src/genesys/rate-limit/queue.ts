import { GatewayError } from "../../errors.ts";
import type { Clock } from "../../deadline.ts";
import { createFairQueue } from "./fair-queue.ts";
import type { Grant, Limiter } from "./limiter.ts";
import type { Permit, PermitRequest } from "./permit.ts";

/** Milliseconds between two requests for permits while calls wait. Permits that become free in between are fetched together. */
const MIN_INTERVAL = 20;

interface Waiter extends PermitRequest {
  client: string;
  resolve: (permit: Permit) => void;
  reject: (error: unknown) => void;
}

interface QueueOptions {
  limiter: Limiter;
  clock: Clock;
  /** How many calls may wait. */
  maxWaiting: number;
  /** How many permits one request can get at most. While it is not known how many are free, so many more calls may wait. */
  limit: number;
}

/**
 * The queue of calls that wait for a permit. It requests permits for all of them together, hands them out in the queue's
 * order, and refuses a call at once when its permit would come too late. While there is no permit it waits until the next
 * one is expected, then asks again.
 */
export function createQueue({ limiter, clock, maxWaiting, limit }: QueueOptions) {
  const queue = createFairQueue<Waiter>();
  /** Background calls. They wait for one request to the limiter only. */
  let background: Waiter[] = [];
  /** The last grant, while it was too small for the queue. It says when the next permits come. */
  let shortage: Grant | undefined;
  let serving = false;
  let closed = false;
  let cancelTimer = () => {};

  /** When the call at this position of the queue can get a permit. A past moment means now. */
  function availableAt(position: number): number {
    return Math.max(limiter.pausedUntil(), shortage?.availableAt(position) ?? 0);
  }

  function refuse(waiter: Waiter, permitAt: number) {
    queue.remove(waiter);
    const retryAfter = Math.max(1, Math.ceil((permitAt - clock.now()) / 1000));
    const message = `The rate limit for calls to Genesys Cloud is used up for the next ${retryAfter} s.`;
    waiter.reject(new GatewayError(message, { code: "UPSTREAM_RATE_LIMITED", retryAfter, retryable: true }));
  }

  function refuseBackground(waiters: Waiter[], lastGrant = shortage) {
    for (const waiter of waiters) refuse(waiter, Math.max(availableAt(0), lastGrant?.backgroundAvailableAt ?? 0));
  }

  /** Refuses the calls whose permit would come after their deadline, and the last ones of a queue that is too long. */
  function refuseTooLate() {
    let position = 0;
    for (const waiter of queue.all()) {
      const permitAt = availableAt(position);
      if (permitAt <= waiter.deadline && position < maxWaiting) position += 1;
      else refuse(waiter, permitAt);
    }
  }

  function spend(): Permit {
    const call = limiter.spend();
    return { ended: () => limiter.ended(call) };
  }

  function admit(waiter: Waiter) {
    queue.remove(waiter);
    waiter.resolve(spend());
  }

  /** Requests permits for all calls that wait, and hands them out. */
  async function requestPermits() {
    const backgroundNow = background;
    background = [];
    const wanted = queue.size();
    const grant = await limiter.request({ interactive: wanted, background: backgroundNow.length });
    shortage = grant.interactive < wanted ? grant : undefined;
    // A pause may have begun meanwhile, and calls may have left the queue or joined it. Permits that are left are not spent.
    const paused = limiter.pausedUntil() > clock.now();
    let left = paused ? 0 : grant.interactive + grant.background;
    for (; left > 0 && queue.size() > 0; left -= 1) admit(queue.first()!);

    const stillWaiting = backgroundNow.filter(({ signal }) => !signal?.aborted);
    const leftForBackground = Math.min(left, grant.background);
    for (const waiter of stillWaiting.slice(0, leftForBackground)) admit(waiter);
    refuseBackground(stillWaiting.slice(leftForBackground), grant);
    if (availableAt(0) > clock.now()) {
      refuseTooLate();
      refuseBackground(background.splice(0));
    }
  }

  async function serve() {
    if (serving) return;
    serving = true;
    cancelTimer();
    // One request serves all calls that arrive in the same turn of the event loop.
    await Promise.resolve();
    while (queue.size() + background.length > 0 && availableAt(0) <= clock.now()) {
      await requestPermits();
      if (shortage) break;
    }
    serving = false;
    if (queue.size() + background.length === 0) return;
    cancelTimer = clock.after(Math.max(MIN_INTERVAL, availableAt(0) - clock.now()), () => void serve());
  }

  function enqueue(waiter: Waiter) {
    const isShort = availableAt(0) > clock.now();
    if (waiter.priority === "background") {
      if (isShort) return refuseBackground([waiter]);
      background.push(waiter);
    } else {
      queue.add(waiter);
      if (isShort) refuseTooLate();
      else if (queue.size() > maxWaiting + limit) refuse(queue.last()!, clock.now());
    }
    void serve();
  }

  return {
    size: () => queue.size() + background.length,
    /** Resolves with a permit. Rejects as soon as it is known that no permit will come in time. */
    take(request: PermitRequest): Promise<Permit> {
      const { signal, client = "" } = request;
      return new Promise((resolve, reject) => {
        const stopListening = () => signal?.removeEventListener("abort", onAbort);
        const waiter: Waiter = {
          ...request,
          client,
          resolve: (permit) => (stopListening(), resolve(permit)),
          reject: (error) => (stopListening(), reject(error)),
        };
        function onAbort() {
          queue.remove(waiter);
          background = background.filter((other) => other !== waiter);
          waiter.reject(signal?.reason);
        }
        if (closed) return waiter.reject(shuttingDown());
        if (signal?.aborted) return onAbort();
        signal?.addEventListener("abort", onAbort);
        enqueue(waiter);
      });
    },
    /** True where this call can have a permit at once, and no other call could have it instead. */
    isFree: ({ priority, signal }: PermitRequest) =>
      priority === "interactive" &&
      !signal?.aborted &&
      !closed &&
      queue.size() + background.length === 0 &&
      limiter.pausedUntil() <= clock.now() &&
      (limiter.hasPlenty?.() ?? false),
    /** Such a permit. */
    takeFree: spend,
    /** To be called when the wait has become longer. */
    refuseTooLate,
    /** To be called when there may be more permits than the last grant said. */
    wake() {
      shortage = undefined;
      void serve();
    },
    /** Refuses all calls that wait, and all later ones. */
    close() {
      closed = true;
      cancelTimer();
      for (const waiter of [...queue.all(), ...background.splice(0)]) {
        queue.remove(waiter);
        waiter.reject(shuttingDown());
      }
    },
  };
}

function shuttingDown(): GatewayError {
  return new GatewayError("The gateway is shutting down.", { code: "UPSTREAM_UNAVAILABLE", retryable: true });
}
