import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { endPrograms } from "../process.ts";
import { hasRedis, PATIENT, startRedis } from "../redis.ts";
import type { TestRedis } from "../redis.ts";
import { startRedisProxy } from "../redis-proxy.ts";
import type { RedisProxy } from "../redis-proxy.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import type { TestClock } from "../test-clock.ts";
import { until } from "../until.ts";
import { empty } from "./replicas.ts";
import { libraryId, responseId } from "./views.ts";

/** What a request can wait for: versions, entries, changes, permits and idempotency keys. */
const COMMANDS = ["look", "mget", "eval", "evalsha", "set", "get"];

/** Milliseconds that a request waits at most, for the other calls of a batch. */
const LONGEST_WAIT = 50;

/** Reads through many lists of tags: a list, entities of it, a search, and what they embed. */
const QUERY = `{
  libraries(first: 3) { nodes { name responses(first: 3) { nodes { name libraries { name } } } } }
  response(id: ${responseId(1)}) { name libraries { name } }
  searchResponses(first: 5) { nodes { name } }
  messagingSettings(first: 5) { nodes { name } }
}`;

(hasRedis ? describe : describe.skip)("what a request asks Redis", () => {
  let redis: TestRedis;
  let proxy: RedisProxy;
  let gateway: Gateway;
  let clock: TestClock;
  beforeAll(async () => {
    redis = await startRedis();
  });
  beforeEach(async () => {
    await empty(redis);
    proxy = await startRedisProxy(redis.url);
    clock = createTestClock();
    gateway = await startGateway({ cache: true, clock, redisPatience: PATIENT, env: { REDIS_URL: proxy.url } });
    await until(async () => {
      await query("{ stickers(messenger: LINE, first: 1) { totalCount } }");
      return proxy.asked("look") > 0;
    });
  });
  afterEach(async () => {
    await gateway.close();
    await proxy.close();
  });
  afterAll(endPrograms);

  /**
   * What the gateway answers. Only short waits pass: a process also asks what is new four times a second after a write, which a busy
   * machine would have time for within a request.
   */
  const query = (text: string) => clock.passWaits(gateway.query(text), LONGEST_WAIT);

  /** How often each command was sent meanwhile. */
  async function asked(work: () => Promise<unknown>): Promise<Record<string, number>> {
    const before = COMMANDS.map(proxy.asked);
    await work();
    const counts = COMMANDS.map((name, at) => [name, proxy.asked(name) - before[at]!] as const);
    return Object.fromEntries(counts.filter(([name, count]) => count > 0 && name !== "evalsha"));
  }

  test("a warm request asks one question, however much it reads", async () => {
    const ask = () => asked(() => query(QUERY));
    // The first request leaves work for the background, which also asks.
    await until(async () => (await ask())["look"] === 1);
    for (let times = 0; times < 3; times += 1) expect(await ask()).toEqual({ look: 1 });
  });

  test("a cold read asks what is new and for the entry, one after the other", async () => {
    const read = () => query(`{ library(id: ${libraryId(1)}) { name } }`);
    expect(await asked(read)).toEqual({ look: 1, mget: 1, set: expect.any(Number) });
  });

  test("a write asks what is new before it, and adds its change after it", async () => {
    const read = `{ library(id: ${libraryId(1)}) { name } }`;
    await query(read);
    const write = (name: string) =>
      query(`mutation { updateLibrary(input: { id: ${libraryId(1)}, name: "${name}" }) { library { name } } }`);
    // A tag that this process does not know yet costs one more question.
    await write("Old");
    expect(await asked(() => write("New"))).toEqual({ look: 1, eval: 1, set: expect.any(Number) });
    expect(await asked(() => query(read))).toEqual({ look: 1 });
  });

  test("a write with a key asks what is new together with its claim", async () => {
    const read = `{ library(id: ${libraryId(1)}) { name } }`;
    await query(read);
    const write = (name: string) =>
      query(
        `mutation { updateLibrary(input: { id: ${libraryId(1)}, name: "${name}", idempotencyKey: "${name}" }) { library { name } } }`,
      );
    await write("Old");
    // Now and then the gateway also asks whether Redis still has its claims.
    const all = await asked(() => write("New"));
    expect([all["look"], all["eval"]! >= 3]).toEqual([1, true]);
    // While no answer comes, two questions are sent: the claim, and what is new.
    const before = COMMANDS.map(proxy.asked);
    proxy.holdAnswers();
    const newest = write("Newest");
    const sent = () => COMMANDS.map((name, at) => proxy.asked(name) - before[at]!);
    await until(() => sent()[COMMANDS.indexOf("eval")]! > 0 && sent()[COMMANDS.indexOf("look")]! > 0);
    proxy.release();
    const { data, errors } = await newest;
    expect([errors, data.updateLibrary.library.name]).toEqual([undefined, "Newest"]);
    const others = await asked(async () => {
      expect((await query(read)).data.library.name).toBe("Newest");
    });
    expect(others).toEqual({ look: 1 });
  });

  test("requests that are there at the same time share a question", async () => {
    await query(QUERY);
    const clients = 32;
    const rounds = 20;
    const { look } = await asked(() =>
      Promise.all(
        Array.from({ length: clients }, async () => {
          for (let round = 0; round < rounds; round += 1) await query(QUERY);
        }),
      ),
    );
    expect(look! / (clients * rounds)).toBeLessThan(0.3);
  });
});
