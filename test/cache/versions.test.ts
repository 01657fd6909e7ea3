import { EventEmitter } from "node:events";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { createVersions } from "../../src/cache/versions.ts";
import type { Versions } from "../../src/cache/versions.ts";
import { createRedis } from "../../src/redis.ts";
import type { Redis } from "../../src/redis.ts";
import { endPrograms } from "../process.ts";
import { hasRedis, openRedis, PATIENT, startRedis } from "../redis.ts";
import type { TestRedis } from "../redis.ts";
import { startRedisProxy } from "../redis-proxy.ts";
import { createTestClock } from "../test-clock.ts";
import type { TestClock } from "../test-clock.ts";
import { until } from "../until.ts";
import { passing, settled } from "./tested.ts";

const versionsOf = async (versions: Versions, ...tagLists: string[][]) => (await versions.of(tagLists)).versions;

describe("without Redis", () => {
  test("a version changes when one of its tags is bumped, and only then", async () => {
    const versions = createVersions({ key: "versions" });
    const lists = [["a"], ["a", "b"], ["b"], []];
    const before = await versionsOf(versions, ...lists);
    expect(await versionsOf(versions, ...lists)).toEqual(before);
    await versions.bump(["a"]);
    const after = await versionsOf(versions, ...lists);
    expect(after.map((version, at) => version === before[at])).toEqual([false, false, true, true]);
  });

  test("no version is used twice", async () => {
    const versions = createVersions({ key: "versions" });
    const seen = new Set(await versionsOf(versions, ["a"]));
    for (let bump = 0; bump < 100; bump += 1) {
      await versions.bump(["a"]);
      const [version] = await versionsOf(versions, ["a"]);
      expect(seen).not.toContain(version);
      seen.add(version!);
    }
  });

  test("tags are not confused with one another, nor with the epoch", async () => {
    const versions = createVersions({ key: "versions" });
    await versions.bump(["a.b", "epoch2"]);
    const [one, other, epoch] = await versionsOf(versions, ["a", "b"], ["a.b"], []);
    expect(one).not.toBe(other);
    await versions.bump(["a"]);
    expect(await versionsOf(versions, [])).toEqual([epoch]);
  });

  test("two processes never have the same versions", async () => {
    const [here, there] = [createVersions({ key: "versions" }), createVersions({ key: "versions" })];
    expect(await versionsOf(here, ["a"])).not.toEqual(await versionsOf(there, ["a"]));
  });

  test("a snapshot is not shared", async () => {
    const versions = createVersions({ key: "versions" });
    expect(await versions.of([["a"]])).toMatchObject({ shared: false });
  });
});

describe("a bump with a version from before resolves with the new version", () => {
  test("when it is the only bump since then", async () => {
    const versions = createVersions({ key: "versions" });
    const [version] = await versionsOf(versions, ["a"]);
    const { version: now } = await versions.bump(["a", "b"], { tag: "a", version: version! });
    expect(now).toBe((await versionsOf(versions, ["a"]))[0]);
    expect(now).not.toBe(version);
  });

  test("and with undefined when it is not", async () => {
    const versions = createVersions({ key: "versions" });
    const [version] = await versionsOf(versions, ["a"]);
    await versions.bump(["a"]);
    expect((await versions.bump(["a"], { tag: "a", version: version! })).version).toBeUndefined();
  });
});

test("a second bump that did not reach Redis is sent again, though the first one did", async () => {
  const sent: string[] = [];
  const ends: PromiseWithResolvers<unknown>[] = [];
  const client = Object.assign(new EventEmitter(), {
    // Two keys, an epoch, a format, where to read from and the tag before; then a change.
    eval: async (_script: string, ...parts: unknown[]) => {
      sent.push(String(parts[11]));
      ends.push(Promise.withResolvers());
      return ends.at(-1)!.promise;
    },
  });
  const back: (() => void)[] = [];
  const clock = createTestClock();
  const redis = {
    client,
    patience: 500,
    isAway: () => false,
    awaySince: () => undefined,
    ask: <T>(question: () => Promise<T>) => question(),
    onBack: (callback: () => void) => back.push(callback),
  } as unknown as Redis;
  const versions = createVersions({ redis, key: "versions", clock });
  const bumps = [versions.bump(["a"]), versions.bump(["b"])];
  expect(sent).toEqual(["a", "b"]);
  ends[0]!.resolve(["server", "epoch", "1", "first", 0, 0, []]);
  ends[1]!.reject(new Error("lost"));
  expect(await bumps[0]).toMatchObject({ isShared: true });
  await settled();
  for (const callback of back) callback();
  expect(sent).toEqual(["a", "b", "b"]);
  ends[2]!.resolve(["server", "epoch", "2", "second", 0, 0, []]);
  expect(await bumps[1]).toMatchObject({ isShared: true });
});

