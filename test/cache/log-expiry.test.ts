import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { startSandbox } from "../../sandbox/server.ts";
import type { Sandbox } from "../../sandbox/server.ts";
import type { RedisClient } from "../../src/redis.ts";
import { endPrograms } from "../process.ts";
import { hasRedis, openRedis, startRedis } from "../redis.ts";
import type { TestRedis } from "../redis.ts";
import type { Gateway } from "../start.ts";
import { until } from "../until.ts";
import { startReplicas } from "./replicas.ts";
import { libraryId, responseId } from "./views.ts";

const READ = `{
  library(id: ${libraryId(1)}) { id name }
  libraries(first: 100) { nodes { id name } }
  response(id: ${responseId(1)}) { name libraries { id name } }
}`;
const ID = JSON.parse(libraryId(1)) as string;
const rename = (name: string) =>
  `mutation { updateLibrary(input: { id: ${libraryId(1)}, name: "${name}" }) { library { name } userErrors { code } } }`;

/** Redis forgets the hash of the numbers an hour after the last write. Here the test makes the server expire it sooner. */
(hasRedis ? describe : describe.skip)("when the log of changes expires in Redis", () => {
  let redis: TestRedis;
  let admin: Awaited<ReturnType<typeof openRedis>>;
  let client: RedisClient;
  let sandbox: Sandbox;
  let gateways: Gateway[] = [];
  beforeAll(async () => {
    redis = await startRedis();
  });
  beforeEach(async () => {
    await redis.renew();
    admin = await openRedis(redis.url);
    client = admin.client;
    sandbox = await startSandbox({});
    gateways = await startReplicas(2, redis, { sandbox });
  });
  afterEach(async () => {
    for (const { close } of gateways.splice(0)) await close();
    await sandbox.close();
    admin.close();
  });
  afterAll(endPrograms);

  /** The hash, and the log beside it. */
  async function names(): Promise<[hash: string, log: string]> {
    const [log = ""] = await client.keys("genesys-cloud-graphql:cache:*:log");
    return [log.replace(/:log$/, ""), log];
  }
  async function expire(...keys: readonly string[]) {
    for (const key of keys) await client.pexpire(key, 1);
    await until(async () => (await client.exists(...keys)) === 0);
  }
  /** The names that the answer of each gateway shows for the library, wherever it stands. */
  async function seen(): Promise<unknown[][]> {
    const answers = await Promise.all(gateways.map(({ query }) => query(READ)));
    return answers.map(({ data, errors }) => {
      expect(errors).toBeUndefined();
      const shown = [data.library, ...data.libraries.nodes, ...data.response.libraries].filter(({ id }) => id === ID);
      expect(shown).toHaveLength(3);
      return [...new Set(shown.map(({ name }) => name))];
    });
  }
  const bothShow = (name: string) => [[name], [name]];
  async function write(by: number, name: string) {
    const { errors, data, extensions } = await gateways[by]!.query(rename(name));
    expect([errors, data?.updateLibrary.userErrors, extensions?.warnings]).toEqual([undefined, [], undefined]);
  }
  async function callsOf(work: () => Promise<unknown>): Promise<number> {
    sandbox.resetCalls();
    await work();
    return sandbox.calls().total;
  }

  test.each([
    ["with the log", true],
    ["before the log", false],
  ])("%s, each read is as new as the last write, and Redis is used again", async (_, withLog) => {
    for (const name of ["A", "B", "C"]) await write(0, name);
    expect(await seen()).toEqual(bothShow("C"));
    expect(await callsOf(seen)).toBe(0);
    for (const round of [1, 2]) {
      const [hash, log] = await names();
      await expire(hash, ...(withLog ? [log] : []));
      expect(await seen()).toEqual(bothShow(round === 1 ? "C" : "C1"));
      // As many writes as before: the number of the last one has been used before.
      for (const name of ["A", "B", "C"]) await write(1, `${name}${round}`);
      expect(await seen()).toEqual(bothShow(`C${round}`));
      expect(await callsOf(seen)).toBe(0);
    }
  });

  test("the first thing after it may be a write", async () => {
    await write(0, "A");
    expect(await seen()).toEqual(bothShow("A"));
    await expire(...(await names()));
    await write(1, "B");
    expect(await seen()).toEqual(bothShow("B"));
    expect(await callsOf(seen)).toBe(0);
  });

  test("a read that began before it shows nothing old to later requests", async () => {
    await write(0, "A");
    const held = sandbox.hold("GET /api/v2/responsemanagement/libraries", { times: 1 });
    const reading = gateways[0]!.query("{ libraries(first: 100) { nodes { id name } } }");
    await held.reached();
    await expire(...(await names()));
    await write(1, "B");
    held.release();
    await reading;
    expect(await seen()).toEqual(bothShow("B"));
    expect(await callsOf(seen)).toBe(0);
  });

  test("reading alone does not keep it, and costs each answer one more read an hour", async () => {
    await write(0, "A");
    expect(await seen()).toEqual(bothShow("A"));
    const [hash] = await names();
    await client.pexpire(hash, 3_000_000);
    await seen();
    expect(await client.pttl(hash)).toBeLessThanOrEqual(3_000_000);
    await expire(...(await names()));
    const calls = await callsOf(seen);
    expect(calls).toBeGreaterThan(0);
    expect(await callsOf(seen)).toBe(0);
  });
});
