import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { createVersions } from "../../src/cache/versions.ts";
import type { Versions } from "../../src/cache/versions.ts";
import { createRedis } from "../../src/redis.ts";
import type { Redis } from "../../src/redis.ts";
import { endPrograms } from "../process.ts";
import { hasRedis, startRedis } from "../redis.ts";

// A machine that stalls for longer than a command to Redis may take makes Redis look away, which is what the code then sees.
jest.retryTimes(2);

const wordsOf = async (versions: Versions, ...tagLists: string[][]) => (await versions.of(tagLists)).words;

describe("without Redis", () => {
  test("a word changes when one of its tags is bumped, and only then", async () => {
    const versions = createVersions({ key: "versions" });
    const lists = [["a"], ["a", "b"], ["b"], []];
    const before = await wordsOf(versions, ...lists);
    expect(await wordsOf(versions, ...lists)).toEqual(before);
    await versions.bump(["a"]);
    const after = await wordsOf(versions, ...lists);
    expect(after.map((word, at) => word === before[at])).toEqual([false, false, true, true]);
  });

  test("no word ever comes back", async () => {
    const versions = createVersions({ key: "versions" });
    const seen = new Set(await wordsOf(versions, ["a"]));
    for (let bump = 0; bump < 100; bump += 1) {
      await versions.bump(["a"]);
      const [word] = await wordsOf(versions, ["a"]);
      expect(seen).not.toContain(word);
      seen.add(word!);
    }
  });

  test("tags cannot be mistaken for one another, nor for the epoch", async () => {
    const versions = createVersions({ key: "versions" });
    await versions.bump(["a.b", "epoch2"]);
    const [one, other, epoch] = await wordsOf(versions, ["a", "b"], ["a.b"], []);
    expect(one).not.toBe(other);
    await versions.bump(["a"]);
    expect(await wordsOf(versions, [])).toEqual([epoch]);
  });

  test("two processes never have the same words: what one has cached says nothing about the other", async () => {
    const [here, there] = [createVersions({ key: "versions" }), createVersions({ key: "versions" })];
    expect(await wordsOf(here, ["a"])).not.toEqual(await wordsOf(there, ["a"]));
  });

  test("says when a tag was bumped last", async () => {
    let now = 1000;
    const versions = createVersions({ key: "versions", now: () => now });
    await versions.bump(["a"]);
    now = 2000;
    await versions.bump(["b"]);
    expect((await versions.of([["a"], ["a", "b"], ["c"], []])).bumpedAt).toEqual([1000, 2000, 0, 0]);
  });

  test("bumps are not shared, and nobody says so", async () => {
    const versions = createVersions({ key: "versions" });
    expect(await versions.of([["a"]])).toMatchObject({ shared: false });
  });
});

describe("a bump that watches a tag answers its new word", () => {
  test("where nobody else has bumped it", async () => {
    const versions = createVersions({ key: "versions" });
    const [word] = await wordsOf(versions, ["a"]);
    const now = await versions.bump(["a", "b"], { tag: "a", word: word! });
    expect(now).toBe((await wordsOf(versions, ["a"]))[0]);
    expect(now).not.toBe(word);
  });

  test("and nothing where somebody has", async () => {
    const versions = createVersions({ key: "versions" });
    const [word] = await wordsOf(versions, ["a"]);
    await versions.bump(["a"]);
    expect(await versions.bump(["a"], { tag: "a", word: word! })).toBeUndefined();
  });
});

