import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createKeys } from "../../redis.ts";
import type { Redis } from "../../redis.ts";
import { createScript } from "../../redis-script.ts";
import { CEILING_LIFETIME } from "./offline-quota.ts";

/** What a replica reports to the window in Redis, and what it wants from it. Ages and pauses in milliseconds. */
export interface SyncRequest {
  /** The epoch of the window that the replica knows. Empty when it knows none. */
  epoch: string;
  limit: number;
  backgroundLimit: number;
  /** How many permits are wanted, by priority. */
  interactive: number;
  background: number;
  /** The number of the next call. Granted calls are numbered from it on. */
  firstCall: number;
  /** How many calls wait in this replica. */
  waiting: number;
  /** How many calls the replica may have had until now without asking Redis. */
  ceiling: number;
  /** How many replicas this replica knows of. */
  replicas: number;
  /** How long no replica may send a call. */
  pause: number;
  /** Calls that Redis does not know, or does not know as ended. A call without an age has left the window. */
  calls: (readonly [call: number, age: number | undefined])[];
  /** True when the replica shuts down. */
  closing?: boolean;
}

export interface SyncResult {
  granted: number;
  used: number;
  /** Milliseconds. */
  pausedFor: number;
  replicas: number;
  waitingElsewhere: number;
  /** How many calls the replica may have from now on without asking Redis. */
  ceiling: number;
  epoch: string;
  /** In how many milliseconds the calls in the window will leave it, soonest first. Empty when all was granted. */
  expiresIn: number[];
}

/** Milliseconds of the longest pause. When Genesys Cloud asks for more, the gateway tries again after this. */
export const LONGEST_PAUSE = 600_000;
/** After so many milliseconds without a report, the calls that wait in a replica no longer count. Three heartbeats. */
const SILENT_AFTER = 3000;

const script = readFileSync(new URL("redis-window.lua", import.meta.url), "utf8");

interface RedisWindowOptions {
  redis: Redis;
  bucket: string;
  /** Milliseconds. */
  windowLength: number;
}

/**
 * The sliding window of calls that all replicas share, in Redis. `sync` is one round trip and one atomic step there.
 * It rejects when Redis does not answer in time. It is safe to send twice: a call has a name, and counts once.
 */
export function createRedisWindow({ redis, bucket, windowLength }: RedisWindowOptions) {
  const replica = randomUUID();
  const keysOf = createKeys("rate-limit", bucket, redis.keyPrefix);
  // The number is the version of what the script stores: replicas of two releases share the keys while it stays the same.
  const keys = [keysOf("1", "log"), keysOf("1", "facts")];
  const run = createScript(redis.client, script);
  const constants = {
    replica,
    windowLength,
    silentAfter: SILENT_AFTER,
    ceilingLifetime: CEILING_LIFETIME * windowLength,
    longestPause: LONGEST_PAUSE,
  };

  return {
    async sync(request: SyncRequest): Promise<SyncResult> {
      const calls = request.calls.flatMap(([call, age]) => (age === undefined ? [] : [[call, Math.floor(age)]]));
      const pause = Math.ceil(request.pause);
      const argument = JSON.stringify({ ...request, ...constants, calls, pause });
      return parseResult(await redis.ask(() => run(keys, [argument]), redis.patience));
    },
  };
}

function parseResult(answer: unknown): SyncResult {
  const [epoch] = Array.isArray(answer) ? (answer as unknown[]).splice(6, 1) : [];
  if (typeof epoch !== "string" || !isNumbers(answer))
    throw new TypeError("Redis answered no state of the rate limit.");
  const [granted = 0, used = 0, pausedFor = 0, replicas = 1, waitingElsewhere = 0, ceiling = 0, ...expiresIn] = answer;
  return { granted, used, pausedFor, replicas, waitingElsewhere, ceiling, epoch, expiresIn };
}

function isNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((item) => typeof item === "number");
}
