import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { hasRedis, startRedis } from "../redis.ts";
import { endReplicas, startReplica, until } from "./replica.ts";
import { mostWithin } from "./test-clock.ts";

// A machine that stalls for longer than a command to Redis may take makes Redis look away, which is what the code then sees.
jest.retryTimes(2);

let stopLoad = async () => {};
afterEach(async () => {
  await stopLoad();
  await endReplicas();
});

const WINDOW = 400;
const BUDGET = 30;

/** Two replicas under three times the demand of their budget, some of it in bursts, whose calls take up to 80 ms. */
async function startLoad() {
  const redis = await startRedis();
  const options = { window: WINDOW, requestsPerMinute: BUDGET, replicas: 2 };
  const replicas = [startReplica(redis, options), startReplica(redis, options)];
  const load = { running: true, unanswered: 0 };

  async function call({ take, seen }: (typeof replicas)[number]) {
    load.unanswered += 1;
    try {
      const permit = await take({ deadline: performance.now() + 200 });
      await sleep(Math.random() * 40);
      seen.push(performance.now());
      await sleep(Math.random() * 40);
      permit.ended();
    } catch {
      // Refused: that is an answer too.
    }
    load.unanswered -= 1;
  }
  const loads = replicas.map(async (replica) => {
    while (load.running) {
      const burst = Math.random() < 0.03 ? BUDGET / 2 : 1;
      for (let count = 0; count < burst; count += 1) void call(replica);
      await sleep(Math.random() * 14);
    }
  });
  stopLoad = async () => {
    load.running = false;
    await Promise.all(loads);
  };
  return {
    redis,
    haveRedis: (have: boolean) => until(() => replicas.every(({ budget }) => budget.state().shared === have)),
    async end() {
      await stopLoad();
      await sleep(400);
      return { unanswered: load.unanswered, seen: replicas.flatMap(({ seen }) => seen) };
    },
  };
}

(hasRedis ? describe : describe.skip)("two replicas under load", () => {
  test("keep the budget and answer all while Redis stops, starts empty, falls silent and speaks again", async () => {
    const { redis, haveRedis, end } = await startLoad();
    await sleep(700);
    await redis.stop();
    await haveRedis(false);
    await sleep(400);
    await redis.start();
    await haveRedis(true);
    await sleep(700);
    redis.freeze();
    await haveRedis(false);
    await sleep(300);
    redis.thaw();
    await haveRedis(true);
    await sleep(500);
    const { unanswered, seen } = await end();
    expect(unanswered).toBe(0);
    expect(mostWithin(WINDOW, seen)).toBeLessThanOrEqual(BUDGET);
    // And what there was has been used: most of it in each of eight windows.
    expect(seen.length).toBeGreaterThan(0.6 * 8 * BUDGET);
  });
});
