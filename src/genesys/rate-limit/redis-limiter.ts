import type { Redis } from "../../redis.ts";
import { sleep } from "../../deadline.ts";
import type { Clock } from "../../deadline.ts";
import { createBackgroundPace } from "./background-pace.ts";
import { backgroundLimit, grantLocally } from "./limiter.ts";
import type { Grant, Limiter, PermitCounts } from "./limiter.ts";
import { createOfflineQuota } from "./offline-quota.ts";
import { grantFromRedis } from "./redis-grant.ts";
import { createRedisWindow } from "./redis-window.ts";
import type { SyncResult } from "./redis-window.ts";
import type { SlidingWindow } from "./sliding-window.ts";

interface RedisLimiterOptions {
  redis: Redis;
  window: SlidingWindow;
  clock: Clock;
  /** Milliseconds. */
  windowLength: number;
  limit: number;
  minReplicas: number;
  bucket: string;
  /** How many calls wait in this process. */
  countWaiting: () => number;
  /** Called when there may be more permits than the last grant said. */
  onChange: () => void;
}

/** Milliseconds between two syncs of a process that requests no permits. */
const LONGEST_HEARTBEAT = 1000;
/** How often Redis is asked for permits without an answer before it counts as away. */
const TRIES = 3;
/** The longest wait for Redis at the start of a process, in milliseconds. Only Redis knows the earlier calls. */
const FIRST_PATIENCE = 1000;
/** Until when, and for how many more tries, the limiter waits for Redis. */
type Patience = { until: number; tries: number };
const NONE: PermitCounts = { interactive: 0, background: 0 };

