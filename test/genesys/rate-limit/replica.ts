import { readFileSync } from "node:fs";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Clock } from "../../../src/deadline.ts";
import { createRateLimit } from "../../../src/genesys/rate-limit/rate-limit.ts";
import type { Permit, PermitRequest } from "../../../src/genesys/rate-limit/permit.ts";
import type { RateLimit, RateLimitOptions } from "../../../src/genesys/rate-limit/rate-limit.ts";
import { createRedis } from "../../../src/redis.ts";
import type { Redis } from "../../../src/redis.ts";
import { endPrograms } from "../../process.ts";
import { startRedis } from "../../redis.ts";
import type { TestRedis } from "../../redis.ts";
import { createTestClock } from "../../test-clock.ts";
import type { TestClock } from "../../test-clock.ts";
import { until } from "../../until.ts";

/** Milliseconds of the window unless a test says otherwise, as in production. */
export const WINDOW = 61_000;
/** Long enough for the other replicas to give back what they do not need, far too short for calls to leave the window. */
export const SOON = 5000;
/** Milliseconds after which a command to a silent Redis fails, as in production. */
const COMMAND_TIMEOUT = 50;
/** Milliseconds between two requests for permits: a call that waits may be refused so late. */
const SHORTEST_SLEEP = 20;
/** Where Redis answers, a stall of this machine must not count as an outage. */
const NO_TIMEOUT = { commandTimeout: 250_000, socketTimeout: 250_000 };

export interface Replica extends Redis {
  rateLimit: RateLimit;
  take(request?: Partial<PermitRequest>): Promise<Permit>;
  /** Sends so many calls at once, which take no time. Returns how many were admitted. */
  send(count: number, request?: Partial<PermitRequest>): Promise<number>;
  /** When Genesys Cloud received its calls. */
  seen: number[];
}

interface ReplicaOptions extends Partial<RateLimitOptions> {
  clock: Clock;
}

type Script = (script: string, keys: number, ...args: string[]) => Promise<unknown>;

const open: Replica[] = [];
let endSilence = () => {};

/** A replica with its own connection to Redis. */
export function startReplica({ url }: { url: string }, { clock, ...options }: ReplicaOptions): Replica {
  const redis = createRedis(url, { clock });
  Object.assign(redis.client.options, NO_TIMEOUT);
  const rateLimit = createRateLimit({ requestsPerMinute: 20, windowLength: WINDOW, redis, clock, ...options });
  const seen: number[] = [];

  const take = (request: Partial<PermitRequest> = {}): Promise<Permit> =>
    rateLimit.take({ priority: "interactive", deadline: clock.now(), ...request });
  async function send(count: number, request: Partial<PermitRequest> = {}) {
    const outcomes = await Promise.allSettled(Array.from({ length: count }, () => take(request)));
    const allowed = outcomes.filter((outcome) => outcome.status === "fulfilled");
    for (const { value } of allowed) {
      seen.push(clock.now());
      value.ended();
    }
    return allowed.length;
  }
  const replica = { ...redis, rateLimit, take, send, seen };
  open.push(replica);
  return replica;
}

export interface Shared {
  redis: TestRedis;
  clock: TestClock;
  /** Starts a replica that has no answer of Redis yet. */
  start(options?: Partial<RateLimitOptions>): TimedReplica;
  /** Starts two, and waits until Redis has answered each. */
  startTwo(options?: Partial<RateLimitOptions>): Promise<[TimedReplica, TimedReplica]>;
  /** Starts one, and waits until Redis has answered it. */
  startOne(options?: Partial<RateLimitOptions>): Promise<TimedReplica>;
  /** From now on Redis does not answer: commands fail after their time limit, and reach Redis when it answers again. */
  silence(): void;
  speak(): void;
  /** Waits until each of these has a connection, and Redis has answered what it sent first. */
  connected(...replicas: Replica[]): Promise<void>;
}

export interface TimedReplica extends Replica {
  /** Like `send`, but waits for permits for so many milliseconds. */
  sendWithin(patience: number, count: number, request?: Partial<PermitRequest>): Promise<number>;
  /** How many commands it has sent to Redis so far. */
  asked(): number;
}

