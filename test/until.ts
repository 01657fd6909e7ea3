import { setTimeout as delay } from "node:timers/promises";

/**
 * Waits until something holds, for as long as that takes: how long it may take is no part of a test. What never happens
 * ends at Jest's own limit.
 */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await delay(5);
}
