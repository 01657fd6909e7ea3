import { LRUCache } from "lru-cache";
import type { RecentWrite } from "../../cache/recent-writes.ts";
import type { GenesysCall } from "../../genesys/call.ts";
import { listIn } from "./rows.ts";

/** A page of a list, and the recent writes that may have changed the list. */
export interface JudgedPage {
  call: GenesysCall;
  /** Number of rows of the whole list, as Genesys Cloud says. */
  total: number | undefined;
  /** The writes that the page shows: the entity in its new version, or gone from a page that is the whole list. */
  visible: readonly RecentWrite[];
  /** Those that the page does not show. */
  missing: readonly RecentWrite[];
  /** Those that it does not tell of: the entity may be on another page, or in no row at all. */
  undecided: readonly RecentWrite[];
}

/** What the answers of lists have told of recent writes, for the life of the process. */
export interface ListEvidence {
  /** True if Genesys Cloud may not show one of the writes in this list yet. */
  isUnsettled(page: JudgedPage): boolean;
  /** Notes the number of rows of a list that no recent write has changed. */
  noteTotal(call: GenesysCall, answer: unknown): void;
}

/** How many lists are remembered with their number of rows. */
const MAX_LISTS = 1000;

/**
 * A page that does not have the entity of a write tells nothing by itself. It counts as settled once another answer of the same path
 * has shown the write, or when the list has as many rows more or fewer as the writes have created and deleted since it was settled.
 */
export function createListEvidence(): ListEvidence {
  /** The pages that have shown a write, by their paths. A new write of the same entity has none. */
  const shownBy = new WeakMap<RecentWrite, Map<string, Set<string>>>();
  const totals = new LRUCache<string, { total: number; counted: ReadonlyMap<string, RecentWrite["outcome"]> }>({
    max: MAX_LISTS,
  });

  function pagesThatShow(write: RecentWrite, route: string): Set<string> {
    const byRoute = shownBy.get(write) ?? new Map<string, Set<string>>();
    shownBy.set(write, byRoute);
    const pages = byRoute.get(route) ?? new Set<string>();
    byRoute.set(route, pages);
    return pages;
  }

  /** True if the number of rows has changed by what these writes create and delete. */
  function isCounted(list: string, total: number | undefined, writes: readonly RecentWrite[]): boolean {
    const before = totals.get(list);
    if (!before || total === undefined) return false;
    const isNew = (write: RecentWrite) => before.counted.get(write.entity) !== write.outcome;
    const since = writes.filter(isNew);
    if (since.some(({ outcome }) => outcome !== "created" && outcome !== "deleted")) return false;
    const change = since.reduce((sum, { outcome }) => sum + (outcome === "created" ? 1 : -1), 0);
    return since.length > 0 && total === before.total + change;
  }

  return {
    noteTotal(call, answer) {
      const { total } = listIn(answer);
      if (typeof total === "number") totals.set(listOf(call), { total, counted: NONE });
    },
    isUnsettled({ call, total, visible, missing, undecided }) {
      const page = keyOf(call);
      const list = listOf(call);
      for (const write of visible) pagesThatShow(write, call.route).add(page);
      for (const write of missing) pagesThatShow(write, call.route).delete(page);
      const isShownElsewhere = (write: RecentWrite) => {
        const pages = pagesThatShow(write, call.route);
        return pages.size > 0 && !pages.has(page);
      };
      const writes = [...visible, ...missing, ...undecided];
      // Two searches for different words say nothing of each other.
      const isComparable = call.method === "GET";
      const isSettled =
        missing.length === 0 &&
        (((isComparable || undecided.length === 0) && undecided.every(isShownElsewhere)) ||
          isCounted(list, total, writes));
      if (isSettled && total !== undefined) {
        totals.set(list, { total, counted: new Map(writes.map(({ entity, outcome }) => [entity, outcome])) });
      }
      return !isSettled;
    },
  };
}

const NONE: ReadonlyMap<string, RecentWrite["outcome"]> = new Map();
/** The keys of lists, each made once for a call that comes again. */
const lists = new WeakMap<GenesysCall, string>();

function listOf(call: GenesysCall): string {
  let list = lists.get(call);
  if (list === undefined) lists.set(call, (list = keyOf(withoutPage(call))));
  return list;
}

function keyOf({ route, path, query, body }: GenesysCall): string {
  return JSON.stringify([route, path, query, body]);
}

function withoutPage(call: GenesysCall): GenesysCall {
  const { pageSize: _size, pageNumber: _number, ...query } = call.query ?? {};
  const { pageSize: _bodySize, pageNumber: _bodyNumber, ...body } = (call.body ?? {}) as Record<string, unknown>;
  return { ...call, query, body };
}
