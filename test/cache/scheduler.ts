import { setImmediate as nextTurn } from "node:timers/promises";
import { createRandom } from "../../sandbox/random.ts";
import type { Sandbox, SandboxHold } from "../../sandbox/server.ts";
import { createRedis } from "../../src/redis.ts";
import type { RedisProxy } from "../redis-proxy.ts";
import type { TestRedis } from "../redis.ts";
import type { TestClock } from "../test-clock.ts";
import { until } from "../until.ts";
import { PATIENCE } from "./replicas.ts";

/** Turns of the event loop in which nothing comes in, until everything in this process waits for something else. */
const QUIET_TURNS = 10;
/** The same where time is to pass, which cannot be taken back. */
const STILL_TURNS = 200;

/** Milliseconds that pass in one go. */
const PART = 5000;

interface Parts {
  clock: TestClock;
  sandbox: Sandbox;
  redis: TestRedis;
  /** Between each replica and Redis. */
  proxies: readonly RedisProxy[];
}

/** What a step holds. */
export interface Held {
  /** So many REST calls, the first ones. */
  calls: number;
  /** Before the sandbox does anything for them, and not only their answers. */
  before: boolean;
  /** Which replica's answers of Redis; 2 is neither. */
  redis: number;
}

/** Decides what happens next: by the numbers of a seed, and only when all that has happened before has had its effect. */
export interface Scheduler {
  /** Holds from now on what a step may hold; the numbers that follow come from the seed. */
  begin(held: Held, seed: number): void;
  /** Starts all of them, in any order, with what is held let go in between, until the promise of the end settles. */
  run(starts: readonly (() => void)[], done: () => Promise<unknown>): Promise<void>;
  /** Lets so many milliseconds pass. */
  pass(milliseconds: number): Promise<void>;
  /** Does this with nothing more held; what is held already is let go one by one while that has not ended. */
  finish<T>(work: () => Promise<T>): Promise<T>;
  /** Stops Redis, or cuts the replicas off from it. */
  loseRedis(how: "stopped" | "cut off"): Promise<void>;
  /** Brings it back, empty or as it was. */
  bringRedisBack(): Promise<void>;
  close(): void;
}

/** Makes one for replicas that run in this process, and for their sandbox. */
export async function createScheduler({ clock, sandbox, redis, proxies }: Parts): Promise<Scheduler> {
  let isUp = true;
  let isStopped = false;
  let random = createRandom(0);
  let holds: { hold: SandboxHold; late: boolean[] }[] = [];
  const connection = createRedis(redis.url, { commandTimeout: PATIENCE });
  // Each replica asks Redis for its part of the budget as soon as it is connected.
  await until(async () => {
    const connections = String(await connection.client.client("LIST").catch(() => "")).split("\n");
    return connections.filter((line) => / cmd=eval/.test(line)).length === proxies.length;
  });

  const piecesOfRedis = () => proxies.reduce((sum, { come }) => sum + come(), 0);

  /** Resolves after so many turns in a row in which nothing came in; answers whether these were the very next. */
  async function turns(wanted: number): Promise<boolean> {
    const eventsSoFar = () => performance.nodeTiming.uvMetricsInfo.events;
    const before = eventsSoFar();
    for (let still = 0, last = before; still < wanted;) {
      await nextTurn();
      const events = eventsSoFar();
      still = events === last ? still + 1 : 0;
      last = events;
    }
    return eventsSoFar() === before;
  }

  /**
   * Resolves when all that is under way waits for something that is held, or for a timer. All but Redis runs in this process,
   * and Redis has answered what it was asked before when it has answered twice since.
   */
  async function quiet(): Promise<void> {
    for (let before = -1; before !== piecesOfRedis();) {
      before = piecesOfRedis();
      await turns(QUIET_TURNS);
      if (!isUp) continue;
      for (let round = 0; round < 2; round += 1) await connection.client.ping();
      await turns(QUIET_TURNS);
    }
  }

  /** Everything that can be let go now. Every other call is late: in this step it is let go only when nothing else can be. */
  function choices(): { soon: (() => void)[]; late: (() => void)[] } {
    holds = holds.filter(({ hold }, at) => hold.held() > 0 || at === holds.length - 1);
    const calls = holds.flatMap(({ hold, late }) => {
      while (late.length < hold.held()) late.push(random() < 0.5);
      return late.map((isLate, at) => ({ isLate, go: () => (late.splice(at, 1), hold.releaseOne(at)) }));
    });
    const answers = proxies.filter((proxy) => proxy.held() > 0).map((proxy) => () => proxy.releaseOne());
    const those = (wanted: boolean) => calls.filter(({ isLate }) => isLate === wanted).map(({ go }) => go);
    return { soon: [...those(false), ...answers], late: those(true) };
  }

  const placeIn = (list: readonly unknown[]) => Math.floor(random() * list.length);

  async function run(starts: readonly (() => void)[], done: () => Promise<unknown>): Promise<void> {
    const waiting = [...starts];
    let isOver = false;
    const over = () => void (isOver = true);
    for (;;) {
      await quiet();
      if (isOver) return;
      const start = () => {
        waiting.splice(placeIn(waiting), 1)[0]!();
        if (waiting.length === 0) done().then(over, over);
      };
      const { soon, late } = choices();
      if (waiting.length > 0) soon.push(start);
      const possible = soon.length > 0 ? soon : late;
      if (possible.length > 0) possible[placeIn(possible)]!();
      // Nothing but time can help.
      else if (await turns(STILL_TURNS)) await clock.pass(clock.timers()[0] ?? 1000);
    }
  }

  return {
    begin(step, seed) {
      random = createRandom(seed);
      holds.at(-1)?.hold.stop();
      for (const held of holds) held.late = [];
      const hold = sandbox.hold("*", { times: step.calls, before: step.before });
      holds.push({ hold, late: [] });
      for (const [at, proxy] of proxies.entries()) if (at === step.redis) proxy.holdAnswers();
    },
    run,
    async pass(milliseconds) {
      // In small parts, so that what Redis is asked on the way is answered on the way.
      for (let left = milliseconds; left > 0; left -= PART) {
        await clock.pass(Math.min(left, PART));
        await quiet();
      }
    },
    async finish<T>(work: () => Promise<T>) {
      holds.at(-1)?.hold.stop();
      for (const held of holds) held.late = [];
      for (const proxy of proxies) proxy.release();
      let result: Promise<T>;
      await run([() => void (result = work())], () => result);
      return result!;
    },
    async loseRedis(how) {
      isUp = false;
      isStopped = how === "stopped";
      if (isStopped) await redis.stop();
      else for (const proxy of proxies) proxy.refuse();
    },
    async bringRedisBack() {
      if (isStopped) await redis.start();
      for (const proxy of proxies) proxy.accept();
      await until(() => connection.client.status === "ready");
      isUp = true;
    },
    close: connection.close,
  };
}
