import { GatewayError } from "../../errors.ts";
import type { Clock } from "../../deadline.ts";
import type { Limiter, Grant } from "./local-limiter.ts";
import type { Permit, PermitRequest } from "./rate-limit.ts";
import { createFairQueue } from "./fair-queue.ts";

/** Milliseconds between two looks for permits while calls wait: what comes free in between is fetched together. */
const SHORTEST_SLEEP = 20;

interface Waiter extends PermitRequest {
  client: string;
  grant: (permit: Permit) => void;
  refuse: (error: unknown) => void;
}

interface QueueOptions {
  permits: Limiter;
  clock: Clock;
  maxWaiting: number;
  /** As many as can have a permit at once: these are no crowd before anybody has asked. */
  limit: number;
}

/**
 * Where those are who want a permit: it asks for all of them together, serves them in their order, and refuses at once
 * whoever would wait for nothing. While there is nothing to have it asks again when something comes free, not before.
 */
export function createQueue({ permits, clock, maxWaiting, limit }: QueueOptions) {
  const line = createFairQueue<Waiter>();
  /** Those of background priority, who stay for one look only. */
  let background: Waiter[] = [];
  /** What is known of the permits to come, while there are none. */
  let shortage: Grant | undefined;
  let looking = false;
  let closed = false;
  let cancelTimer = () => {};

  /** When the one at this place in the line can have a permit: a moment that has passed means now. */
  function turn(place: number): number {
    return Math.max(permits.pausedUntil(), shortage?.turn(place) ?? 0);
  }

  function refuse(waiter: Waiter, moment: number) {
    line.remove(waiter);
    const retryAfter = Math.max(1, Math.ceil((moment - clock.now()) / 1000));
    const message = `The budget of calls to Genesys Cloud is used up for the next ${retryAfter} s.`;
    waiter.refuse(new GatewayError(message, { code: "UPSTREAM_RATE_LIMITED", retryAfter, retryable: true }));
  }

  function refuseBackground(waiters: Waiter[], supply = shortage) {
    for (const waiter of waiters) refuse(waiter, Math.max(turn(0), supply?.backgroundAvailableAt ?? 0));
  }

  /** Refuses those whose turn would come too late, and those at the end of a line that is too long. */
  function refuseTooLate() {
    let place = 0;
    for (const waiter of line.all()) {
      const moment = turn(place);
      if (moment <= waiter.deadline && place < maxWaiting) place += 1;
      else refuse(waiter, moment);
    }
  }

  function grant(waiter: Waiter) {
    line.remove(waiter);
    const call = permits.spend();
    waiter.grant({ ended: () => permits.ended(call) });
  }

  async function look() {
    const asked = background;
    background = [];
    const wanted = line.size();
    const supply = await permits.ask({ interactive: wanted, background: asked.length });
    shortage = supply.interactive < wanted ? supply : undefined;
    // The upstream may have said stop meanwhile; some may have gone, others come. What is left over is not spent.
    const paused = permits.pausedUntil() > clock.now();
    let left = paused ? 0 : supply.interactive + supply.background;
    for (; left > 0 && line.size() > 0; left -= 1) grant(line.first()!);

    const here = asked.filter(({ signal }) => !signal?.aborted);
    const forBackground = Math.min(left, supply.background);
    for (const waiter of here.slice(0, forBackground)) grant(waiter);
    refuseBackground(here.slice(forBackground), supply);
    if (turn(0) > clock.now()) {
      refuseTooLate();
      refuseBackground(background.splice(0));
    }
  }

  async function serve() {
    if (looking) return;
    looking = true;
    cancelTimer();
    // Those that come in the same turn of the event loop are served by one look.
    await Promise.resolve();
    while (line.size() + background.length > 0 && turn(0) <= clock.now()) {
      await look();
      if (shortage) break;
    }
    looking = false;
    if (line.size() + background.length === 0) return;
    cancelTimer = clock.after(Math.max(SHORTEST_SLEEP, turn(0) - clock.now()), () => void serve());
  }

  function admit(waiter: Waiter) {
    const isShort = turn(0) > clock.now();
    if (waiter.priority === "background") {
      if (isShort) return refuseBackground([waiter]);
      background.push(waiter);
    } else {
      line.add(waiter);
      if (isShort) refuseTooLate();
      else if (line.size() > maxWaiting + limit) refuse(line.last()!, clock.now());
    }
    void serve();
  }

  return {
    size: () => line.size() + background.length,
    /** Resolves with a permit, or rejects as soon as it is known that there will be none in time. */
    enter(request: PermitRequest): Promise<Permit> {
      const { signal, client = "" } = request;
      return new Promise((resolve, reject) => {
        const settle = () => signal?.removeEventListener("abort", leave);
        const waiter: Waiter = {
          ...request,
          client,
          grant: (permit) => (settle(), resolve(permit)),
          refuse: (error) => (settle(), reject(error)),
        };
        function leave() {
          line.remove(waiter);
          background = background.filter((other) => other !== waiter);
          waiter.refuse(signal?.reason);
        }
        if (closed) return waiter.refuse(closing());
        if (signal?.aborted) return leave();
        signal?.addEventListener("abort", leave);
        admit(waiter);
      });
    },
    /** To be called when the wait has become longer. */
    refuseTooLate,
    /** To be called when there may be permits that nobody knew of. */
    wake() {
      shortage = undefined;
      void serve();
    },
    close() {
      closed = true;
      cancelTimer();
      for (const waiter of [...line.all(), ...background.splice(0)]) {
        line.remove(waiter);
        waiter.refuse(closing());
      }
    },
  };
}

function closing(): GatewayError {
  return new GatewayError("The gateway is shutting down.", { code: "UPSTREAM_UNAVAILABLE", retryable: true });
}
