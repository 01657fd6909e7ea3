import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { createChangeLog } from "../../src/cache/change-log.ts";
import { createVersions } from "../../src/cache/versions.ts";
import type { Versions, VersionsOptions } from "../../src/cache/versions.ts";
import type { RedisClient } from "../../src/redis.ts";
import { endPrograms } from "../process.ts";
import { hasRedis, openRedis, startRedis } from "../redis.ts";
import type { TestRedis } from "../redis.ts";
import { createTestClock } from "../test-clock.ts";
import type { TestClock } from "../test-clock.ts";
import { until } from "../until.ts";
import { passing } from "./tested.ts";

const KEY = "versions";
const LOG = "versions:log";

(hasRedis ? describe : describe.skip)("a Redis that", () => {
  const open: (() => unknown)[] = [];
  let server: TestRedis;
  let time: TestClock;
  let client: RedisClient;
  beforeAll(async () => {
    server = await startRedis();
  });
  beforeEach(async () => {
    await server.renew();
    time = createTestClock();
    const admin = await openRedis(server.url);
    open.push(admin.close);
    client = admin.client;
  });
  afterEach(async () => {
    for (const close of open.splice(0)) await close();
  });
  afterAll(endPrograms);

  async function startReplica(options: Partial<VersionsOptions> & { format?: number } = {}) {
    const redis = await openRedis(server.url, time);
    open.push(redis.close);
    const log = createChangeLog(redis, KEY, options.format);
    const versions = createVersions({ redis, key: KEY, clock: time, log, ...options });
    return { ...versions, redis };
  }
  const startTwo = () => Promise.all([startReplica(), startReplica()]);
  const versionOf = async (versions: Versions, tag = "a") => (await versions.of([[tag]])).versions[0];
  const isShared = async (versions: Versions) => (await versions.of([])).shared;
  const untilShared = (versions: Versions) =>
    until(async () => {
      await time.pass(100);
      return isShared(versions);
    });

  test("gets back an older copy of its data means new data to every replica", async () => {
    const [one, other] = await startTwo();
    await one.bump(["a"]);
    const copy = await Promise.all([KEY, LOG].map((key) => client.dumpBuffer(key)));
    await one.bump(["a"]);
    const seen = [await versionOf(one), await versionOf(other)];
    for (const [at, key] of [KEY, LOG].entries()) await client.restore(key, 0, copy[at]!, "REPLACE");
    // The first one to come bumps another tag, under the number that the last bump of the other had.
    await other.bump(["b"]);
    const after = [await versionOf(one), await versionOf(other)];
    expect(after[0]).toBe(after[1]);
    expect(seen).not.toContain(after[0]);
    expect(await versionOf(one, "b")).toBe(await versionOf(other, "b"));
  });

  test("has lost what numbers the tags, as by eviction, has new data to every replica", async () => {
    const [one, other] = await startTwo();
    await one.bump(["a"]);
    const before = await versionOf(other);
    await client.del(KEY);
    const after = await versionOf(one);
    expect(after).not.toBe(before);
    expect(await versionOf(other)).toBe(after);
    await one.bump(["a"]);
    expect(await versionOf(other)).not.toBe(after);
  });

  test("has lost the log alone: nothing kept counts, and it gets the writes of the last minute again", async () => {
    const changes: string[] = [];
    const one = await startReplica({ window: 60_000 });
    const other = await startReplica({ onChange: ({ entity }) => void (entity && changes.push(entity)) });
    const before = await versionOf(other);
    await one.bump(["a"], undefined, { entity: "library:1", text: "u{}", lateText: "u{}" });
    // As a Redis does that evicts what was used longest ago.
    await client.del(LOG);
    const after = await versionOf(other);
    expect(after).not.toBe(before);
    await until(async () => {
      await time.pass(250);
      await versionOf(other);
      return changes.length > 0;
    });
    expect(changes).toEqual(["library:1"]);
    expect(await versionOf(one)).toBe(await versionOf(other));
  });

  test("was not asked for longer than its log reaches back: the numbers count", async () => {
    const [one, other] = await startTwo();
    const before = await versionOf(other);
    await one.bump(["a"]);
    for (let count = 0; count < 20; count += 1) await one.bump(["b"]);
    await client.xtrim(LOG, "MAXLEN", 2);
    const after = await versionOf(other);
    expect(after).not.toBe(before);
    expect(after).toBe(await versionOf(one));
  });

  test("has lost its data gets the writes of the last minute again", async () => {
    const changes: string[] = [];
    const one = await startReplica({ window: 60_000 });
    const other = await startReplica({ onChange: ({ entity }) => void (entity && changes.push(entity)) });
    await one.bump(["old"], undefined, { entity: "library:0", text: "u{}", lateText: "u{}" });
    await time.pass(50_000);
    await one.bump(["a"], undefined, { entity: "library:1", text: "u{}", lateText: "u{}" });
    await time.pass(20_000);
    await client.flushall();
    // No request asks the replica that has written: it looks by itself.
    await until(async () => {
      await time.pass(250);
      await versionOf(other);
      return changes.length > 0;
    });
    expect(changes).toEqual(["library:1"]);
  });

  test("is out of memory: reads are confirmed, a write waits and is told as soon as there is room", async () => {
    const [one, other] = await startTwo();
    const before = await versionOf(other);
    await versionOf(one);
    await client.config("SET", "maxmemory", 1);
    const { isShared: isTold } = await passing(time, one.bump(["a"]));
    expect(isTold).toBe(false);
    expect([await isShared(one), one.redis.isAway()]).toEqual([true, false]);
    expect(await versionOf(one)).not.toBe(before);
    expect(await versionOf(other)).toBe(before);
    await client.config("SET", "maxmemory", 0);
    await until(async () => {
      await time.pass(100);
      return (await versionOf(other)) !== before;
    });
    expect(await versionOf(one)).toBe(await versionOf(other));
  });

  test("has become the copy of another one is not believed, and gets what it has missed", async () => {
    const [one, other] = await startTwo();
    const before = await versionOf(other);
    await versionOf(one);
    await client.call("REPLICAOF", "127.0.0.1", "1");
    // As Sentinel does, so that clients look for the right one.
    await client.call("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
    await until(async () => !(await isShared(other)) && other.redis.client.status === "ready");
    const { isShared: isTold } = await passing(time, one.bump(["a"]));
    expect(isTold).toBe(false);
    await client.call("REPLICAOF", "NO", "ONE");
    await client.config("SET", "min-replicas-to-write", 0);
    await untilShared(one);
    await until(async () => {
      await time.pass(100);
      return (await versionOf(one)) === (await versionOf(other));
    });
    expect(await versionOf(other)).not.toBe(before);
  });

  test("runs a slow script of another program is away until that has ended", async () => {
    const [one] = await startTwo();
    await versionOf(one);
    await client.config("SET", "busy-reply-threshold", 1);
    const busy = await openRedis(server.url);
    open.push(busy.close);
    const script = busy.client.eval("while true do end", 0).catch((error: Error) => error.message);
    await until(async () => !(await isShared(one)));
    await until(async () => {
      const killed = await client.script("KILL" as never).catch(() => "not yet");
      return killed === "OK";
    });
    expect(await script).toContain("killed");
    await untilShared(one);
  });

  describe("is shared by two versions of the gateway", () => {
    test("serves those with the newest format; the others say so once, and their writes make all forget", async () => {
      let said = 0;
      const old = await startReplica({ format: 1, onOtherFormat: () => (said += 1) });
      await old.bump(["a"]);
      expect(await isShared(old)).toBe(true);
      const [one, other] = [await startReplica({ format: 2 }), await startReplica({ format: 2 })];
      await one.bump(["a"]);
      expect(await versionOf(one)).toBe(await versionOf(other));
      expect([await isShared(old), await isShared(old), said]).toEqual([false, false, 1]);
      expect(old.redis.isAway()).toBe(false);
      const before = await versionOf(other);
      // It cannot say what it has written, but it can say that there was a write.
      expect(await old.bump(["a"])).toMatchObject({ isShared: true });
      expect(await versionOf(other)).not.toBe(before);
      expect(await versionOf(one)).toBe(await versionOf(other));
    });

    test("serves the older ones again when nothing of the newer ones is left", async () => {
      const newer = await startReplica({ format: 2 });
      await newer.bump(["a"]);
      const old = await startReplica({ format: 1 });
      expect(await isShared(old)).toBe(false);
      // The data expires an hour after the last write of the newer ones.
      expect(await client.pttl(KEY)).toBeGreaterThan(3_500_000);
      await client.del(KEY, LOG);
      expect(await isShared(old)).toBe(true);
    });
  });
});
