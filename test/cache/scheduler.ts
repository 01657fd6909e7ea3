import type { IncomingMessage } from "node:http";
import { setImmediate as nextTurn } from "node:timers/promises";
import { createRandom } from "../../sandbox/random.ts";
import type { Sandbox, SandboxHold } from "../../sandbox/server.ts";
import type { TestRedis } from "../redis.ts";
import { createTestClock } from "../test-clock.ts";
import type { TestClock } from "../test-clock.ts";
import { until } from "../until.ts";
import { startRedisRelay } from "./redis-relay.ts";
import type { RedisRelay } from "./redis-relay.ts";
import { watchWires } from "./wires.ts";

/** Turns of the event loop in which nothing comes in, until all work of this process waits for something else. */
const QUIET_TURNS = 10;

/** What a step holds. */
export interface Held {
  /** So many REST calls, the first ones. */
  calls: number;
  /** Before the sandbox does anything for them, and not only their answers. */
  before: boolean;
  /** Which replica's answers of Redis; 2 is neither. */
  redis: number;
}

/**
 * Decides what happens next, by the numbers of a seed: one thing at a time, and only when everything that has happened before has had
 * its effect. So one seed gives one order of events on any machine.
 */
export interface Scheduler {
  /** The time of the gateways and of their sandbox. */
  clock: TestClock;
  /** One way to Redis for each replica. */
  relays: readonly RedisRelay[];
  /** What the sandbox has to wait for before it does anything for a call. */
  gate: (call: IncomingMessage) => Promise<void>;
  /** Everything that it has let happen, in its order. */
  trace: readonly string[];
  /** Holds from now on what a step may hold; the numbers that follow come from the seed. */
  begin(sandbox: Sandbox, held: Held, seed: number): void;
  /** From now on Redis may answer later than the gateway waits: time passes while its answers are held, a few times in a step. */
  answerLate(milliseconds: number): void;
  /** Starts all of them, in any order, with what is held let go in between, until the promise of the end settles. */
  run(starts: readonly (() => void)[], done: () => Promise<unknown>): Promise<void>;
  /** Lets so many milliseconds pass. */
  pass(milliseconds: number): Promise<void>;
  /** Does this with nothing more held; what is held already is let go one by one while that has not ended. */
  finish<T>(work: () => Promise<T>): Promise<T>;
  /** Stops Redis, or cuts the replicas off from it. */
  loseRedis(how: "stopped" | "cut off"): Promise<void>;
  /** Brings it back, empty or as it was, and lets the replicas connect. */
  bringRedisBack(): Promise<void>;
  /** Lets go of everything, and decides nothing any more. */
  open(): void;
  close(): Promise<void>;
}

interface Waiting {
  name: string;
  order: number;
  go: () => void;
}

interface Event {
  name: string;
  happen: () => unknown;
}

