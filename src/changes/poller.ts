import { auditPage, auditsIn } from "../datasources/audits.ts";
import type { Clock, Signal } from "../deadline.ts";
import { badResponse } from "../errors.ts";
import type { Genesys } from "../genesys/client.ts";
import type { Service } from "./audited-change.ts";
import { KEPT } from "./feed-store.ts";
import type { Cursor } from "./feed-store.ts";
import type { AuditTaker } from "./take-audits.ts";

/** How the audits of one service were read. */
export interface Polled {
  cursor: Cursor | undefined;
  /** What was read since then is covered, in milliseconds of the wall clock. */
  coveredSince: number;
  /** False where there are more than one poll reads. */
  isCaughtUp: boolean;
  /** When the poll began, in milliseconds of the wall clock, and since when polls have followed each other closely. */
  at: number;
  steadySince: number;
  /** What was read. */
  rows: readonly unknown[];
}

interface PollerOptions {
  genesys: Genesys;
  taker: AuditTaker;
  clock: Clock;
  /** Milliseconds by which the clock of Genesys Cloud is ahead of `clock`. */
  vendorAhead: () => number;
  /** Milliseconds for which reads of Genesys Cloud may lag behind a change. */
  window: number;
  /** Ends the calls. */
  signal?: Signal | undefined;
}

/**
 * Milliseconds by which a poll goes back beyond the last one, and beyond the consistency window: audits come late and in any order, and
 * an answer that was read before the first poll may lack what was changed before.
 */
const OVERLAP = 240_000;
/** Milliseconds for the duration of a read, and for clocks that differ. */
const MARGIN = 120_000;
/** Pages that one poll reads of a service: 2,500 changes. */
const MAX_PAGES = 25;

/** A query that one poll did not read to its end, by the clock of Genesys Cloud. The next one goes on. */
interface Run {
  from: number;
  to: number;
  page: number;
  /** True where it does not begin where the one before has ended. */
  isGap: boolean;
}

/** Milliseconds by which the time of Genesys Cloud may turn out to be another one during a poll. */
const LEAP = 2000;

/**
 * Reads audits, from where the last poll of any replica has ended. Queries and cursors have the time of Genesys Cloud: a query for a time
 * that has not come there yet would find nothing, for ever.
 */
export function createPoller({ genesys, taker, clock, vendorAhead, window, signal }: PollerOptions) {
  const runs = new Map<Service, Run>();
  const steady = new Map<Service, { since: number; last: number }>();
  const overlap = OVERLAP + window;

  function noteSteady(service: Service, at: number, interval: number): number {
    const before = steady.get(service);
    const since = before && at - before.last <= 2 * interval ? before.since : at;
    steady.set(service, { since, last: at });
    return since;
  }

  return {
    /** Another replica has polled until now. */
    forget() {
      runs.clear();
      steady.clear();
    },
    /**
     * Rejects where Genesys Cloud or Redis fails; then the next poll reads the same again. `interval`: milliseconds after which polls
     * follow each other now.
     */
    async poll(service: Service, cursor: Cursor | undefined, interval: number): Promise<Polled> {
      const at = clock.wallTime();
      const ahead = vendorAhead();
      const now = at + ahead;
      // One from the future was made before anything told what time it is there.
      const isGap = cursor === undefined || cursor.readTo < now - KEPT + overlap || cursor.readTo > now + MARGIN;
      const run = runs.get(service) ?? { from: (isGap ? now : cursor.readTo) - overlap, to: now, page: 1, isGap };
      runs.delete(service);
      const steadySince = steady.get(service)?.since ?? at;
      const came = { measuredSince: steadySince, absentAt: (cursor?.readTo ?? -Infinity) - ahead };
      const rows: unknown[] = [];
      for (let pages = 0; pages < MAX_PAGES; pages += 1) {
        const call = auditPage({ service, from: run.from, to: run.to, page: run.page });
        const answer = await genesys.call(signal ? { ...call, signal } : call);
        const page = auditsIn(answer, run.page);
        if (!page) throw badResponse("it is no page of audits");
        await taker.take(page.rows, { source: "audits", came });
        rows.push(...page.rows);
        // It may have asked for another time than now: the next poll asks again.
        if (Math.abs(vendorAhead() - ahead) > LEAP) break;
        if (!page.hasMore) {
          // What was read since then lacks no change but those that this poll has found, and later ones.
          const coveredSince = run.isGap || !cursor ? run.from + window + MARGIN : cursor.coveredSince;
          const since = noteSteady(service, at, interval);
          return {
            cursor: { readTo: run.to, coveredSince },
            coveredSince: coveredSince - ahead,
            ...{ isCaughtUp: true, at, steadySince: since, rows },
          };
        }
        run.page += 1;
      }
      if (Math.abs(vendorAhead() - ahead) <= LEAP) runs.set(service, run);
      return { cursor, coveredSince: Infinity, isCaughtUp: false, at, steadySince, rows };
    },
  };
}
