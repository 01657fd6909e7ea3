import { afterEach, describe, expect, test } from "@jest/globals";
import { createCache } from "../../src/cache/cache.ts";
import type { Cache } from "../../src/cache/cache.ts";
import type { EntityChange } from "../../src/changes/change.ts";
import { createChangeFeed } from "../../src/changes/feed.ts";
import type { ChangeFeed } from "../../src/changes/feed.ts";
import { libraryTag } from "../../src/datasources/libraries.ts";
import { responsesOf, responseTag } from "../../src/datasources/responses/tags.ts";
import type { AuditedKind } from "../../src/datasources/rest/rest-call.ts";
import { createTestClock } from "../test-clock.ts";
import type { TestClock } from "../test-clock.ts";
import { CLIENT, createFakeAudits, FORBIDDEN, id, MAPPING } from "./audits.ts";
import type { FakeAudits } from "./audits.ts";
import { createSharedStore } from "./shared-store.ts";

const INTERVAL = 15_000;
const WHILE_PUSHED = 300_000;
const WINDOW = 60_000;
const RESPONSE: readonly AuditedKind[] = ["response", "library", "response-asset"];

interface World {
  clock: TestClock;
  audits: FakeAudits;
  cache: Cache;
  feed: ChangeFeed;
  changes: EntityChange[];
  lines: string[];
  losses(): number;
  skipped: Record<string, number>;
  /** Where an answer came from that is read again and again. */
  read(tag?: string, kinds?: readonly AuditedKind[]): Promise<string>;
  /** Reads for so long, every five seconds, so that the feed is wanted. Answers the loads that this took. */
  readFor(milliseconds: number, tag?: string): Promise<number>;
}

const open: ChangeFeed[] = [];
afterEach(async () => {
  for (const feed of open.splice(0)) await feed.close();
});

interface Given {
  mapping?: unknown;
  failure?: Error;
  /** Milliseconds between two polls while changes are pushed. */
  intervalWhilePushed?: number;
  /** Seconds for which answers are fresh with the feed. */
  fresh?: number;
}

async function start({ mapping = MAPPING, failure, intervalWhilePushed, fresh = 3600 }: Given = {}): Promise<World> {
  const clock = createTestClock();
  const audits = createFakeAudits(clock);
  Object.assign(audits, { mapping, failure });
  const changes: EntityChange[] = [];
  const lines: string[] = [];
  const skipped: Record<string, number> = {};
  let losses = 0;
  const cache = createCache({
    ...{ namespace: [], maxBytes: 1e6, window: WINDOW, watchedFresh: fresh, clock },
    onWrite: (write) => feed.noteWrite(write),
  });
  const feed = createChangeFeed({
    genesys: audits,
    ...{ cache, namespace: [], clientId: CLIENT, interval: INTERVAL, fresh, window: WINDOW, clock },
    ...(intervalWhilePushed !== undefined && { intervalWhilePushed }),
    onChange: (change) => changes.push(change),
    onLoss: () => (losses += 1),
    say: (_level, line) => lines.push(line),
    observer: {
      changed: () => {},
      skipped: (reason) => (skipped[reason] = (skipped[reason] ?? 0) + 1),
      polled: () => {},
    },
  });
  open.push(feed);
  let loads = 0;
  const read = async (tag = responseTag(id(1)), kinds = RESPONSE) => {
    const { source } = await cache.read(
      {
        key: tag,
        tags: [tag],
        policy: { fresh: 30, stale: 30, staleIfError: 3600 },
        watch: feed.watchOf(kinds),
        isCacheable: () => true,
        load: async () => (loads += 1),
      },
      {},
    );
    return source;
  };
  feed.start();
  await clock.pass(0);
  return {
    ...{ clock, audits, cache, feed, changes, lines, skipped, read },
    losses: () => losses,
    async readFor(milliseconds, tag) {
      const before = loads;
      for (let passed = 0; passed < milliseconds; passed += 5000) {
        await read(tag);
        await clock.pass(5000);
      }
      return loads - before;
    },
  };
}

