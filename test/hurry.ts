import { setTimeout as delay } from "node:timers/promises";
import type { TestClock } from "./test-clock.ts";

/** The longest that a call waits before it is tried again, in milliseconds: shorter than what is left of any deadline. */
const LONGEST_WAIT = 2000;

/** Waits for an answer, and lets the waits between the tries on the way to it pass at once. */
export async function hurry<T>(clock: TestClock, answer: Promise<T>): Promise<T> {
  const over = answer.then(
    () => true,
    () => true,
  );
  while (!(await Promise.race([over, delay(5, false)]))) {
    const [soonest = Infinity] = clock.timers();
    if (soonest <= LONGEST_WAIT) await clock.pass(soonest);
  }
  return answer;
}
