import { MAX_FIRST } from "../datasources/rest/paging.ts";
import { ASSUMPTIONS } from "./assumptions.ts";
import { capped } from "./call-list.ts";
import type { Batch, PlannedCall } from "./call-list.ts";

/** Ids that one field loads for all its parents: known ids, and the maximum number of unknown ones. */
export interface Asked {
  path: string;
  ids?: readonly string[];
  others?: number;
  /** True if the unknown ids may not exist. Known ids come from the client, so they always may not exist. */
  mayMiss?: boolean;
}

/** Pages of a whole small collection. */
export const PAGES = Math.ceil(ASSUMPTIONS.smallCollection / MAX_FIRST);

/** Counts ids. Each known id counts once; unknown ids may all differ. */
function createTally() {
  const ids = new Set<string>();
  const paths: string[] = [];
  let others = 0;
  let mayMiss = false;
  return {
    ask(asked: Asked) {
      for (const id of asked.ids ?? []) ids.add(id);
      others = capped(others + (asked.others ?? 0));
      mayMiss ||= asked.mayMiss === true || ids.size > 0;
      paths.push(asked.path);
    },
    known: () => ids.size,
    most: () => ids.size + others,
    mayMiss: () => mayMiss,
    paths: () => named(paths),
  };
}

function named(paths: readonly string[]): string {
  const different = [...new Set(paths)];
  const more = different.length - 2;
  return more > 1 ? `${different.slice(0, 2).join(", ")} and ${more} more` : different.join(", ");
}

export interface BulkRoutes {
  /** Name of the entities in explanations: "libraries". */
  what: string;
  /** Route for one entity, if the loader reads a single id by itself. */
  one?: string;
  bulk: string;
  /** Maximum ids per call. */
  size: number;
}

/** Batch of a loader with a bulk read. */
export function createBulk({ what, one, bulk, size }: BulkRoutes): Batch & { ask(asked: Asked): void } {
  const { ask, most, paths } = createTally();
  return {
    ask,
    calls() {
      const count = most();
      if (count === 0) return [];
      const amount = count === 1 ? `one of the ${what}` : `up to ${count} ${what}`;
      const why = `${paths()}: ${amount}, ${size === 1 ? "one" : size} to a call.`;
      return [{ call: count === 1 && one ? one : bulk, times: Math.ceil(count / size), why }];
    },
  };
}

export interface CollectionPaths {
  what: string;
  list: string;
  one: string;
  /** True if a 404 needs no check that the collection exists. */
  isPresumed?: boolean;
  /** True if the list may lack built-in entities, so that ids missing in it are read by id. */
  hasBuiltIn?: boolean;
}

/** A collection of which one entity is the default. */
export interface DefaultPaths extends CollectionPaths {
  /** Path of the default. */
  default: string;
}

/**
 * Batch of a collection without a bulk read. A single entity is read by its id, several are found in the list. `isCertain` is
 * false where an earlier answer decides whether anything is read.
 */
export function createCollectionBatch(routes: CollectionPaths, isCertain = true): Batch & { ask(asked: Asked): void } {
  const { what, list, one, isPresumed = false, hasBuiltIn = false } = routes;
  const { ask, known, most, mayMiss, paths } = createTally();
  const least = isCertain ? 1 : 0;
  return {
    ask,
    calls() {
      if (most() === 0) return [];
      const needsCheck = mayMiss() && !isPresumed;
      const single: PlannedCall = { call: `GET ${one}`, times: 1, least, why: `${paths()}: read by its id.` };
      if (most() === 1) return [single, collectionCheck(list, paths(), needsCheck)];
      // Unknown ids may turn out to be the same one, which the loader then reads by its id.
      const same = known() < 2 && needsCheck ? 1 : 0;
      const byId = hasBuiltIn ? Math.max(known(), same) : same;
      return [
        { call: `GET ${list}`, times: PAGES, least, why: `${paths()}: several ${what}, found in the list of all.` },
        { call: `GET ${one}`, times: byId, least: 0, why: `${paths()}: by the id, if the list may lack it.` },
      ];
    },
  };
}