/** The limiter that all replicas share through Redis. While Redis is away each replica uses its offline quota. */
export function createRedisLimiter(options: RedisLimiterOptions): Limiter {
  const { redis, window, clock, windowLength, limit, countWaiting, onChange } = options;
  const redisWindow = createRedisWindow({ redis, bucket: options.bucket, windowLength });
  const quota = createOfflineQuota(options);
  const paceAlone = createBackgroundPace(clock, windowLength);
  // Redis has to learn of the end of a call long before its permit leaves the window.
  const heartbeat = Math.min(LONGEST_HEARTBEAT, windowLength / 20);
  let isAway = false;
  /** Identifies the data of Redis. It changes when Redis has lost its data. Empty until the first answer. */
  let epoch = "";
  let lastAnswer: { at: number; used: number } | undefined;
  let pausedUntil = 0;
  /** What Redis does not know yet: a pause, and calls that are new or have ended. */
  let unreportedPause = 0;
  let unreported = new Set<number>();
  let syncs = 0;
  let pendingSyncs = 0;
  /** True when the last permits came from the offline quota. Redis does not know of them. */
  let lastGrantWasLocal = false;

  /** Redis may have lost calls, so the next sync reports all of them. */
  function distrustRedis() {
    quota.distrustRedis();
    unreported = new Set(window.calls());
  }

  async function sync({ interactive, background }: PermitCounts, closing = false): Promise<SyncResult> {
    const reporting = unreported;
    const pause = unreportedPause;
    const number = ++syncs;
    pendingSyncs += 1;
    unreported = new Set();
    try {
      const result = await redisWindow.sync({
        ...{ epoch, limit, interactive, background, closing },
        backgroundLimit: backgroundLimit(limit),
        firstCall: window.next(),
        waiting: countWaiting(),
        ceiling: quota.lowerCeiling(),
        replicas: quota.replicas(),
        pause: Math.max(0, pause - clock.now()),
        calls: Array.from(reporting, (call) => [call, window.age(call)] as const),
      });
      if (unreportedPause === pause) unreportedPause = 0;
      update(result, number === syncs);
      return result;
    } catch (error) {
      for (const call of reporting) unreported.add(call);
      throw error;
    } finally {
      pendingSyncs -= 1;
    }
  }

  function update(result: SyncResult, isLatest: boolean) {
    const at = clock.now();
    const wasAway = isAway;
    isAway = false;
    if (wasAway) quota.redisBack();
    if (epoch !== "" && epoch !== result.epoch) distrustRedis();
    epoch = result.epoch;
    lastAnswer = { at, used: result.used };
    pausedUntil = Math.max(pausedUntil, at + result.pausedFor);
    // The ceiling in an older answer is out of date.
    if (isLatest) quota.update(result);
    if (wasAway) onChange();
  }

  function createPatience(): Patience {
    const patience = lastAnswer === undefined ? FIRST_PATIENCE : redis.patience;
    return { until: clock.now() + patience, tries: TRIES };
  }

  /** Makes one try. When it fails and no patience is left, Redis counts as away. */
  async function trySync(wanted: PermitCounts, patience: Patience): Promise<SyncResult | undefined> {
    const isKnownAway = () => lastAnswer !== undefined && redis.isAway();
    try {
      // Another part of the gateway has waited for Redis already.
      if (isKnownAway()) throw new Error("Redis is away");
      return await sync(wanted);
    } catch {
      patience.tries -= 1;
      if (!isKnownAway() && (clock.now() < patience.until || patience.tries > 0)) await sleep(clock, 25);
      else {
        isAway = true;
        quota.redisLost();
      }
      return undefined;
    }
  }

  async function request(wanted: PermitCounts): Promise<Grant> {
    const patience = createPatience();
    for (;;) {
      const trustsRedis = quota.trustsRedis();
      const knownEpoch = epoch;
      // Even a Redis that is not trusted is asked, because it knows of pauses.
      const result = isAway ? undefined : await trySync(trustsRedis ? wanted : NONE, patience);
      lastGrantWasLocal = isAway || !trustsRedis;
      const now = clock.now();
      const fallback = now + windowLength;
      const ownGrant = () => grantLocally(window, wanted, quota.limit(), fallback);
      if (isAway) return paceAlone(ownGrant(), quota.limit());
      if (lastGrantWasLocal && result) return ownGrant();
      // A new epoch means that Redis lost its window and granted nothing. The next sync reports what was in it.
      if (result && (knownEpoch === "" || knownEpoch === result.epoch)) {
        const givenBackAt = now + heartbeat / 4;
        return grantFromRedis(wanted, result, { limit, replicas: quota.replicas(), now, fallback, givenBackAt });
      }
    }
  }

  /** Synchronizes while there is no traffic, and notices that Redis went away or came back. */
  async function beat(patience = createPatience()): Promise<void> {
    if (isAway) await sync(NONE).catch(() => undefined);
    else if (!(await trySync(NONE, patience))) await beat(patience);
  }
  // More often than the heartbeat, because Redis should learn soon of the calls that were made without it.
  const stopBeats = clock.every(heartbeat / 5, () => {
    const isDue = isAway || !lastAnswer || clock.now() - lastAnswer.at > heartbeat * 0.9;
    // A pending sync reports the same, and knows better how many calls wait.
    if (isDue && pendingSyncs === 0) void beat();
  });

  // A new connection may lead to a Redis that was restarted empty, or with data that it saved some time ago.
  function onReady() {
    if (lastAnswer || isAway) distrustRedis();
    sync(NONE).catch(() => undefined);
  }
  redis.client.on("ready", onReady);
  if (!redis.isAway()) onReady();

  return {
    request,
    spend() {
      const call = window.add();
      if (lastGrantWasLocal) unreported.add(call);
      return call;
    },
    ended(call) {
      window.restart(call);
      unreported.add(call);
    },
    pausedUntil: () => pausedUntil,
    async pause(milliseconds) {
      pausedUntil = Math.max(pausedUntil, clock.now() + milliseconds);
      unreportedPause = pausedUntil;
      await sync(NONE).catch(() => undefined);
    },
    replicas: quota.replicas,
    state() {
      const used = isAway ? undefined : lastAnswer?.used;
      const ownLimit = quota.trustsRedis() ? limit : quota.limit();
      return { used: used ?? window.used(), limit: ownLimit, shared: used !== undefined };
    },
    async close() {
      stopBeats();
      redis.client.off("ready", onReady);
      if (!isAway) await sync(NONE, true).catch(() => undefined);
    },
  };
}
