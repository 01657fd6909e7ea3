import { once } from "node:events";
import { afterEach, describe, expect, test } from "@jest/globals";
import { systemClock } from "../../../src/deadline.ts";
import { hasRedis, openRedis, startRedis } from "../../redis.ts";
import { until } from "../../until.ts";
import { endReplicas, SOON, startReplica, startShared, WINDOW } from "./replica.ts";
import { mostWithin } from "./most-within.ts";

/** More than a heartbeat. Within it each replica learns of the others. */
const HEARD = 2000;
/** A bit longer than the limiter waits for Redis when it has answered before. */
const PATIENCE = 600;
/** How long the limiter waits for Redis at the start of a process. */
const FIRST_PATIENCE = 1000;

afterEach(endReplicas);

(hasRedis ? describe : describe.skip)("a rate limit that replicas share", () => {
  test("holds for all of them together, and each can use what the others do not need", async () => {
    const { startTwo } = await startShared();
    const [a, b] = await startTwo();
    expect(await a.sendWithin(SOON, 12)).toBe(12);
    expect(await b.sendWithin(SOON, 12)).toBe(8);
    expect(await a.send(1)).toBe(0);
    expect(a.rateLimit.state()).toMatchObject({ used: 20, limit: 20, shared: true });
    expect(b.rateLimit.state()).toMatchObject({ used: 20, limit: 20, shared: true });
  });

  test.each([
    // Of 20, a third is reserved for the other replica. A replica that does not know of the other one yet reserves a half.
    ["at once", 0, 10],
    ["when they know of each other", HEARD, 14],
  ])("reserves a part for each replica %s", async (_, time, most) => {
    const { startTwo, clock } = await startShared();
    const [a, b] = await startTwo();
    await clock.pass(time);
    expect(await b.send(20)).toBe(most);
    expect(await a.send(20)).toBe(20 - most);
  });

  test("refuses a call with the seconds until another one leaves the window", async () => {
    const { startOne, clock } = await startShared();
    const replica = await startOne();
    await replica.send(20);
    const refused = (retryAfter: number) => ({
      extensions: { code: "UPSTREAM_RATE_LIMITED", retryAfter, retryable: true },
    });
    await expect(replica.take()).rejects.toMatchObject(refused(61));
    await clock.pass(30_000);
    await expect(replica.take()).rejects.toMatchObject(refused(31));
  });

  test("is separate for each bucket", async () => {
    const { startOne } = await startShared();
    expect(await (await startOne({ bucket: "one" })).send(30)).toBe(20);
    expect(await (await startOne({ bucket: "two" })).send(30)).toBe(20);
  });

  test("counts the calls of a killed replica, and frees the part of a closed one", async () => {
    const { startOne, startTwo } = await startShared();
    const killed = await startOne();
    await killed.send(16);
    killed.close();
    // The ceiling of the killed replica stays reserved too, because Redis cannot know that it is dead.
    expect(await (await startOne()).send(20)).toBe(2);
    const [one, other] = await startTwo({ bucket: "two" });
    await one.send(5);
    await one.rateLimit.close();
    expect(await other.sendWithin(SOON, 20)).toBe(15);
  });

  test("keeps its last 20 % from the background calls of every replica", async () => {
    const { startTwo, clock } = await startShared();
    const [a, b] = await startTwo();
    expect(await a.sendWithin(SOON, 15)).toBe(15);
    await clock.pass(HEARD);
    expect(await b.send(3, { priority: "background" })).toBe(1);
    expect(await a.sendWithin(SOON, 9)).toBe(4);
  });

  test("costs one round trip for all calls that arrive together, and none while there are no permits", async () => {
    const { redis, startOne } = await startShared();
    const replica = await startOne();
    const observer = await openRedis(redis.url);
    await until(() => observer.client.status === "ready");
    await replica.send(1);
    const calls = async () => Number(/cmdstat_eval:calls=(\d+)/.exec(await observer.client.info("commandstats"))![1]);
    const before = await calls();
    await replica.send(10);
    expect((await calls()) - before).toBe(1);
    await replica.send(10);
    await replica.send(100);
    // One round trip found that the limit is used up. The other calls need none.
    expect((await calls()) - before).toBe(2);
    observer.close();
  });

  test("admits waiting calls as other calls leave the window", async () => {
    const { startTwo, clock } = await startShared();
    const [a, b] = await startTwo();
    await Promise.all([a.send(1), b.send(1)]);
    const deadline = clock.now() + 3 * WINDOW;
    for (const { send } of [a, b]) for (let call = 0; call < 25; call += 1) void send(1, { deadline });
    const seen = () => [...a.seen, ...b.seen].length;
    await clock.pass(WINDOW - 1);
    expect(seen()).toBe(20);
    await clock.pass(HEARD);
    expect(seen()).toBe(40);
    await clock.pass(WINDOW);
    expect(seen()).toBe(52);
    expect(mostWithin(WINDOW, [...a.seen, ...b.seen])).toBeLessThanOrEqual(20);
  });

  test("uses the clock of Redis, however far apart the clocks of the replicas are", async () => {
    const redis = await startRedis();
    const observer = await openRedis(redis.url);
    await until(() => observer.client.status === "ready");
    const noted = new Map<string, number>();
    // This sees the commands of the script too. A call is added for the first time when it gets its permit.
    const monitor = await observer.client.monitor();
    monitor.on("monitor", (_: string, [command, , score, name]: string[]) => {
      if (command === "ZADD" && !noted.has(name!)) noted.set(name!, Number(score));
    });
    const time = async () => {
      const [seconds, microseconds] = (await observer.client.time()).map(Number);
      return seconds! * 1000 + microseconds! / 1000;
    };
    const begin = await time();
    const ahead = { ...systemClock, now: () => systemClock.now() + 86_400_000 };
    const replicas = [systemClock, ahead].map((clock) => startReplica(redis, { windowLength: 200, clock }));
    await until(() => replicas.every(({ rateLimit }) => rateLimit.state().shared));
    const one = ({ send }: (typeof replicas)[number]) => send(1, { deadline: Infinity });
    const sent = replicas.flatMap((replica) => Array.from({ length: 26 }, () => one(replica)));
    expect(await Promise.all(sent)).toEqual(Array(52).fill(1));
    await until(() => noted.size === 52);
    const moments = [...noted.values()];
    expect(mostWithin(200, moments)).toBeLessThanOrEqual(20);
    expect(Math.min(...moments)).toBeGreaterThanOrEqual(Math.floor(begin));
    expect(Math.max(...moments)).toBeLessThanOrEqual(await time());
    monitor.disconnect();
    observer.close();
  });

  test("pauses all replicas, and the calls that wait already", async () => {
    const { startTwo, clock } = await startShared();
    const [a, b] = await startTwo();
    expect(await Promise.all([a.send(1), b.send(1)])).toEqual([1, 1]);
    await a.rateLimit.pause(10);
    expect(await b.send(1)).toBe(0);
    const sent = [a, b].map(({ send }) => send(3, { deadline: clock.now() + 30_000 }));
    await clock.pass(9999);
    expect([...a.seen, ...b.seen]).toHaveLength(2);
    expect(a.rateLimit.state()).toMatchObject({ used: 2, waiting: 3, pausedFor: 1 });
    expect(b.rateLimit.state()).toMatchObject({ used: 2, waiting: 3, pausedFor: 1 });
    await clock.pass(1);
    expect(await Promise.all(sent)).toEqual([3, 3]);
  });

  test("counts a call until a window after its end", async () => {
    const { startOne, clock } = await startShared();
    const a = await startOne({ requestsPerMinute: 2 });
    const slow = await a.take();
    await a.send(1);
    await clock.pass(30_000);
    slow.ended();
    await clock.pass(WINDOW - 30_000);
    // The fast call has left the window, the slow one has not.
    const b = await startOne({ requestsPerMinute: 2 });
    expect(await b.send(2)).toBe(1);
    await clock.pass(30_000 - 1);
    expect(await b.send(1)).toBe(0);
    await clock.pass(1);
    expect(await b.send(1)).toBe(1);
  });
});

