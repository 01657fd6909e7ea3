import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { createIdempotency } from "../../src/idempotency/idempotency.ts";
import type { Idempotency } from "../../src/idempotency/idempotency.ts";
import type { Redis, RedisClient } from "../../src/redis.ts";
import { endPrograms } from "../process.ts";
import { hasRedis, openRedis, startRedis } from "../redis.ts";
import type { TestRedis } from "../redis.ts";
import { startRedisProxy } from "../redis-proxy.ts";
import type { RedisProxy } from "../redis-proxy.ts";
import { passing } from "../cache/tested.ts";
import { createTestClock } from "../test-clock.ts";
import type { TestClock } from "../test-clock.ts";
import { until } from "../until.ts";
import { atRealPace } from "./pace.ts";

const UNAVAILABLE = { extensions: { code: "IDEMPOTENCY_UNAVAILABLE", retryable: true } };
const UNKNOWN = { extensions: { code: "UPSTREAM_TIMEOUT", retryable: false } };
/** Milliseconds in which both replicas connect again, also on a busy machine. */
const GRACE_PERIOD = 2000;
const BUSY = `local sum = 0; for i = 1, 2e7 do sum = sum + i end`;

(hasRedis ? describe : describe.skip)("a key of two replicas is carried out once", () => {
  let redis: TestRedis;
  let clock: TestClock;
  let proxies: RedisProxy[];
  /** Past the proxies. */
  let direct: Redis;
  let connections: Redis[] = [];
  let made: Idempotency[] = [];
  let count = 0;
  let held: Promise<void> | undefined;

  beforeAll(async () => {
    redis = await startRedis();
  });
  beforeEach(async () => {
    await redis.renew();
    clock = createTestClock();
    proxies = [await startRedisProxy(redis.url), await startRedisProxy(redis.url)];
    direct = await openRedis(redis.url);
    count = 0;
    held = undefined;
  });
  afterEach(async () => {
    for (const proxy of proxies) proxy.release();
    await atRealPace(clock, Promise.all(made.splice(0).map((one) => one.close())));
    for (const { close } of [...connections.splice(0), direct]) close();
    for (const proxy of proxies) await proxy.close();
  });
  afterAll(endPrograms);

  async function replica(at: number, more: { gracePeriod?: number; format?: number } = {}): Promise<Idempotency> {
    const connection = await openRedis(proxies[at]!.url, clock);
    connections.push(connection);
    const settings = { namespace: ["test"], secret: "secret", strip: (answer: unknown) => answer, gracePeriod: 0 };
    const one = createIdempotency({ ...settings, ...more, redis: connection, clock });
    made.push(one);
    return one;
  }
  const replicas = async (more = {}) => [await replica(0, more), await replica(1, more)] as const;

  /** Sends the write with this key. Its answer says how many were carried out before and with it. */
  function send(one: Idempotency, key = "key", wrote = true): Promise<object> {
    return atRealPace(clock, begin(one, key, wrote));
  }
  /** Sends one that will be refused, without the wait for Redis. */
  const refused = (one: Idempotency, key = "key") =>
    passing(
      clock,
      begin(one, key, true).catch((error: unknown) => error),
    );
  function begin(one: Idempotency, key: string, wrote: boolean): Promise<object> {
    const work = async () => {
      count += 1;
      const answer = { count };
      await held;
      return { answer, wrote };
    };
    const signal = new AbortController().signal;
    const deadline = clock.now() + 30_000;
    return one.run({ key: [key], input: {}, signal, deadline, work });
  }
  function hold(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    held = promise;
    return resolve;
  }
  const nameOf = async (part: string, { client }: { client: RedisClient } = direct) => {
    const [name] = await client.keys(`genesys-cloud-graphql:idempotency:*:${part}`);
    return name!;
  };
  const restart = async () => {
    await redis.stop();
    await redis.start();
    await until(() => direct.client.status === "ready");
  };

  describe("where an answer of Redis is lost", () => {
    test("the claim is found again, and the write is sent", async () => {
      const [one, other] = await replicas();
      await send(one, "before");
      proxies[0]!.holdAnswers();
      const sent = send(one);
      await until(() => proxies[0]!.held() > 0);
      proxies[0]!.cut();
      proxies[0]!.release();
      expect(await sent).toEqual({ count: 2 });
      expect(await send(other)).toEqual({ count: 2 });
    });

    test("a refused claim does not keep the key from the next request, in any replica", async () => {
      const [one, other] = await replicas();
      await send(one, "before");
      proxies[0]!.holdAnswers();
      expect(await refused(one)).toMatchObject(UNAVAILABLE);
      // Redis has the claim, and has been asked to forget it.
      await until(async () => (await direct.client.hlen(await nameOf("claims"))) === 2);
      expect(await send(other)).toEqual({ count: 2 });
      proxies[0]!.release();
      expect(await send(one)).toEqual({ count: 2 });
    });

    test("a replica takes over the claim that it could not release", async () => {
      const [one] = await replicas();
      await send(one, "before");
      proxies[0]!.holdAnswers();
      const sent = refused(one);
      await until(async () => (await direct.client.hlen(await nameOf("claims"))) === 3);
      proxies[0]!.refuse(true);
      proxies[0]!.cut();
      expect(await sent).toMatchObject(UNAVAILABLE);
      proxies[0]!.refuse(false);
      proxies[0]!.release();
      await until(() => connections[0]!.client.status === "ready");
      expect(await send(one)).toEqual({ count: 2 });
    });
  });

  describe("where Redis is away when the write ends", () => {
    test("the outcome is told later, and the other replica waits for it", async () => {
      const [one, other] = await replicas();
      const letGo = hold();
      const sent = send(one);
      await until(() => count === 1);
      proxies[0]!.refuse(true);
      proxies[0]!.cut();
      letGo();
      expect(await sent).toEqual({ count: 1 });
      expect(await send(one)).toEqual({ count: 1 });
      const again = send(other);
      proxies[0]!.refuse(false);
      expect(await again).toEqual({ count: 1 });
    });

    test("a key that was freed meanwhile is free in the other replica too", async () => {
      const [one, other] = await replicas();
      const letGo = hold();
      const sent = send(one, "key", false);
      await until(() => count === 1);
      proxies[0]!.refuse(true);
      proxies[0]!.cut();
      letGo();
      expect(await sent).toEqual({ count: 1 });
      const again = send(other);
      proxies[0]!.refuse(false);
      expect(await again).toEqual({ count: 2 });
    });

    test("a replica that ends tells it before", async () => {
      const [one, other] = await replicas();
      await send(one, "before");
      const letGo = hold();
      const sent = send(one);
      await until(() => count === 2);
      proxies[0]!.holdCommands();
      letGo();
      expect(await sent).toEqual({ count: 2 });
      const closed = atRealPace(clock, one.close());
      proxies[0]!.release();
      await closed;
      expect(await send(other)).toEqual({ count: 2 });
    });
  });

  test("a write of a replica that has died is unknown after a minute of Redis' clock", async () => {
    const [one, other] = await replicas();
    hold();
    void send(one).catch(() => undefined);
    await until(() => count === 1);
    const times = await nameOf("times");
    const [key = ""] = (await direct.client.zrange(times, 0, -1)).filter((name) => !name.startsWith("life"));
    await direct.client.zincrby(times, -60_001, key);
    await expect(send(other)).rejects.toMatchObject(UNKNOWN);
    expect(count).toBe(1);
  });

  describe("where Redis has lost its data", () => {
    test("restarted empty: both replicas tell their keys before a new one is taken", async () => {
      const [one, other] = await replicas({ gracePeriod: GRACE_PERIOD });
      await send(one, "of one");
      await send(other, "of the other");
      const letGo = hold();
      const running = send(one, "running");
      await until(() => count === 3);
      await restart();
      await until(() => connections.every(({ client }) => client.status === "ready"));
      expect(await send(other, "of one")).toEqual({ count: 1 });
      expect(await send(one, "of the other")).toEqual({ count: 2 });
      const again = send(other, "running");
      letGo();
      expect(await again).toEqual({ count: 3 });
      expect(await running).toEqual({ count: 3 });
      expect(await send(other, "new")).toEqual({ count: 4 });
    });

    test("restarted with an older copy", async () => {
      const [one, other] = await replicas({ gracePeriod: GRACE_PERIOD });
      await send(one, "in the copy");
      const names = await direct.client.keys("*");
      const copies = await Promise.all(names.map((name) => direct.client.dumpBuffer(name)));
      await send(one, "after it");
      for (const proxy of proxies) proxy.refuse(true);
      await restart();
      for (const [at, name] of names.entries()) await direct.client.restore(name, 0, copies[at]!);
      for (const proxy of proxies) proxy.refuse(false);
      await until(() => connections.every(({ client }) => client.status === "ready"));
      for (const [at, key] of ["in the copy", "after it"].entries()) {
        expect(await send(other, key)).toEqual({ count: at + 1 });
      }
      expect(count).toBe(2);
    });

    test("replaced by another server that had not everything", async () => {
      const second = await startRedis();
      const [one, other] = await replicas({ gracePeriod: GRACE_PERIOD });
      await send(one);
      await redis.stop();
      for (const proxy of proxies) proxy.leadTo(second.url);
      expect(await send(other)).toEqual({ count: 1 });
      expect(count).toBe(1);
    });

    test.each(["claims", "times", "formats"])("evicted: %s", async (part) => {
      const [one, other] = await replicas({ gracePeriod: GRACE_PERIOD });
      await send(one);
      await direct.client.del(await nameOf(part));
      expect(await send(other)).toEqual({ count: 1 });
      expect(await send(other, "new")).toEqual({ count: 2 });
    });

    describe("of keys by eviction, and takes no new key for long where keys may be lost", () => {
      const ENDLESS = { gracePeriod: 600_000 };
      /** The two replicas; Redis has been empty for long. */
      async function longAfterItsStart() {
        const both = await replicas(ENDLESS);
        await until(async () => (await direct.client.keys("*:times")).length > 0);
        const times = await nameOf("times");
        const [life = ""] = await direct.client.zrange(times, 0, -1);
        await direct.client.zadd(times, 1, life);
        const claims = await nameOf("claims");
        const text = (await direct.client.hget(claims, "life")) ?? "";
        await direct.client.hset(claims, "life", text.replace(/:\d+:/, ":1:"));
        return both;
      }

      test.each(["claims", "times", "claims and formats", "times and formats"])(
        "%s: all keys are known, and new ones are taken at once",
        async (evicted) => {
          const parts = evicted.split(" and ");
          const [one, other] = await longAfterItsStart();
          for (const round of [0, 3, 6]) {
            await send(one, `of one ${round}`);
            await send(other, `of the other ${round}`);
            await direct.client.del(...(await Promise.all(parts.map((part) => nameOf(part)))));
            expect(await send(other, `of one ${round}`)).toEqual({ count: round + 1 });
            expect(await send(one, `of the other ${round}`)).toEqual({ count: round + 2 });
            expect(await send(one, `new ${round}`)).toEqual({ count: round + 3 });
          }
        },
      );

      test("first of claims, then of times, before a replica has said anything: its key is known", async () => {
        const [one, other] = await longAfterItsStart();
        await send(other, "of the other");
        proxies[1]!.refuse(true);
        proxies[1]!.cut();
        for (const part of ["claims", "times", "claims", "times"]) {
          await direct.client.del(await nameOf(part));
          await send(one, `after ${part} ${count}`);
        }
        expect(await refused(one, "of the other")).toMatchObject(UNAVAILABLE);
        proxies[1]!.refuse(false);
        expect(await send(one, "of the other")).toEqual({ count: 1 });
        expect(count).toBe(5);
      });

      test("claims, and the replica that did the write has died: its outcome is unknown", async () => {
        const one = await replica(0);
        const other = await replica(1);
        await send(other, "of the other");
        proxies[1]!.refuse(true);
        proxies[1]!.cut();
        await direct.client.del(await nameOf("claims"));
        const times = await nameOf("times");
        const [key = ""] = (await direct.client.zrange(times, 0, -1)).filter((name) => !name.startsWith("life"));
        await direct.client.zincrby(times, -60_001, key);
        await expect(send(one, "of the other")).rejects.toMatchObject(UNKNOWN);
        expect(await send(one, "new")).toEqual({ count: 2 });
      });

      test("claims, while a write runs: it is made once", async () => {
        const [one, other] = await longAfterItsStart();
        const letGo = hold();
        const sent = send(one);
        await until(() => count === 1);
        await direct.client.del(await nameOf("claims"));
        const again = send(other);
        letGo();
        expect([await sent, await again]).toEqual([{ count: 1 }, { count: 1 }]);
      });

      test("claims and times at the same moment: only keys that replicas know are answered", async () => {
        const [one, other] = await longAfterItsStart();
        await send(one);
        await direct.client.del(await nameOf("claims"), await nameOf("times"));
        expect(await send(other)).toEqual({ count: 1 });
        expect(await refused(other, "new")).toMatchObject(UNAVAILABLE);
        // That one of them is evicted alone does not end the time in which no new key is taken.
        for (const part of ["claims", "times"]) {
          await direct.client.del(await nameOf(part));
          expect(await refused(other, "new")).toMatchObject(UNAVAILABLE);
        }
        expect(count).toBe(1);
      });
    });

    test("emptied: more claims than one message holds", async () => {
      const [one, other] = await replicas({ gracePeriod: GRACE_PERIOD });
      const keys = Array.from({ length: 450 }, (_, at) => `key ${at}`);
      const sendAll = (to: Idempotency) => atRealPace(clock, Promise.all(keys.map((key) => begin(to, key, true))));
      const answers = await sendAll(one);
      await direct.client.flushall();
      expect(await sendAll(other)).toEqual(answers);
      expect(count).toBe(keys.length);
    });

    test("its scripts", async () => {
      const [one, other] = await replicas();
      await send(one);
      await direct.client.script("FLUSH");
      expect(await send(other)).toEqual({ count: 1 });
      expect(await send(other, "new")).toEqual({ count: 2 });
    });
  });

  describe("where Redis answers errors", () => {
    test("without memory it refuses new keys, and gets the outcome when it has some", async () => {
      const [one, other] = await replicas();
      const letGo = hold();
      const sent = send(one);
      await until(() => count === 1);
      await direct.client.config("SET", "maxmemory", "1");
      letGo();
      expect(await sent).toEqual({ count: 1 });
      expect(await refused(other, "new")).toMatchObject(UNAVAILABLE);
      expect(count).toBe(1);
      await direct.client.config("SET", "maxmemory", "0");
      expect(await send(other)).toEqual({ count: 1 });
      expect(await send(other, "new")).toEqual({ count: 2 });
    });

    test("read-only, it takes no key", async () => {
      const [one] = await replicas();
      await send(one, "before");
      await direct.client.replicaof("127.0.0.1", 1);
      expect(await refused(one)).toMatchObject(UNAVAILABLE);
      expect(await send(one, "before")).toEqual({ count: 1 });
      await direct.client.replicaof("NO", "ONE");
      // The connection is made again meanwhile; until then nothing is sent.
      await until(() =>
        send(one).then(
          () => true,
          () => false,
        ),
      );
      expect(await send(one)).toEqual({ count: 2 });
    });

    test("a user that may not ask for the replication id may use keys", async () => {
      await direct.client.call("ACL", "SETUSER", "default", "-info");
      try {
        const [one, other] = await replicas();
        expect(await send(one)).toEqual({ count: 1 });
        expect(await send(other)).toEqual({ count: 1 });
      } finally {
        await direct.client.call("ACL", "SETUSER", "default", "+info");
      }
    });
  });

  test("a slow script of another program only delays it", async () => {
    const [one, other] = await replicas();
    await send(one, "before");
    const slow = direct.client.eval(BUSY, 0);
    const answers = await Promise.all([send(one), send(other)]);
    await slow;
    expect(answers).toEqual([{ count: 2 }, { count: 2 }]);
  });

  test("it is two questions to Redis, one after the other", async () => {
    const [one] = await replicas();
    await send(one, "before");
    const before = proxies[0]!.asked("eval");
    await one.run({
      ...{ key: ["key"], input: {}, signal: new AbortController().signal, deadline: Infinity },
      work: async () => ({ answer: {}, wrote: true }),
    });
    expect(proxies[0]!.asked("eval") - before).toBe(2);
  });

  test("the caller learns of each question, so that what it asks beside the last one is as new as the claim", async () => {
    const [one, other] = await replicas();
    const letGo = hold();
    const freeing = send(one, "key", false);
    await until(() => count === 1);
    let asked = 0;
    const again = atRealPace(
      clock,
      other.run({
        ...{ key: ["key"], input: {}, signal: new AbortController().signal, deadline: clock.now() + 30_000 },
        onAsk: () => (asked += 1),
        work: async () => ({ answer: { asked }, wrote: true }),
      }),
    );
    await until(() => asked >= 2);
    const before = asked;
    letGo();
    await freeing;
    expect(await again).toEqual({ asked: expect.any(Number) });
    expect(asked).toBeGreaterThan(before);
  });

  describe("of two formats", () => {
    test("an outcome of 0.2.0 is not read, and its write is not made again", async () => {
      const [one] = await replicas();
      await send(one, "before");
      // The name of a key is the same in both formats.
      const [hash = ""] = (await direct.client.hkeys(await nameOf("claims"))).filter((field) => field !== "life");
      const scope = (await nameOf("claims")).replace(/:2:claims$/, "");
      const fields = await direct.client.hgetall(await nameOf("claims"));
      await direct.client.hdel(await nameOf("claims"), hash);
      await direct.client.set(`${scope}:${hash}`, JSON.stringify({ ended: fields[hash] }));
      const fresh = await replica(1);
      await expect(send(fresh, "before")).rejects.toMatchObject(UNKNOWN);
      expect(count).toBe(1);
    });

    test("the newer replica takes no key until the older one has ended", async () => {
      const older = await replica(0);
      const newer = await replica(1, { format: 3 });
      expect(await send(older)).toEqual({ count: 1 });
      expect(await refused(newer)).toMatchObject(UNAVAILABLE);
      expect(await send(older, "another")).toEqual({ count: 2 });
      await atRealPace(clock, older.close());
      expect(await send(newer, "new")).toEqual({ count: 3 });
    });
  });
});
