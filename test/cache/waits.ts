import { DEFAULT_TIMES } from "../../src/config/times.ts";
import type { Gateway } from "../start.ts";
import type { TestClock } from "../test-clock.ts";
import { until } from "../until.ts";

/** Milliseconds that a bulk read waits at most. */
const LONGEST_GATHERING = 500;

/** Resolves when just so many requests are under way in gateways whose clock has hardly moved since they came. */
export const untilUnderWay = (clock: TestClock, requests: number): Promise<void> =>
  until(() => clock.timers().filter((left) => left > DEFAULT_TIMES.request - 5000).length === requests);

/** Lets a bulk read go out that waits for what other calls under way may bring: that is, for so long at most. */
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