(hasRedis ? describe : describe.skip)("with Redis", () => {
  const open: (() => unknown)[] = [];
  let server: TestRedis;
  let time: TestClock;
  beforeAll(async () => {
    server = await startRedis();
  });
  beforeEach(async () => {
    await server.renew();
    time = createTestClock();
  });
  afterEach(async () => {
    for (const close of open.splice(0)) await close();
  });
  afterAll(endPrograms);

  test("a bump does not resolve with a version when another replica has bumped the tag", async () => {
    const [one, other] = [await startReplica(), await startReplica()];
    const versionNow = async () => ({ tag: "a", version: (await versionsOf(one.versions, ["a"]))[0]! });
    const first = await versionNow();
    const { version: now } = await one.versions.bump(["a", "b"], first);
    expect(await versionsOf(other.versions, ["a"])).toEqual([now]);
    const second = await versionNow();
    await other.versions.bump(["a"]);
    expect((await one.versions.bump(["a"], second)).version).toBeUndefined();
    const third = await versionNow();
    const both = await Promise.all([one.versions.bump(["a"], third), other.versions.bump(["a"], third)]);
    expect(both.filter(({ version }) => version !== undefined)).toHaveLength(1);
  });

  /** A replica that is in touch with Redis. */
  async function startReplica({ url = server.url, key = "versions" } = {}) {
    const redis = await openRedis(url, time);
    open.push(redis.close);
    const versions = createVersions({ redis, key, clock: time });
    await untilShared(versions);
    return { client: redis.client, redis, versions };
  }

  async function startProxy() {
    const proxy = await startRedisProxy(server.url);
    open.push(proxy.close);
    return proxy;
  }

  /** Lets them ping Redis until all of them are in touch with it. */
  async function untilShared(...all: Versions[]) {
    await until(async () => {
      await time.pass(100);
      const known = await Promise.all(all.map((versions) => versions.of([])));
      return known.every(({ shared }) => shared);
    });
  }

  /** Sets a short patience, for tests in which Redis does not answer. */
  function hurry(...connections: Redis[]) {
    for (const redis of connections) redis.patience = 10;
  }
  /** Sets a long patience, so that a stall of this machine is no outage. */
  function takeTime(...connections: Redis[]) {
    for (const redis of connections) redis.patience = PATIENT;
  }

  test("all replicas have the same versions, and see every bump before it ends", async () => {
    const replicas = await Promise.all([startReplica(), startReplica(), startReplica()]);
    for (const { versions: writer } of replicas) {
      await writer.bump(["a"]);
      const all = await Promise.all(replicas.map(({ versions }) => versionsOf(versions, ["a"], ["b"])));
      expect(new Set(all.map((list) => list.join())).size).toBe(1);
    }
  });

  test("a bump ends only when Redis has it", async () => {
    const proxy = await startProxy();
    const [one, other] = await Promise.all([startReplica({ url: proxy.url }), startReplica()]);
    const before = await versionsOf(other.versions, ["a"]);
    proxy.holdCommands();
    let isOver = false;
    const bump = one.versions.bump(["a"]).then(() => (isOver = true));
    await until(() => proxy.held() > 0);
    expect(await versionsOf(other.versions, ["a"])).toEqual(before);
    await settled();
    expect(isOver).toBe(false);
    proxy.release();
    await bump;
    expect(await versionsOf(one.versions, ["a"])).toEqual(await versionsOf(other.versions, ["a"]));
  });

  test("replicas that find Redis empty agree on one epoch", async () => {
    const replicas = await Promise.all(Array.from({ length: 4 }, () => startReplica()));
    for (let round = 0; round < 50; round += 1) {
      await replicas[0]!.client.flushall();
      const asked = replicas.map(async ({ versions }, at) => {
        for (let turn = 0; turn < at * (round % 10); turn += 1) await new Promise(setImmediate);
        return versionsOf(versions, ["a"]);
      });
      expect(new Set((await Promise.all(asked)).flat()).size).toBe(1);
    }
  });

  test("two keys share nothing", async () => {
    const [here, there] = await Promise.all([startReplica({ key: "here" }), startReplica({ key: "there" })]);
    const before = await versionsOf(there.versions, ["a"]);
    expect(await versionsOf(here.versions, ["a"])).not.toEqual(before);
    await here.versions.bump(["a"]);
    expect(await versionsOf(there.versions, ["a"])).toEqual(before);
  });

  test.each(Array.from({ length: 12 }, (_, turns) => turns))(
    "an older answer of Redis does not undo a bump, %i turns later",
    async (turns) => {
      const { client, versions } = await startReplica();
      const other = await startReplica();
      await other.versions.bump(["a"]);
      const asked = versions.of([["a"]]);
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      await Promise.all([asked, versions.bump(["a"])]);
      client.disconnect();
      const known = await versions.of([["a"]]);
      expect(known).toMatchObject({ shared: false, versions: await versionsOf(other.versions, ["a"]) });
    },
  );

  describe("that loses its data", () => {
    test("by FLUSHALL, no version is used again", async () => {
      const [one, other] = await Promise.all([startReplica(), startReplica()]);
      await one.versions.bump(["a"]);
      const before = await versionsOf(one.versions, ["a"], ["b"], []);
      await one.client.flushall();
      const after = await versionsOf(one.versions, ["a"], ["b"], []);
      expect(before.filter((version) => after.includes(version))).toEqual([]);
      expect(await versionsOf(other.versions, ["a"], ["b"], [])).toEqual(after);
    });

    test("by a restart, no version is used again, neither in the replica that saw it nor in another", async () => {
      const [one, other] = await Promise.all([startReplica(), startReplica()]);
      await one.versions.bump(["a"]);
      const before = await versionsOf(one.versions, ["a"], ["b"]);
      await server.stop();
      await server.start();
      await untilShared(one.versions, other.versions);
      const after = await versionsOf(one.versions, ["a"], ["b"]);
      expect(before.filter((version) => after.includes(version))).toEqual([]);
      expect(await versionsOf(other.versions, ["a"], ["b"])).toEqual(after);
    });

    test("and restores a backup: no version from before is used again", async () => {
      const { client, versions } = await startReplica();
      const old = await versionsOf(versions, ["a"]);
      const backup = await client.dumpBuffer("versions");
      await versions.bump(["a"]);
      const latest = await versionsOf(versions, ["a"]);
      await server.stop();
      await server.start();
      // Like a backup from before the bump.
      const restoring = await openRedis(server.url);
      open.push(restoring.close);
      await restoring.client.restore("versions", 0, backup!, "REPLACE");
      await untilShared(versions);
      const [version] = await versionsOf(versions, ["a"]);
      expect([...old, ...latest]).not.toContain(version);
    });
  });

  describe("that is away", () => {
    test("from the start: nothing waits for it, and own bumps count", async () => {
      // Port 1 refuses; no time passes.
      const redis = createRedis("redis://127.0.0.1:1", { patience: PATIENT, clock: time });
      open.push(redis.close);
      const versions = createVersions({ redis, key: "versions", clock: time });
      const before = await versionsOf(versions, ["a"]);
      await versions.bump(["a"]);
      expect(await versionsOf(versions, ["a"])).not.toEqual(before);
    });

    test("for a while: own bumps count, and the others see them when it is back, without another question", async () => {
      const [one, other] = await Promise.all([startReplica(), startReplica()]);
      await one.versions.bump(["a"]);
      await server.stop();
      const before = await versionsOf(one.versions, ["a"]);
      const bump = one.versions.bump(["a"]);
      // It counts here at once, while the bump still waits.
      expect(await versionsOf(one.versions, ["a"])).not.toEqual(before);
      await passing(time, bump);
      await server.start();
      await untilShared(other.versions);
      await until(async () => {
        await time.pass(100);
        return (await other.versions.of([["a"]])).lastBump[0] !== 0;
      });
    });

    test("a bump waits until Redis has been away for five seconds, and no longer", async () => {
      const { redis, versions } = await startReplica();
      await server.stop();
      await until(redis.isAway);
      await time.pass(100);
      let isOver = false;
      const bump = versions.bump(["a"]).then(({ isShared }) => (isOver = !isShared));
      await time.waits(4900);
      await time.pass(4899);
      expect(isOver).toBe(false);
      await time.pass(1);
      await bump;
      expect(isOver).toBe(true);
      // Away for more than that: the next one waits for nothing.
      expect(await versions.bump(["a"])).toMatchObject({ isShared: false });
    });

    test("a bump waits no longer than its request has time", async () => {
      const { redis, versions } = await startReplica();
      await server.stop();
      await until(redis.isAway);
      const bump = versions.bump(["a"], undefined, undefined, time.now() + 1000);
      await time.pass(900);
      expect(await bump).toMatchObject({ isShared: false });
    });

    test("while two replicas bump: neither uses a version again from before it saw the other's bump", async () => {
      const [one, other] = await Promise.all([startReplica(), startReplica()]);
      // Frozen, not stopped: the epoch stays what it is.
      server.freeze();
      hurry(one.redis, other.redis);
      await passing(time, Promise.all([one.versions.bump(["a"]), other.versions.bump(["a"])]));
      const meanwhile = [await versionsOf(one.versions, ["a"]), await versionsOf(other.versions, ["a"])].flat();
      takeTime(one.redis, other.redis);
      server.thaw();
      await untilShared(one.versions, other.versions);
      const all = [await versionsOf(one.versions, ["a"]), await versionsOf(other.versions, ["a"])].flat();
      expect(all[0]).toBe(all[1]);
      expect(meanwhile).not.toContain(all[0]);
    });

    test("for writes only: own bumps count, and are sent again until Redis takes them", async () => {
      const [one, other] = await Promise.all([startReplica(), startReplica()]);
      await one.versions.bump(["a"]);
      const before = await versionsOf(one.versions, ["a"]);
      await other.client.config("SET", "min-replicas-to-write", 1);
      const asked: Promise<string[]>[] = [];
      const bump = one.versions.bump(["a"]);
      for (let turn = 0; turn < 200; turn += 1) {
        asked.push(versionsOf(one.versions, ["a"]));
        if (turn % 10 === 0) await settled();
      }
      await passing(time, bump);
      expect((await Promise.all(asked)).flat()).not.toContain(before[0]);
      expect(await versionsOf(one.versions, ["a"])).not.toEqual(before);
      await other.client.config("SET", "min-replicas-to-write", 0);
      await untilShared(one.versions);
      const after = await versionsOf(one.versions, ["a"]);
      expect(after).not.toEqual(before);
      expect(await versionsOf(other.versions, ["a"])).toEqual(after);
    });

    test("for two seconds without an answer: only the first question waits, and it is found back without a request", async () => {
      const proxy = await startProxy();
      const { redis, versions } = await startReplica({ url: proxy.url });
      const other = await startReplica();
      await versions.of([["a"]]);
      proxy.holdAnswers();
      hurry(redis);
      const before = proxy.asked("look");
      const first = versions.of([["a"]]);
      await time.waits(10);
      await time.pass(10);
      expect(await first).toMatchObject({ shared: false });
      expect(proxy.asked("look") - before).toBe(1);
      for (let look = 0; look < 20; look += 1) {
        const looks = proxy.asked("ping");
        await time.waits(100);
        await time.pass(100);
        await until(() => proxy.asked("ping") > looks);
        expect(await versions.of([["a"]])).toMatchObject({ shared: false });
        await time.pass(10);
      }
      await passing(time, versions.bump(["a"]));
      const version = await versionsOf(versions, ["a"]);
      await time.pass(300);
      // Entries under an own bump are served until Redis is back.
      expect(await versionsOf(versions, ["a"])).toEqual(version);
      // No other question was sent, so none has waited.
      expect(proxy.asked("look") - before).toBe(1);
      takeTime(redis);
      proxy.release();
      await untilShared(versions, other.versions);
      expect(await versionsOf(versions, ["a"])).toEqual(await versionsOf(other.versions, ["a"]));
    });

    test("for a moment in which this process was busy: it does not count as away", async () => {
      const { redis, versions } = await startReplica();
      const other = await startReplica();
      await other.versions.bump(["a"]);
      hurry(redis);
      const asked = versions.of([["a"]]);
      // The question is sent, and its time is over before the answer is read.
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
      takeTime(redis);
      expect(await asked).toMatchObject({ shared: true, versions: await versionsOf(other.versions, ["a"]) });
    });
  });
});
