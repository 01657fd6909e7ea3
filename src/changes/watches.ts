import type { Watch } from "../cache/policy.ts";
import type { AuditedKind } from "../datasources/rest/rest-call.ts";
import type { Clock } from "../deadline.ts";
import type { Service } from "./audited-change.ts";
import type { ReadHealth } from "./feed-store.ts";
import type { Coverage } from "./coverage.ts";

/** Since when a service tells of every change, and until when that is known, in milliseconds of the wall clock. */
export interface Covered {
  since: number;
  until: number;
}

/** What another replica's polls cover, at this time of the wall clock. */
export const coveredIn = (health: ReadHealth | undefined, now: number): Map<Service, Covered> =>
  new Map(
    Object.entries(health?.value.services ?? {}).map(([service, { since, left }]) => [
      service as Service,
      { since, until: now + left - health!.age },
    ]),
  );

/** What the cache looks at to know for how long answers are fresh. */
export interface Watches {
  of(kinds: readonly AuditedKind[]): Watch;
  /** The services whose kinds were read past their usual freshness since the last call. */
  takeWanted(coverage: Coverage): Set<Service>;
  /** Sets what is covered now. */
  apply(coverage: Coverage, services: ReadonlyMap<Service, Covered>): void;
  close(): void;
}

interface WatchesOptions {
  /** Seconds for which a watched answer is fresh. */
  fresh: number;
  clock: Clock;
  /** Called when answers that were fresh by their watch may no longer be. */
  onLoss: () => void;
}

interface KnownWatch {
  kinds: readonly AuditedKind[];
  watch: Watch;
}

/** Creates them: at first nothing is watched. */
export function createWatches({ fresh, clock, onLoss }: WatchesOptions): Watches {
  const known = new Map<string, KnownWatch>();
  let stopTimer = () => {};

  function end(watch: Watch): boolean {
    const wasOn = watch.since !== Infinity;
    watch.since = Infinity;
    watch.until = -Infinity;
    return wasOn;
  }

  /** Ends those whose time is over, also when the date of this machine has been set back meanwhile. */
  function plan(soonest: number): void {
    stopTimer();
    if (soonest === Infinity) return;
    stopTimer = clock.after(Math.max(0, soonest - clock.wallTime()) + 1, () => {
      let isLost = false;
      let next = Infinity;
      for (const { watch } of known.values()) {
        if (watch.until <= soonest) isLost = end(watch) || isLost;
        else next = Math.min(next, watch.until);
      }
      if (isLost) onLoss();
      plan(next);
    });
  }

  return {
    of(kinds) {
      const key = kinds.join();
      let found = known.get(key);
      if (!found) {
        found = { kinds, watch: { fresh, since: Infinity, until: -Infinity, isWanted: false } };
        known.set(key, found);
      }
      return found.watch;
    },
    takeWanted(coverage) {
      const wanted = new Set<Service>();
      if (coverage.size === 0) return wanted;
      for (const { kinds, watch } of known.values()) {
        if (!watch.isWanted) continue;
        watch.isWanted = false;
        // Where one of its kinds is not covered, it has no use for the others.
        if (kinds.every((kind) => coverage.has(kind))) for (const kind of kinds) wanted.add(coverage.get(kind)!);
      }
      return wanted;
    },
    apply(coverage, services) {
      let isLost = false;
      let soonest = Infinity;
      const now = clock.wallTime();
      for (const { kinds, watch } of known.values()) {
        let since = -Infinity;
        let until = Infinity;
        for (const kind of kinds) {
          const service = coverage.get(kind);
          const covered = service && services.get(service);
          since = Math.max(since, covered?.since ?? Infinity);
          until = Math.min(until, covered?.until ?? -Infinity);
        }
        if (since === Infinity || until < now) {
          isLost = end(watch) || isLost;
          continue;
        }
        if (watch.since !== Infinity && since > watch.since) isLost = true;
        watch.since = since;
        watch.until = until;
        soonest = Math.min(soonest, until);
      }
      if (isLost) onLoss();
      plan(soonest);
    },
    close: () => stopTimer(),
  };
}
