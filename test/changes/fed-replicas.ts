import { createCache } from "../../src/cache/cache.ts";
import type { Cache, CacheAnswer } from "../../src/cache/cache.ts";
import type { EntityChange } from "../../src/changes/change.ts";
import { createChangeFeed } from "../../src/changes/feed.ts";
import type { ChangeFeed } from "../../src/changes/feed.ts";
import { responseTag } from "../../src/datasources/responses/tags.ts";
import { createTestClock } from "../test-clock.ts";
import type { TestClock } from "../test-clock.ts";
import { CLIENT, createFakeAudits, id } from "./audits.ts";
import type { FakeAudits } from "./audits.ts";
import { createSharedStore } from "./shared-store.ts";
import type { SharedStore } from "./shared-store.ts";

/** Milliseconds between two polls; and while each change is pushed. */
export const INTERVAL = 15_000;
export const WHILE_PUSHED = 60_000;
const FRESH = 30;
/** The longest usual freshness of a read, in milliseconds. */
export const USUAL = 33_000;

/** Replicas with a feed. One cache stands for theirs, which Redis makes one. */
export interface FedReplicas {
  clock: TestClock;
  audits: FakeAudits;
  cache: Cache;
  shared: SharedStore;
  feeds: ChangeFeed[];
  replicas: ReturnType<SharedStore["replica"]>[];
  /** The changes that the feeds have made known. */
  known: EntityChange[];
  /** Starts a replica in this place. */
  join(place: number): void;
  /** Reads a response through a replica; `load` answers what Genesys Cloud has. */
  read<T>(number: number, replica: number, load: () => T): Promise<CacheAnswer<T>>;
}

/** Creates the world of the replicas; there is none at first. */
export function createFedReplicas({ isListenedTo = false, whilePushed = INTERVAL } = {}): FedReplicas {
  const clock = createTestClock();
  const audits = createFakeAudits(clock);
  const shared = createSharedStore(clock);
  const feeds: ChangeFeed[] = [];
  const replicas: FedReplicas["replicas"] = [];
  const known: EntityChange[] = [];
  const cache = createCache({
    ...{ namespace: [], maxBytes: 1e6, window: 60_000, clock },
    onWrite: (write) => feeds.forEach((feed) => feed.noteWrite(write)),
  });
  return {
    ...{ clock, audits, cache, shared, feeds, replicas, known },
    join(place) {
      const replica = shared.replica(cache);
      const feed = createChangeFeed({
        ...{ genesys: audits, cache: replica.cache, store: replica.store, namespace: [], clientId: CLIENT, clock },
        ...{ interval: INTERVAL, intervalWhilePushed: whilePushed, fresh: 3600, window: 60_000 },
        onChange: (change) => known.push(change),
        isListenedTo: () => isListenedTo,
      });
      feeds[place] = feed;
      replicas[place] = replica;
      feed.start();
    },
    read: (number, replica, load) =>
      cache.read(
        {
          key: `response ${number}`,
          tags: [responseTag(id(number))],
          policy: { fresh: FRESH, stale: FRESH, staleIfError: 3600 },
          watch: feeds[replica]!.watchOf(["response", "library"]),
          isCacheable: () => true,
          load: async () => load(),
        },
        {},
      ),
  };
}
