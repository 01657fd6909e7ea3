import { setTimeout as delay } from "node:timers/promises";

/**
 * Waits until a condition is true. It has no time limit of its own, because tests do not measure time; Jest's limit ends a
 * wait that never succeeds.
 */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await delay(5);
}
