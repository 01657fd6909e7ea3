import { setTimeout as sleep } from "node:timers/promises";
import type { Link, Range } from "./link.ts";
import type { RedisHost } from "./redis-host.ts";

/** What a fault can do something to. */
export interface Victims {
  redis: RedisHost;
  /** The link of each gateway to Redis. */
  links: readonly Link[];
  /** The processes of the gateways. */
  gateways: readonly { kill(signal: NodeJS.Signals): void }[];
  random: () => number;
  /** Aborts at the end of the run. Then the fault undoes what it did. */
  signal: AbortSignal;
  /** Does one blow, and notes when it began and ended. */
  blow(work: () => Promise<void>): Promise<void>;
}

/** A number from this range. */
export const drawn = ({ random }: Victims, [least, most]: Range) => least + random() * (most - least);
/** One of these items. */
export const oneOf = <T>({ random }: Victims, items: readonly T[]) => items[Math.floor(random() * items.length)]!;

/** Waits, or returns at once when the run ends. */
export const pause = (milliseconds: number, { signal }: Victims) =>
  sleep(milliseconds, undefined, { signal }).catch(() => undefined);

/** Strikes again and again, with a pause of so many milliseconds before each blow. */
export async function nowAndThen(victims: Victims, gap: Range, work: () => Promise<void>): Promise<void> {
  for (;;) {
    await pause(drawn(victims, gap), victims);
    if (victims.signal.aborted) return;
    await victims.blow(work);
  }
}

/** Begins something, and ends it at the end of the run. */
export async function whole(victims: Victims, begin: () => unknown, end: () => unknown): Promise<void> {
  await victims.blow(async () => {
    await begin();
    await pause(600_000, victims);
    await end();
  });
}

export type Stoppable = (victims: Victims) => { kill(signal: "SIGSTOP" | "SIGCONT"): void };
/** What `stopFor` stops. */
export const redisProcess: Stoppable = ({ redis }) => ({ kill: redis.signal });
export const oneGateway: Stoppable = (victims) => oneOf(victims, victims.gateways);

/** Stops a process for so long. */
export async function stopFor(victims: Victims, which: Stoppable, range: Range): Promise<void> {
  const stopped = which(victims);
  stopped.kill("SIGSTOP");
  await pause(drawn(victims, range), victims);
  stopped.kill("SIGCONT");
}
