import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { endPrograms } from "../process.ts";
import { hasRedis, startRedis } from "../redis.ts";
import type { TestRedis } from "../redis.ts";
import { login } from "../sandbox/rest-client.ts";
import type { RestClient } from "../sandbox/rest-client.ts";
import type { Data, Gateway } from "../start.ts";
import { empty, startReplicas, untilShared } from "./replicas.ts";
import { scripts, viewOf, writeOf } from "./script.ts";
import type { Step, Write } from "./script.ts";
import { readTruth, truthQuery } from "./truth.ts";
import type { Asked, Truth } from "./truth.ts";

/** How long each of the two goes on; more finds more. */
const SECONDS = Number(process.env["PROPERTY_SECONDS"] ?? 10);

/** What everybody who asks this replica from now on has to see: versions at least, and nothing that was deleted. */
interface Floor {
  versions: Map<string, number>;
  deleted: Set<string>;
}

interface World {
  redis: TestRedis;
  replicas: Gateway[];
  client: RestClient;
  /** What all replicas have to show as long as Redis answers. */
  floor: Floor;
  /** What each has to show whatever becomes of Redis: its own writes. */
  own: Floor[];
  isUp: boolean;
  truth: Truth;
  /** Everything there ever was, the newest last. */
  everything: { libraries: string[]; responses: string[] };
  /** Reads that nobody has waited for yet. */
  underWay: Promise<void>[];
  writes: number;
  reads: number;
}

const NOTHING: Asked = { libraries: [], responses: [], shelves: [], messaging: false };

async function startWorld(redis: TestRedis): Promise<World> {
  await empty(redis);
  const replicas = await startReplicas(2, redis, { creationTime: 0 });
  const client = await login(replicas[0]!.sandbox);
  const truth = await readTruth(client, NOTHING);
  const createFloor = (): Floor => ({ versions: new Map(), deleted: new Set() });
  const [floor, own] = [createFloor(), replicas.map(createFloor)];
  const { libraries, responses } = truth.ids;
  const everything = { libraries: [...libraries], responses: [...responses] };
  return { redis, replicas, client, floor, own, isUp: true, truth, everything, underWay: [], writes: 0, reads: 0 };
}

async function closeWorld({ replicas, underWay }: World): Promise<void> {
  await Promise.allSettled(underWay);
  for (const replica of replicas.toReversed()) await replica.close();
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
  world.truth = await readTruth(world.client, asked);
  const { data, errors } = await world.replicas[by]!.query(truthQuery(asked));
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
async function play(world: World, { writes, reads, delays, lead }: Step): Promise<void> {
  const { sandbox } = world.replicas[0]!;
  sandbox.faults(delays.map((delay) => ({ match: "*", times: 1, delay })));
  const half = Math.ceil(reads.length / 2);
  for (const { by, ...what } of reads.slice(0, half)) read(world, by, viewOf(what, world.truth));
  await sleep(lead);
  const sent = writes.map((step, at) =>
    write(world, step.by, writeOf(step, world.truth, `Name ${world.writes}.${at}`)),
  );
  for (const { by, ...what } of reads.slice(half)) read(world, by, viewOf(what, world.truth));
  await Promise.all(sent);
  sandbox.faults([]);
}

interface Played {
  steps: number;
  writes: number;
  reads: number;
}

/** Plays one script of so many steps after the other until the time is over. */
async function playAll(length: number, run: (world: World, steps: Step[], isOver: () => boolean) => Promise<number>) {
  const redis = await startRedis();
  const played: Played = { steps: 0, writes: 0, reads: 0 };
  const end = performance.now() + SECONDS * 1000;
  const isOver = () => performance.now() > end;
  await fc.assert(
    fc.asyncProperty(scripts(length), async (steps) => {
      if (isOver()) return;
      const world = await startWorld(redis);
      try {
        played.steps += await run(world, steps, isOver);
        await Promise.all(world.underWay);
        for (const by of [0, 1]) await look(world, by, allOf(world));
        played.writes += world.writes;
        played.reads += world.reads;
      } finally {
        await closeWorld(world);
      }
    }),
    // What happens depends on the clock too: a smaller script would prove nothing.
    { numRuns: 1000, endOnFailure: true },
  );
  return played;
}

(hasRedis ? describe : describe.skip)("two replicas with one Redis", () => {
  afterEach(() => endPrograms());

  test(
    "whatever is written and read through them, in whatever order, no answer is older than the last write",
    async () => {
      const played = await playAll(40, async (world, steps, isOver) => {
        let count = 0;
        for (const step of steps) {
          if (isOver()) break;
          await play(world, step);
          await look(world, step.look.by, someOf(world, step.look.which));
          count += 1;
        }
        return count;
      });
      expect(played.writes).toBeGreaterThan(20);
    },
    SECONDS * 1000 + 30_000,
  );

  test(
    "with Redis away in the middle, each sees its own writes at once, and all of them when it is back",
    async () => {
      const played = await playAll(12, async (world, steps) => {
        const { redis, replicas } = world;
        const [up, away, back] = [steps.slice(0, 3), steps.slice(3, 9), steps.slice(9)];
        for (const step of up) await play(world, step);
        await Promise.all(world.underWay);
        await redis.stop();
        world.isUp = false;
        for (const step of away) {
          await play(world, step);
          world.truth = await readTruth(world.client, NOTHING);
          for (const { by } of step.writes) read(world, by, truthQuery(allOf(world)));
          await Promise.all(world.underWay);
        }
        await redis.start();
        await untilShared(redis, replicas);
        world.isUp = true;
        for (const by of [0, 1]) await look(world, by, allOf(world));
        for (const step of back) {
          await play(world, step);
          await look(world, step.look.by, someOf(world, step.look.which));
        }
        return steps.length;
      });
      expect(played.writes).toBeGreaterThan(10);
    },
    SECONDS * 1000 + 30_000,
  );
});
