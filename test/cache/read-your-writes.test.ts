import { afterEach, describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { endPrograms } from "../process.ts";
import { hasRedis, startRedis } from "../redis.ts";
import type { TestRedis } from "../redis.ts";
import { scripts } from "./script.ts";
import type { Step } from "./script.ts";
import { readTruth, truthQuery } from "./truth.ts";
import { all, allOf, closeWorld, look, NOTHING, play, read, someOf, startWorld, untilShared } from "./world.ts";
import type { World } from "./world.ts";

/** How many scripts of 40 and of 12 steps are played; more find more. */
const MORE = process.env["PROPERTY_RUNS"];
const RUNS = { long: Number(MORE ?? 8), short: Number(MORE ?? 4) };
/** Each run has a seed of its own, one more than the run before; all that happens in it follows from that. */
const FIRST_SEED = Number(process.env["PROPERTY_SEED"] ?? Math.floor(Math.random() * 1e9));
/** Milliseconds that a run takes at most; for hangs. */
const LONGEST_RUN = 60_000;

/** How a script of so many steps is played. */
interface Game {
  name: string;
  length: number;
  /** Whether the REST API lags behind its writes, by up to 5 s. */
  lags?: boolean;
  /** Milliseconds that the replicas wait for Redis. Left out: as long as it takes. */
  patience?: number;
  play(world: World, steps: readonly Step[]): Promise<void>;
}

interface Played {
  steps: number;
  writes: number;
  /** All that happened, in its order, and what was answered. */
  trace: readonly string[];
}

/** The run that has begun and has not passed: it failed, or it hangs. */
let unfinished: { seed: number; game: Game; failedAfter?: number } | undefined;

/** Plays the one run that this seed stands for. */
async function playSeed(redis: TestRedis, seed: number, game: Game): Promise<Played> {
  unfinished = { seed, game };
  const [[steps, cutOff] = [[], false]] = fc.sample(fc.tuple(scripts(game.length), fc.boolean()), { seed, numRuns: 1 });
  const world = await startWorld(redis, seed, { cutOff, lags: game.lags === true, patience: game.patience });
  try {
    await game.play(world, steps);
    await world.scheduler.finish(() => all(world.running));
    if (game.lags) {
      // In the end the lists are there as well, as soon as none of the answers is kept that did not show the last writes.
      world.replicas[0]!.sandbox.lag({});
      await world.scheduler.pass(1100);
    }
    for (const by of [0, 1]) await look(world, by, allOf(world));
  } catch (error) {
    unfinished.failedAfter = world.scheduler.trace.length;
    throw error;
  } finally {
    await closeWorld(world);
  }
  unfinished = undefined;
  const { writes, answers, scheduler } = world;
  return { steps: steps.length, writes, trace: [...scheduler.trace, ...answers] };
}

/** Plays so many runs, one after the other. */
async function playAll(runs: number, game: Game) {
  const redis = await startRedis();
  const sum = { steps: 0, writes: 0 };
  for (let run = 0; run < runs; run += 1) {
    const { steps, writes } = await playSeed(redis, FIRST_SEED + run, game);
    sum.steps += steps;
    sum.writes += writes;
  }
  return sum;
}

const WITH_REDIS: Game = {
  name: "no answer is older than the last write, for all writes and reads through both, in all orders",
  length: 40,
  async play(world, steps) {
    for (const step of steps) {
      await play(world, step);
      if (step.look) await look(world, step.look.by, someOf(world, step.look.which));
    }
  },
};

const WITH_LAG: Game = {
  name: "no answer is older than the last write, where the REST API lags behind its writes",
  length: 40,
  lags: true,
  async play(world, steps) {
    for (const step of steps) await play(world, step);
  },
};

const WITH_REDIS_LATE: Game = {
  name: "no answer is older than the last write, where Redis answers later than the replicas wait",
  length: 40,
  patience: 500,
  async play(world, steps) {
    world.scheduler.answerLate(600);
    for (const step of steps) await play(world, step);
    await world.scheduler.finish(() => all(world.running));
    world.scheduler.answerLate(0);
    // What is owed is told.
    await world.scheduler.pass(200);
    await untilShared(world.replicas, world.scheduler);
  },
};

const WITH_REDIS_AWAY: Game = {
  name: "with Redis away in the middle, each sees its own writes at once, and all of them when it is back",
  length: 12,
  async play(world, steps) {
    const { replicas, scheduler } = world;
    const [up, away, back] = [steps.slice(0, 3), steps.slice(3, 9), steps.slice(9)];
    for (const step of up) await play(world, step);
    await scheduler.finish(() => all(world.running));
    await scheduler.loseRedis(world.cutOff ? "cut off" : "stopped");
    world.isUp = false;
    for (const step of away) {
      await play(world, step);
      world.truth = await scheduler.finish(() => readTruth(world.client, NOTHING));
      const readAll = (by: number) => () => read(world, by, truthQuery(allOf(world)));
      const reads = step.writes.map(({ by }) => readAll(by));
      await scheduler.run(reads, () => all(world.running));
      await all(world.running);
    }
    await scheduler.bringRedisBack();
    await untilShared(replicas, scheduler);
    world.isUp = true;
    for (const by of [0, 1]) await look(world, by, allOf(world));
    for (const step of back) {
      await play(world, step);
      if (step.look) await look(world, step.look.by, someOf(world, step.look.which));
    }
  },
};

(hasRedis ? describe : describe.skip)("two replicas with one Redis", () => {
  afterEach(() => {
    endPrograms();
    if (!unfinished) return;
    const { seed, game, failedAfter } = unfinished;
    unfinished = undefined;
    const command = `PROPERTY_SEED=${seed} PROPERTY_RUNS=1 npm test -- test/cache/read-your-writes -t "${game.name}"`;
    throw new Error(
      `${failedAfter ? `Failed after ${failedAfter} events` : "Did not end"}. The same run again: ${command}`,
    );
  });

  test.each([
    { ...WITH_REDIS, runs: RUNS.long },
    { ...WITH_LAG, runs: RUNS.short },
    { ...WITH_REDIS_LATE, runs: RUNS.short },
    { ...WITH_REDIS_AWAY, runs: RUNS.short },
  ])(
    "$name",
    async ({ runs, ...game }) => {
      const { steps, writes } = await playAll(runs, game);
      expect(steps).toBe(runs * game.length);
      expect(writes).toBeGreaterThan(steps / 2);
    },
    Math.max(300_000, RUNS.long * LONGEST_RUN),
  );

  test.each([
    { when: "with Redis", game: WITH_REDIS },
    { when: "with Redis away in between", game: WITH_REDIS_AWAY },
  ])("one seed is one order of events, $when", async ({ game }) => {
    const redis = await startRedis();
    for (const seed of [FIRST_SEED, FIRST_SEED + 1]) {
      const { trace } = await playSeed(redis, seed, game);
      const again = await playSeed(redis, seed, game);
      // A whole trace is too long to read.
      const difference = trace.findIndex((event, at) => event !== again.trace[at]);
      expect({ seed, event: again.trace[difference] }).toEqual({ seed, event: trace[difference] });
      expect(again.trace).toHaveLength(trace.length);
    }
  });
});
