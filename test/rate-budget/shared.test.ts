import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { createRedis } from "../../src/redis.ts";
import { hasRedis, startRedis } from "../redis.ts";
import { endReplicas, startReplica, until } from "./replica.ts";
import { mostWithin } from "./test-clock.ts";

// A machine that stalls for longer than a command to Redis may take makes Redis look away, which is what the code then sees.
jest.retryTimes(2);

afterEach(endReplicas);

/** Long enough for the others to give back what they do not need, far too short for calls to leave the window. */
const patient = () => ({ deadline: performance.now() + 1200 });

(hasRedis ? describe : describe.skip)("a budget that replicas share", () => {
  test("holds for all of them together, and each can have all that the others do not need", async () => {
    const redis = await startRedis();
    const [a, b] = [startReplica(redis), startReplica(redis)];
    expect(await a.send(12, patient())).toBe(12);
    expect(await b.send(12, patient())).toBe(8);
    expect(await a.send(1)).toBe(0);
    await until(() => a.budget.state().used === 20);
    expect(b.budget.state()).toMatchObject({ used: 20, limit: 20, shared: true });
  });

  test("has a part for each replica at once", async () => {
    const redis = await startRedis();
    const [a, b] = [startReplica(redis), startReplica(redis)];
    await until(() => a.budget.state().shared && b.budget.state().shared);
    await sleep(300);
    // Of 20, a third is kept for the other one; a half until it has heard that it is not alone.
    const first = await a.send(20);
    expect([14, 10]).toContain(first);
    expect(await b.send(20)).toBe(20 - first);
  });

  test("is refused with the seconds until a call leaves the window", async () => {
    const redis = await startRedis();
    const replica = startReplica(redis, { window: 61_000 });
    await replica.send(20);
    const refused = { extensions: { code: "UPSTREAM_RATE_LIMITED", retryAfter: 61, retryable: true } };
    await expect(replica.take()).rejects.toMatchObject(refused);
  });

  test("is each bucket's own", async () => {
    const redis = await startRedis();
    expect(await startReplica(redis, { bucket: "one" }).send(30)).toBe(20);
    expect(await startReplica(redis, { bucket: "two" }).send(30)).toBe(20);
  });

  test("is remembered when a replica is killed, and left whole by one that is closed", async () => {
    const redis = await startRedis();
    const killed = startReplica(redis);
    await killed.send(16);
    killed.close();
    // What the dead might have taken by itself is kept too, as nobody knows that it is dead.
    expect(await startReplica(redis).send(20)).toBe(2);
    const [one, other] = [startReplica(redis, { bucket: "two" }), startReplica(redis, { bucket: "two" })];
    await one.send(5);
    await one.budget.close();
    expect(await other.send(20, patient())).toBe(15);
  });

  test("keeps its last 20 % from background calls of every replica", async () => {
    const redis = await startRedis();
    const [a, b] = [startReplica(redis), startReplica(redis)];
    expect(await a.send(15, patient())).toBe(15);
    await sleep(300);
    expect(await b.send(3, { priority: "background" })).toBe(1);
    expect(await a.send(9, patient())).toBe(4);
  });

  test("costs one round trip for all who ask together, and none while there is nothing to have", async () => {
    const redis = await startRedis();
    const replica = startReplica(redis, { window: 61_000 });
    const observer = createRedis(redis.url);
    await until(() => observer.client.status === "ready" && replica.budget.state().shared);
    await replica.send(1);
    const calls = async () =>
      Number(/cmdstat_evalsha:calls=(\d+)/.exec(await observer.client.info("commandstats"))![1]);
    const before = await calls();
    await replica.send(10);
    expect((await calls()) - before).toBe(1);
    await replica.send(10);
    await replica.send(100);
    // One that found the end of the budget; the rest is known.
    expect((await calls()) - before).toBeLessThanOrEqual(2);
    observer.close();
  });

  test("lets those who wait go as calls leave the window", async () => {
    const redis = await startRedis();
    const [a, b] = [startReplica(redis, { window: 300 }), startReplica(redis, { window: 300 })];
    await Promise.all([a.send(1), b.send(1)]);
    const deadline = performance.now() + 5000;
    const sent = [a, b].map(({ send }) => Promise.all(Array.from({ length: 25 }, () => send(1, { deadline }))));
    await Promise.all(sent);
    const seen = [...a.seen, ...b.seen];
    expect(seen).toHaveLength(52);
    expect(mostWithin(299, seen)).toBeLessThanOrEqual(20);
    // Two full windows and a bit.
    expect(Math.max(...seen) - Math.min(...seen)).toBeLessThan(3 * 300 + 100);
  });

  test("pauses everywhere, also for those who wait", async () => {
    const redis = await startRedis();
    const [a, b] = [startReplica(redis), startReplica(redis)];
    expect(await Promise.all([a.send(1), b.send(1)])).toEqual([1, 1]);
    await a.budget.pause(0.5);
    const start = performance.now();
    expect(await b.send(1)).toBe(0);
    const sent = [a, b].map(({ send }) => send(3, { deadline: start + 3000 }));
    await sleep(350);
    expect([...a.seen, ...b.seen]).toHaveLength(2);
    expect(b.budget.state()).toMatchObject({ used: 2, waiting: 3 });
    expect(await Promise.all(sent)).toEqual([3, 3]);
    expect(performance.now() - start).toBeGreaterThan(480);
    expect(performance.now() - start).toBeLessThan(800);
  });

  test("counts a call until a window after its end", async () => {
    const redis = await startRedis();
    const options = { window: 600, requestsPerMinute: 2 };
    const a = startReplica(redis, options);
    const slow = await a.take();
    await a.send(1);
    await sleep(300);
    slow.ended();
    await sleep(350);
    // The fast one has left, the slow one has not.
    expect(await startReplica(redis, options).send(2, { deadline: performance.now() + 150 })).toBe(1);
  });
});

