import type { Cache } from "../cache/cache.ts";
import type { Watch } from "../cache/policy.ts";
import type { RecentWrite } from "../cache/recent-writes.ts";
import type { AuditedKind } from "../datasources/rest/rest-call.ts";
import { Ending } from "../deadline.ts";
import type { Clock } from "../deadline.ts";
import type { Genesys } from "../genesys/client.ts";
import type { Redis } from "../redis.ts";
import type { Service } from "./audited-change.ts";
import type { EntityChange } from "./change.ts";
import { servicesOf } from "./coverage.ts";
import { createLocalFeedStore, createRedisFeedStore } from "./feed-store.ts";
import type { FeedStore, ReadHealth } from "./feed-store.ts";
import { createFeedStatus } from "./feed-state.ts";
import type { FeedHealth, FeedState } from "./feed-state.ts";
import { createOwnWrites } from "./echoes.ts";
import { createServicePolls } from "./poll-services.ts";
import { createPushes } from "./pushes.ts";
import { createAuditTaker } from "./take-audits.ts";
import type { AuditObserver } from "./take-audits.ts";
import { coveredIn, createWatches } from "./watches.ts";

/** What telemetry wants to know of the feed. */
export interface FeedObserver extends AuditObserver {
  polled(outcome: "ok" | "behind" | "failed"): void;
}

/** What tells this gateway of changes that were made past it. */
export interface ChangeFeed {
  /** What the cache looks at for answers that show these kinds. Undefined where nothing tells of changes. */
  watchOf(kinds: readonly AuditedKind[]): Watch | undefined;
  /** Notes a write of this gateway, as the cache tells it. */
  noteWrite(write: { entity: string; outcome: RecentWrite["outcome"]; age: number }): void;
  /** To be called where finished answers are given again, which nothing reads: they rest on the feed too. */
  noteUse(): void;
  /** Takes audits that Genesys Cloud has pushed. Rejects where they are to be sent again. */
  takeEvents(messages: readonly unknown[]): Promise<void>;
  health(): FeedHealth;
  start(): void;
  close(): Promise<void>;
}

interface FeedOptions {
  genesys: Genesys;
  cache: Pick<Cache, "invalidate" | "confirm">;
  redis?: Redis | undefined;
  /** Whose audits these are. */
  namespace: readonly string[];
  /** The OAuth client of this gateway. */
  clientId: string;
  /** Milliseconds between two polls; 0: none. */
  interval: number;
  /** The same while Genesys Cloud pushes each change. Left out: as else. */
  intervalWhilePushed?: number;
  /** Seconds for which an answer is fresh while the feed is healthy. */
  fresh: number;
  /** Milliseconds for which reads of Genesys Cloud may lag behind a change. */
  window: number;
  /** Called once for each change past this gateway, by the replica that has learned of it. */
  onChange?: ((change: EntityChange) => void) | undefined;
  /** Called when answers that were fresh may no longer be. */
  onLoss?: () => void;
  /** True where clients wait for changes, so that polls go on though nothing is read. */
  isListenedTo?: () => boolean;
  say?: (level: "info" | "warn", line: string) => void;
  onError?: (error: unknown) => void;
  observer?: FeedObserver | undefined;
  clock: Clock;
  /** Milliseconds by which the clock of Genesys Cloud is ahead of `clock`. Left out: it is the same. */
  vendorAhead?: () => number;
  /** For tests: what replicas share, in place of that of `redis`. */
  store?: FeedStore;
}

/** Milliseconds between two beats, at most: then it is known who polls, and what is wanted. */
const BEAT = 15_000;
/** Milliseconds for which polls go on after the last read that profits. */
const WANTED = 60_000;
/** Milliseconds after which a beat hangs, at least: a slow one is none. */
const HANGS = 30_000;

