import type { Cache } from "../../src/cache/cache.ts";
import type { Cursors, FeedStore, SharedHealth } from "../../src/changes/feed-store.ts";
import type { Service } from "../../src/changes/audited-change.ts";
import type { TestClock } from "../test-clock.ts";

/** What replicas share, with times of the test's clock. */
export interface SharedStore {
  /** The store of one replica, and what it does with its cache. Each call of either is a step, at which the replica may end. */
  replica(cache: FeedCache): {
    number: number;
    store: FeedStore;
    cache: FeedCache;
    /** With this step, counted from 1, or the next of this name, the replica ends: it and each later one never comes back. */
    endWith(step: number | StepName, how: Fate): void;
    /** This step fails, as when Redis is away; those after it do not. */
    failWith(step: number | StepName, how: Fate): void;
    /** The names of the steps so far. */
    steps: readonly StepName[];
  };
  poller(): number | undefined;
}

type StepName = keyof Omit<FeedStore & FeedCache, "release">;

/** What comes of the last step: nothing, or it has still had its effect. */
interface Fate {
  isDone: boolean;
}

type FeedCache = Pick<Cache, "invalidate" | "confirm">;

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
    replica(cache) {
      const self = (count += 1);
      const steps: StepName[] = [];
      let fault: { at: number | StepName; isDone: boolean; isEnd: boolean } | undefined;
      let isOver = false;

      async function step<T>(name: StepName, work: () => T | Promise<T>): Promise<T> {
        if (isOver) return new Promise(() => {});
        steps.push(name);
        const met = fault && (fault.at === name || fault.at === steps.length) ? fault : undefined;
        if (!met) return work();
        fault = undefined;
        isOver = met.isEnd;
        if (met.isDone) await work();
        if (met.isEnd) return new Promise(() => {});
        throw new Error("Redis is away");
      }

      function meet(at: number | StepName, { isDone }: Fate, isEnd: boolean): void {
        fault = { at: typeof at === "number" ? steps.length + at : at, isDone, isEnd };
      }

      const store: FeedStore = {
        beat: (services) =>
          step("beat", () => {
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
        cursors: () => step("cursors", () => structuredClone(cursors)),
        taken: (ids) => step("taken", () => new Set(ids.filter((id) => taken.has(id)))),
        unsettled: () => step("unsettled", () => new Set(unsettled)),
        take: (audits) =>
          step("take", () => {
            for (const { id } of audits) {
              taken.add(id);
              unsettled.add(id);
            }
          }),
        finish: (ids) => step("finish", () => ids.forEach((id) => unsettled.delete(id))),
        notePushed: (audits) => step("notePushed", () => audits.forEach(({ id }) => pushed.add(id))),
        pushed: (ids) => step("pushed", () => new Set(ids.filter((id) => pushed.has(id)))),
        save: (next, value) =>
          step("save", () => {
            if (lease?.owner !== self) return false;
            cursors = structuredClone(next);
            health = { value, at: clock.now() };
            return true;
          }),
        release: async () => {
          if (lease?.owner === self) lease = undefined;
        },
      };
      return {
        ...{ number: self, store, steps },
        cache: {
          invalidate: (...given) => step("invalidate", () => cache.invalidate(...given)),
          confirm: () => step("confirm", () => cache.confirm()),
        },
        endWith: (at, how) => meet(at, how, true),
        failWith: (at, how) => meet(at, how, false),
      };
    },
  };
}