(hasRedis ? describe : describe.skip)("when Redis is away", () => {
  const options = { replicas: 2, window: 4000 };

  test("from the start, each replica has its share, and tells later what it has spent", async () => {
    const redis = await startRedis();
    await redis.stop();
    const [a, b] = [startReplica(redis, options), startReplica(redis, options)];
    expect(await Promise.all([a.send(20), b.send(3)])).toEqual([10, 3]);
    expect(a.budget.state()).toEqual({ used: 10, limit: 10, pausedFor: 0, waiting: 0, shared: false });
    await redis.start();
    await until(() => a.budget.state().used === 13);
    // What is left is the rest of b's share, as b cannot know what a third one has spent meanwhile.
    const newcomer = startReplica(redis, options);
    expect(await Promise.all([newcomer.send(20), a.send(20), b.send(20)])).toEqual([0, 0, 7]);
  });

  test("later, what was spent before counts, also what the others have spent", async () => {
    const redis = await startRedis();
    const [a, b] = [startReplica(redis, { window: 4000 }), startReplica(redis, { window: 4000 })];
    expect(await a.send(14, patient())).toBe(14);
    expect(await b.send(2, patient())).toBe(2);
    await sleep(600);
    await redis.stop();
    // Of the 4 that are left each may have a third by itself; a has more than its share already.
    expect(await Promise.all([a.send(20), b.send(20)])).toEqual([0, 1]);
    // It comes back empty, and they come back one after the other.
    await redis.start();
    await until(() => a.budget.state().shared && b.budget.state().shared);
    expect(await Promise.all([a.send(20), b.send(20)])).toEqual([0, 0]);
  });

  test("and back with nothing for a window, each can have all again", async () => {
    const redis = await startRedis();
    const short = { ...options, window: 800 };
    const [a, b] = [startReplica(redis, short), startReplica(redis, short)];
    await Promise.all([a.send(1), b.send(1)]);
    await redis.stop();
    await redis.start();
    await until(() => a.budget.state().shared && b.budget.state().shared && a.budget.state().limit <= 10);
    await until(() => a.budget.state().limit === 20);
    a.seen.length = 0;
    expect(await a.send(20, patient())).toBe(20);
    expect(mostWithin(798, a.seen)).toBeGreaterThan(10);
  });

  test("and back as it was, each can have all at once", async () => {
    const redis = await startRedis();
    const [a, b] = [startReplica(redis, options), startReplica(redis, options)];
    await Promise.all([a.send(1), b.send(1)]);
    redis.freeze();
    await until(() => !a.budget.state().shared && !b.budget.state().shared);
    redis.thaw();
    await until(() => a.budget.state().shared && b.budget.state().shared);
    expect(await a.send(18, patient())).toBe(18);
    expect(await b.send(1)).toBe(0);
  });

  test("for one replica only, the sum stays within the budget", async () => {
    const redis = await startRedis();
    const [a, b] = [startReplica(redis), startReplica(redis)];
    await until(() => a.budget.state().shared && b.budget.state().shared);
    await sleep(300);
    b.client.disconnect();
    const first = await a.send(20, patient());
    expect([14, 10]).toContain(first);
    expect(await b.send(20, patient())).toBe(20 - first);
    expect(b.budget.state().shared).toBe(false);
  });

  test("nobody waits for it, once that is known", async () => {
    const redis = await startRedis();
    const replica = startReplica(redis, { requestsPerMinute: 1000 });
    await replica.send(1);
    redis.freeze();
    const start = performance.now();
    expect(await replica.send(10)).toBe(10);
    expect(performance.now() - start).toBeLessThan(300);
    const later = performance.now();
    for (let count = 0; count < 50; count += 1) await replica.send(1);
    expect(performance.now() - later).toBeLessThan(50);
    redis.thaw();
    await until(() => replica.budget.state().shared);
    // The log of all holds them one heartbeat later at most.
    await sleep(300);
    expect(replica.budget.state()).toMatchObject({ used: 61, shared: true });
  });

  test("for a moment only, its answer is waited for", async () => {
    const redis = await startRedis();
    const replica = startReplica(redis);
    await replica.send(1);
    redis.freeze();
    const sent = replica.send(5);
    await sleep(70);
    redis.thaw();
    expect(await sent).toBe(5);
    expect(replica.budget.state()).toMatchObject({ used: 6, shared: true });
  });

  test("a pause holds, and is told to the others when it is back", async () => {
    const redis = await startRedis();
    const [a, b] = [startReplica(redis, options), startReplica(redis, options)];
    await Promise.all([a.send(1), b.send(1)]);
    await redis.stop();
    expect(await a.send(1)).toBe(1);
    await a.budget.pause(30);
    expect(await a.send(1)).toBe(0);
    await redis.start();
    await until(() => b.budget.state().shared && b.budget.state().pausedFor > 0);
    expect(await b.send(1)).toBe(0);
  });
});

