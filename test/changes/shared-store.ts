import type { Cursors, FeedStore, SharedHealth } from "../../src/changes/feed-store.ts";
import type { Service } from "../../src/changes/audited-change.ts";
import type { TestClock } from "../test-clock.ts";

/** What replicas share, with times of the test's clock. */
export interface SharedStore {
  /** The store of one replica. After so many steps the replica ends: this one and each later step never comes back. */
  replica(): { number: number; store: FeedStore; endAfter(steps: number): void };
  poller(): number | undefined;
}

const LEASE = 30_000;

export function createSharedStore(clock: TestClock): SharedStore {
  let lease: { owner: number; until: number } | undefined;
  let cursors: Cursors = {};
  let health: { value: SharedHealth; at: number } | undefined;
  const taken = new Set<string>();
  const unsettled = new Set<string>();
  const pushed = new Set<string>();
  const wanted = new Map<Service, number>();
  let count = 0;
  const isHeld = () => lease !== undefined && lease.until >= clock.now();

  return {
    poller: () => (isHeld() ? lease!.owner : undefined),
    replica() {
      const self = (count += 1);
      let left = Infinity;
      /** Half of what a step does is done before the process ends. */
      async function step<T>(work: () => T): Promise<T> {
        left -= 1;
        if (left < 0) return new Promise(() => {});
        const answer = work();
        if (left === 0) return new Promise(() => {});
        return answer;
      }
      const store: FeedStore = {
        beat: (services) =>
          step(() => {
            if (!isHeld() || lease!.owner === self) lease = { owner: self, until: clock.now() + LEASE };
            for (const service of services) wanted.set(service, clock.now() + 60_000);
            const all = new Set([...wanted].filter(([, until]) => until >= clock.now()).map(([service]) => service));
            const age = health ? clock.now() - health.at : 0;
            return {
              isPoller: lease!.owner === self,
              ...(health && age <= LEASE && { health: { value: health.value, age } }),
              wanted: all,
            };
          }),
        cursors: () => step(() => structuredClone(cursors)),
        taken: (ids) => step(() => new Set(ids.filter((id) => taken.has(id)))),
        unsettled: () => step(() => new Set(unsettled)),
        take: (audits) =>
          step(() => {
            for (const { id } of audits) {
              taken.add(id);
              unsettled.add(id);
            }
          }),
        finish: (ids) => step(() => ids.forEach((id) => unsettled.delete(id))),
        notePushed: (audits) => step(() => audits.forEach(({ id }) => pushed.add(id))),
        pushed: (ids) => step(() => new Set(ids.filter((id) => pushed.has(id)))),
        save: (next, value) =>
          step(() => {
            if (lease?.owner !== self) return false;
            cursors = structuredClone(next);
            health = { value, at: clock.now() };
            return true;
          }),
        release: async () => {
          if (lease?.owner === self) lease = undefined;
        },
      };
      return { number: self, store, endAfter: (steps) => void (left = steps) };
    },
  };
}