/** Creates the feed. It does nothing before `start`. */
export function createChangeFeed(options: FeedOptions): ChangeFeed {
  const { genesys, cache, redis, namespace, interval, fresh, window, clock, observer } = options;
  const { onLoss = () => {}, isListenedTo = () => false, say = () => {}, onError } = options;
  const { intervalWhilePushed = interval, vendorAhead = () => 0 } = options;
  const isOn = interval > 0;
  const beatTime = Math.min(interval, BEAT);
  const times = { lease: 2 * beatTime, health: 2 * interval, wanted: Math.max(WANTED, 2 * interval) };
  const store =
    options.store ??
    (redis ? createRedisFeedStore(redis, { namespace, times }) : createLocalFeedStore({ times }, () => clock.now()));
  const ownWrites = createOwnWrites(clock, vendorAhead);
  const watches = createWatches({ fresh, clock, onLoss });
  const { clientId, onChange } = options;
  const taker = createAuditTaker({ cache, store, ownWrites, clientId, window, onChange, observer, clock });
  const pushes = createPushes(store);
  const ending = new Ending();
  const polls = createServicePolls({
    ...{
      genesys,
      store,
      taker,
      ownWrites,
      pushes,
      clock,
      vendorAhead,
      onError,
      signal: ending,
      onPolled: observer?.polled,
    },
    times: { interval, whilePushed: Math.max(interval, intervalWhilePushed), beat: beatTime, window },
  });
  const status = createFeedStatus(isOn ? "starting" : "off", say);

  /** When a read last wanted a service. A finished answer may rest on it for as long as an answer is fresh. */
  const readAt = new Map<Service, number>();
  let isUsed = false;
  let lagOfPoller: number | undefined;
  let running: Promise<void> | undefined;
  let runsSince = 0;
  let stop = () => {};

  async function poll(wanted: ReadonlySet<Service>): Promise<void> {
    const polled = await polls.poll(wanted);
    // A poll that the end of the process has cut off tells nothing.
    if (!polled || ending.aborted) return;
    const { state, services, lag } = polled;
    if (services) {
      lagOfPoller = lag;
      watches.apply(polls.coverage(), services);
    }
    status.enter(state, true);
  }

  /** Another replica polls: its word counts. */
  function follow(health: ReadHealth | undefined): void {
    polls.giveUp(health && new Map(health.value.coverage));
    watches.apply(polls.coverage(), coveredIn(health, clock.wallTime()));
    lagOfPoller = health?.value.lag ?? lagOfPoller;
    status.enter((health?.value.state as FeedState | undefined) ?? "failing", false);
  }

  async function beat(): Promise<void> {
    const coverage = polls.coverage();
    const wanted = watches.takeWanted(coverage);
    for (const service of wanted) readAt.set(service, clock.now());
    for (const service of servicesOf(coverage)) {
      const isRecent = clock.now() - (readAt.get(service) ?? -Infinity) < fresh * 1000;
      if (isListenedTo() || (isUsed && isRecent)) wanted.add(service);
    }
    isUsed = false;
    const { isPoller, health, wanted: all } = await store.beat(wanted);
    if (isPoller) await poll(all);
    else follow(health);
    await taker.finish();
  }

  function onBeat(): void {
    if (running) {
      // The last one still waits for Genesys Cloud. What was covered ends by itself.
      if (clock.now() - runsSince >= Math.max(times.health, HANGS)) status.fail();
      return;
    }
    runsSince = clock.now();
    running = beat()
      .catch((error: unknown) => {
        polls.giveUp();
        status.fail();
        onError?.(error);
      })
      .finally(() => (running = undefined));
  }

  return {
    watchOf: (kinds) => (isOn && fresh > 0 ? watches.of(kinds) : undefined),
    noteWrite: ownWrites.note,
    noteUse: () => void (isUsed = true),
    async takeEvents(messages) {
      const came = { measuredSince: -Infinity, absentAt: clock.wallTime() };
      await taker.take(messages, { source: "events", came });
      if (isOn) await pushes.note(messages);
    },
    health: () => ({ state: status.now(), lag: lagOfPoller ?? ownWrites.lag() }),
    start() {
      if (!isOn) return;
      stop = clock.every(beatTime, onBeat);
      onBeat();
    },
    async close() {
      stop();
      watches.close();
      ending.abort();
      await running;
      if (isOn) await store.release();
    },
  };
}