(hasRedis ? describe : describe.skip)("a log that is lost or spoilt", () => {
  test.each(["flushed", "evicted", "of another type", "restored from what it was"])(
    "is told anew: %s",
    async (fault) => {
      const redis = await startRedis();
      const [a, b] = [startReplica(redis), startReplica(redis)];
      expect(await a.send(9, patient())).toBe(9);
      expect(await b.send(5, patient())).toBe(5);
      await sleep(300);
      const keys = await a.client.keys("*");
      expect(keys).toHaveLength(2);
      const log = keys.find((key) => key.endsWith(":log"))!;
      if (fault === "flushed") await a.client.flushall();
      else if (fault === "evicted") await a.client.del(log);
      else if (fault === "of another type") for (const key of keys) await a.client.set(key, "garbage");
      else {
        await a.client.zpopmax(log, 10);
        // So it happens: with a new connection for everybody.
        for (const { client } of [a, b]) client.disconnect(true);
        await until(() => [a, b].every(({ client }) => client.status === "ready"));
      }
      // Each has what was its own before: a third of the 6 that were left, a no more than its share.
      expect(await Promise.all([a.send(20), b.send(20)])).toEqual([1, 2]);
      await until(() => a.budget.state().used === 17);
    },
  );

  test("is in time again after the clock of Redis was put back", async () => {
    const redis = await startRedis();
    const replica = startReplica(redis, { window: 500 });
    await replica.send(1);
    const [log, facts] = (await replica.client.keys("*")).toSorted().toReversed();
    await replica.client.zadd(log!, Date.now() + 3_600_000, "somebody:1");
    await replica.client.hset(facts!, { paused: Date.now() + 86_400_000, "replica:odd": "garbage" });
    expect(await replica.send(1)).toBe(0);
    expect(replica.budget.state().pausedFor).toBeLessThanOrEqual(600_000);
    await replica.client.hset(facts!, { paused: 0 });
    await replica.budget.close();
    await sleep(600);
    expect(await startReplica(redis, { window: 500 }).send(30)).toBe(20);
  });
});