/** The read of the list after a 404: it tells a missing entity from a missing collection. */
export function collectionCheck(list: string, path: string, isNeeded = true): PlannedCall {
  const why = `${path}: only if the id does not exist, to check that the collection does.`;
  return { call: `GET ${list}`, times: isNeeded ? 1 : 0, least: 0, why };
}

/** Batch for integrations that are found in the list of all channels. */
export function createListSearch(list: string): Batch & { ask(path: string): void } {
  const paths: string[] = [];
  return {
    ask: (path) => void paths.push(path),
    calls: () => [{ call: `GET ${list}`, times: PAGES, why: `${named(paths)}: searched in the list of all channels.` }],
  };
}

/**
 * Batch for fields that only the path of a channel returns. All integrations of a channel are read together, so there are
 * at most as many calls as channels, and as integrations.
 */
export function createChannelReads(
  one: string,
  listOf: (channel: string) => string,
): Batch & {
  /** `path` is that of the integrations; `kind` names a read that each of them may need. */
  ask(asked: { path: string; rows: number; kind: "own" | "identityResolution"; channels: readonly string[] }): void;
} {
  const reads = new Map<string, string>();
  const rowsByPath = new Map<string, number>();
  const paths: string[] = [];
  return {
    ask({ path, rows, kind, channels }) {
      for (const channel of channels) reads.set(`${channel} ${kind}`, channel);
      rowsByPath.set(`${path} ${kind}`, rows);
      paths.push(path);
    },
    calls() {
      const most = capped([...rowsByPath.values()].reduce((sum, rows) => sum + rows, 0));
      if (most < reads.size) {
        const why = `${named(paths)}: fields that the list of all channels lacks, read on the path of the channel.`;
        return [{ call: `GET ${one}`, times: most, why }];
      }
      const why = `${named(paths)}: fields that the list of all channels lacks, read for a whole channel at once.`;
      return [...reads.values()].map((channel) => ({ call: `GET ${listOf(channel)}`, times: PAGES, why }));
    },
  };
}

/**
 * Batch for the integrations that use a setting or a profile. For one setting they are read page by page; for several, the
 * list of all integrations is read once and filtered. Several parents may share one setting, so both cases count.
 */
export function createUsersOf(list: string): Batch & {
  /** `window` identifies the wanted rows, and `pages` is the number of pages that contain them. */
  ask(asked: { path: string; rows: number; round: number; window: string; pages: number }): void;
} {
  const rounds = new Map<number, { rows: number; windows: Map<string, number> }>();
  const paths: string[] = [];
  const sum = (windows: [string, number][]) => windows.reduce((total, [, pages]) => total + pages, 0);
  return {
    ask({ path, rows, round, window, pages }) {
      const known = rounds.get(round) ?? { rows: 0, windows: new Map<string, number>() };
      rounds.set(round, { rows: known.rows + rows, windows: known.windows.set(window, pages) });
      paths.push(path);
    },
    calls() {
      const seen = new Set<string>();
      let times = 0;
      for (const [, { rows, windows }] of [...rounds].toSorted(([a], [b]) => a - b)) {
        times += Math.max(PAGES, sum([...windows]));
        // A setting that an earlier round has read page by page may be asked for further pages.
        if (seen.size > 0 && rows > 1) times += sum([...windows].filter(([window]) => !seen.has(window)));
        for (const window of windows.keys()) seen.add(window);
      }
      return [{ call: `GET ${list}`, times, why: `${named(paths)}: the list of all, filtered by what they use.` }];
    },
  };
}

/** Batch for what there is one of, which is read once for all fields. */
export function createOneRead(call: string): Batch & { ask(path: string): void } {
  const paths: string[] = [];
  return {
    ask: (path) => void paths.push(path),
    calls: () => [{ call, times: 1, why: `${named(paths)}: read once.` }],
  };
}

/** Batch for the default entity, which is read once for all fields. */
export function createDefaultRead(routes: DefaultPaths): Batch & { ask(path: string, needsCheck: boolean): void } {
  const paths: string[] = [];
  let isCheckNeeded = false;
  return {
    ask(path, needsCheck) {
      paths.push(path);
      isCheckNeeded ||= needsCheck;
    },
    calls: () => [
      { call: `GET ${routes.default}`, times: 1, why: `${named(paths)}: the default, read once.` },
      collectionCheck(routes.list, named(paths), isCheckNeeded),
    ],
  };
}
