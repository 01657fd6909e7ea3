import { randomUUID } from "node:crypto";
import { sleep, systemClock } from "../deadline.ts";
import type { Clock } from "../deadline.ts";
import type { Redis } from "../redis.ts";
import { recordKeys, STORE_RECORDS } from "./recent-writes.ts";
import type { WriteRecord } from "./recent-writes.ts";
import { createServerId } from "./server-id.ts";

/**
 * Versions of tags, shared by all replicas. An answer is stored under a key that contains the versions of its tags when its
 * read began. Every read asks for the versions first, so a bump makes older answers unreachable in every replica at once,
 * those of running reads included.
 */
export interface Versions {
  of(tagLists: readonly (readonly string[])[]): Promise<VersionSnapshot>;
  /**
   * Makes everything stored under one of the tags unreachable. Never throws: what Redis cannot take now is sent later.
   * Resolves with the new version of the tag of `before`, if this bump is the only one since that version. Other replicas see
   * the record of the write no later than its bump.
   */
  bump(tags: readonly string[], before?: TagVersion, record?: WriteRecord): Promise<string | undefined>;
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
  /** The same without the epoch: comparable only within one epoch, but short. */
  localVersions: string[];
  /** The number of that bump, as Redis counts them; 0 when there is none, infinite when it is still pending. */
  lastBump: number[];
  /** How many bumps there were in this epoch. */
  bumpCount: number;
  epoch: string;
  /** False when this process alone knows these versions, because there is no Redis or it did not answer. */
  shared: boolean;
}

interface VersionsOptions {
  redis?: Redis | undefined;
  /** Key of the Redis hash. */
  key: string;
  /** Milliseconds for which records of writes are kept. */
  window?: number;
  clock?: Clock;
}

/** Counts the bumps of all replicas. */
const COUNT = "count";
/**
 * Gives the ARGV[4] tags from ARGV[5] on the version of this bump, and stores the records that follow them. Returns the number of
 * the bump, and the version that the tag in ARGV[2] had before.
 */
const BUMP = `
  local count = redis.call("HINCRBY", KEYS[1], "${COUNT}", 1)
  local before = redis.call("HGET", KEYS[1], ARGV[2])
  local rest = 5 + ARGV[4]
  for at = 5, rest - 1 do redis.call("HSET", KEYS[1], ARGV[at], ARGV[1] .. "-" .. count) end
  ${STORE_RECORDS("rest")}
  return { count, before }`;
/** Names the life of the hash: when Redis loses its data, everything stored before is unreachable. */
const EPOCH = "epoch";
/** Milliseconds that a mutation waits for a Redis that was lost just now. */
const WRITE_PATIENCE = 1000;
/** Milliseconds between two attempts meanwhile. */
const WRITE_RETRY = 25;

