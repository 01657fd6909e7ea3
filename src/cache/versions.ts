import { randomUUID } from "node:crypto";
import { systemClock } from "../deadline.ts";
import type { Clock } from "../deadline.ts";
import type { Redis } from "../redis.ts";
import type { Dependents } from "./basis.ts";
import { createChangeLog } from "./change-log.ts";
import type { ChangeLog, LoggedChange } from "./change-log.ts";
import { createDelivery } from "./delivery.ts";
import { createLogReader } from "./log-reader.ts";
import type { Asker } from "./log-reader.ts";
import type { WriteRecord } from "./recent-writes.ts";

/**
 * Versions of tags, shared by all replicas. An answer is stored under a key that contains the versions of its tags when its
 * read began. A process knows the versions as of a position in the log of changes. Before a request uses anything that is
 * stored, it asks Redis what is new, with a question that was sent after the request arrived: the read index of Raft. So a bump
 * makes older answers unreachable in every replica at once, those of running reads included.
 */
export interface Versions {
  /** Asks what is new, once for each asker, and only then answers. An unknown tag costs one more question. */
  of(tagLists: readonly (readonly string[])[], asker?: Asker): Promise<VersionSnapshot>;
  /** The version of one list, as `of` would answer it, where nothing has to be asked for it; otherwise undefined. */
  now(tags: readonly string[], asker: Asker): string | undefined;
  /** The same without a question, from what this process knows. */
  known(tagLists: readonly (readonly string[])[]): VersionSnapshot;
  /** Asks what is new, once for each asker, and for what it does not know of these tags. False when there is a Redis that does not answer. */
  confirm(asker: Asker, tagLists?: readonly (readonly string[])[]): Promise<boolean>;
  /** Asks what is new, for any number of askers that have no tags to ask for. False when there is a Redis that does not answer. */
  ask(): Promise<boolean>;
  /** True where the number of each of these tags is known. */
  areKnown(tagLists: readonly (readonly string[])[]): boolean;
  /**
   * Makes everything stored under one of the tags unreachable. Never throws: what Redis cannot take now is sent later.
   * Resolves with the new version of the tag of `before`, if this bump is the only one since that version. Other replicas see
   * the record of the write no later than its bump. `deadline` is the latest moment, on the clock, until which it waits.
   */
  bump(tags: readonly string[], before?: TagVersion, record?: WriteRecord, deadline?: number): Promise<Bump>;
}

export interface Bump {
  /** The new version of the tag of `before`, if nothing else has bumped it. */
  version: string | undefined;
  /** False when Redis has not taken the bump in time, so other replicas do not know of it yet. */
  isShared: boolean;
}

/** A tag, and its version at a moment. */
export interface TagVersion {
  tag: string;
  version: string;
}

/** The versions of tag lists at a moment; the arrays have the order of the lists. */
export interface VersionSnapshot {
  /** Changes when one of the tags is bumped in any replica. */
  versions: string[];
  /**
   * The number of the last change of any of the tags that Redis has; 0 when there is none. Without a question it may be higher, where
   * a tag is not known.
   */
  lastBump: number[];
  /** Which change of this process is the last one of any of the tags that Redis does not have yet; 0 when there is none. */
  lastUnshared: number[];
  /** The number of the last change that this process knew then. */
  position: number;
  /** How many changes this process had made then. */
  ownChanges: number;
  /** Names the data of Redis, or this process where there is none. */
  life: string;
  /** False when Redis has not confirmed that nothing is newer, or there is no Redis. */
  shared: boolean;
  /** When it was made, on the clock. */
  at: number;
}

