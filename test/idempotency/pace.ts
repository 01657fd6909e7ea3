import type { TestClock } from "../test-clock.ts";
import { until } from "../until.ts";

/** Lets time pass until the work has ended, hardly faster than real time: Redis, and the client that connects to it, use that. */
export async function atRealPace<T>(clock: TestClock, work: Promise<T>): Promise<T> {
  let isOver = false;
  const end = () => void (isOver = true);
  work.then(end, end);
  await until(async () => {
    await clock.pass(5);
    return isOver;
  });
  return work;
}
