import { setTimeout as sleep } from "node:timers/promises";
import { createRateBudget } from "../../src/rate-budget/rate-budget.ts";
import type { Permit, PermitRequest, RateBudget, RateBudgetOptions } from "../../src/rate-budget/rate-budget.ts";
import { createRedis } from "../../src/redis.ts";
import type { RedisConnection } from "../../src/redis.ts";
import { endPrograms } from "../process.ts";

const open: { redis: RedisConnection; budget: RateBudget }[] = [];

/**
 * A replica with a connection of its own; `seen` are the moments at which its upstream saw calls. Its window is short, so
 * that replicas tell each other seven times a second what they do not need.
 */
export function startReplica({ url }: { url: string }, options: Partial<RateBudgetOptions> = {}) {
  const redis = createRedis(url);
  const budget = createRateBudget({ requestsPerMinute: 20, window: 3000, redis: redis.client, ...options });
  open.push({ redis, budget });
  const seen: number[] = [];

  const take = (request: Partial<PermitRequest> = {}): Promise<Permit> =>
    budget.take({ priority: "interactive", deadline: performance.now(), ...request });
  /** Sends so many calls at once, which take no time; answers how many were allowed. */
  async function send(count: number, request: Partial<PermitRequest> = {}) {
    const outcomes = await Promise.allSettled(Array.from({ length: count }, () => take(request)));
    const allowed = outcomes.filter((outcome) => outcome.status === "fulfilled");
    for (const { value } of allowed) {
      seen.push(performance.now());
      value.ended();
    }
    return allowed.length;
  }
  return { ...redis, budget, take, send, seen };
}

/** Ends all replicas and every Redis of a test. For `afterEach`. */
export async function endReplicas(): Promise<void> {
  await Promise.all(open.map(({ budget }) => budget.close()));
  for (const { redis } of open.splice(0)) redis.close();
  endPrograms();
}

/** Waits until something holds; fails after 5 s. */
export async function until(holds: () => boolean) {
  for (let waited = 0; !holds(); waited += 10) {
    if (waited > 5000) throw new Error("It does not happen.");
    await sleep(10);
  }
}
