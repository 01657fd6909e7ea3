import type { Clock } from "../../deadline.ts";
import type { SlidingWindow } from "./sliding-window.ts";

/** What the shared log says about this replica's part of the budget. */
export interface QuotaUpdate {
  used: number;
  replicas: number;
  /** How many calls this replica may have in the log without asking: so many places the others leave to it. */
  ceiling: number;
}

/** How much of the shared budget is this replica's own, to be used when Redis cannot be asked. */
export interface OfflineQuota {
  /** How many calls of its own this replica may have in its log now, without asking Redis. */
  limit(): number;
  /** Gives back what this replica does not need, and answers the ceiling that it keeps to from now on, to be told to Redis. */
  keep(): number;
  learn(news: QuotaUpdate): void;
  replicas(): number;
  /** Redis cannot be asked; `regain` takes that back. */
  lose(): void;
  regain(): void;
  /** What Redis holds may lack calls: for a window from now on it is not relied on. */
  distrust(): void;
  /** Whether Redis can be asked and relied on. */
  trusts(): boolean;
}

interface OfflineQuotaOptions {
  log: SlidingWindow;
  clock: Clock;
  window: number;
  /** The whole budget. */
  limit: number;
  /** How many replicas there are at least; those that the shared log has seen lately are counted too. */
  leastReplicas: number;
}

/** For how many windows a ceiling is remembered: the quarter is for calls that were under way when Redis went. */
export const MEMORY = 1.25;

/**
 * Keeps the sum of all replicas within the budget when Redis goes and comes back.
 *
 * - A replica cannot learn what the others have spent just before Redis went. So Redis gives each a ceiling beforehand:
 *   its own calls and a part of what is left. It remembers the ceilings, and gives no replica what another may still take
 *   by itself; they are made anew at every exchange, and what a replica does not need goes back within a second or two.
 * - A ceiling is remembered until no call from before the outage counts any more. From then on each has an equal share.
 * - A Redis that was away may come back empty, or as it was a while ago, and other replicas come back to it later than this
 *   one. So each tells all its calls, and goes on within its own limit for one more window. After that the log is whole.
 *
 * What this cannot do: a replica that alone is cut off from Redis for longer than that takes its share, while the others,
 * who see nobody, share the whole budget.
 */
export function createOfflineQuota({ log, clock, window, limit, leastReplicas }: OfflineQuotaOptions): OfflineQuota {
  let replicas = Math.max(1, leastReplicas);
  let lost = false;
  let distrustedUntil = 0;
  let ceiling = 0;
  let contactAt = -Infinity;
  /** What comes on top of the calls that this replica has already. */
  let part = 0;
  const trusts = () => !lost && clock.now() >= distrustedUntil;
  const isRemembered = () => clock.now() < contactAt + MEMORY * window;

  function ownLimit(): number {
    const share = Math.floor(limit / replicas);
    return isRemembered() ? Math.min(share, ceiling) : share;
  }

  function distrust() {
    distrustedUntil = clock.now() + window;
  }

  return {
    limit: ownLimit,
    keep() {
      ceiling = trusts() ? Math.min(ceiling, log.used() + part) : ownLimit();
      return ceiling;
    },
    learn(news) {
      if (trusts()) {
        replicas = Math.max(1, leastReplicas, news.replicas);
        ceiling = news.ceiling;
        // One part more than there are replicas: it is left to whoever comes first.
        part = Math.floor(Math.max(0, limit - news.used) / (replicas + 1));
      } else {
        // A Redis that has lost its data knows nobody's ceiling, and sees the replicas come back one by one.
        ceiling = ownLimit();
        replicas = Math.max(replicas, news.replicas);
      }
      contactAt = clock.now();
    },
    replicas: () => replicas,
    lose() {
      lost = true;
    },
    regain() {
      lost = false;
      // As long as Redis has remembered the ceiling it has given it to nobody else.
      if (!isRemembered()) distrust();
    },
    distrust,
    trusts,
  };
}
