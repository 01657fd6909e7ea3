import { TRIES } from "../../redis.ts";
import type { Redis } from "../../redis.ts";
import { sleep } from "../../deadline.ts";
import type { Clock } from "../../deadline.ts";
import type { SlidingWindow } from "./sliding-window.ts";
import { backgroundLimit, grantFrom, availableAt } from "./local-limiter.ts";
import type { Demand, Limiter, Grant } from "./local-limiter.ts";
import { createOfflineQuota } from "./offline-quota.ts";
import { createRedisWindow } from "./redis-window.ts";
import type { ExchangeAnswer } from "./redis-window.ts";

interface RedisLimiterOptions {
  redis: Redis;
  log: SlidingWindow;
  clock: Clock;
  /** Milliseconds. */
  window: number;
  limit: number;
  leastReplicas: number;
  bucket: string;
  /** How many calls wait in this process. */
  waiting: () => number;
  /** Called when there may be permits that there were not before. */
  onChange: () => void;
}

/** Milliseconds after which a process that has nothing to ask for exchanges what there is to know. */
const LONGEST_HEARTBEAT = 1000;
/** Milliseconds that Redis is waited for when the process starts: only Redis knows what was spent before. */
const FIRST_PATIENCE = 1000;
/** Until when, and for how many tries more, Redis is waited for. */
type Patience = { until: number; tries: number };
const NOTHING: Demand = { interactive: 0, background: 0 };