export interface VersionsOptions {
  redis?: Redis | undefined;
  /** Key of what Redis holds. */
  key: string;
  /** Called with each change of another replica, in their order. */
  onChange?: (change: LoggedChange) => void;
  /** Called once when Redis holds data of another version of the gateway. */
  onOtherFormat?: () => void;
  /** Milliseconds that a bump waits until Redis takes it. */
  writePatience?: number;
  /** Milliseconds for which a Redis that has lost its data gets the changes of this process again. */
  window?: number;
  dependents?: Dependents | undefined;
  clock?: Clock;
  /** For tests: the log in place of that of `redis`. */
  log?: ChangeLog;
}

/** Milliseconds. */
const WRITE_PATIENCE = 5000;

/** Creates the versions of tags: in Redis where there is one, else in this process. */
export function createVersions(options: VersionsOptions): Versions {
  const {
    redis,
    key,
    onChange,
    onOtherFormat,
    writePatience = WRITE_PATIENCE,
    window = 0,
    dependents,
    clock = systemClock,
  } = options;
  const log = redis && (options.log ?? createChangeLog(redis, key));
  const reader = createLogReader({ redis, log, onChange, onOtherFormat, dependents, clock });
  const delivery = redis && log && createDelivery({ redis, log, reader, writePatience, window, dependents, clock });

  function localVersionOf(tags: readonly string[]): string {
    let version = "";
    for (const tag of tags) version += `.${reader.numberOf(tag) ?? "?"}${delivery?.markOf(tag) ?? ""}`;
    return version;
  }

  function lastOf(tags: readonly string[], numberOf: (tag: string) => number | undefined): number {
    let last = 0;
    for (const tag of tags) last = Math.max(last, numberOf(tag) ?? 0);
    return last;
  }

  /** The version that a change has given the tag which Redis does not have yet; undefined after another change. */
  function unsharedVersion({ tag, version }: TagVersion, id: string): string | undefined {
    const mark = `~${id}`;
    const now = reader.life() + localVersionOf([tag]);
    return now === version + mark ? now : undefined;
  }

  function snapshot(tagLists: readonly (readonly string[])[], shared: boolean): VersionSnapshot {
    const life = reader.life();
    return {
      versions: tagLists.map((tags) => life + localVersionOf(tags)),
      lastBump: tagLists.map((tags) => lastOf(tags, reader.boundOf)),
      lastUnshared: delivery ? tagLists.map((tags) => lastOf(tags, delivery.lastUnshared)) : [],
      position: Math.max(reader.position(), 0),
      ownChanges: delivery?.changes() ?? 0,
      ...{ life, shared },
      at: clock.now(),
    };
  }

  return {
    async of(tagLists, asker = {}) {
      const shared = redis !== undefined && (await reader.confirm(asker, tagLists));
      return snapshot(tagLists, shared);
    },
    now(tags, asker) {
      if (redis && !reader.isConfirmed(asker, tags)) return undefined;
      return reader.life() + localVersionOf(tags);
    },
    known: (tagLists) => snapshot(tagLists, false),
    async confirm(asker, tagLists = []) {
      return redis === undefined || reader.confirm(asker, tagLists);
    },
    ask: redis ? reader.ask : async () => true,
    areKnown: (tagLists) => tagLists.every((tags) => tags.every((tag) => reader.numberOf(tag) !== undefined)),
    async bump(tags, before, record, deadline = Infinity) {
      const isCurrent = before !== undefined && reader.life() + localVersionOf([before.tag]) === before.version;
      const change = { id: randomUUID(), tags };
      const numberBefore = before && reader.numberOf(before.tag);
      if (!delivery) {
        reader.addOwn(change);
        return { version: isCurrent ? reader.life() + localVersionOf([before.tag]) : undefined, isShared: true };
      }
      const life = reader.life();
      const taken = await delivery.deliver({ ...change, record }, before?.tag, deadline);
      if (!taken) return { version: isCurrent ? unsharedVersion(before, change.id) : undefined, isShared: false };
      const isOnly = isCurrent && taken.attempts === 1 && taken.before === numberBefore && taken.life === life;
      return { version: isOnly ? `${life}.${taken.number}` : undefined, isShared: true };
    },
  };
}
