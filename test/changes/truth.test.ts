import { expect, test } from "@jest/globals";
import { array, assert, asyncProperty, boolean, constant, constantFrom, integer, nat, oneof, record } from "fast-check";
import { createCache } from "../../src/cache/cache.ts";
import { createChangeFeed } from "../../src/changes/feed.ts";
import type { ChangeFeed } from "../../src/changes/feed.ts";
import { responseTag } from "../../src/datasources/responses/tags.ts";
import { createTestClock } from "../test-clock.ts";
import { CLIENT, createFakeAudits, id } from "./audits.ts";
import { createSharedStore } from "./shared-store.ts";

const INTERVAL = 15_000;
const MAX_LAG = 20_000;
const FRESH = 30;
/** The longest usual freshness of a read, in milliseconds. */
const USUAL = 33_000;
const ENTITIES = 3;
/** Milliseconds between two reads of everything, in half of the runs. */
const SLICE = 7000;

const entity = integer({ min: 1, max: ENTITIES });
const lag = integer({ min: 0, max: MAX_LAG });
const steps = array(
  oneof(
    { weight: 2, arbitrary: record({ do: constant("edit" as const), entity, lag }) },
    { weight: 1, arbitrary: record({ do: constant("write" as const), entity, lag }) },
    {
      weight: 4,
      arbitrary: record({ do: constant("pass" as const), milliseconds: integer({ min: 1, max: 40_000 }) }),
    },
    { weight: 6, arbitrary: record({ do: constant("read" as const), entity, replica: nat(1) }) },
    { weight: 1, arbitrary: record({ do: constant("kill" as const), steps: nat(8) }) },
    { weight: 1, arbitrary: record({ do: constantFrom("fail" as const, "mend" as const) }) },
  ),
  { minLength: 20, maxLength: 120 },
);

/**
 * Two replicas read what others edit, and one of them polls. It ends at any moment, and another one comes in its place; polls fail and
 * come back; rows are repeated and mixed. No answer is older than a change, its lag and two polls, unless it is as young as answers are
 * without the feed. While no process ends and no poll fails, one poll is enough.
 */
