import { afterEach, describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { endPrograms } from "../process.ts";
import { startRedisProxy } from "../redis-proxy.ts";
import type { RedisProxy } from "../redis-proxy.ts";
import { hasRedis, startRedis } from "../redis.ts";
import type { TestRedis } from "../redis.ts";
import { login } from "../sandbox/rest-client.ts";
import type { RestClient } from "../sandbox/rest-client.ts";
import { startGateway } from "../start.ts";
import type { Data, Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import type { TestClock } from "../test-clock.ts";
import { empty, PATIENCE, untilShared } from "./replicas.ts";
import { createScheduler } from "./scheduler.ts";
import type { Scheduler } from "./scheduler.ts";
import { scripts, viewOf, writeOf } from "./script.ts";
import type { Step, Write } from "./script.ts";
import { readTruth, truthQuery } from "./truth.ts";
import type { Asked, Truth } from "./truth.ts";

/** How many scripts of 40 and of 12 steps are played; more find more. */
const MORE = process.env["PROPERTY_RUNS"];
const RUNS = { long: Number(MORE ?? 10), short: Number(MORE ?? 6) };
/** The seed that a run which failed has told: it fails again, at the same place. */
const SEED = process.env["PROPERTY_SEED"];

/** What everybody who asks this replica from now on has to see: versions at least, and nothing that was deleted. */
interface Floor {
  versions: Map<string, number>;
  deleted: Set<string>;
}

interface World {
  redis: TestRedis;
  clock: TestClock;
  proxies: RedisProxy[];
  replicas: Gateway[];
  scheduler: Scheduler;
  client: RestClient;
  /** What all replicas have to show as long as Redis answers. */
  floor: Floor;
  /** What each has to show whatever becomes of Redis: its own writes. */
  own: Floor[];
  isUp: boolean;
  /** Whether the replicas are cut off from Redis when they lose it, which keeps what it has then. */
  cutOff: boolean;
  truth: Truth;
  /** Everything there ever was, the newest last. */
  everything: { libraries: string[]; responses: string[] };
  /** Reads that nobody has waited for yet. */
  underWay: Promise<void>[];
  writes: number;
  reads: number;
}

const NOTHING: Asked = { libraries: [], responses: [], shelves: [], messaging: false };

async function startWorld(redis: TestRedis, cutOff: boolean): Promise<World> {
  await empty(redis);
  const clock = createTestClock();
  const proxies = [await startRedisProxy(redis.url), await startRedisProxy(redis.url)];
  const replicas: Gateway[] = [];
  for (const { url } of proxies) {
    const [first] = replicas;
    const env = { REDIS_URL: url };
    const shared = first ? { sandbox: first.sandbox } : { creationTime: 0 };
    replicas.push(await startGateway({ cache: true, clock, redisPatience: PATIENCE, env, ...shared }));
  }
  const { sandbox } = replicas[0]!;
  const scheduler = await createScheduler({ clock, sandbox, redis, proxies });
  await scheduler.finish(() => untilShared(redis, replicas));
  const client = await login(sandbox);
  const truth = await readTruth(client, NOTHING);
  const createFloor = (): Floor => ({ versions: new Map(), deleted: new Set() });
  const [floor, own] = [createFloor(), replicas.map(createFloor)];
  const { libraries, responses } = truth.ids;
  const everything = { libraries: [...libraries], responses: [...responses] };
  const counts = { writes: 0, reads: 0 };
  const parts = { redis, clock, proxies, replicas, scheduler, client };
  return { ...parts, cutOff, floor, own, isUp: true, truth, everything, underWay: [], ...counts };
}

async function closeWorld({ replicas, proxies, scheduler, underWay }: World): Promise<void> {
  await scheduler.finish(() => Promise.allSettled(underWay));
  scheduler.close();
  for (const replica of replicas.toReversed()) await replica.close();
  for (const proxy of proxies) await proxy.close();
}

/** Fails when the answer shows anything older than it was when the question was asked. */
function check(data: Data, { versions, deleted }: Floor, query: string): void {
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const part of Object.values(value)) visit(part);
    // Versions of settings are text.
    const { id, version } = value as { id?: string; version?: number | string | null };
    if (id === undefined) return;
    if (deleted.has(id)) throw new Error(`${id} was deleted, and is shown by ${query}`);
    if (version != null && Number(version) < (versions.get(id) ?? 0)) {
      throw new Error(`${id} has version ${versions.get(id)}, and ${query} shows ${version}`);
    }
  };
  visit(data);
}

function read(world: World, by: number, query: string): void {
  const floor = structuredClone(world.isUp ? world.floor : world.own[by]!);
  world.reads += 1;
  const reading = async () => {
    const { data, errors } = await world.replicas[by]!.query(query);
    expect(errors).toBeUndefined();
    check(data, floor, query);
  };
  world.underWay.push(reading());
  // Whoever waits for all of them hears of it.
  world.underWay.at(-1)!.catch(() => undefined);
}

