import { randomUUID } from "node:crypto";
import { digest } from "../../src/redis.ts";
import { sorted } from "../../src/idempotency/sorted.ts";
import type { Clock } from "../../src/deadline.ts";

/** The keys that dry runs have answered. */
export interface Confirmations {
  /** A new key for this write: who asks, the tool and its arguments. */
  issue(write: readonly unknown[]): string;
  /** True for a key of the same write that is not older than ten minutes, for which the gateway remembers what was written with it. */
  holds(key: string, write: readonly unknown[]): boolean;
}

const LIFETIME = 600_000;
/** Keys that are kept at most; the oldest goes first. */
const MOST = 1000;

/** Creates them, in memory. */
export function createConfirmations(clock: Clock): Confirmations {
  const issued = new Map<string, { write: string; until: number }>();
  return {
    issue(write) {
      const [oldest] = issued.keys();
      if (issued.size >= MOST && oldest !== undefined) issued.delete(oldest);
      const key = randomUUID();
      issued.set(key, { write: digest([sorted(write)]), until: clock.now() + LIFETIME });
      return key;
    },
    holds(key, write) {
      const known = issued.get(key);
      return known !== undefined && clock.now() < known.until && known.write === digest([sorted(write)]);
    },
  };
}
