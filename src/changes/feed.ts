import type { Cache } from "../cache/cache.ts";
import type { Watch } from "../cache/policy.ts";
import type { RecentWrite } from "../cache/recent-writes.ts";
import { auditServices } from "../datasources/audits.ts";
import type { AuditedKind } from "../datasources/rest/rest-call.ts";
import { Ending } from "../deadline.ts";
import type { Clock } from "../deadline.ts";
import { upstreamStatus } from "../errors.ts";
import type { Genesys } from "../genesys/client.ts";
import type { Redis } from "../redis.ts";
import type { Service } from "./audited-change.ts";
import type { EntityChange } from "./change.ts";
import { coverageOf, servicesOf } from "./coverage.ts";
import type { Coverage } from "./coverage.ts";
import { createLocalFeedStore, createRedisFeedStore } from "./feed-store.ts";
import type { Cursors, FeedStore, SharedHealth } from "./feed-store.ts";
import { createOwnWrites, LAG_LIMIT } from "./echoes.ts";
import { createPoller } from "./poller.ts";
import type { Polled } from "./poller.ts";
import { createAuditTaker } from "./take-audits.ts";
import type { AuditObserver } from "./take-audits.ts";
import { createWatches } from "./watches.ts";
import type { Covered } from "./watches.ts";

/**
 * Why answers are not fresh for longer. `starting`: nothing was polled yet. `idle`: nothing is read that would profit. `forbidden`: the
 * OAuth client may not read audits. `uncovered`: Genesys Cloud has no audits of what is read. `behind`: there are more audits than a poll
 * reads. `late`: audits were lost or came too late. `failing`: polls fail.
 */
export type FeedState =
  | "off"
  | "starting"
  | "healthy"
  | "idle"
  | "forbidden"
  | "uncovered"
  | "behind"
  | "late"
  | "failing";

export interface FeedHealth {
  state: FeedState;
  /** Milliseconds from the last own write whose audit has come to that audit. */
  lag: number | undefined;
}

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
  /** For tests: what replicas share, in place of that of `redis`. */
  store?: FeedStore;
}

/** Milliseconds between two beats, at most: then it is known who polls, and what is wanted. */
const BEAT = 15_000;
/** Milliseconds between two looks at which audits there are, and whether they may be read. */
const LOOK = 3_600_000;
/** Milliseconds for which polls go on after the last read that profits. */
const WANTED = 60_000;

/** What is said of a state that lasts; the others come and go. */
const LINES: Partial<Record<FeedState, string>> = {
  forbidden:
    "The gateway may not read the audit log of Genesys Cloud (permission audits:audit:view), so it learns of no change made past it",
  uncovered: "The audit log of Genesys Cloud covers nothing that the gateway reads",
  behind:
    "There are more changes in Genesys Cloud than the gateway reads at once; answers age as without its audit log",
  late: `Audits of Genesys Cloud are missing, or later than ${LAG_LIMIT / 1000} s; answers age as without them`,
  failing: "The audit log of Genesys Cloud cannot be read; answers age as without it",
  healthy: "The gateway follows the audit log of Genesys Cloud",
};

