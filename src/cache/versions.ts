import { randomUUID } from "node:crypto";
import { sleep, systemClock } from "../deadline.ts";
import type { Clock } from "../deadline.ts";
import type { RedisConnection } from "../redis.ts";
import { createServerId } from "./server-id.ts";

/**
 * Versions of tags, shared by all replicas. A cached answer is stored under a key that holds the versions of its tags
 * as they were when its read began, so a bump makes it unreachable at once, everywhere, whatever is still under way: the
 * next read in any replica asks for the versions first.
 */
export interface Versions {
  of(tagLists: readonly (readonly string[])[]): Promise<Known>;
  /**
   * Makes everything cached under one of the tags unreachable. Never throws: what Redis cannot take is told to it later.
   * Answers the new word of the watched tag, where nobody else has bumped that since it had the word it was watched from.
   */
  bump(tags: readonly string[], watched?: Watched): Promise<string | undefined>;
}

/** A tag, and its word at a moment. */
export interface Watched {
  tag: string;
  word: string;
}

export interface Known {
  /** One word for each list of tags; it changes when one of these tags is bumped in any replica. */
  words: string[];
  /** The same without what tells one life of Redis from another: short where little was written. */
  bare: string[];
  /** When one of the tags of each list was bumped last, in milliseconds; 0 when never. */
  bumpedAt: number[];
  /** Which bump of all that was, counted by Redis; 0 when none, infinite when Redis has not heard of it. */
  lastBump: number[];
  /** How many bumps there were, and in which life of Redis; comparable with what was known in the same life. */
  bumpCount: number;
  epoch: string;
  /** False when Redis did not say so and these are the versions that this process knows. */
  shared: boolean;
}

interface VersionsOptions {
  redis?: RedisConnection | undefined;
  /** Key of the Redis hash. */
  key: string;
  clock?: Clock;
}

/** Counts the bumps of all replicas. */
const COUNT = "count";
/** Gives tags the version of this bump, and answers its number and the version that the watched tag had before. */
const TELL = `
  local count = redis.call("HINCRBY", KEYS[1], "${COUNT}", 1)
  local before = redis.call("HGET", KEYS[1], ARGV[2])
  for at = 3, #ARGV do redis.call("HSET", KEYS[1], ARGV[at], ARGV[1] .. "-" .. count) end
  return { count, before }`;
/** Names the life of the hash: when Redis loses its data, everything cached before is unreachable. */
const EPOCH = "epoch";
/** Milliseconds that a mutation waits for a Redis that has just been lost. */
const PATIENCE = 1000;
/** Milliseconds between two looks whether it is back. */
const LOOK = 25;