/** Sends a write; from its answer on it has to be seen. */
async function write(world: World, by: number, { mutation, input, entity }: Write): Promise<void> {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!`;
  const args = input ? [`($input: ${type})`, "(input: $input)"] : ["", ""];
  const shown = entity ? `${entity} { id ${entity === "integration" ? "" : "version"} }` : "";
  const { data, errors } = await world.replicas[by]!.query(
    `mutation ${args[0]} { ${mutation}${args[1]} { ${shown} userErrors { code } } }`,
    input && { input },
  );
  expect(errors).toBeUndefined();
  const { userErrors, [entity ?? ""]: made } = data[mutation];
  // In use, deleted by the other write, or changed by it: all in order, and nothing is to be seen.
  if (userErrors.length > 0) return;
  world.writes += 1;
  for (const { versions, deleted } of [world.floor, world.own[by]!]) {
    if (mutation.startsWith("delete")) deleted.add((input as { id: string }).id);
    if (made?.version != null) versions.set(made.id, Math.max(Number(made.version), versions.get(made.id) ?? 0));
  }
  if (mutation === "createLibrary") world.everything.libraries.push(made.id);
  if (mutation === "createResponse") world.everything.responses.push(made.id);
}

/** Compares what a replica answers with what the sandbox holds. */
async function look(world: World, by: number, asked: Asked): Promise<void> {
  const { data, errors } = await world.scheduler.finish(async () => {
    world.truth = await readTruth(world.client, asked);
    return world.replicas[by]!.query(truthQuery(asked));
  });
  expect(errors).toBeUndefined();
  expect(data).toEqual(world.truth.data);
}

function someOf({ everything, truth }: World, which: number): Asked {
  const { libraries } = truth.ids;
  return {
    libraries: everything.libraries.slice(-8),
    responses: everything.responses.slice(-8),
    shelves: [which, which + 1].map((at) => libraries[at % libraries.length]!),
    messaging: which % 3 === 0,
  };
}

function allOf({ everything, truth }: World): Asked {
  return {
    libraries: everything.libraries.slice(-100),
    responses: everything.responses.slice(-60),
    shelves: truth.ids.libraries,
    messaging: true,
  };
}

/** Reads and writes of one step; the reads may end whenever they like. */
async function play(world: World, { writes, reads, held, seed, pass }: Step): Promise<void> {
  const { scheduler } = world;
  // What is held for that long would be given up.
  if (pass > 0) await scheduler.finish(() => Promise.all(world.underWay));
  await scheduler.pass(pass);
  scheduler.begin(held, seed);
  const sent: Promise<void>[] = [];
  const starts = [
    ...reads.map((step) => () => read(world, step.by, viewOf(step, world.truth))),
    ...writes.map((step, at) => () => {
      sent.push(write(world, step.by, writeOf(step, world.truth, `Name ${world.writes}.${at}`)));
    }),
  ];
  await scheduler.run(starts, () => Promise.all(sent));
  await Promise.all(sent);
}

interface Played {
  steps: number;
  writes: number;
  reads: number;
}

/** Plays scripts of so many steps, one after the other. */
async function playAll(runs: number, length: number, run: (world: World, steps: Step[]) => Promise<void>) {
  const redis = await startRedis();
  const played: Played = { steps: 0, writes: 0, reads: 0 };
  await fc.assert(
    fc.asyncProperty(scripts(length), fc.boolean(), async (steps, cutOff) => {
      const world = await startWorld(redis, cutOff);
      try {
        await run(world, steps);
        await world.scheduler.finish(() => Promise.all(world.underWay));
        for (const by of [0, 1]) await look(world, by, allOf(world));
        played.steps += steps.length;
        played.writes += world.writes;
        played.reads += world.reads;
      } finally {
        await closeWorld(world);
      }
    }),
    // A smaller script plays another game, and proves nothing about this one.
    { numRuns: runs, endOnFailure: true, ...(SEED !== undefined && { seed: Number(SEED) }) },
  );
  return played;
}

(hasRedis ? describe : describe.skip)("two replicas with one Redis", () => {
  afterEach(() => endPrograms());

  test("whatever is written and read through them, in whatever order, no answer is older than the last write", async () => {
    const played = await playAll(RUNS.long, 40, async (world, steps) => {
      for (const step of steps) {
        await play(world, step);
        if (step.look) await look(world, step.look.by, someOf(world, step.look.which));
      }
    });
    expect(played.steps).toBe(RUNS.long * 40);
    expect(played.writes).toBeGreaterThan(played.steps / 2);
  });

  test("with Redis away in the middle, each sees its own writes at once, and all of them when it is back", async () => {
    const played = await playAll(RUNS.short, 12, async (world, steps) => {
      const { redis, replicas, clock, scheduler } = world;
      const [up, away, back] = [steps.slice(0, 3), steps.slice(3, 9), steps.slice(9)];
      for (const step of up) await play(world, step);
      await scheduler.finish(() => Promise.all(world.underWay));
      await scheduler.loseRedis(world.cutOff ? "cut off" : "stopped");
      world.isUp = false;
      for (const step of away) {
        await play(world, step);
        await scheduler.finish(async () => {
          world.truth = await readTruth(world.client, NOTHING);
          for (const { by } of step.writes) read(world, by, truthQuery(allOf(world)));
          await Promise.all(world.underWay);
        });
      }
      await scheduler.bringRedisBack();
      await untilShared(redis, replicas, clock);
      world.isUp = true;
      for (const by of [0, 1]) await look(world, by, allOf(world));
      for (const step of back) {
        await play(world, step);
        if (step.look) await look(world, step.look.by, someOf(world, step.look.which));
      }
    });
    expect(played.steps).toBe(RUNS.short * 12);
    expect(played.writes).toBeGreaterThan(played.steps / 2);
  });
});