/** Creates the versions of tags: in Redis where there is one, else in this process. */
export function createVersions({ redis, key, window = 0, clock = systemClock }: VersionsOptions): Versions {
  /** What this process knows: the truth without Redis, the best guess while Redis is away. */
  const known = new Map<string, string>([[EPOCH, randomUUID()]]);
  /** Bumps that Redis does not have yet. Until it has them, its versions of these tags are out of date. */
  const pending = new Map<string, string>();
  /** The records of those writes, by their entities. */
  const pendingRecords = new Map<string, WriteRecord & { isLate: boolean }>();
  /** Number of the last bump of each tag here, so that an answer of Redis from before it does not undo it. */
  const bumps = new Map<string, number>();
  let bumpCount = 0;
  /** True from a failed question to Redis until Redis has all pending bumps. */
  let isBehind = false;
  /** When Redis was lost, on the clock that never jumps. */
  let lostAt: number | undefined;
  /** A Redis that has never answered is not waited for. */
  let hasAnswered = false;
  const serverId = redis && createServerId(redis);

  const localVersionOf = (tags: readonly string[]) => tags.map((tag) => known.get(tag) ?? "0").join(".");
  const versionOf = (tags: readonly string[]) => localVersionOf([EPOCH, ...tags]);

  function lastBump(tags: readonly string[]): number {
    const numbers = tags.map((tag) => Number(known.get(tag)?.split("-", 2)[1] ?? 0));
    return Math.max(0, ...numbers.map((number) => (Number.isNaN(number) ? Infinity : number)));
  }

  /** A version that only this process knows. With Redis its number is not one, see `lastBump`. */
  const newVersion = () => `${clock.wallTime()}-${redis ? randomUUID().replaceAll("-", "") + "x" : bumpCount}`;

  /**
   * Sends all pending bumps to Redis; rejects when that fails. Resolves as `bump` does. Each attempt has a new version:
   * under the last one, this process may have stored answers that other replicas have changed since.
   */
  async function flush(before?: TagVersion): Promise<string | undefined> {
    if (pending.size === 0) return undefined;
    const attempted = newVersion();
    const tags = [...pending.keys()];
    for (const tag of tags) {
      known.set(tag, attempted);
      pending.set(tag, attempted);
    }
    const epoch = known.get(EPOCH);
    const at = clock.wallTime();
    const noted = [...pendingRecords];
    const keys = [key, ...recordKeys(key)];
    const texts = noted.flatMap(([entity, { text, lateText, isLate }]) => [entity, isLate ? lateText : text]);
    const values = [at, before?.tag ?? EPOCH, window, tags.length, ...tags, ...texts];
    const [count, previous] = (await redis!.client.eval(BUMP, keys.length, ...keys, ...values)) as [number, string?];
    const version = `${at}-${count}`;
    for (const tag of tags) {
      if (pending.get(tag) !== attempted) continue;
      pending.delete(tag);
      known.set(tag, version);
    }
    for (const [entity, record] of noted) if (pendingRecords.get(entity) === record) pendingRecords.delete(entity);
    const isOnlyBump = before && before.version === `${epoch}.${previous ?? "0"}`;
    return isOnlyBump ? `${epoch}.${version}` : undefined;
  }

  /** Reads the versions of these tags from Redis; resolves with the number of bumps then. */
  async function fetchVersions({ client }: Redis, tags: readonly string[]): Promise<number> {
    const bumpsBefore = bumpCount;
    const fields = [EPOCH, COUNT, ...tags];
    const [server, first] = await Promise.all([serverId!(), client.hmget(key, ...fields)]);
    let answer = first;
    if (answer[0] === null) {
      // The first replica names the epoch; all of them, this one too, use what Redis then holds.
      await client.hsetnx(key, EPOCH, randomUUID());
      answer = await client.hmget(key, ...fields);
      if (answer[0] === null) throw new Error("Redis does not keep anything");
    }
    // The run id is a part: a Redis that restarts with old data, or its replica in its place, must not bring old versions back.
    known.set(EPOCH, `${server}.${answer[0]}`);
    const count = Number(answer[1] ?? 0);
    for (const [at, tag] of tags.entries()) {
      const version = answer[at + 2];
      if (pending.has(tag) || (bumps.get(tag) ?? 0) > bumpsBefore) continue;
      if (version === null || version === undefined) known.delete(tag);
      else known.set(tag, version);
    }
    return count;
  }

  /** Resolves with the answer of Redis, if it gives one. It is not asked before it has what is pending. */
  async function attempt<T>(question: () => Promise<T>): Promise<{ answer: T } | undefined> {
    if (isBehind) return undefined;
    try {
      const answer = await redis!.ask(question);
      hasAnswered = true;
      return { answer };
    } catch {
      flushWhenBack();
      return undefined;
    }
  }

  /** Flushes as soon as Redis is back, also when no request comes to this replica. */
  function flushWhenBack(): void {
    for (const record of pendingRecords.values()) record.isLate = true;
    if (isBehind) return;
    isBehind = true;
    lostAt ??= clock.now();
    redis!.whenBack(() => {
      // Commands go out in their order, so the flush comes before any question of a request.
      isBehind = false;
      flush().then(() => (lostAt = undefined), flushWhenBack);
    });
  }

  /**
   * Flushes before a mutation answers. It waits for a stall or a reconnect, because the other replicas must not answer the
   * old state. It does not wait for a Redis that has been away for longer; `flushWhenBack` takes care of that.
   */
  async function flushNow(before: TagVersion | undefined): Promise<string | undefined> {
    const deadline = hasAnswered ? (lostAt ?? clock.now()) + WRITE_PATIENCE : 0;
    // A failed attempt may have reached Redis all the same. After a second one, the version before the first is unknown.
    let attempts = 0;
    const flushOnce = () => {
      attempts += 1;
      return flush(before);
    };
    let flushed = await attempt(flushOnce);
    while (!flushed && clock.now() < deadline) {
      await sleep(clock, WRITE_RETRY);
      flushed = await attempt(flushOnce);
    }
    return attempts === 1 ? flushed?.answer : undefined;
  }

  return {
    async of(tagLists) {
      // While Redis is away, this replica uses what it knows and its own writes, without a wait.
      const fetched = redis && (await attempt(() => fetchVersions(redis, [...new Set(tagLists.flat())])));
      return {
        versions: tagLists.map(versionOf),
        localVersions: tagLists.map(localVersionOf),
        lastBump: tagLists.map(lastBump),
        // While Redis is away only the bumps of this process are known, and their numbers are infinite.
        bumpCount: redis ? (fetched?.answer ?? Number.MAX_SAFE_INTEGER) : bumpCount,
        epoch: known.get(EPOCH)!,
        shared: fetched !== undefined,
      };
    },
    async bump(tags, before, record) {
      const isCurrent = before && versionOf([before.tag]) === before.version;
      bumpCount += 1;
      const version = newVersion();
      for (const tag of tags) {
        known.set(tag, version);
        bumps.set(tag, bumpCount);
        if (redis) pending.set(tag, version);
      }
      if (redis && record) pendingRecords.set(record.entity, { ...record, isLate: false });
      if (redis) return flushNow(isCurrent ? before : undefined);
      return isCurrent ? versionOf([before.tag]) : undefined;
    },
  };
}