describe("the feed of changes", () => {
  test("keeps what is read fresh, from the first polls on", async () => {
    const { feed, readFor, audits } = await start();
    // The first answer ages; with the next one, the feed is wanted.
    expect(await readFor(120_000)).toBe(2);
    expect(feed.health()).toMatchObject({ state: "healthy" });
    expect(await readFor(600_000)).toBe(0);
    expect(audits.polls).toEqual({ ResponseManagement: expect.any(Number) });
  });

  test("keeps it for hours where the setting says so, and no longer", async () => {
    const { readFor } = await start({ fresh: 10_000 });
    await readFor(120_000);
    expect(await readFor(8_000_000)).toBe(0);
    expect(await readFor(4_000_000)).toBe(1);
  });

  test("without reads that profit, nothing is polled", async () => {
    const { clock, audits, read } = await start();
    await read();
    await clock.pass(3_000_000);
    // Only the look at what has audits.
    expect(audits).toMatchObject({ calls: 1, polls: {} });
  });

  test("a change past the gateway is seen with the next poll, and made known once", async () => {
    const { clock, audits, changes, read, readFor } = await start();
    await readFor(120_000);
    audits.note({ action: "Update" });
    await clock.pass(INTERVAL);
    expect(await read()).toBe("network");
    expect(changes).toEqual([
      expect.objectContaining({
        kind: "response",
        id: id(1),
        action: "updated",
        source: "audits",
        by: { userId: id(99) },
      }),
    ]);
    await readFor(300_000);
    expect(changes).toHaveLength(1);
  });

  test("what reads of the window may have lacked is read again after a quarter of it and at its end", async () => {
    const { audits, readFor } = await start();
    await readFor(120_000);
    audits.note({});
    expect(await readFor(200_000)).toBe(3);
    expect(await readFor(600_000)).toBe(0);
  });

  test("a move drops the lists that the audit names, and no other", async () => {
    const { clock, audits, readFor, read } = await start();
    await readFor(120_000);
    const lists = [1, 2, 3].map((library) => responsesOf(id(library)));
    for (const list of lists) await read(list);
    audits.note({ propertyChanges: [{ property: "libraries", oldValues: [id(1)], newValues: [id(2)] }] });
    await clock.pass(INTERVAL);
    const sources: string[] = [];
    for (const list of lists) sources.push(await read(list));
    expect(sources).toEqual(["network", "network", "memory"]);
  });

  test("own echoes are skipped, and measure the lag", async () => {
    const { clock, audits, cache, feed, changes, skipped, readFor } = await start();
    await readFor(120_000);
    await cache.invalidate([responseTag(id(1))], { recent: { entity: `response:${id(1)}`, outcome: "updated" } });
    audits.note({ clientId: CLIENT }, 20_000);
    await readFor(60_000);
    expect(changes).toEqual([]);
    expect(skipped).toEqual({ own: 1 });
    const { lag } = feed.health();
    expect(lag).toBeGreaterThanOrEqual(20_000);
    expect(lag).toBeLessThanOrEqual(20_000 + INTERVAL);
    // The same client, but no write of the gateway.
    audits.note({ clientId: CLIENT });
    await clock.pass(INTERVAL);
    expect(changes).toHaveLength(1);
  });

  test("only the same client, entity and action, soon after a write, is its echo", async () => {
    const { clock, audits, cache, changes, readFor } = await start();
    await readFor(120_000);
    const write = async (number: number) =>
      cache.invalidate([responseTag(id(number))], { recent: { entity: `response:${id(number)}`, outcome: "updated" } });
    // None of these writes has an audit.
    for (const number of [1, 2, 3]) await write(number);
    audits.note({ entityId: id(1) });
    audits.note({ entityId: id(2), clientId: CLIENT, action: "Delete" });
    audits.note({ entityId: id(4), clientId: CLIENT });
    await readFor(80_000);
    audits.note({ entityId: id(3), clientId: CLIENT });
    await clock.pass(INTERVAL);
    expect(changes.map((change) => change.id)).toEqual([id(1), id(2), id(4), id(3)]);
  });

  test("repeated and mixed rows change nothing twice", async () => {
    const { audits, changes, readFor } = await start();
    audits.isMessy = true;
    await readFor(120_000);
    for (const number of [1, 2, 3]) audits.note({ entityId: id(number) }, 1000 * (10 - number));
    await readFor(120_000);
    expect(changes.map((change) => change.id).toSorted()).toEqual([id(1), id(2), id(3)]);
  });

  test("falls back within two polls when they fail, and comes back", async () => {
    const { clock, audits, feed, losses, read, readFor, lines } = await start();
    await readFor(120_000);
    await clock.pass(60_000);
    await readFor(120_000);
    expect(losses()).toBeLessThanOrEqual(1);
    const before = losses();
    audits.failure = new Error("away");
    await clock.pass(2 * INTERVAL + 1);
    expect(losses()).toBe(before + 1);
    expect(await read()).not.toBe("memory");
    expect(lines).toEqual([expect.stringContaining("cannot be read")]);
    audits.failure = undefined;
    await readFor(120_000);
    expect(feed.health().state).toBe("healthy");
    expect(lines.at(-1)).toContain("follows");
  });

  test("is not healthy while a poll hangs, and is again with its answer", async () => {
    const { clock, audits, feed, lines, readFor } = await start();
    await readFor(120_000);
    const answered = Promise.withResolvers<void>();
    const { call } = audits;
    audits.call = (given) => answered.promise.then(() => call(given));
    await clock.pass(2 * INTERVAL);
    expect(feed.health().state).toBe("healthy");
    await clock.pass(INTERVAL);
    expect(feed.health().state).toBe("failing");
    answered.resolve();
    await readFor(60_000);
    expect(feed.health().state).toBe("healthy");
    expect(lines).toEqual([expect.stringContaining("cannot be read"), expect.stringContaining("follows")]);
  });

  test("a missing permission is said once, and looked for again after an hour", async () => {
    const { clock, audits, feed, lines, readFor } = await start({ failure: FORBIDDEN });
    expect(await readFor(120_000)).toBe(4);
    expect(audits.calls).toBe(1);
    expect(lines).toEqual([expect.stringContaining("audits:audit:view")]);
    audits.failure = undefined;
    await clock.pass(3_600_000);
    await readFor(120_000);
    expect(feed.health().state).toBe("healthy");
  });

  test("an own write whose audit does not come ends it, and one that comes later brings it back", async () => {
    const { audits, cache, feed, readFor } = await start();
    await readFor(120_000);
    const write = async (number: number) =>
      cache.invalidate([responseTag(id(number))], { recent: { entity: `response:${id(number)}`, outcome: "updated" } });
    await write(2);
    await readFor(110_000);
    expect(feed.health().state).toBe("healthy");
    await readFor(40_000);
    expect(feed.health().state).toBe("late");
    await write(3);
    audits.note({ entityId: id(3), clientId: CLIENT });
    await readFor(400_000);
    expect(feed.health().state).toBe("late");
    await readFor(300_000);
    expect(feed.health().state).toBe("healthy");
  });

  describe("whose changes are pushed", () => {
    const push = (feed: ChangeFeed, audit: unknown) => feed.takeEvents([audit]);
    const pollsIn = async ({ audits, readFor }: Pick<World, "audits" | "readFor">, milliseconds: number) => {
      const before = audits.polls["ResponseManagement"] ?? 0;
      await readFor(milliseconds);
      return (audits.polls["ResponseManagement"] ?? 0) - before;
    };

    test("polls seldom once a poll has found that a change was pushed, and often from one that was not", async () => {
      const world = await start({ intervalWhilePushed: WHILE_PUSHED });
      const { audits, feed, changes, readFor } = world;
      await readFor(120_000);
      expect(await pollsIn(world, 300_000)).toBe(20);
      await push(feed, audits.note({ entityId: id(2) }));
      await readFor(INTERVAL);
      expect(await pollsIn(world, 1_500_000)).toBe(5);
      expect(feed.health().state).toBe("healthy");

      // This event is lost: the next poll finds the change, and those that follow come often.
      audits.note({ entityId: id(1) });
      expect(await pollsIn(world, WHILE_PUSHED)).toBe(1);
      expect(changes.map((change) => change.id)).toEqual([id(2), id(1)]);
      expect(await pollsIn(world, 600_000)).toBe(40);
      // As long as nothing proves that events come again.
      await push(feed, audits.note({ entityId: id(3) }));
      await readFor(INTERVAL);
      expect(await pollsIn(world, 600_000)).toBe(2);
      expect(changes).toHaveLength(3);
    });

    test("an event that comes just after the poll makes polls frequent until the next one only", async () => {
      const world = await start({ intervalWhilePushed: WHILE_PUSHED });
      const { audits, feed, changes, readFor } = world;
      await readFor(120_000);
      const audit = audits.note({ entityId: id(2) });
      await readFor(INTERVAL);
      await push(feed, audit);
      await readFor(INTERVAL);
      expect(await pollsIn(world, 600_000)).toBe(2);
      expect(changes).toHaveLength(1);
    });

    test("falls back within two polls when they fail too", async () => {
      const { clock, audits, feed, losses, readFor } = await start({ intervalWhilePushed: WHILE_PUSHED });
      await readFor(120_000);
      await push(feed, audits.note({ entityId: id(2) }));
      await readFor(INTERVAL);
      const before = losses();
      audits.failure = new Error("away");
      await readFor(WHILE_PUSHED - INTERVAL);
      expect(losses()).toBe(before);
      await clock.pass(4 * INTERVAL);
      expect(losses()).toBe(before + 1);
    });

    test("to another replica, polls as seldom, and own writes do not count as late", async () => {
      const clock = createTestClock();
      const audits = createFakeAudits(clock);
      const shared = createSharedStore(clock);
      const cache = createCache({
        ...{ namespace: [], maxBytes: 1e6, window: WINDOW, clock },
        onWrite: (write) => feeds.forEach((feed) => feed.noteWrite(write)),
      });
      const feeds = [0, 1].map(() => {
        const { store } = shared.replica(cache);
        const feed = createChangeFeed({
          ...{ genesys: audits, cache, namespace: [], clientId: CLIENT, clock, store },
          ...{ interval: INTERVAL, intervalWhilePushed: WHILE_PUSHED, fresh: 3600, window: WINDOW },
          isListenedTo: () => true,
        });
        open.push(feed);
        feed.start();
        return feed;
      });
      await clock.pass(60_000);
      expect(shared.poller()).toBe(1);
      const writeAndPush = async (number: number) => {
        const entity = `response:${id(number)}`;
        await cache.invalidate([responseTag(id(number))], { recent: { entity, outcome: "updated" } });
        await push(feeds[1]!, audits.note({ entityId: id(number), clientId: CLIENT }));
      };
      await writeAndPush(1);
      await clock.pass(2 * INTERVAL);
      const before = audits.polls["ResponseManagement"]!;
      for (let at = 2; at < 20; at += 1) {
        await writeAndPush(at);
        await clock.pass(100_000);
        expect(feeds.map((feed) => feed.health().state)).toEqual(["healthy", "healthy"]);
      }
      expect(audits.polls["ResponseManagement"]! - before).toBe(6);
    });
  });

  test("kinds without audits, and entries that show one, keep their time", async () => {
    const { clock, read } = await start({
      mapping: {
        services: [
          {
            name: "response management",
            entities: [{ name: "library" }, { name: "Response", actions: ["Create", "Update"] }],
          },
        ],
      },
    });
    const library = ["library"] as const;
    for (let at = 0; at < 30; at += 1) {
      await read(libraryTag(id(1)), library);
      await clock.pass(5000);
    }
    expect(await read(libraryTag(id(1)), library)).toBe("memory");
    await read();
    await clock.pass(40_000);
    expect(await read(libraryTag(id(1)), library)).toBe("memory");
    expect(await read()).toBe("network");
  });
});

test("the end of the process says nothing of the poll that it cuts off", async () => {
  const { clock, audits, feed, lines, readFor } = await start();
  await readFor(60_000);
  const begun = Promise.withResolvers<void>();
  audits.call = ({ signal }) =>
    new Promise((_, reject) => {
      begun.resolve();
      signal!.addEventListener("abort", () => reject(new Error("cut off")));
    });
  const passed = clock.pass(INTERVAL);
  await begun.promise;
  await Promise.all([feed.close(), passed]);
  expect(lines).toEqual([]);
});
