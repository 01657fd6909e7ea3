import { MAX_FIRST } from "../datasources/rest/paging.ts";
import { ASSUMED } from "./assumptions.ts";
import { bounded } from "./call-list.ts";
import type { Batch, PlannedCall } from "./call-list.ts";

/** What one field asks of a loader at all places that it stands in: ids that are known, and how many others at most. */
export interface Asked {
  path: string;
  ids?: readonly string[];
  others?: number;
  /** True when the others may turn out not to exist; ids that a client gives may always. */
  mayMiss?: boolean;
}

/** The pages that hold a whole small collection. */
export const PAGES = Math.ceil(ASSUMED.smallCollection / MAX_FIRST);

/** Collects what is asked for: ids that are known count once, the others may all be different. */
function createTally() {
  const ids = new Set<string>();
  const paths: string[] = [];
  let others = 0;
  let mayMiss = false;
  return {
    ask(asked: Asked) {
      for (const id of asked.ids ?? []) ids.add(id);
      others = bounded(others + (asked.others ?? 0));
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
  /** What is read, for people: "libraries". */
  what: string;
  /** Path of one, for a loader that reads one alone by itself. */
  one?: string;
  bulk: string;
  /** How many one call reads. */
  size: number;
}

/** A loader with a bulk read: one call for so many ids. */
export function createBulk({ what, one, bulk, size }: BulkRoutes): Batch & { ask(asked: Asked): void } {
  const { ask, most, paths } = createTally();
  return {
    ask,
    calls() {
      const count = most();
      if (count === 0) return [];
      const why = `${paths()}: ${upTo(count, what)}, ${size === 1 ? "one" : size} to a call.`;
      return [{ call: count === 1 && one ? one : bulk, times: Math.ceil(count / size), why }];
    },
  };
}

export interface CollectionPaths {
  what: string;
  list: string;
  one: string;
  /** True where a 404 is no reason to look whether there is such a collection. */
  isPresumed?: boolean;
  /** True where the list may lack what is built in, so that an id that it does not hold is read by itself. */
  hasBuiltIn?: boolean;
}

/** A collection of which one entity is the default. */
export interface DefaultPaths extends CollectionPaths {
  /** Path of the default. */
  default: string;
}

/** A collection without a bulk read: one is read by its id, several are found in its list. */
export function createCollectionBatch(routes: CollectionPaths): Batch & { ask(asked: Asked): void } {
  const { what, list, one, isPresumed = false, hasBuiltIn = false } = routes;
  const { ask, known, most, mayMiss, paths } = createTally();
  return {
    ask,
    calls() {
      if (most() === 0) return [];
      const looks = mayMiss() && !isPresumed;
      if (most() === 1) {
        return [{ call: `GET ${one}`, times: 1, why: `${paths()}: read by its id.` }, lookAt(list, paths(), looks)];
      }
      // Those that nobody knows yet may turn out to be one and the same, which is then read as one.
      const alone = known() < 2 && looks ? 1 : 0;
      const lacking = hasBuiltIn ? Math.max(known(), alone) : alone;
      return [
        { call: `GET ${list}`, times: PAGES, why: `${paths()}: several ${what}, found in the list of all.` },
        { call: `GET ${one}`, times: lacking, why: `${paths()}: by the id, where the list does not settle it.` },
      ];
    },
  };
}

/** The look at a list that tells an entity that is not there from a collection that is not there. */
export function lookAt(list: string, path: string, isNeeded = true): PlannedCall {
  const why = `${path}: only when there is no such id, to see that there is such a collection.`;
  return { call: `GET ${list}`, times: isNeeded ? 1 : 0, why };
}

/** Integrations that are looked for in the list of all channels. */
export function createListSearch(list: string): Batch & { ask(path: string): void } {
  const paths: string[] = [];
  return {
    ask: (path) => void paths.push(path),
    calls: () => [
      { call: `GET ${list}`, times: PAGES, why: `${named(paths)}: looked for in the list of all channels.` },
    ],
  };
}

/**
 * Fields that only a channel's own path answers: the integrations of a channel are read together, and an integration is of
 * one channel, so there are no more calls than channels, and no more than integrations.
 */
export function createChannelReads(
  one: string,
  listOf: (channel: string) => string,
): Batch & {
  /** `place` stands for the integrations, `kind` for one of the reads that each of them may need. */
  ask(asked: { place: string; rows: number; kind: "own" | "identityResolution"; channels: readonly string[] }): void;
} {
  const reads = new Map<string, string>();
  const rowsByPlace = new Map<string, number>();
  const places: string[] = [];
  return {
    ask({ place, rows, kind, channels }) {
      for (const channel of channels) reads.set(`${channel} ${kind}`, channel);
      rowsByPlace.set(`${place} ${kind}`, rows);
      places.push(place);
    },
    calls() {
      const most = bounded([...rowsByPlace.values()].reduce((sum, rows) => sum + rows, 0));
      if (most < reads.size) {
        const why = `${named(places)}: fields that the list of all channels lacks, read on the path of the channel.`;
        return [{ call: `GET ${one}`, times: most, why }];
      }
      const why = `${named(places)}: fields that the list of all channels lacks, read for a whole channel at once.`;
      return [...reads.values()].map((channel) => ({ call: `GET ${listOf(channel)}`, times: PAGES, why }));
    },
  };
}

/**
 * The integrations that use a setting or a profile: of one setting they are read page by page, of several the list of all is
 * read once and sorted out. With many parents nobody knows beforehand if these share one setting.
 */
export function createUsersOf(list: string): Batch & {
  /** `window` names the rows that are wanted and `pages` the pages that hold them; `wave` says when. */
  ask(asked: { path: string; rows: number; wave: number; window: string; pages: number }): void;
} {
  const waves = new Map<number, { rows: number; windows: Map<string, number> }>();
  const paths: string[] = [];
  const sum = (windows: [string, number][]) => windows.reduce((total, [, pages]) => total + pages, 0);
  return {
    ask({ path, rows, wave, window, pages }) {
      const known = waves.get(wave) ?? { rows: 0, windows: new Map<string, number>() };
      waves.set(wave, { rows: known.rows + rows, windows: known.windows.set(window, pages) });
      paths.push(path);
    },
    calls() {
      const seen = new Set<string>();
      let times = 0;
      for (const [, { rows, windows }] of [...waves].toSorted(([a], [b]) => a - b)) {
        times += Math.max(PAGES, sum([...windows]));
        // Beside new ones there may be a setting that an earlier wave has read page by page, asked for further pages.
        if (seen.size > 0 && rows > 1) times += sum([...windows].filter(([window]) => !seen.has(window)));
        for (const window of windows.keys()) seen.add(window);
      }
      return [{ call: `GET ${list}`, times, why: `${named(paths)}: the list of all, sorted out by what they use.` }];
    },
  };
}

/** The default entity, which is read once however many fields want it. */
export function createDefaultRead(routes: DefaultPaths): Batch & { ask(path: string, looks: boolean): void } {
  const paths: string[] = [];
  let isLooked = false;
  return {
    ask(path, looks) {
      paths.push(path);
      isLooked ||= looks;
    },
    calls: () => [
      { call: `GET ${routes.default}`, times: 1, why: `${named(paths)}: the default, read once.` },
      lookAt(routes.list, named(paths), isLooked),
    ],
  };
}

function upTo(count: number, what: string): string {
  return count === 1 ? `one of the ${what}` : `up to ${count} ${what}`;
}