test("a second bump that Redis does not get is told again, though it got the first", async () => {
  const told: string[][] = [];
  const ends = [Promise.withResolvers<number>(), Promise.withResolvers<number>(), Promise.withResolvers<number>()];
  const client = Object.assign(new EventEmitter(), {
    status: "ready",
    ping: async () => "PONG",
    eval: async (_script: string, _keys: number, _key: string, _at: number, _watched: string, ...tags: string[]) => [
      await ends[told.push(tags) - 1]!.promise,
      null,
    ],
  });
  const versions = createVersions({ redis: client as unknown as Redis, key: "versions" });
  const bumps = [versions.bump(["a"]), versions.bump(["a"])];
  client.status = "reconnecting";
  ends[0]!.resolve(1);
  ends[1]!.reject(new Error("lost"));
  await Promise.all(bumps);
  expect(told).toHaveLength(2);
  client.status = "ready";
  client.emit("ready");
  await new Promise(setImmediate);
  expect(told).toEqual([["a"], ["a"], ["a"]]);
});

(hasRedis ? describe : describe.skip)("with Redis", () => {
  const open: (() => void)[] = [];
  afterEach(() => {
    for (const close of open.splice(0)) close();
    endPrograms();
  });

  function connect(url: string): Redis {
    const { client, close } = createRedis(url);
    open.push(close);
    return client;
  }

  test("a watched tag that another replica has bumped is nobody's to keep", async () => {
    const redis = await startRedis();
    const [one, other] = [await startReplica(redis.url), await startReplica(redis.url)];
    const watch = async () => ({ tag: "a", word: (await wordsOf(one.versions, ["a"]))[0]! });
    const first = await watch();
    const now = await one.versions.bump(["a", "b"], first);
    expect(await wordsOf(other.versions, ["a"])).toEqual([now]);
    const second = await watch();
    await other.versions.bump(["a"]);
    expect(await one.versions.bump(["a"], second)).toBeUndefined();
    const third = await watch();
    const both = await Promise.all([one.versions.bump(["a"], third), other.versions.bump(["a"], third)]);
    expect(both.filter((word) => word !== undefined)).toHaveLength(1);
  });

  /** A replica, as soon as Redis answers it. */
  async function startReplica(url: string, key = "versions") {
    const client = connect(url);
    const versions = createVersions({ redis: client, key });
    await untilShared(versions);
    return { client, versions };
  }

  async function untilShared(...all: Versions[]) {
    for (let waited = 0; ; waited += 10) {
      const known = await Promise.all(all.map((versions) => versions.of([])));
      if (known.every(({ shared }) => shared)) return;
      if (waited > 5000) throw new Error("Redis does not come.");
      await sleep(10);
    }
  }

  test("all replicas have the same words, and hear of every bump before it is over", async () => {
    const { url } = await startRedis();
    const replicas = await Promise.all([startReplica(url), startReplica(url), startReplica(url)]);
    for (const { versions: writer } of replicas) {
      await writer.bump(["a"]);
      const words = await Promise.all(replicas.map(({ versions }) => wordsOf(versions, ["a"], ["b"])));
      expect(new Set(words.map((list) => list.join())).size).toBe(1);
    }
  });

  test("a bump is over only when Redis has heard of it", async () => {
    const server = await startRedis();
    const [one, other] = await Promise.all([startReplica(server.url), startReplica(server.url)]);
    server.freeze();
    let isOver = false;
    const bump = one.versions.bump(["a"]).then(() => (isOver = true));
    await sleep(25);
    expect(isOver).toBe(false);
    server.thaw();
    await bump;
    expect(await wordsOf(one.versions, ["a"])).toEqual(await wordsOf(other.versions, ["a"]));
  });

  test("replicas that find it empty agree on one epoch, whoever comes first", async () => {
    const { url } = await startRedis();
    const replicas = await Promise.all(Array.from({ length: 4 }, () => startReplica(url)));
    for (let round = 0; round < 50; round += 1) {
      await replicas[0]!.client.flushall();
      const asked = replicas.map(async ({ versions }, at) => {
        for (let turn = 0; turn < at * (round % 10); turn += 1) await new Promise(setImmediate);
        return wordsOf(versions, ["a"]);
      });
      expect(new Set((await Promise.all(asked)).flat()).size).toBe(1);
    }
  });

  test("two keys share nothing", async () => {
    const { url } = await startRedis();
    const [here, there] = await Promise.all([startReplica(url, "here"), startReplica(url, "there")]);
    const before = await wordsOf(there.versions, ["a"]);
    expect(await wordsOf(here.versions, ["a"])).not.toEqual(before);
    await here.versions.bump(["a"]);
    expect(await wordsOf(there.versions, ["a"])).toEqual(before);
  });

  test.each(Array.from({ length: 12 }, (_, turns) => turns))(
    "an answer that a bump has overtaken on its way does not undo it, %i turns later",
    async (turns) => {
      const server = await startRedis();
      const { client, versions } = await startReplica(server.url);
      const other = await startReplica(server.url);
      await other.versions.bump(["a"]);
      const asked = versions.of([["a"]]);
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      await Promise.all([asked, versions.bump(["a"])]);
      client.disconnect();
      const known = await versions.of([["a"]]);
      expect(known).toMatchObject({ shared: false, words: await wordsOf(other.versions, ["a"]) });
    },
  );

  describe("that loses its data", () => {
    test("by FLUSHALL, no word comes back", async () => {
      const { url } = await startRedis();
      const [one, other] = await Promise.all([startReplica(url), startReplica(url)]);
      await one.versions.bump(["a"]);
      const before = await wordsOf(one.versions, ["a"], ["b"], []);
      await one.client.flushall();
      const after = await wordsOf(one.versions, ["a"], ["b"], []);
      expect(before.filter((word) => after.includes(word))).toEqual([]);
      expect(await wordsOf(other.versions, ["a"], ["b"], [])).toEqual(after);
    });

    test("by a restart, no word comes back, neither in the replica that saw it nor in another", async () => {
      const server = await startRedis();
      const [one, other] = await Promise.all([startReplica(server.url), startReplica(server.url)]);
      await one.versions.bump(["a"]);
      const before = await wordsOf(one.versions, ["a"], ["b"]);
      await server.stop();
      await server.start();
      await untilShared(one.versions, other.versions);
      const after = await wordsOf(one.versions, ["a"], ["b"]);
      expect(before.filter((word) => after.includes(word))).toEqual([]);
      expect(await wordsOf(other.versions, ["a"], ["b"])).toEqual(after);
    });

    test("and gets back what it had a while ago: no word of that time comes back", async () => {
      const server = await startRedis();
      const { client, versions } = await startReplica(server.url);
      const old = await wordsOf(versions, ["a"]);
      const backup = await client.dumpBuffer("versions");
      await versions.bump(["a"]);
      const latest = await wordsOf(versions, ["a"]);
      await server.stop();
      await server.start();
      // As a snapshot does that was taken before the bump.
      const restoring = connect(server.url);
      for (;;) {
        const restored = await restoring.restore("versions", 0, backup!, "REPLACE").catch(() => undefined);
        if (restored === "OK") break;
        await sleep(10);
      }
      await untilShared(versions);
      const [word] = await wordsOf(versions, ["a"]);
      expect([...old, ...latest]).not.toContain(word);
    });
  });

  describe("that is away", () => {
    test("from the start, nobody waits for it, and own bumps count", async () => {
      // Port 1 refuses.
      const versions = createVersions({ redis: connect("redis://127.0.0.1:1"), key: "versions" });
      const start = performance.now();
      const before = await wordsOf(versions, ["a"]);
      await versions.bump(["a"]);
      expect(await wordsOf(versions, ["a"])).not.toEqual(before);
      expect(performance.now() - start).toBeLessThan(50);
    });

    test("since a while, own bumps count at once and others hear of them when it is back, without a further question", async () => {
      const server = await startRedis();
      const [one, other] = await Promise.all([startReplica(server.url), startReplica(server.url)]);
      await one.versions.bump(["a"]);
      await server.stop();
      const before = await wordsOf(one.versions, ["a"]);
      await one.versions.bump(["a"]);
      expect(await wordsOf(one.versions, ["a"])).not.toEqual(before);
      await server.start();
      await untilShared(other.versions);
      for (let waited = 0; (await other.versions.of([["a"]])).bumpedAt[0] === 0; waited += 10) {
        if (waited > 5000) throw new Error("It is never told.");
        await sleep(10);
      }
    });

    test("and bumps of two replicas meanwhile: neither goes on with what it cached before it heard of the other's", async () => {
      const server = await startRedis();
      const [one, other] = await Promise.all([startReplica(server.url), startReplica(server.url)]);
      // Frozen, not stopped: the epoch stays what it is.
      server.freeze();
      await Promise.all([one.versions.bump(["a"]), other.versions.bump(["a"])]);
      const meanwhile = [await wordsOf(one.versions, ["a"]), await wordsOf(other.versions, ["a"])].flat();
      server.thaw();
      await untilShared(one.versions, other.versions);
      await sleep(50);
      const words = [await wordsOf(one.versions, ["a"]), await wordsOf(other.versions, ["a"])].flat();
      expect(words[0]).toBe(words[1]);
      expect(meanwhile).not.toContain(words[0]);
    });

    test("for writes only: own bumps count, whatever it answers to questions, and are told when it takes them", async () => {
      const server = await startRedis();
      const [one, other] = await Promise.all([startReplica(server.url), startReplica(server.url)]);
      await one.versions.bump(["a"]);
      const before = await wordsOf(one.versions, ["a"]);
      await other.client.config("SET", "min-replicas-to-write", 1);
      const asked: Promise<unknown>[] = [];
      const bump = one.versions.bump(["a"]);
      for (let turn = 0; turn < 200; turn += 1) {
        asked.push(one.versions.of([["a"]]));
        if (turn % 10 === 0) await new Promise(setImmediate);
      }
      await Promise.all([...asked, bump]);
      expect(await wordsOf(one.versions, ["a"])).not.toEqual(before);
      await other.client.config("SET", "min-replicas-to-write", 0);
      await untilShared(one.versions);
      const after = await wordsOf(one.versions, ["a"]);
      expect(after).not.toEqual(before);
      expect(await wordsOf(other.versions, ["a"])).toEqual(after);
    });

    test("for two seconds without a word, only the first questions wait, and it is believed again by itself", async () => {
      const server = await startRedis();
      const { versions } = await startReplica(server.url);
      const other = await startReplica(server.url);
      server.freeze();
      const waits: number[] = [];
      const end = performance.now() + 2000;
      while (performance.now() < end) {
        const start = performance.now();
        expect(await versions.of([["a"]])).toMatchObject({ shared: false });
        waits.push(performance.now() - start);
        await sleep(5);
      }
      expect(waits[0]).toBeGreaterThan(45);
      expect(waits[0]).toBeLessThan(200);
      expect(waits.slice(1).toSorted((a, b) => b - a)[0]).toBeLessThan(20);
      await versions.bump(["a"]);
      const word = await wordsOf(versions, ["a"]);
      await sleep(300);
      // What is cached under an own bump serves until Redis is back.
      expect(await wordsOf(versions, ["a"])).toEqual(word);
      server.thaw();
      await untilShared(versions, other.versions);
      expect(await wordsOf(versions, ["a"])).toEqual(await wordsOf(other.versions, ["a"]));
    });

    test("for a moment in which this process was busy, is not taken for being away", async () => {
      const { url } = await startRedis();
      const { versions } = await startReplica(url);
      const other = await startReplica(url);
      await other.versions.bump(["a"]);
      const asked = versions.of([["a"]]);
      // The question is on its way, and its time is over before anybody looks whether the answer is there.
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
      const until = performance.now() + 120;
      while (performance.now() < until);
      expect(await asked).toMatchObject({ shared: true, words: await wordsOf(other.versions, ["a"]) });
    });
  });
});