const SCRIPT = readFileSync("src/genesys/rate-limit/redis-window.lua", "utf8");
const ASKS_THE_TIME = "redis.call('TIME')";
const TIMED_SCRIPT = SCRIPT.replace(ASKS_THE_TIME, "{ ARGV[2], ARGV[3] }");
if (SCRIPT.split(ASKS_THE_TIME).length !== 2) throw new Error("The script has to read the time in one place.");

/**
 * A Redis and replicas on one clock that the test moves: where the script reads the time of Redis, it gets that of the test
 * clock. Time stands still until all commands are answered, so the order of events is the same on every machine.
 */
export async function startShared(): Promise<Shared> {
  const redis = await startRedis();
  const replicas: Replica[] = [];
  const pending = new Set<Promise<unknown>>();
  let held: (() => void)[] | undefined;
  let scripts = 0;

  async function untilIdle() {
    await nextTurn();
    while (pending.size > 0) {
      await Promise.allSettled(pending);
      await nextTurn();
    }
  }
  const clock = createTestClock(untilIdle);

  /** Seconds and microseconds, as Redis has them. Each call gets a different time. */
  function time(): [string, string] {
    const now = clock.wallTime();
    scripts += 1;
    return [`${Math.floor(now / 1000)}`, `${(now % 1000) * 1000 + (scripts % 1000)}`];
  }
  /** Lets Redis run the commands in the order in which they were sent, whichever connection is faster. */
  async function inTurn(send: () => Promise<unknown>): Promise<unknown> {
    const command = Promise.allSettled(pending).then(send);
    pending.add(command);
    try {
      return await command;
    } finally {
      pending.delete(command);
    }
  }
  function run(send: () => Promise<unknown>): Promise<unknown> {
    if (held === undefined) return inTurn(send);
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const cancel = clock.after(COMMAND_TIMEOUT, () => reject(new Error("Command timed out")));
    held.push(() => {
      cancel();
      const answer = inTurn(send);
      answer.catch(() => {});
      resolve(answer);
    });
    return promise;
  }
  function speak() {
    const waiting = held ?? [];
    held = undefined;
    for (const go of waiting) go();
  }
  endSilence = speak;

  function start(options: Partial<RateLimitOptions> = {}): TimedReplica {
    const replica = startReplica(redis, { clock, ...options });
    replicas.push(replica);
    const { client, send } = replica;
    let asked = 0;
    const evaluate = client.eval.bind(client) as Script;
    const evalsha: Script = (_sha, keys, ...args) => {
      asked += 1;
      return run(() => evaluate(TIMED_SCRIPT, keys, ...args, ...time()));
    };
    Object.assign(client, { evalsha });
    return {
      ...replica,
      async sendWithin(patience, count, request = {}) {
        const sent = send(count, { deadline: clock.now() + patience, ...request });
        await clock.pass(patience + SHORTEST_SLEEP);
        return sent;
      },
      asked: () => asked,
    };
  }
  /** Kills Redis, and waits until each replica has lost its connection. */
  async function stop() {
    await redis.stop();
    await until(() => replicas.every(({ client }) => client.status !== "ready"));
    await untilIdle();
  }
  async function connected(...which: Replica[]) {
    await until(() => which.every(({ client }) => client.status === "ready"));
    await untilIdle();
  }
  async function startOne(options: Partial<RateLimitOptions> = {}) {
    const replica = start(options);
    await connected(replica);
    return replica;
  }

  return {
    ...{ clock, start, startOne, speak, connected },
    redis: { ...redis, stop },
    silence: () => void (held ??= []),
    startTwo: async (options) => [await startOne(options), await startOne(options)],
  };
}

/** Ends all replicas and every Redis of a test. For `afterEach`. */
export async function endReplicas(): Promise<void> {
  endSilence();
  await Promise.all(open.map(({ rateLimit }) => rateLimit.close()));
  for (const { close } of open.splice(0)) close();
  endPrograms();
}
