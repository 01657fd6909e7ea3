import { auditServices } from "../datasources/audits.ts";
import type { Clock, Signal } from "../deadline.ts";
import { upstreamStatus } from "../errors.ts";
import type { Genesys } from "../genesys/client.ts";
import type { Service } from "./audited-change.ts";
import { coverageOf, servicesOf } from "./coverage.ts";
import type { Coverage } from "./coverage.ts";
import type { OwnWrites } from "./echoes.ts";
import type { FeedState } from "./feed-state.ts";
import type { Cursors, FeedStore, SharedHealth } from "./feed-store.ts";
import { createPoller } from "./poller.ts";
import type { Polled } from "./poller.ts";
import type { Pushes } from "./pushes.ts";
import type { AuditTaker } from "./take-audits.ts";
import type { Covered } from "./watches.ts";

/** What the polls tell: the state of the feed, and the services that tell of every change. */
export interface PolledServices {
  state: FeedState;
  /** Left out where what was known before still counts. */
  services?: ReadonlyMap<Service, Covered>;
  lag?: number | undefined;
}

/** The polls of all services, while this replica is the one that polls. */
export interface ServicePolls {
  /** Polls those of the services that are due. Undefined where another replica polls meanwhile. */
  poll(wanted: ReadonlySet<Service>): Promise<PolledServices | undefined>;
  /** Another replica polls, or what is shared is not known: the next poll begins from there. */
  giveUp(coverage?: Coverage): void;
  /** What is covered, as far as this replica knows. */
  coverage(): Coverage;
}

/** All in milliseconds. */
interface PollTimes {
  /** Between two polls of a service; `whilePushed`: while its changes are pushed. */
  interval: number;
  whilePushed: number;
  /** Between two beats. */
  beat: number;
  /** For which reads may lag behind a change. */
  window: number;
}

interface ServicePollsOptions {
  genesys: Genesys;
  store: FeedStore;
  taker: AuditTaker;
  ownWrites: OwnWrites;
  pushes: Pushes;
  times: PollTimes;
  clock: Clock;
  /** Milliseconds by which the clock of Genesys Cloud is ahead. */
  vendorAhead: () => number;
  /** Ends the calls. */
  signal: Signal;
  onPolled?: ((outcome: "ok" | "behind" | "failed") => void) | undefined;
  onError?: ((error: unknown) => void) | undefined;
}

/** Milliseconds between two looks at which audits there are, and whether they may be read. */
const LOOK = 3_600_000;

/** Creates them: at first nothing is covered. */
export function createServicePolls(options: ServicePollsOptions): ServicePolls {
  const { genesys, store, taker, ownWrites, pushes, times, clock, vendorAhead, signal, onPolled, onError } = options;
  const { interval, whilePushed, beat, window } = times;
  const poller = createPoller({ genesys, taker, clock, vendorAhead, window, signal });

  let coverage: Coverage = new Map();
  let cursors: Cursors | undefined;
  /** Until when the last complete poll of a service tells that nothing was missed, in milliseconds of the wall clock. */
  const covered = new Map<Service, Covered>();
  const polledAt = new Map<Service, number>();
  /** The services that nothing wants any more, and that were polled for the last time. */
  const lastPolls = new Set<Service>();
  let lookAt = -Infinity;
  let isForbidden = false;

  /** Reads which audits there are. Throws where that fails for another reason than a missing permission. */
  async function look(): Promise<void> {
    if (clock.now() < lookAt) return;
    try {
      coverage = coverageOf(await genesys.call({ ...auditServices(), signal }));
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

  const intervalOf = (service: Service) => (pushes.areReliable(service) ? whilePushed : interval);

  async function pollOne(service: Service, isLast: boolean): Promise<FeedState> {
    let polled: Polled;
    try {
      polled = await poller.poll(service, cursors![service], intervalOf(service));
      await pushes.compare(service, polled.rows);
    } catch (error) {
      onPolled?.("failed");
      if (upstreamStatus(error) === 403) {
        forbid();
        return "forbidden";
      }
      onError?.(error);
      return "failing";
    }
    const { cursor, coveredSince, isCaughtUp, at, steadySince } = polled;
    onPolled?.(isCaughtUp ? "ok" : "behind");
    if (cursor) cursors![service] = cursor;
    if (!isCaughtUp || !cursor) {
      covered.delete(service);
      return "behind";
    }
    ownWrites.judge(coverage, service, { at, steadySince });
    polledAt.set(service, at);
    // A failed poll is made again with the next beats.
    const patience = intervalOf(service) > interval ? 2 * interval : interval;
    covered.set(service, { since: coveredSince, until: at + intervalOf(service) + (isLast ? 0 : patience) });
    return "healthy";
  }

  /** What is not covered is polled with each beat; half a beat allows for timers that are early. */
  function isDue(service: Service): boolean {
    const last = covered.has(service) ? polledAt.get(service)! : -Infinity;
    return clock.wallTime() - last >= intervalOf(service) - beat / 2;
  }

  /** The worst of them is the state of the whole. */
  const worst = (states: readonly FeedState[]) =>
    (["forbidden", "behind", "failing"] as const).find((one) => states.includes(one)) ?? "healthy";

  return {
    coverage: () => coverage,
    giveUp(known) {
      cursors = undefined;
      if (known) coverage = known;
    },
    async poll(wanted) {
      if (!cursors) {
        taker.takeOver();
        poller.forget();
        pushes.forget();
        covered.clear();
        cursors = await store.cursors();
      }
      try {
        await look();
      } catch (error) {
        onError?.(error);
        return { state: "failing" };
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
      let state: FeedState = worst(states);
      if (isForbidden) state = "forbidden";
      else if (coverage.size === 0) state = "uncovered";
      else if (state === "healthy" && !ownWrites.isTrusted()) state = "late";
      else if (state === "healthy" && services.length === 0) state = "idle";
      const trusted = new Map(state === "late" ? [] : covered);
      const lag = ownWrites.lag();
      const health: SharedHealth = {
        ...{ state, lag, coverage: [...coverage] },
        services: Object.fromEntries(
          [...trusted].map(([service, { since, until }]) => [service, { since, left: until - now }]),
        ),
      };
      if (await store.save(cursors, health)) return { state, services: trusted, lag };
      cursors = undefined;
      return undefined;
    },
  };
}