/** The permits of a budget that all replicas share through Redis, and this replica's share of it while Redis is away. */
export function createRedisLimiter(options: RedisLimiterOptions): Limiter {
  const { redis, log, clock, window, limit, waiting, onChange } = options;
  const sharedLog = createRedisWindow({ redis, bucket: options.bucket, window });
  const share = createOfflineQuota(options);
  // The end of a call has to be told long before its permit leaves the window.
  const heartbeat = Math.min(LONGEST_HEARTBEAT, window / 20);
  let away = false;
  /** Which log Redis holds: another one after it has lost its data. Empty until its first answer. */
  let epoch = "";
  let lastAnswer: { at: number; used: number } | undefined;
  let pausedUntil = 0;
  /** A pause that Redis does not know of, and calls that it does not know, or not as ended. */
  let untoldPause = 0;
  let untold = new Set<number>();
  let exchanges = 0;
  let pending = 0;
  /** Whether the last permits came from this replica's own limit: Redis does not know of them. */
  let grantedHere = false;

  /** Redis may have lost what it was told. */
  function distrustRedis() {
    share.distrust();
    untold = new Set(log.calls());
  }

  async function exchange({ interactive, background }: Demand, leaving = false): Promise<ExchangeAnswer> {
    const telling = untold;
    const pause = untoldPause;
    const turn = ++exchanges;
    pending += 1;
    untold = new Set();
    try {
      const answer = await sharedLog.exchange({
        ...{ epoch, limit, interactive, background, leaving },
        backgroundLimit: backgroundLimit(limit),
        first: log.next(),
        waiting: waiting(),
        ceiling: share.keep(),
        replicas: share.replicas(),
        pause: Math.max(0, pause - clock.now()),
        calls: Array.from(telling, (call) => [call, log.age(call)] as const),
      });
      if (untoldPause === pause) untoldPause = 0;
      note(answer, turn === exchanges);
      return answer;
    } catch (error) {
      for (const call of telling) untold.add(call);
      throw error;
    } finally {
      pending -= 1;
    }
  }

  function note(answer: ExchangeAnswer, isLatest: boolean) {
    const at = clock.now();
    const wasAway = away;
    away = false;
    if (wasAway) share.regain();
    if (epoch !== "" && epoch !== answer.epoch) distrustRedis();
    epoch = answer.epoch;
    lastAnswer = { at, used: answer.used };
    pausedUntil = Math.max(pausedUntil, at + answer.pausedFor);
    // What an older answer says about the ceiling no longer holds.
    if (isLatest) share.learn(answer);
    if (wasAway) onChange();
  }

  function createPatience(): Patience {
    const patience = lastAnswer === undefined ? FIRST_PATIENCE : TRIES * redis.patience;
    return { until: clock.now() + patience, tries: TRIES };
  }

  /** One try; when there is no patience left after it, Redis counts as away. */
  async function tryExchange(order: Demand, patience: Patience): Promise<ExchangeAnswer | undefined> {
    try {
      return await exchange(order);
    } catch {
      patience.tries -= 1;
      const isKnownAway = lastAnswer !== undefined && redis.isAway();
      if (!isKnownAway && (clock.now() < patience.until || patience.tries > 0)) await sleep(clock, 25);
      else {
        away = true;
        share.lose();
      }
      return undefined;
    }
  }

  async function ask(order: Demand): Promise<Grant> {
    const patience = createPatience();
    for (;;) {
      const trusts = share.trusts();
      const before = epoch;
      // Redis is asked in any case: it knows of pauses.
      const answer = away ? undefined : await tryExchange(trusts ? order : NOTHING, patience);
      grantedHere = away || !trusts;
      if (away || (grantedHere && answer)) return grantFrom(log, order, share.limit(), clock.now() + window);
      // When the epoch has changed nothing was granted: Redis has lost the log, and must first be told what was in it.
      if (answer && (before === "" || before === answer.epoch)) return grantOf(order, answer);
    }
  }

  function grantOf(order: Demand, answer: ExchangeAnswer): Grant {
    const now = clock.now();
    const interactive = Math.min(answer.granted, order.interactive);
    const places = { used: answer.used, leaves: answer.leaves.map((leave) => now + leave) };
    // Those who wait in other replicas have their part of what comes free.
    const before = (place: number) => Math.min((share.replicas() - 1) * (place + 1), answer.waitingElsewhere);
    // What is free and was not granted is another's by its ceiling, and is given back if that one does not need it.
    const givenBack = now + heartbeat / 4;
    return {
      interactive,
      background: answer.granted - interactive,
      turn: (place) => availableAt({ ...places, limit }, place + before(place), now + window) || givenBack,
      backgroundAvailableAt: availableAt({ ...places, limit: backgroundLimit(limit) }, 0, now + window) || givenBack,
    };
  }

  /** Keeps what is known fresh where there is no traffic, and notices that Redis is lost or back. */
  async function beat(patience = createPatience()): Promise<void> {
    if (away) await exchange(NOTHING).catch(() => undefined);
    else if (!(await tryExchange(NOTHING, patience))) await beat(patience);
  }
  // The sooner the calls of an outage are told, the better.
  const stopBeats = clock.every(heartbeat / 5, () => {
    const isDue = away || !lastAnswer || clock.now() - lastAnswer.at > heartbeat * 0.9;
    // What is under way says the same, and knows better how many wait.
    if (isDue && pending === 0) void beat();
  });

  // A new connection may lead to a Redis that has been restarted with nothing, or with what it had saved some time ago.
  function onReady() {
    if (lastAnswer || away) distrustRedis();
    exchange(NOTHING).catch(() => undefined);
  }
  redis.client.on("ready", onReady);
  if (!redis.isAway()) onReady();

  return {
    ask,
    spend() {
      const call = log.add();
      if (grantedHere) untold.add(call);
      return call;
    },
    ended(call) {
      log.ended(call);
      untold.add(call);
    },
    pausedUntil: () => pausedUntil,
    async pause(milliseconds) {
      pausedUntil = Math.max(pausedUntil, clock.now() + milliseconds);
      untoldPause = pausedUntil;
      await exchange(NOTHING).catch(() => undefined);
    },
    replicas: share.replicas,
    state() {
      const used = away ? undefined : lastAnswer?.used;
      return { used: used ?? log.used(), limit: share.trusts() ? limit : share.limit(), shared: used !== undefined };
    },
    async close() {
      stopBeats();
      redis.client.off("ready", onReady);
      if (!away) await exchange(NOTHING, true).catch(() => undefined);
    },
  };
}