/** Creates the feed. It does nothing before `start`. */
export function createChangeFeed(options: FeedOptions): ChangeFeed {
  const { genesys, cache, redis, namespace, interval, fresh, window, clock, observer } = options;
  const { onLoss = () => {}, isListenedTo = () => false, say = () => {}, onError } = options;
  const isOn = interval > 0;
  const beatTime = Math.min(interval, BEAT);
  const times = { lease: 2 * beatTime, health: 2 * interval, wanted: Math.max(WANTED, 2 * interval) };
  const store =
    options.store ??
    (redis ? createRedisFeedStore(redis, { namespace, times }) : createLocalFeedStore({ times }, () => clock.now()));
  const ownWrites = createOwnWrites(clock);
  const watches = createWatches({ fresh, clock, onLoss });
  const { clientId, onChange } = options;
  const taker = createAuditTaker({ cache, store, ownWrites, clientId, window, onChange, observer, clock });
  const ending = new Ending();
  const poller = createPoller({ genesys, taker, clock, interval, window, signal: ending });

  let coverage: Coverage = new Map();
  let cursors: Cursors | undefined;
  /** Until when the last complete poll of a service tells that nothing was missed, in milliseconds of the wall clock. */
  let covered = new Map<Service, Covered>();
  const polledAt = new Map<Service, number>();
  /** The services that nothing wants any more, and that were polled for the last time. */
  const lastPolls = new Set<Service>();
  /** When a read last wanted a service. A finished answer may rest on it for as long as an answer is fresh. */
  const readAt = new Map<Service, number>();
  let lookAt = -Infinity;
  let isForbidden = false;
  let isUsed = false;
  let state: FeedState = isOn ? "starting" : "off";
  let said: FeedState | undefined;
  let lagOfPoller: number | undefined;
  let running: Promise<void> | undefined;
  let stop = () => {};

  function enter(next: FeedState, isPoller: boolean): void {
    state = next;
    const line = LINES[next];
    // A feed that is healthy from its first poll on is nothing to speak of.
    if (!isPoller || line === undefined || said === next || (said === undefined && next === "healthy")) {
      if (next === "healthy") said ??= next;
      return;
    }
    said = next;
    say(next === "healthy" ? "info" : "warn", line);
  }

  /** Reads which audits there are. Throws where that fails for another reason than a missing permission. */
  async function look(): Promise<void> {
    if (clock.now() < lookAt) return;
    try {
      coverage = coverageOf(await genesys.call({ ...auditServices(), signal: ending }));
      isForbidden = false;
    } catch (error) {
      if (upstreamStatus(error) !== 403) throw error;
      forbid();
    }
    lookAt = clock.now() + LOOK;
  }

  function forbid(): void {
    isForbidden = true;
    coverage = new Map();
    covered.clear();
    lookAt = clock.now() + LOOK;
  }

  async function pollOne(service: Service, isLast: boolean): Promise<FeedState> {
    let polled: Polled;
    try {
      polled = await poller.poll(service, cursors![service]);
    } catch (error) {
      observer?.polled("failed");
      if (upstreamStatus(error) === 403) {
        forbid();
        return "forbidden";
      }
      onError?.(error);
      return "failing";
    }
    const { cursor, isCaughtUp, at, steadySince } = polled;
    observer?.polled(isCaughtUp ? "ok" : "behind");
    if (cursor) cursors![service] = cursor;
    if (!isCaughtUp || !cursor) {
      covered.delete(service);
      return "behind";
    }
    ownWrites.judge(coverage, service, { at, steadySince });
    polledAt.set(service, at);
    covered.set(service, { since: cursor.coveredSince, until: at + (isLast ? 1 : 2) * interval });
    return "healthy";
  }

  /** What is not covered is polled with each beat; half a beat allows for timers that are early. */
  function isDue(service: Service): boolean {
    const last = covered.has(service) ? polledAt.get(service)! : -Infinity;
    return clock.wallTime() - last >= interval - beatTime / 2;
  }

  /** The worst of them is the state of the whole. */
  const worst = (states: readonly FeedState[]) =>
    (["forbidden", "behind", "failing"] as const).find((one) => states.includes(one)) ?? "healthy";

  async function poll(wanted: ReadonlySet<Service>): Promise<void> {
    if (!cursors) {
      taker.takeOver();
      poller.forget();
      covered.clear();
      cursors = await store.cursors();
    }
    try {
      await look();
    } catch (error) {
      onError?.(error);
      enter("failing", true);
      return;
    }
    const isPolled = (service: Service) => wanted.has(service) || (covered.has(service) && !lastPolls.has(service));
    const services = servicesOf(coverage).filter(isPolled);
    const states: FeedState[] = [];
    for (const service of services) {
      if (wanted.has(service)) lastPolls.delete(service);
      if (!isDue(service)) continue;
      // One more poll after the last that is wanted: what it covers ends when the next one would come.
      if (!wanted.has(service)) lastPolls.add(service);
      states.push(await pollOne(service, !wanted.has(service)));
    }
    const now = clock.wallTime();
    for (const [service, { until }] of covered) if (until < now) covered.delete(service);
    // A service that was covered before a poll failed is so until its time is over.
    let next: FeedState = worst(states);
    if (isForbidden) next = "forbidden";
    else if (coverage.size === 0) next = "uncovered";
    else if (next === "healthy" && !ownWrites.isTrusted()) next = "late";
    else if (next === "healthy" && services.length === 0) next = "idle";
    const trusted = next === "late" ? new Map<Service, Covered>() : covered;
    const health: SharedHealth = {
      state: next,
      coverage: [...coverage],
      services: Object.fromEntries(
        [...trusted].map(([service, { since, until }]) => [service, { since, left: until - now }]),
      ),
      lag: ownWrites.lag(),
    };
    lagOfPoller = health.lag;
    if (!(await store.save(cursors, health))) {
      cursors = undefined;
      return;
    }
    watches.apply(coverage, trusted);
    enter(next, true);
  }

  /** Another replica polls: its word counts. */
  function follow(health: { value: SharedHealth; age: number } | undefined): void {
    cursors = undefined;
    const now = clock.wallTime();
    const services = new Map<Service, Covered>();
    for (const [service, { since, left }] of Object.entries(health?.value.services ?? {}) as [
      Service,
      { since: number; left: number },
    ][]) {
      services.set(service, { since, until: now + left - health!.age });
    }
    if (health) coverage = new Map(health.value.coverage);
    watches.apply(coverage, services);
    lagOfPoller = health?.value.lag ?? lagOfPoller;
    enter((health?.value.state as FeedState | undefined) ?? "failing", false);
  }

  async function beat(): Promise<void> {
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
    // The last one may still wait for Genesys Cloud.
    running ??= beat()
      .catch((error: unknown) => {
        // What was covered ends by itself.
        cursors = undefined;
        if (state === "healthy") enter("failing", true);
        onError?.(error);
      })
      .finally(() => (running = undefined));
  }

  return {
    watchOf: (kinds) => (isOn && fresh > 0 ? watches.of(kinds) : undefined),
    noteWrite: ownWrites.note,
    noteUse: () => void (isUsed = true),
    takeEvents: (messages) => taker.take(messages, { source: "events" }),
    health: () => ({ state, lag: lagOfPoller ?? ownWrites.lag() }),
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
