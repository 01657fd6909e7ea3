import { afterAll, afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { startSandbox } from "../../sandbox/server.ts";
import type { Sandbox } from "../../sandbox/server.ts";
import type { RedisClient } from "../../src/redis.ts";
import { passing } from "../cache/tested.ts";
import { endPrograms } from "../process.ts";
import { startRecorder } from "../recorder.ts";
import type { Recorder } from "../recorder.ts";
import { hasRedis, openRedis, startRedis } from "../redis.ts";
import type { TestRedis } from "../redis.ts";
import { startRedisProxy } from "../redis-proxy.ts";
import type { RedisProxy } from "../redis-proxy.ts";
import { startGateway } from "../start.ts";
import type { Answer, Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import type { TestClock } from "../test-clock.ts";
import { until } from "../until.ts";
import { atRealPace } from "./pace.ts";

const CREATE = `mutation ($input: CreateLibraryInput!) { createLibrary(input: $input) { library { id name } userErrors { code } } }`;
const POST = "POST /api/v2/responsemanagement/libraries";
/** Milliseconds in which both gateways connect to the other server and tell it their keys, also on a busy machine. */
const GRACE_PERIOD = 3000;
/** Longer than a test: no new key is taken in it. */
const ENDLESS = 600_000;
const names = (what: string, count = 10) => Array.from({ length: count }, (_, at) => `${what} ${at}`);

/**
 * Two gateways, a Redis, and its replica that is promoted without the last claims: Redis copies to its replicas only after it has
 * answered.
 */
(hasRedis ? describe : describe.skip)("when a replica of Redis takes its place, a key is carried out once", () => {
  let master: TestRedis;
  let standby: TestRedis;
  let clock: TestClock;
  let sandbox: Sandbox;
  let proxies: RedisProxy[];
  let gateways: Gateway[];
  let recorder: Recorder;

  beforeEach(async () => {
    clock = createTestClock();
    [master, standby, sandbox] = await Promise.all([startRedis(), startRedis(), startSandbox({ clock })]);
    recorder = await startRecorder(sandbox.url);
    proxies = [await startRedisProxy(master.url), await startRedisProxy(master.url)];
    gateways = [];
  });
  afterEach(async () => {
    for (const proxy of proxies) proxy.refuse(false);
    for (const proxy of proxies) proxy.release();
    await paced(Promise.all(gateways.map(({ close }) => close())));
    for (const { close } of [recorder, sandbox, ...proxies]) await close();
    endPrograms();
  });
  afterAll(endPrograms);

  const paced = <T>(work: Promise<T>) => atRealPace(clock, work);
  async function start(claimGracePeriod: number) {
    // The first copy of a server gives its data another name. That is another test.
    await copy();
    const options = { sandbox, cache: true, clock, claimGracePeriod };
    gateways = await Promise.all(
      proxies.map(({ url }) => startGateway({ ...options, env: { REDIS_URL: url, GENESYS_API_URL: recorder.url } })),
    );
  }
  async function admin<T>({ url }: TestRedis, work: (client: RedisClient) => Promise<T>): Promise<T> {
    const { client, close } = await openRedis(url);
    try {
      return await work(client);
    } finally {
      close();
    }
  }
  const claimsIn = (server: TestRedis) =>
    admin(server, async (client) => {
      const [name] = await client.keys("genesys-cloud-graphql:idempotency:*:claims");
      return name === undefined ? 0 : (await client.hlen(name)) - 1;
    });
  /** Makes the first life of the master an old one: it takes new keys. */
  const endGracePeriod = () =>
    admin(master, async (client) => {
      let [times = "", life] = ["", undefined as string | undefined];
      await until(async () => {
        [times = ""] = await client.keys("genesys-cloud-graphql:idempotency:*:times");
        if (times !== "") life = (await client.zrange(times, 0, -1)).find((name) => name.startsWith("life:"));
        return life !== undefined;
      });
      await client.zadd(times, 1, life!);
    });
  /** Makes a server a copy of what another one has now, and ends the copying: it gets nothing that comes later. */
  async function copy(from = master, to = standby) {
    await admin(from, (client) => client.config("SET", "repl-diskless-sync-delay", 0));
    await admin(to, async (client) => {
      await client.replicaof("127.0.0.1", Number(new URL(from.url).port));
      await until(async () => (await client.info("replication")).includes("master_link_status:up"));
      await client.replicaof("NO", "ONE");
    });
  }
  /** Makes the standby such a copy, while no write goes on. */
  async function copyForTheLastTime() {
    await copy();
    expect(await claimsIn(standby)).toBe(await claimsIn(master));
  }
  /** The master dies, and these gateways reach what was its standby. */
  async function failOver(which: readonly number[] = [0, 1]) {
    await master.stop();
    for (const at of which) lead(at);
  }
  function lead(at: number) {
    proxies[at]!.leadTo(standby.url);
    proxies[at]!.cut();
  }
  const send = (at: number, name: string) =>
    gateways[at]!.query(CREATE, { input: { name, idempotencyKey: `key of ${name}` } });
  const sendAll = (at: (place: number) => number, all: readonly string[]) =>
    Promise.all(all.map((name, place) => send(at(place), name)));
  const alternating = (place: number) => place % 2;
  const other = (place: number) => 1 - alternating(place);
  const posts = () => recorder.writes.map(({ body }) => (body as { name: string }).name).toSorted();
  const codes = (answers: readonly Answer[]) => [
    ...new Set(answers.map(({ errors }) => errors?.[0]?.extensions.code ?? "done")),
  ];

  test("where its claim is in the copy, and where it is not: both gateways give the first answer again", async () => {
    await start(GRACE_PERIOD);
    const copied = names("copied");
    const lost = names("lost");
    const first = await paced(sendAll(alternating, copied));
    await copyForTheLastTime();
    first.push(...(await paced(sendAll(alternating, lost))));
    expect(codes(first)).toEqual(["done"]);
    expect([await claimsIn(standby), await claimsIn(master)]).toEqual([10, 20]);
    await failOver();
    const all = [...copied, ...lost];
    // At once, while the gateways connect and while new keys are refused, and after that.
    for (const round of [1, 2]) {
      expect([round, await paced(sendAll(other, all))]).toEqual([round, first]);
      expect(await paced(sendAll(alternating, all))).toEqual(first);
    }
    expect(codes(await paced(sendAll(other, ["new"])))).toEqual(["done"]);
    expect(posts()).toEqual([...all, "new"].toSorted());
    expect(await claimsIn(standby)).toBe(21);
  });

  test("where its write is at Genesys Cloud meanwhile: the other gateway waits for the answer", async () => {
    await start(GRACE_PERIOD);
    await paced(sendAll(alternating, names("before", 2)));
    await copyForTheLastTime();
    const hold = sandbox.hold(POST);
    const running = names("running");
    const first = paced(sendAll(alternating, running));
    await hold.reached(running.length);
    await failOver();
    const again = paced(sendAll(other, running));
    await until(async () => (await claimsIn(standby)) === running.length + 2);
    hold.release();
    const answers = await first;
    expect(codes(answers)).toEqual(["done"]);
    expect(await again).toEqual(answers);
    expect(posts()).toEqual([...names("before", 2), ...running].toSorted());
  });

  test("where the answer to its claim is lost with the master: the claim is made again, and the write is sent", async () => {
    await start(GRACE_PERIOD);
    await paced(sendAll(alternating, names("before", 2)));
    await copyForTheLastTime();
    proxies[0]!.holdAnswers();
    const claimed = names("claimed");
    const first = sendAll(() => 0, claimed);
    await until(async () => (await claimsIn(master)) === claimed.length + 2);
    const again = sendAll(() => 1, claimed);
    await failOver();
    proxies[0]!.release();
    const [one, two] = await paced(Promise.all([first, again]));
    expect(codes([...one, ...two])).toEqual(["done"]);
    expect(two).toEqual(one);
    expect(posts()).toEqual([...names("before", 2), ...claimed].toSorted());
  });

  test("while no new key is taken, new ones are refused, and those of both gateways are known", async () => {
    await start(ENDLESS);
    await endGracePeriod();
    const lost = names("lost");
    await copyForTheLastTime();
    const first = await paced(sendAll(alternating, lost));
    expect(codes(first)).toEqual(["done"]);
    await failOver();
    const refused = await passing(clock, sendAll(alternating, names("new")));
    expect(codes(refused)).toEqual(["IDEMPOTENCY_UNAVAILABLE"]);
    expect(await paced(sendAll(other, lost))).toEqual(first);
    expect(codes(await passing(clock, sendAll(other, names("new"))))).toEqual(["IDEMPOTENCY_UNAVAILABLE"]);
    expect(posts()).toEqual(lost.toSorted());
  });

  test("where one gateway reaches the other server later, within the time in which that takes no new key", async () => {
    await start(ENDLESS);
    await endGracePeriod();
    await copyForTheLastTime();
    const lost = names("lost");
    const first = await paced(sendAll(() => 1, lost));
    expect(codes(first)).toEqual(["done"]);
    proxies[1]!.refuse(true);
    await failOver([0]);
    // The only one that knows these keys is away.
    expect(
      codes(
        await passing(
          clock,
          sendAll(() => 0, lost),
        ),
      ),
    ).toEqual(["IDEMPOTENCY_UNAVAILABLE"]);
    lead(1);
    proxies[1]!.refuse(false);
    expect(await paced(sendAll(() => 0, lost))).toEqual(first);
    expect(posts()).toEqual(lost.toSorted());
  });

  test("where its server was made the copy of one that lacks the last claims, and a master again", async () => {
    await start(GRACE_PERIOD);
    const copied = names("copied");
    const lost = names("lost");
    const first = await paced(sendAll(alternating, copied));
    await copyForTheLastTime();
    first.push(...(await paced(sendAll(alternating, lost))));
    expect(codes(first)).toEqual(["done"]);
    // The run id stays, and so may the connections.
    await copy(standby, master);
    const all = [...copied, ...lost];
    for (const round of [1, 2]) expect([round, await paced(sendAll(other, all))]).toEqual([round, first]);
    expect(codes(await paced(sendAll(other, ["new"])))).toEqual(["done"]);
    expect(posts()).toEqual([...all, "new"].toSorted());
  });
});
