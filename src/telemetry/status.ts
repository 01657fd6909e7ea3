import type { Clock } from "../deadline.ts";
import type { Series, SeriesCount } from "./series.ts";

/** Calls of one client by one operation. */
export interface Spender {
  client: string;
  operation: string;
  calls: number;
}

/** How long the attempts of one route took, in milliseconds, since the process started. */
export interface RouteTime {
  route: string;
  attempts: number;
  mean: number;
  longest: number;
}

/** The last fetch of an OAuth token, and the token that the process has. Times are in milliseconds since 1970. */
export interface TokenState {
  outcome: "ok" | "refused" | "failed";
  /** Since when fetches have had this outcome. */
  since: number;
  /** Until when the last token that was fetched is valid; undefined if there was none. */
  validUntil: number | undefined;
}

export interface KindReads {
  kind: string;
  reads: number;
  /** Part of the reads that made no REST call of their own, from 0 to 1. */
  saved: number;
  stale: number;
}

/** An answer with errors. */
export interface RecentError {
  /** Milliseconds since 1970. */
  at: number;
  requestId: string;
  client: string | undefined;
  operation: string | undefined;
  code: string;
  /** What Genesys Cloud answered. */
  status: number | undefined;
  correlationIds: readonly string[];
}

/** What people want to see first when something is wrong. */
export interface Status {
  /** Milliseconds since 1970. */
  startedAt: number;
  /** From when on `spenders` and `calls` count. */
  since: number;
  calls: number;
  spenders: Spender[];
  budget: { used: number; limit: number; waiting: number; pausedFor: number; shared: boolean };
  /** Calls that got no permit: since the start, and since `since`. */
  refused: { sinceStart: number; lately: number };
  retries: SeriesCount[];
  tokens: SeriesCount[];
  /** Undefined before the first fetch has ended. */
  token: TokenState | undefined;
  reads: KindReads[];
  corrections: number;
  requests: number;
  givenAgain: number;
  running: number;
  openCircuits: string[];
  redis: { state: string; reason?: string | undefined; roundTrip: number | undefined } | undefined;
  /** Whether the gateway learns of changes made past it, and milliseconds after which it does. */
  feed: { state: string; lag: number | undefined };
  routes: RouteTime[];
  errors: readonly RecentError[];
}

/** Rows of a table, at most. */
const ROWS = 12;
const MAX_ERRORS = 20;
/** The window of "who spends": so many steps of so many milliseconds. */
const STEPS = 6;
const STEP = 600_000;

/** Keeps the errors of the last answers. */
export function createRecentErrors() {
  const errors: RecentError[] = [];
  return {
    add(error: RecentError): void {
      errors.unshift(error);
      if (errors.length > MAX_ERRORS) errors.pop();
    },
    all: (): readonly RecentError[] => errors,
  };
}

/** The counts of the last hour, to ten minutes. */
export function createLastHour(series: Series, clock: Clock) {
  const totals = () => new Map([...series.all()].map((one) => [one, one.count]));
  let steps = [{ at: clock.wallTime(), counts: new Map<SeriesCount, number>() }];
  const stop = clock.every(STEP, () => {
    steps = [...steps, { at: clock.wallTime(), counts: totals() }].slice(-STEPS - 1);
  });
  return {
    since: () => steps[0]!.at,
    /** Each count with what it has grown by. */
    all: () =>
      [...series.all()].map((one) => ({ labels: one.labels, count: one.count - (steps[0]!.counts.get(one) ?? 0) })),
    stop,
  };
}

/** The durations of attempts, by route. */
export function createRouteTimes() {
  const times = new Map<string, { attempts: number; total: number; longest: number }>();
  return {
    add(route: string, milliseconds: number): void {
      const one = times.get(route) ?? { attempts: 0, total: 0, longest: 0 };
      if (one.attempts === 0) times.set(route, one);
      one.attempts += 1;
      one.total += milliseconds;
      one.longest = Math.max(one.longest, milliseconds);
    },
    /** The slowest routes, by their mean. */
    slowest: (): RouteTime[] =>
      [...times]
        .map(([route, { attempts, total, longest }]) => ({ route, attempts, mean: total / attempts, longest }))
        .toSorted((one, other) => other.mean - one.mean)
        .slice(0, ROWS),
  };
}

/** Who has made how many calls, the most first. */
export function spendersOf(counts: readonly SeriesCount[]): Spender[] {
  const sums = new Map<string, Spender>();
  for (const { labels, count } of counts) {
    const { client = "", operation = "" } = labels;
    const key = `${client}\0${operation}`;
    const sum = sums.get(key) ?? { client, operation, calls: 0 };
    sum.calls += count;
    sums.set(key, sum);
  }
  return [...sums.values()]
    .filter(({ calls }) => calls > 0)
    .toSorted((one, other) => other.calls - one.calls)
    .slice(0, ROWS);
}

/** Reads by kind, with the part that made no REST call of its own. */
export function readsOf(counts: Iterable<SeriesCount>): KindReads[] {
  const kinds = new Map<string, { reads: number; network: number; stale: number }>();
  for (const { labels, count } of counts) {
    const { kind = "", source } = labels;
    const sum = kinds.get(kind) ?? { reads: 0, network: 0, stale: 0 };
    sum.reads += count;
    if (source === "network") sum.network += count;
    if (source === "stale") sum.stale += count;
    kinds.set(kind, sum);
  }
  return [...kinds].map(([kind, { reads, network, stale }]) => ({
    ...{ kind, reads, stale },
    saved: reads === 0 ? 0 : (reads - network) / reads,
  }));
}
