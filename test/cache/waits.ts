import { DEFAULT_TIMES } from "../../src/config/times.ts";
import type { Gateway } from "../start.ts";
import type { TestClock } from "../test-clock.ts";
import { until } from "../until.ts";

/** Milliseconds that a bulk read waits at most. */
const LONGEST_GATHERING = 500;

/** Resolves when exactly so many requests run. The clock must have moved less than 5 s since they arrived. */
export const untilRunning = (clock: TestClock, requests: number): Promise<void> =>
  until(() => clock.timers().filter((left) => left > DEFAULT_TIMES.request - 5000).length === requests);

/** Sends a bulk read that waits for the answers of running calls: it waits for so long at most. */
export async function letBulkGo(clock: TestClock): Promise<void> {
  await clock.waits(LONGEST_GATHERING);
  await clock.pass(LONGEST_GATHERING);
}

/** The answer of work that has to wait before calls are tried again: that time passes, and no other. */
export async function retried<T>(clock: TestClock, { sandbox }: Gateway, work: Promise<T>): Promise<T> {
  let isOver = false;
  const over = () => void (isOver = true);
  work.then(over, over);
  // What an attempt may take is more than any of these waits.
  const wait = () => clock.timers().find((left) => left < DEFAULT_TIMES.attempt / 2);
  for (;;) {
    await until(() => isOver || (sandbox.pendingCalls() === 0 && wait() !== undefined));
    if (isOver) return work;
    await clock.pass(wait()!);
  }
}
