import { expect } from "@jest/globals";
import { createRandom } from "../../sandbox/random.ts";
import { PATIENT } from "../redis.ts";
import type { TestRedis } from "../redis.ts";
import { login } from "../sandbox/rest-client.ts";
import type { RestClient } from "../sandbox/rest-client.ts";
import { startGateway } from "../start.ts";
import type { Data, Gateway } from "../start.ts";
import { empty } from "./replicas.ts";
import { createScheduler } from "./scheduler.ts";
import type { Scheduler } from "./scheduler.ts";
import { viewOf, writeOf } from "./script.ts";
import type { Step, Write } from "./script.ts";
import { readTruth, truthQuery } from "./truth.ts";
import type { Asked, Truth } from "./truth.ts";

/** The state that every later read through this replica has to show: these versions or newer ones, and no deleted entity. */
interface Floor {
  versions: Map<string, number>;
  deleted: Set<string>;
}

/** Two replicas with one sandbox and one Redis, what has happened to them, and what they have to show. */
export interface World {
  redis: TestRedis;
  replicas: Gateway[];
  scheduler: Scheduler;
  client: RestClient;
  /** What all replicas have to show as long as Redis answers. */
  floor: Floor;
  /** The state that each replica has to show even without Redis: its own writes. */
  own: Floor[];
  isUp: boolean;
  /** Whether the replicas are cut off from Redis when they lose it, which keeps what it has then. */
  cutOff: boolean;
  truth: Truth;
  /** Everything there ever was, the newest last. */
  everything: { libraries: string[]; responses: string[] };
  /** Reads that no step has awaited yet. */
  running: Promise<void>[];
  writes: number;
  reads: number;
  /** What each read was answered, by when it began. */
  answers: string[];
}

export const NOTHING: Asked = { libraries: [], responses: [], shelves: [], messaging: false };

/** Where replicas do not wait for Redis: nothing is served that may be old, and no call that is held ends by itself. */
const UNCONFIRMED = {
  REDIS_AWAY_FRESH: "0",
  GENESYS_ATTEMPT_TIMEOUT: "300",
  GENESYS_CALL_TIMEOUT: "300",
  REQUEST_TIMEOUT: "300",
};

/** Starts one on an emptied Redis. Everything that happens in it follows from the seed and from what the test does. */
export async function startWorld(
  redis: TestRedis,
  seed: number,
  { cutOff, lags = false, patience }: { cutOff: boolean; lags?: boolean; patience?: number | undefined },
): Promise<World> {
  await empty(redis);
  const scheduler = await createScheduler(redis, 2);
  const { clock, relays, gate } = scheduler;
  const replicas: Gateway[] = [];
  for (const [at, { url }] of relays.entries()) {
    const [first] = replicas;
    // Half of the worlds rely on the versions of tags alone.
    const env = {
      REDIS_URL: url,
      GENESYS_CONSISTENCY_WINDOW: seed % 2 === 0 || lags ? "60" : "0",
      ...(patience !== undefined && UNCONFIRMED),
    };
    const shared = first ? { sandbox: first.sandbox } : { creationTime: 0, gate };
    const random = createRandom(seed + at);
    // A library's own name and the one that a response holds come from two reads. Another client may rename it in between.
    const mayContradict = "other clients write while an answer is made";
    const how = { clock, random, redisPatience: patience ?? PATIENT, env, mayContradict };
    replicas.push(await startGateway({ cache: true, ...how, ...shared }));
  }
  const { sandbox } = replicas[0]!;
  await untilShared(replicas, scheduler);
  const client = await scheduler.finish(() => login(sandbox));
  const truth = await scheduler.finish(() => readTruth(client, NOTHING));
  if (lags) sandbox.lag({ entities: 5000, lists: 5000, search: 5000, jitter: true, seed });
  const createFloor = (): Floor => ({ versions: new Map(), deleted: new Set() });
  const [floor, own] = [createFloor(), replicas.map(createFloor)];
  const { libraries, responses } = truth.ids;
  const everything = { libraries: [...libraries], responses: [...responses] };
  const counts = { writes: 0, reads: 0, answers: [] };
  const parts = { redis, replicas, scheduler, client };
  return { ...parts, cutOff, floor, own, isUp: true, truth, everything, running: [], ...counts };
}

/** Waits until each replica asks Redis for versions, which it does for every read. */
export async function untilShared(replicas: readonly Gateway[], { relays, finish, pass }: Scheduler): Promise<void> {
  for (const [at, { query }] of replicas.entries()) {
    const asked = () => relays[at]!.asked("look");
    for (const before = asked(); ;) {
      await finish(() => query(`{ stickers(messenger: LINE, first: 1) { totalCount } }`));
      if (asked() > before) break;
      await pass(100);
    }
  }
}