test.each([
  { name: "while all goes well", hasFaults: false, polls: 1 },
  { name: "while pollers end and polls fail", hasFaults: true, polls: 2 },
])("no answer is older than the feed promises, $name", async ({ hasFaults, polls }) => {
  await assert(
    asyncProperty(steps, boolean(), boolean(), async (all, isMessy, isBusy) => {
      const clock = createTestClock();
      const audits = createFakeAudits(clock);
      audits.isMessy = isMessy;
      const shared = createSharedStore(clock);
      // One cache stands for those of both replicas, which Redis makes one.
      const cache = createCache({
        namespace: [],
        maxBytes: 1e6,
        window: 60_000,
        clock,
        onWrite: (write) => feeds.forEach((feed) => feed.noteWrite(write)),
      });
      const feeds: ChangeFeed[] = [];
      const ends: { number: number; endAfter: (steps: number) => void }[] = [];
      const join = (place: number) => {
        const { number, store, endAfter } = shared.replica();
        const feed = createChangeFeed({
          ...{
            genesys: audits,
            cache,
            namespace: [],
            clientId: CLIENT,
            interval: INTERVAL,
            fresh: 3600,
            window: 60_000,
            clock,
            store,
          },
        });
        feeds[place] = feed;
        ends[place] = { number, endAfter };
        feed.start();
      };
      join(0);
      join(1);
      /** When each entity was changed, with the number of changes until then. */
      const history = new Map<number, { at: number; lag: number }[]>();
      const changesOf = (number: number) => history.get(number) ?? [];
      let wrong: string | undefined;

      async function read(number: number, replica: number): Promise<void> {
        const answer = await cache.read(
          {
            key: `response ${number}`,
            tags: [responseTag(id(number))],
            policy: { fresh: FRESH, stale: FRESH, staleIfError: 3600 },
            watch: feeds[replica]!.watchOf(["response", "library"]),
            isCacheable: () => true,
            load: async () => ({ seen: changesOf(number).length }),
          },
          {},
        );
        const { seen } = answer.value;
        const now = clock.wallTime();
        const missing = changesOf(number)
          .slice(seen)
          .find((change) => change.at + change.lag + polls * INTERVAL < now);
        if (missing && answer.age * 1000 > USUAL)
          wrong ??= `${(now - missing.at) / 1000} s after a change, age ${answer.age} s`;
      }

      async function readAll(): Promise<void> {
        for (let number = 1; number <= ENTITIES; number += 1) for (const replica of [0, 1]) await read(number, replica);
      }

      for (const step of all) {
        switch (step.do) {
          case "edit":
          case "write": {
            const isOwn = step.do === "write";
            history.set(step.entity, [...changesOf(step.entity), { at: clock.wallTime(), lag: step.lag }]);
            const name = id(step.entity);
            if (isOwn) {
              await cache.invalidate([responseTag(name)], {
                recent: { entity: `response:${name}`, outcome: "updated" },
              });
            }
            audits.note({ entityId: name, ...(isOwn && { clientId: CLIENT }) }, step.lag);
            break;
          }
          case "pass":
            for (let left = step.milliseconds; left > 0; left -= SLICE) {
              await clock.pass(Math.min(left, SLICE));
              if (isBusy) await readAll();
            }
            break;
          case "read":
            await read(step.entity, step.replica);
            break;
          case "kill": {
            if (!hasFaults) break;
            const poller = ends.findIndex(({ number }) => number === shared.poller());
            const victim = Math.max(0, poller);
            ends[victim]!.endAfter(step.steps);
            // Its reads go to the other one, and to the one in its place.
            await clock.pass(INTERVAL);
            join(victim);
            break;
          }
          case "fail":
            if (hasFaults) audits.failure = new Error("away");
            break;
          case "mend":
            audits.failure = undefined;
        }
        if (wrong !== undefined) break;
      }
      expect(wrong).toBeUndefined();
    }),
    { numRuns: Number(process.env["PROPERTY_RUNS"] ?? 60) },
  );
});

test.each(Array.from({ length: 14 }, (_, at) => at))(
  "a poller that ends after step %i loses no change",
  async (end) => {
    const clock = createTestClock();
    const audits = createFakeAudits(clock);
    const shared = createSharedStore(clock);
    const cache = createCache({ namespace: [], maxBytes: 1e6, window: 60_000, clock });
    const join = () => {
      const { store, endAfter } = shared.replica();
      const times = { interval: INTERVAL, fresh: 3600, window: 60_000 };
      const feed = createChangeFeed({
        genesys: audits,
        cache,
        namespace: [],
        clientId: CLIENT,
        ...times,
        clock,
        store,
      });
      feed.start();
      return { feed, endAfter };
    };
    let { feed, endAfter } = join();
    let changes = 0;
    const read = async (number: number) => {
      const { value } = await cache.read(
        {
          key: `response ${number}`,
          tags: [responseTag(id(number))],
          policy: { fresh: FRESH, stale: FRESH, staleIfError: 3600 },
          watch: feed.watchOf(["response"]),
          isCacheable: () => true,
          load: async () => ({ changes }),
        },
        {},
      );
      return value.changes;
    };
    const passReading = async (milliseconds: number, number: number) => {
      for (let left = milliseconds; left > 0; left -= 5000) {
        await read(number);
        await clock.pass(5000);
      }
    };
    await passReading(120_000, 1);
    expect(await read(1)).toBe(0);
    changes += 1;
    audits.note({ entityId: id(1) });
    endAfter(end);
    await clock.pass(2 * INTERVAL);
    ({ feed, endAfter } = join());
    // Another response is read meanwhile, so that polls go on.
    await passReading(120_000, 2);
    expect(feed.health().state).toBe("healthy");
    expect(await read(1)).toBe(1);
  },
);
