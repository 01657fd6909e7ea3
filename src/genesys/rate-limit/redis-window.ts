import { createHash, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createKeys } from "../../redis.ts";
import type { Redis } from "../../redis.ts";
import { MEMORY } from "./offline-quota.ts";

/** What a replica tells the shared log, and what it wants from it. */
export interface Exchange {
  /** The epoch of the log that the replica knows; empty when it knows none. */
  epoch: string;
  limit: number;
  backgroundLimit: number;
  interactive: number;
  background: number;
  /** The number of the next call: those that are granted are numbered from it on. */
  first: number;
  /** How many calls wait here. */
  waiting: number;
  /** How many calls of its own the replica may have had without asking until now, and how many replicas it knows of. */
  ceiling: number;
  replicas: number;
  /** Milliseconds for which nobody may send. */
  pause: number;
  /** Calls with the milliseconds since they were noted: those the log does not know, or not as ended. No age: long gone. */
  calls: (readonly [call: number, age: number | undefined])[];
  leaving?: boolean;
}

export interface ExchangeAnswer {
  granted: number;
  used: number;
  pausedFor: number;
  replicas: number;
  waitingElsewhere: number;
  /** How many calls of its own the replica may have from now on without asking. */
  ceiling: number;
  epoch: string;
  /** In how many milliseconds the calls in the log will leave it, soonest first; only when not all was granted. */
  leaves: number[];
}

/** The longest pause that is obeyed: an upstream that asks for more is asked again after it. */
export const LONGEST_PAUSE = 600_000;

const script = readFileSync(new URL("redis-window.lua", import.meta.url), "utf8");
const sha = createHash("sha1").update(script).digest("hex");

/**
 * The log of calls that all replicas share, in Redis. `exchange` is one round trip and one atomic step there; it rejects
 * when Redis has no answer in time. Sent twice it does no harm: calls have names, and a name takes one place.
 */
export function createRedisWindow({ redis, bucket, window }: { redis: Redis; bucket: string; window: number }) {
  const replica = randomUUID();
  const keysOf = createKeys("rate-limit", bucket);
  // The number is the version of what the script writes.
  const keys = [keysOf("1", "log"), keysOf("1", "facts")];
  // Whoever waits in a replica that has said nothing for three heartbeats no longer counts.
  const fixed = { replica, window, silent: 3000, memory: MEMORY * window, longest: LONGEST_PAUSE };

  async function run(argument: string): Promise<unknown> {
    try {
      return await redis.client.evalsha(sha, keys.length, ...keys, argument);
    } catch (error) {
      // A Redis that has been restarted does not know the script.
      if (!(error instanceof Error && error.message.startsWith("NOSCRIPT"))) throw error;
      return redis.client.eval(script, keys.length, ...keys, argument);
    }
  }

  return {
    async exchange(exchange: Exchange): Promise<ExchangeAnswer> {
      const calls = exchange.calls.flatMap(([call, age]) => (age === undefined ? [] : [[call, Math.floor(age)]]));
      const pause = Math.ceil(exchange.pause);
      return readAnswer(await run(JSON.stringify({ ...exchange, ...fixed, calls, pause })));
    },
  };
}

function readAnswer(answer: unknown): ExchangeAnswer {
  const [epoch] = Array.isArray(answer) ? (answer as unknown[]).splice(6, 1) : [];
  if (typeof epoch !== "string" || !isNumbers(answer)) throw new TypeError("The shared log's answer cannot be read.");
  const [granted = 0, used = 0, pausedFor = 0, replicas = 1, waitingElsewhere = 0, ceiling = 0, ...leaves] = answer;
  return { granted, used, pausedFor, replicas, waitingElsewhere, ceiling, epoch, leaves };
}

function isNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((item) => typeof item === "number");
}