/** Lets all that is held end, and closes all but Redis. */
export async function closeWorld({ replicas, scheduler, running }: World): Promise<void> {
  await scheduler.finish(() => Promise.allSettled(running));
  scheduler.open();
  for (const replica of replicas.toReversed()) await replica.close();
  await scheduler.close();
}

/** Waits for all of them; of several that failed the one that began first is the failure. */
export async function all(works: readonly Promise<void>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(works)) if (outcome.status === "rejected") throw outcome.reason;
}

/** Fails when the answer shows anything older than it was when the question was asked. */
function check(data: Data, { versions, deleted }: Floor, query: string): void {
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const part of Object.values(value)) walk(part);
    // Versions of settings are text.
    const { id, version } = value as { id?: string; version?: number | string | null };
    if (id === undefined) return;
    if (deleted.has(id)) throw new Error(`${id} was deleted, and is shown by ${query}`);
    if (version != null && Number(version) < (versions.get(id) ?? 0)) {
      throw new Error(`${id} has version ${versions.get(id)}, and ${query} shows ${version}`);
    }
  };
  walk(data);
}

export function read(world: World, by: number, query: string): void {
  const floor = structuredClone(world.isUp ? world.floor : world.own[by]!);
  const number = world.reads;
  world.reads += 1;
  const reading = async () => {
    const { data, errors } = await world.replicas[by]!.query(query);
    expect(errors).toBeUndefined();
    world.answers[number] = `${query} ${JSON.stringify(data)}`;
    check(data, floor, query);
  };
  world.running.push(reading());
  // The step that awaits all reads gets the error.
  world.running.at(-1)!.catch(() => undefined);
}

/** Sends a write; from its answer on it has to be seen. */
async function write(world: World, by: number, { mutation, input, entity }: Write): Promise<void> {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!`;
  const args = input ? [`($input: ${type})`, "(input: $input)"] : ["", ""];
  const shown = entity ? `${entity} { id ${entity === "integration" ? "" : "version"} }` : "";
  const { data, errors, extensions } = await world.replicas[by]!.query(
    `mutation ${args[0]} { ${mutation}${args[1]} { ${shown} userErrors { code } } }`,
    input && { input },
  );
  expect(errors).toBeUndefined();
  const { userErrors, [entity ?? ""]: made } = data[mutation];
  // In use, deleted by the other write, or changed by it: all in order, and nothing is to be seen.
  if (userErrors.length > 0) return;
  world.writes += 1;
  // With a warning, other replicas may not know of it yet.
  const floors = extensions?.warnings ? [world.own[by]!] : [world.floor, world.own[by]!];
  for (const { versions, deleted } of floors) {
    if (mutation.startsWith("delete")) deleted.add((input as { id: string }).id);
    if (made?.version != null) versions.set(made.id, Math.max(Number(made.version), versions.get(made.id) ?? 0));
  }
  if (mutation === "createLibrary") world.everything.libraries.push(made.id);
  if (mutation === "createResponse") world.everything.responses.push(made.id);
}

/** Compares what a replica answers with what the sandbox holds. */
export async function look(world: World, by: number, asked: Asked): Promise<void> {
  const { data, errors } = await world.scheduler.finish(async () => {
    world.truth = await readTruth(world.client, asked);
    return world.replicas[by]!.query(truthQuery(asked));
  });
  expect(errors).toBeUndefined();
  expect(data).toEqual(world.truth.data);
}

/** A part of what there is: the newest, and two of the shelves. */
export function someOf({ everything, truth }: World, which: number): Asked {
  const { libraries } = truth.ids;
  return {
    libraries: everything.libraries.slice(-8),
    responses: everything.responses.slice(-8),
    shelves: [which, which + 1].map((at) => libraries[at % libraries.length]!),
    messaging: which % 3 === 0,
  };
}

/** Everything there is, as far as a query may ask for it. */
export function allOf({ everything, truth }: World): Asked {
  return {
    libraries: everything.libraries.slice(-100),
    responses: everything.responses.slice(-60),
    shelves: truth.ids.libraries,
    messaging: true,
  };
}

/** Reads and writes of one step. The reads may end at any time. */
export async function play(world: World, { writes, reads, held, seed, pass }: Step): Promise<void> {
  const { scheduler } = world;
  // What is held for that long would be given up.
  if (pass > 0) {
    await scheduler.finish(() => all(world.running));
    await scheduler.pass(pass);
  }
  scheduler.begin(world.replicas[0]!.sandbox, held, seed);
  const sent: Promise<void>[] = [];
  const starts = [
    ...reads.map((step) => () => read(world, step.by, viewOf(step, world.truth))),
    ...writes.map((step, at) => () => {
      sent.push(write(world, step.by, writeOf(step, world.truth, `Name ${world.writes}.${at}`)));
    }),
  ];
  await scheduler.run(starts, () => all(sent));
  await all(sent);
}