/** Makes one for so many replicas that run in this process, and for their sandbox. */
export async function createScheduler(redis: TestRedis, replicas: number): Promise<Scheduler> {
  const redisPort = Number(new URL(redis.url).port);
  const wires = watchWires([redisPort]);
  const relays: RedisRelay[] = [];
  for (let at = 0; at < replicas; at += 1) relays.push(await startRedisRelay(redisPort));
  const clock = createTestClock(untilIdle);
  const trace: string[] = [];
  let random = createRandom(0);
  let isOpen = false;
  let lateness = 0;
  /** How often time may still pass in this step. */
  let latenessLeft = 0;
  let isStopped = false;
  /** REST calls that the sandbox has not seen yet. */
  let calls: Waiting[] = [];
  let holds: { hold: SandboxHold; late: boolean[] }[] = [];
  /** The relays whose answers are held. */
  const heldRelays = new Set<RedisRelay>();

  function gate(call: IncomingMessage): Promise<void> {
    if (isOpen) return Promise.resolve();
    return new Promise((go) => {
      calls.push({ name: `${call.method} ${call.url}`, order: wires.orderOf(call), go });
    });
  }

  /** Resolves when all work of this process waits for something that is held, or for a timer. */
  async function quiet(): Promise<void> {
    const eventsSoFar = () => performance.nodeTiming.uvMetricsInfo.events;
    for (let still = 0; still < QUIET_TURNS;) {
      const before = eventsSoFar();
      await nextTurn();
      still = eventsSoFar() === before ? still + 1 : 0;
      // What is on its way to this process comes when the machine likes: it has to have come before so many turns.
      if (still === QUIET_TURNS && wires.areBusy()) still = 0;
    }
  }

  function happen(events: readonly Event[]): unknown {
    const event = events[Math.floor(random() * events.length)]!;
    trace.push(event.name);
    return event.happen();
  }

  /** What nothing holds, and still waits, so that it comes alone: the machine is not to say which of two comes first. */
  function loose(): Event[] {
    const commands = relays.flatMap((relay, at): Event[] => {
      const command = relay.command();
      return command === undefined ? [] : [{ name: `Redis ${at}: ${command}`, happen: relay.letCommand }];
    });
    const answers = relays.flatMap((relay, at): Event[] =>
      relay.answers() === 0 || heldRelays.has(relay) ? [] : [{ name: `Redis ${at}: answer`, happen: relay.letAnswer }],
    );
    const sent = calls
      .toSorted((a, b) => a.order - b.order)
      .map((call): Event => ({
        name: call.name,
        happen() {
          calls = calls.filter((other) => other !== call);
          call.go();
        },
      }));
    return [...commands, ...answers, ...sent];
  }

  /** Lets all happen that nothing holds. */
  async function untilIdle(): Promise<void> {
    for (;;) {
      await quiet();
      const events = loose();
      if (events.length === 0) return;
      await happen(events);
    }
  }

  /** Everything that can be let go now. Every other call is late: in this step it is let go only when nothing else can be. */
  function choices(): { soon: Event[]; late: Event[] } {
    holds = holds.filter(({ hold }, at) => hold.held() > 0 || at === holds.length - 1);
    const held = holds.flatMap(({ hold, late }, of) => {
      while (late.length < hold.held()) late.push(random() < 0.5);
      return late.map((isLate, at) => ({
        isLate,
        name: `hold ${of}: call ${at} of ${hold.held()}`,
        happen: () => (late.splice(at, 1), hold.releaseOne(at)),
      }));
    });
    const answers = relays.flatMap((relay, at): Event[] =>
      relay.answers() === 0 ? [] : [{ name: `Redis ${at}: held answer`, happen: relay.letAnswer }],
    );
    const waits: Event[] =
      answers.length > 0 && latenessLeft > 0
        ? [{ name: "Redis is late", happen: () => ((latenessLeft -= 1), pass(lateness)) }]
        : [];
    return {
      soon: [...held.filter(({ isLate }) => !isLate), ...answers, ...waits],
      late: held.filter(({ isLate }) => isLate),
    };
  }

  async function run(starts: readonly (() => void)[], done: () => Promise<unknown>): Promise<void> {
    const waiting = [...starts.entries()];
    let isOver = false;
    const over = () => void (isOver = true);
    for (;;) {
      await untilIdle();
      if (isOver) return;
      const { soon, late } = choices();
      if (waiting.length > 0) {
        const place = Math.floor(random() * waiting.length);
        const start = () => {
          waiting.splice(place, 1)[0]![1]();
          if (waiting.length === 0) done().then(over, over);
        };
        soon.push({ name: `start ${waiting[place]![0]} of ${starts.length}`, happen: start });
      }
      if (soon.length > 0) await happen(soon);
      else if (late.length > 0) happen(late);
      // Nothing but time can help.
      else await pass(clock.timers()[0] ?? 1000);
    }
  }

  async function pass(milliseconds: number): Promise<void> {
    trace.push(`${milliseconds} ms pass`);
    await clock.pass(milliseconds);
  }

  function holdNothing() {
    holds.at(-1)?.hold.stop();
    for (const held of holds) held.late = [];
  }

  return {
    ...{ clock, relays, gate, trace, run, pass },
    begin(sandbox, { calls: times, before, redis: held }, seed) {
      random = createRandom(seed);
      latenessLeft = lateness > 0 ? 3 : 0;
      holdNothing();
      holds.push({ hold: sandbox.hold("*", { times, before }), late: [] });
      const relay = relays[held];
      if (relay) heldRelays.add(relay);
    },
    answerLate: (milliseconds) => void (lateness = milliseconds),
    async finish<T>(work: () => Promise<T>) {
      holdNothing();
      heldRelays.clear();
      let result: Promise<T>;
      await run([() => void (result = work())], () => result);
      return result!;
    },
    async loseRedis(how) {
      trace.push(`Redis is ${how}`);
      isStopped = how === "stopped";
      for (const relay of relays) relay.refuse();
      if (isStopped) await redis.stop();
      else for (const relay of relays) relay.cut();
      await until(() => relays.every((relay) => relay.connections() === 0));
      await untilIdle();
    },
    async bringRedisBack() {
      trace.push("Redis is back");
      if (isStopped) await redis.start();
      for (const relay of relays) relay.accept();
      // Each comes back after a time of its own. What it asks then waits for the others, and goes in the order of the seed.
      await until(() => relays.every((relay) => relay.connections() === 1));
      await untilIdle();
    },
    open() {
      isOpen = true;
      for (const { go } of calls) go();
      for (const { hold } of holds) hold.release();
      for (const relay of relays) relay.open();
    },
    async close() {
      for (const relay of relays) await relay.close();
      wires.close();
    },
  };
}
