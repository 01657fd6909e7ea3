import { setTimeout as sleep } from "node:timers/promises";
import { mostInAMinute } from "../most-in-a-minute.ts";
import type { Fault } from "./faults.ts";
import { figuresOf, RECOVERY } from "./figures.ts";
import type { Figures } from "./figures.ts";
import { askForMuch } from "./run-budget.ts";
import { sendKeys } from "./run-keys.ts";
import { createClients } from "./run-operations.ts";
import { startWorld } from "./world.ts";

export interface TrialOptions {
  seed: number;
  operations: number;
  pace: number;
  concurrency: number;
  keys: number;
  /** Seconds in which ten times the budget is asked for; 0: the budget is not tried. */
  budgetSeconds: number;
  settings: Record<string, string>;
}

export interface Trial extends Figures {
  /** Most REST calls in 60 s, asked for ten times the budget; undefined if this was not tried. */
  mostCalls: number | undefined;
}

/** REST calls per minute when the budget is tried. */
export const BUDGET = 300;

/** Lets faults act on two gateways and their Redis, while clients read, rename and send keys; then tries the budget. */
export async function tryFaults(faults: readonly Fault[], options: TrialOptions): Promise<Trial> {
  const figures = await figuresUnder(faults, options);
  return { ...figures, mostCalls: await mostCallsUnder(faults, options) };
}

async function figuresUnder(faults: readonly Fault[], options: TrialOptions): Promise<Figures> {
  const { seed, operations, pace, keys: count, settings } = options;
  const world = await startWorld({ faults, seed, budget: 1_000_000, settings });
  try {
    const { seen, readAll, operate } = createClients(world.gateways, options);
    await readAll();
    const stop = world.strike();
    const stage = ((operations / pace) * 1000) / 2;
    const [keys] = await Promise.all([sendKeys(world.gateways, { keys: count, seed, stage }), operate()]);
    await stop();
    await sleep(RECOVERY + 50);
    await readAll();
    const { writes } = await world.journal();
    return figuresOf({ faults, blows: world.blows, returns: world.redis.returns, writes, seen, keys });
  } finally {
    await world.end();
  }
}

async function mostCallsUnder(faults: readonly Fault[], options: TrialOptions): Promise<number | undefined> {
  const { seed, budgetSeconds, settings } = options;
  if (budgetSeconds === 0) return undefined;
  const world = await startWorld({ faults, seed, budget: BUDGET, settings });
  try {
    const stop = world.strike();
    await askForMuch(world.gateways, 10 * BUDGET, budgetSeconds);
    await stop();
    const { arrivals } = await world.journal();
    return mostInAMinute(arrivals);
  } finally {
    await world.end();
  }
}
