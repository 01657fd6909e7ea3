import { afterAll, afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { RedisClient } from "../../src/redis.ts";
import { endPrograms } from "../process.ts";
import { hasRedis, openRedis, startRedis } from "../redis.ts";
import type { TestRedis } from "../redis.ts";
import { startRedisProxy } from "../redis-proxy.ts";
import type { RedisProxy } from "../redis-proxy.ts";
import { createTestClock } from "../test-clock.ts";
import type { TestClock } from "../test-clock.ts";
import { until } from "../until.ts";
import { createTested, passing, settled } from "./tested.ts";

/** The port of no Redis: its replica keeps the data that it has. */
const NO_MASTER = ["127.0.0.1", "1"] as const;

/** Two servers of Redis, and two replicas of the gateway, each with its own way to Redis. */
(hasRedis ? describe : describe.skip)("when a copy of Redis takes its place", () => {
  const open: (() => unknown)[] = [];
  let time: TestClock;
  let master: TestRedis;
  let standby: TestRedis;
  let proxies: RedisProxy[];

  beforeEach(async () => {
    time = createTestClock();
    [master, standby] = await Promise.all([startRedis(), startRedis()]);
    proxies = await Promise.all([startRedisProxy(master.url), startRedisProxy(master.url)]);
    for (const proxy of proxies) open.push(proxy.close);
  });
  afterEach(async () => {
    for (const close of open.splice(0).toReversed()) await close();
    endPrograms();
  });
  afterAll(endPrograms);

  async function admin<T>({ url }: TestRedis, work: (client: RedisClient) => Promise<T>): Promise<T> {
    const { client, close } = await openRedis(url);
    try {
      return await work(client);
    } finally {
      close();
    }
  }
  async function startGateway(proxy: RedisProxy) {
    const redis = await openRedis(proxy.url, time);
    open.push(redis.close);
    return { redis, ...createTested({ redis, time, awayFresh: 0 }) };
  }
  type Replica = Awaited<ReturnType<typeof startGateway>>;
  const startTwo = () => Promise.all(proxies.map(startGateway)) as Promise<[Replica, Replica]>;

  /** Makes a server a copy of another one, and waits until it has everything that the other one has now. */
  async function copy(from = master, to = standby) {
    const { port } = new URL(from.url);
    await admin(from, (client) => client.config("SET", "repl-diskless-sync-delay", 0));
    await admin(to, async (client) => {
      await client.replicaof("127.0.0.1", Number(port));
      await until(async () => /master_link_status:up/.test(await client.info("replication")));
    });
  }
  const promote = (server = standby) => admin(server, (client) => client.replicaof("NO", "ONE"));
  /** Waits until the copy has everything that the master has now. */
  async function untilCopied() {
    const offset = (server: TestRedis, name: string) =>
      admin(server, async (client) => new RegExp(`${name}:(\\d+)`).exec(await client.info("replication"))?.[1]);
    const now = Number(await offset(master, "master_repl_offset"));
    await until(async () => Number(await offset(standby, "slave_repl_offset")) >= now);
  }
  /** Waits until the entries of this replica are in Redis: it executes the commands in their order. */
  async function kept({ redis: { client } }: Replica) {
    for (let turn = 0; turn < 2; turn += 1) {
      await settled();
      await client.ping();
    }
  }
  async function lead(proxy: RedisProxy, replica: Replica) {
    proxy.leadTo(standby.url);
    proxy.cut();
    await until(() => replica.redis.client.status !== "ready");
    // A new connection is used once the server has proved to be a master.
    await until(() => !replica.redis.isAway());
  }
  const connected = ({ redis: { client } }: Replica) => until(() => client.status === "ready");

  test("that lacks the last writes, nothing that was kept before counts, in any replica", async () => {
    const [one, other] = await startTwo();
    await one.read();
    await kept(one);
    expect(await other.read()).toMatchObject({ source: "redis" });
    await copy();
    await promote();
    // Only the old master gets this write, and confirms it.
    expect(await one.cache.invalidate(["tag"])).toBe(true);
    for (const replica of [one, other]) replica.answers(async () => "after the write");
    expect(await other.read()).toMatchObject({ value: "after the write" });
    await kept(other);
    await master.stop();
    await Promise.all([lead(proxies[0]!, one), lead(proxies[1]!, other)]);
    const late = await startGateway(proxies[0]!);
    late.answers(async () => "after the write");
    // The copy has the entry from before the write, and the version under which it was kept.
    expect(await admin(standby, (client) => client.keys("genesys-cloud-graphql:cache:*"))).not.toEqual([]);
    for (const replica of [late, other, one]) expect(await replica.read()).toMatchObject({ value: "after the write" });
    // They agree again.
    expect(await other.cache.invalidate(["tag"])).toBe(true);
    for (const replica of [one, late, other]) replica.answers(async () => "after another write");
    for (const replica of [one, late, other])
      expect(await replica.read()).toMatchObject({ value: "after another write" });
  });

  test("by hand, and the connection to the old one stays: it is no longer believed", async () => {
    const [one, other] = await startTwo();
    await one.read();
    await kept(one);
    await other.read();
    await copy();
    await promote();
    await admin(master, (client) => client.replicaof(...NO_MASTER));
    await lead(proxies[0]!, one);
    expect(await one.cache.invalidate(["tag"])).toBe(true);
    // The other one has seen nothing of it: the server that it asks still answers, and has no newer change.
    expect(other.redis.client.status).toBe("ready");
    for (const replica of [one, other]) replica.answers(async () => "after the write");
    expect(await other.read()).toMatchObject({ value: "after the write", source: "network" });
    await connected(other);
    // Also on a new connection to the old one.
    expect(await other.read()).toMatchObject({ source: "network" });
    await lead(proxies[1]!, other);
    const later = await other.read({ key: ["later"] });
    await kept(other);
    expect(await one.read({ key: ["later"] })).toMatchObject({ value: later.value, source: "redis" });
  });

  test("and gives the old one its data, which is a master again: nothing that was kept before counts", async () => {
    // From here on the server has what it needs to have copies, and the name of its data.
    await copy();
    const [one, other] = await startTwo();
    await one.read();
    await kept(one);
    await other.read();
    await untilCopied();
    await promote();
    // The other one is told nothing: what it knows ends exactly where the copy ends.
    expect(await one.cache.invalidate(["tag"])).toBe(true);
    await copy(standby, master);
    await promote(master);
    for (const replica of [one, other]) replica.answers(async () => "after the write");
    expect(await other.read()).toMatchObject({ value: "after the write", source: "network" });
    await kept(other);
    expect(await one.read()).toMatchObject({ value: "after the write" });
  });

  test("a server that gets its first copy is taken for another one: all is read once more", async () => {
    const [one] = await startTwo();
    await one.read();
    await copy();
    expect(await one.read()).toMatchObject({ source: "network" });
    expect(await one.read()).toMatchObject({ source: "memory" });
  });

  test("and the old one is a master again, it is believed again", async () => {
    const [one] = await startTwo();
    await one.read();
    await admin(master, (client) => client.replicaof(...NO_MASTER));
    expect(await one.read()).toMatchObject({ source: "network" });
    const told = passing(time, one.cache.invalidate(["tag"]));
    expect(await told).toBe(false);
    await admin(master, (client) => client.replicaof("NO", "ONE"));
    await until(async () => {
      await time.pass(100);
      return (await one.read()).source === "memory";
    });
  });
});