/** The versions of tags, in Redis where there is one, else in this process. */
export function createVersions({ redis, key, clock = systemClock }: VersionsOptions): Versions {
  /** What this process knows last: the truth without Redis, the best guess while Redis is away. */
  const known = new Map<string, string>([[EPOCH, randomUUID()]]);
  /** Bumped, and not yet heard of by Redis: it has to before anything it says can be believed. */
  const owed = new Map<string, string>();
  /** Counts bumps, so that an answer of Redis that a bump has overtaken is not taken for news. */
  const bumps = new Map<string, number>();
  let bumpCount = 0;
  /** From when Redis could not be asked or told something, until it has heard of what is owed. */
  let isBehind = false;
  /** Since when Redis is away, on the clock that never jumps; until everything owed is told. */
  let lostAt: number | undefined;
  /** Nobody waits for a Redis that has never answered. */
  let wasThere = false;
  const serverId = redis && createServerId(redis);

  const bareWordOf = (tags: readonly string[]) => tags.map((tag) => known.get(tag) ?? "0").join(".");
  const wordOf = (tags: readonly string[]) => bareWordOf([EPOCH, ...tags]);

  function bumpedAt(tags: readonly string[]): number {
    return Math.max(0, ...tags.map((tag) => Number(known.get(tag)?.split("-", 1)[0]) || 0));
  }

  function lastBump(tags: readonly string[]): number {
    const numbers = tags.map((tag) => Number(known.get(tag)?.split("-", 2)[1] ?? 0));
    return Math.max(0, ...numbers.map((number) => (Number.isNaN(number) ? Infinity : number)));
  }

  /** What nobody but this process has heard of. */
  const newVersion = () => `${clock.wallTime()}-${redis ? randomUUID().replaceAll("-", "") + "x" : bumpCount}`;

  /** A new version at every attempt: under the last one this process may have cached what others have changed since. */
  async function settle(watched?: Watched): Promise<string | undefined> {
    if (owed.size === 0) return undefined;
    const telling = newVersion();
    const tags = [...owed.keys()];
    for (const tag of tags) {
      known.set(tag, telling);
      owed.set(tag, telling);
    }
    const epoch = known.get(EPOCH);
    const at = clock.wallTime();
    const [count, previous] = (await redis!.client.eval(TELL, 1, key, at, watched?.tag ?? EPOCH, ...tags)) as [
      number,
      string?,
    ];
    const version = `${at}-${count}`;
    for (const tag of tags) {
      if (owed.get(tag) !== telling) continue;
      owed.delete(tag);
      known.set(tag, version);
    }
    const isUntouched = watched && watched.word === `${epoch}.${previous ?? "0"}`;
    return isUntouched ? `${epoch}.${version}` : undefined;
  }

  /** Learns the versions of these tags; answers how many bumps there were then. */
  async function ask({ client }: RedisConnection, tags: readonly string[]): Promise<number> {
    const asked = bumpCount;
    const fields = [EPOCH, COUNT, ...tags];
    const [server, first] = await Promise.all([serverId!(), client.hmget(key, ...fields)]);
    let answer = first;
    if (answer[0] === null) {
      // The first replica to come by names the epoch; everybody, this one too, takes what then stands there.
      await client.hsetnx(key, EPOCH, randomUUID());
      answer = await client.hmget(key, ...fields);
      if (answer[0] === null) throw new Error("Redis does not keep anything");
    }
    // A Redis that comes back with data from before, or a replica of it in its place, must not bring old versions back.
    known.set(EPOCH, `${server}.${answer[0]}`);
    const count = Number(answer[1] ?? 0);
    for (const [at, tag] of tags.entries()) {
      const version = answer[at + 2];
      if (owed.has(tag) || (bumps.get(tag) ?? 0) > asked) continue;
      if (version === null || version === undefined) known.delete(tag);
      else known.set(tag, version);
    }
    return count;
  }

  /** Whether Redis has answered; it is not asked before it has heard of what is owed. */
  async function exchange(work: () => Promise<unknown>): Promise<boolean> {
    if (isBehind) return false;
    try {
      await redis!.ask(work);
      wasThere = true;
      return true;
    } catch {
      catchUpLater();
      return false;
    }
  }

  /** Tells Redis what is owed as soon as it is back, also when nobody asks this replica anything. */
  function catchUpLater(): void {
    if (isBehind) return;
    isBehind = true;
    lostAt ??= clock.now();
    redis!.whenBack(() => {
      // What is owed goes out before anybody's next question does.
      isBehind = false;
      settle().then(() => (lostAt = undefined), catchUpLater);
    });
  }

  /**
   * Tells Redis what is owed before a mutation answers. A stall or a reconnect is waited for, for the other replicas must
   * not answer what was before; a Redis that has been away for longer is not: it hears of what is owed when it is back.
   */
  async function tell(watched: Watched | undefined): Promise<string | undefined> {
    const deadline = wasThere ? (lostAt ?? clock.now()) + PATIENCE : 0;
    let word: string | undefined;
    // What was told at a second attempt may have been told at the first one too: then nobody knows what was there before.
    let attempts = 0;
    const attempt = async () => {
      attempts += 1;
      word = await settle(watched);
    };
    while (!(await exchange(attempt)) && clock.now() < deadline) await sleep(clock, LOOK);
    return attempts === 1 ? word : undefined;
  }

  return {
    async of(tagLists) {
      // While Redis is away this replica goes on with what it knows and with its own writes, and nobody waits.
      let count = Number.MAX_SAFE_INTEGER;
      const work = async () => (count = await ask(redis!, [...new Set(tagLists.flat())]));
      const shared = redis !== undefined && (await exchange(work));
      return {
        words: tagLists.map(wordOf),
        bare: tagLists.map(bareWordOf),
        bumpedAt: tagLists.map(bumpedAt),
        lastBump: tagLists.map(lastBump),
        // While Redis is away only the bumps of this process are known, and these are infinite.
        bumpCount: redis ? count : bumpCount,
        epoch: known.get(EPOCH)!,
        shared,
      };
    },
    async bump(tags, watched) {
      const isUntouched = watched && wordOf([watched.tag]) === watched.word;
      bumpCount += 1;
      const version = newVersion();
      for (const tag of tags) {
        known.set(tag, version);
        bumps.set(tag, bumpCount);
        if (redis) owed.set(tag, version);
      }
      if (redis) return tell(isUntouched ? watched : undefined);
      return isUntouched ? wordOf([watched.tag]) : undefined;
    },
  };
}
