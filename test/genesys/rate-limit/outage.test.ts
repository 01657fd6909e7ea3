import { afterEach, describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { sleep } from "../../../src/deadline.ts";
import { hasRedis } from "../../redis.ts";
import { endReplicas, startShared } from "./replica.ts";
import type { Shared, TimedReplica } from "./replica.ts";
import { mostWithin } from "./most-within.ts";

afterEach(endReplicas);

const WINDOW = 20_000;
const LIMIT = 30;
const options = { windowLength: WINDOW, requestsPerMinute: LIMIT, replicas: 2 };

/** The next random integer below this one. It depends on the seed of the test only. */
type Random = (below: number) => number;

/** Several times as many calls as the limit, some of them in bursts. A call takes up to a fifth of the window. */
function startLoad({ clock }: Shared, replicas: TimedReplica[], random: Random) {
  let unanswered = 0;
  let running = true;

  async function call({ take, seen }: TimedReplica) {
    unanswered += 1;
    try {
      const permit = await take({ deadline: clock.now() + WINDOW / 2 });
      await sleep(clock, random(WINDOW / 10));
      seen.push(clock.now());
      await sleep(clock, random(WINDOW / 10));
      permit.ended();
    } catch {
      // Refused, which is an answer too.
    }
    unanswered -= 1;
  }
  function arrive(replica: TimedReplica) {
    if (!running) return;
    const burst = random(100) < 3 ? LIMIT / 2 : 1;
    for (let count = 0; count < burst; count += 1) void call(replica);
    clock.after(random(WINDOW / 20), () => arrive(replica));
  }
  for (const replica of replicas) arrive(replica);
  return {
    /** Ends the load, and returns how many calls never got an answer. */
    async end() {
      running = false;
      await clock.pass(WINDOW);
      return unanswered;
    },
  };
}

async function stopAndStart({ redis, clock, connected }: Shared, replicas: TimedReplica[], random: Random) {
  // They reconnect when the seed says so, not by themselves.
  for (const { client } of replicas) client.disconnect();
  await redis.stop();
  await clock.pass(random(1.5 * WINDOW));
  await redis.start();
  const [first, second] = random(2) === 0 ? replicas : replicas.toReversed();
  await first!.client.connect();
  await connected(first!);
  await clock.pass(random(0.9 * WINDOW));
  await second!.client.connect();
  await connected(second!);
}

async function fallSilent({ clock, silence, speak }: Shared, _: TimedReplica[], random: Random) {
  silence();
  await clock.pass(random(1.5 * WINDOW));
  speak();
}

(hasRedis ? describe : describe.skip)("two replicas under load", () => {
  test("keep to the limit and answer every call while Redis stops, starts empty, falls silent and answers again", async () => {
    let used = 0;
    let available = 0;
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (generate) => {
        const random: Random = (below) => generate(fc.integer, { min: 0, max: Math.floor(below) - 1 });
        const shared = await startShared();
        const { clock } = shared;
        const replicas = await shared.startTwo(options);
        const begin = clock.now();
        const load = startLoad(shared, replicas, random);
        const faults = random(2) === 0 ? [stopAndStart, fallSilent] : [fallSilent, stopAndStart];
        for (const fault of faults) {
          await clock.pass(random(1.75 * WINDOW));
          await fault(shared, replicas, random);
        }
        await clock.pass(random(1.25 * WINDOW));
        const windows = (clock.now() - begin) / WINDOW;
        const unanswered = await load.end();
        const seen = replicas.flatMap((replica) => replica.seen);
        expect(unanswered).toBe(0);
        expect(mostWithin(WINDOW, seen)).toBeLessThanOrEqual(LIMIT);
        used += seen.length;
        available += windows * LIMIT;
        await endReplicas();
      }),
      // Shorter is not simpler here.
      { numRuns: 20, endOnFailure: true },
    );
    // The permits were not left unused either.
    expect(used).toBeGreaterThan(0.6 * available);
  });
});