(hasRedis ? describe : describe.skip)("when Redis is away", () => {
  const options = { replicas: 2 };

  test("from the start, each replica has its quota, and later reports what it has spent", async () => {
    const { redis, start, startOne, clock, connected } = await startShared();
    await redis.stop();
    const [a, b] = [start(options), start(options)];
    const sent = Promise.all([a.send(20), b.send(3)]);
    await clock.pass(FIRST_PATIENCE - 1);
    expect([...a.seen, ...b.seen]).toEqual([]);
    await clock.pass(1);
    expect(await sent).toEqual([10, 3]);
    expect(a.rateLimit.state()).toEqual({ used: 10, limit: 10, pausedFor: 0, resetsIn: 61, waiting: 0, shared: false });
    await redis.start();
    await connected(a, b);
    await clock.pass(HEARD);
    expect([a, b].map(({ rateLimit }) => rateLimit.state().used)).toEqual([13, 13]);
    // What is left is the rest of b's quota, because b cannot know what a third replica has spent meanwhile.
    const newcomer = await startOne(options);
    expect(await newcomer.send(20)).toBe(0);
    // Each of three replicas has 6, and a has spent more than that.
    expect(await Promise.all([a.send(20), b.send(20)])).toEqual([0, 3]);
  });

  test("later, the calls from before count, also those of the other replicas", async () => {
    const { redis, startTwo, clock, connected } = await startShared();
    const [a, b] = await startTwo();
    expect(await a.sendWithin(SOON, 14)).toBe(14);
    expect(await b.sendWithin(SOON, 2)).toBe(2);
    await clock.pass(HEARD);
    await redis.stop();
    // Each may use a third of the 4 that are left. But a has spent more than its quota already.
    const sent = Promise.all([a.send(20), b.send(20)]);
    await clock.pass(PATIENCE);
    expect(await sent).toEqual([0, 1]);
    // Redis comes back empty, and the replicas reconnect one after the other.
    await redis.start();
    await connected(a, b);
    expect([a, b].map(({ rateLimit }) => rateLimit.state().shared)).toEqual([true, true]);
    expect(await Promise.all([a.send(20), b.send(20)])).toEqual([0, 0]);
  });

  test("and then back with no data for a whole window, each can use the whole limit again", async () => {
    const { redis, startTwo, clock, connected } = await startShared();
    const [a, b] = await startTwo(options);
    await Promise.all([a.send(1), b.send(1)]);
    await redis.stop();
    await redis.start();
    await connected(a, b);
    await clock.pass(WINDOW - 1);
    // The call that it has made, and a third of the 18 that were left.
    expect(a.rateLimit.state()).toMatchObject({ limit: 7, shared: true });
    expect(await a.send(20)).toBe(6);
    await clock.pass(1);
    expect(a.rateLimit.state()).toMatchObject({ limit: 20, shared: true });
    expect(await a.sendWithin(SOON, 20)).toBe(14);
    expect(mostWithin(WINDOW, a.seen)).toBe(20);
  });

  test("and then back with its data, each can use the whole limit at once", async () => {
    const { startTwo, clock, silence, speak } = await startShared();
    const [a, b] = await startTwo(options);
    await Promise.all([a.send(1), b.send(1)]);
    silence();
    await clock.pass(HEARD);
    expect([a, b].map(({ rateLimit }) => rateLimit.state().shared)).toEqual([false, false]);
    // This call is still in flight when Redis is back, and has to be reported.
    await a.take();
    speak();
    await clock.pass(HEARD);
    expect([a, b].map(({ rateLimit }) => rateLimit.state())).toMatchObject(Array(2).fill({ shared: true, used: 3 }));
    expect(await a.sendWithin(SOON, 18)).toBe(17);
    expect(await b.send(1)).toBe(0);
  });

  test("for one replica only, the sum stays within the limit", async () => {
    const { startTwo, clock } = await startShared();
    const [a, b] = await startTwo();
    await clock.pass(HEARD);
    b.client.disconnect();
    expect(await a.sendWithin(SOON, 20)).toBe(14);
    expect(await b.sendWithin(SOON, 20)).toBe(6);
    expect(b.rateLimit.state().shared).toBe(false);
  });

  test("background calls get at most half of its quota in any window, and are spread over it", async () => {
    const { redis, startTwo, clock } = await startShared();
    const [a] = await startTwo({ ...options, requestsPerMinute: 200 });
    await redis.stop();
    await a.sendWithin(PATIENCE, 1);
    // Until nothing from before counts, and it has half of the limit.
    await clock.pass(2 * WINDOW);
    const perSecond: number[] = [];
    const begin = a.seen.length;
    for (let second = 0; second < WINDOW / 1000; second += 1) {
      perSecond.push(await a.send(100, { priority: "background" }));
      await clock.pass(1000);
    }
    expect(perSecond[0]).toBe(20);
    expect(a.seen.length - begin).toBeGreaterThan(45);
    expect(perSecond.slice(30).filter((count) => count > 0).length).toBeGreaterThan(10);
    for (let second = 0; second < 120; second += 1) {
      await a.send(100, { priority: "background" });
      await clock.pass(1000);
    }
    expect(mostWithin(WINDOW, a.seen)).toBeLessThanOrEqual(50);
    // The other half is there for calls that a request waits for.
    expect(await a.send(100)).toBeGreaterThanOrEqual(50);
  });

  test("calls wait until Redis counts as away, and no longer after that", async () => {
    const { redis, startOne, clock } = await startShared();
    const replica = await startOne({ requestsPerMinute: 1000 });
    await replica.send(1);
    // Here the Redis process is really stopped. A command has to end, because the clock waits for it.
    replica.client.options.commandTimeout = 50;
    redis.freeze();
    const sent = replica.send(10);
    await clock.pass(499);
    expect(replica.seen).toHaveLength(1);
    await clock.pass(PATIENCE - 499);
    expect(await sent).toBe(10);
    // Time stands still, and the replica sends Redis nothing.
    const asked = replica.asked();
    for (let count = 0; count < 50; count += 1) expect(await replica.send(1)).toBe(1);
    expect(replica.asked()).toBe(asked);
    redis.thaw();
    await until(async () => {
      await clock.pass(HEARD);
      return replica.rateLimit.state().shared;
    });
    // Redis knows these calls one heartbeat later at most.
    await clock.pass(HEARD);
    expect(replica.rateLimit.state()).toMatchObject({ used: 61, shared: true });
  });

  test("for a moment only, calls wait for its answer", async () => {
    const { startOne, clock, silence, speak } = await startShared();
    const replica = await startOne();
    await replica.send(1);
    silence();
    const sent = replica.send(5);
    await clock.pass(149);
    expect(replica.seen).toHaveLength(1);
    speak();
    await clock.pass(1);
    expect(await sent).toBe(5);
    expect(replica.rateLimit.state()).toMatchObject({ used: 6, shared: true });
  });

  test("a pause holds, and is reported to the other replicas when Redis is back", async () => {
    const { redis, startTwo, clock, connected } = await startShared();
    const [a, b] = await startTwo(options);
    await Promise.all([a.send(1), b.send(1)]);
    await redis.stop();
    expect(await a.sendWithin(PATIENCE, 1)).toBe(1);
    await a.rateLimit.pause(30);
    expect(await a.send(1)).toBe(0);
    await redis.start();
    await connected(a, b);
    await clock.pass(HEARD);
    expect(b.rateLimit.state()).toMatchObject({ shared: true, pausedFor: 30_000 - HEARD });
    expect(await b.send(1)).toBe(0);
  });
});

(hasRedis ? describe : describe.skip)("a window in Redis that is lost or broken", () => {
  test.each(["flushed", "evicted", "of another type", "restored from what it was"])(
    "is filled again by the replicas: %s",
    async (fault) => {
      const { startTwo, clock, connected } = await startShared();
      const [a, b] = await startTwo();
      expect(await a.sendWithin(SOON, 9)).toBe(9);
      expect(await b.sendWithin(SOON, 5)).toBe(5);
      await clock.pass(HEARD);
      const keys = await a.client.keys("*");
      expect(keys).toHaveLength(2);
      const log = keys.find((key) => key.endsWith(":log"))!;
      if (fault === "flushed") await a.client.flushall();
      else if (fault === "evicted") await a.client.del(log);
      else if (fault === "of another type") for (const key of keys) await a.client.set(key, "garbage");
      else {
        await a.client.zpopmax(log, 10);
        // A real restore gives each replica a new connection.
        const again = [a, b].map(({ client }) => once(client, "ready"));
        for (const { client } of [a, b]) client.disconnect(true);
        await Promise.all(again);
        await connected(a, b);
      }
      // Each has its ceiling from before: a third of the 6 that were left, but a no more than its quota.
      expect(await Promise.all([a.send(20), b.send(20)])).toEqual([1, 2]);
      await clock.pass(HEARD);
      expect(a.rateLimit.state().used).toBe(17);
    },
  );

  test("recovers after the clock of Redis was put back", async () => {
    const { startOne, clock } = await startShared();
    const replica = await startOne();
    await replica.send(1);
    clock.setDate(-3_600_000);
    expect(await replica.send(1)).toBe(1);
    const [log, facts] = (await replica.client.keys("*")).toSorted().toReversed();
    await replica.client.zadd(log!, clock.wallTime() + 3_600_000, "other:1");
    await replica.client.hset(facts!, { paused: clock.wallTime() + 86_400_000, "replica:odd": "garbage" });
    expect(await replica.send(1)).toBe(0);
    expect(replica.rateLimit.state().pausedFor).toBe(600_000);
    await replica.client.hset(facts!, { paused: 0 });
    await replica.rateLimit.close();
    await clock.pass(WINDOW);
    expect(await (await startOne()).send(30)).toBe(20);
  });
});
