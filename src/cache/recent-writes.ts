import { randomUUID } from "node:crypto";
import { LRUCache } from "lru-cache";
import { systemClock } from "../deadline.ts";
import type { Clock } from "../deadline.ts";
import type { Redis } from "../redis.ts";
import { freeze } from "./store.ts";

/** What a write has left of one entity. `unknown`: the write may have happened or not. */
export interface RecentWrite {
  /** Kind and id of the entity: `library:4711`. */
  entity: string;
  /** An entity that was created and then updated within the window stays `created`. */
  outcome: "created" | "updated" | "deleted" | "unknown";
  /** The tags that the write has bumped. */
  tags: readonly string[];
  /** The entity as the write has answered it. Only after `created` and `updated`. */
  state?: unknown;
  /** What was there before this write and before earlier ones of the window, in the caller's form. Undefined: it is not known. */
  earlier?: readonly unknown[] | undefined;
}

/** A write in the form in which replicas share it. */
export interface WriteRecord {
  entity: string;
  text: string;
  /** In place of `text` when Redis gets it late: then it does not tell which of several writes was the last one. */
  lateText: string;
}

/** The writes of the last seconds, of all replicas: Genesys Cloud may answer reads from a state before them. */
export interface RecentWrites {
  /** Remembers a write in this process. Answers the record that makes the other replicas remember it. */
  remember(write: RecentWrite): WriteRecord | undefined;
  /** The last write of each entity, by the entity. While Redis is away, those that this process knows. */
  all(): Promise<ReadonlyMap<string, RecentWrite>>;
}

interface RecentWritesOptions {
  redis?: Redis | undefined;
  /** Key of the versions; those of the records begin with it. */
  key: string;
  /** Milliseconds for which a write is remembered; 0 remembers nothing. */
  window: number;
  /** True if `state` of an entity is from before `other`; undefined where they do not tell. */
  isOlder: (state: unknown, other: unknown) => boolean | undefined;
  clock?: Clock;
}

/** The Redis keys of the records: in the order of the writes, by their time, and the texts. */
export const recordKeys = (key: string): [string, string, string] => [`${key}:order`, `${key}:times`, `${key}:texts`];

/** Bytes of memory that remembered writes take at most. The rate limit admits some hundred writes in a window, most of a few kB. */
const MAX_BYTES = 64 * 1024 * 1024;

/** The Redis server's time in milliseconds. The clocks of the replicas are never compared. */
const NOW = `local time = redis.call("TIME")
  local now = time[1] * 1000 + math.floor(time[2] / 1000)`;

const forget = (keys: [string, string, string], window: string) => `
  for _, entity in ipairs(redis.call("ZRANGEBYSCORE", ${keys[1]}, "-inf", now - ${window})) do
    redis.call("ZREM", ${keys[0]}, entity)
    redis.call("ZREM", ${keys[1]}, entity)
    redis.call("HDEL", ${keys[2]}, entity)
  end`;

/**
 * A part of the script that bumps versions: stores the records from ARGV[`from`] on, each an entity and its text, under the
 * number `count` of the bump. KEYS[2] to KEYS[4] are the keys of the records, ARGV[3] is the window.
 */
export const STORE_RECORDS = (from: string): string => `
  if #ARGV >= ${from} then
    ${NOW}
    ${forget(["KEYS[2]", "KEYS[3]", "KEYS[4]"], "ARGV[3]")}
    for at = ${from}, #ARGV, 2 do
      local text = ARGV[at + 1]
      local before = redis.call("HGET", KEYS[4], ARGV[at])
      if before and before:sub(1, 1) == "c" and text:sub(1, 1) == "u" then text = "c" .. text:sub(2) end
      redis.call("HSET", KEYS[4], ARGV[at], text)
      redis.call("ZADD", KEYS[2], count, ARGV[at])
      redis.call("ZADD", KEYS[3], now, ARGV[at])
    end
    for at = 2, 4 do redis.call("PEXPIRE", KEYS[at], ARGV[3]) end
  end`;

/** Answers the number of the last record, then the entities and texts of those after number ARGV[1]. ARGV[2] is the window. */
const READ_RECORDS = `
  ${NOW}
  ${forget(["KEYS[1]", "KEYS[2]", "KEYS[3]"], "ARGV[2]")}
  local last = redis.call("ZREVRANGE", KEYS[1], 0, 0, "WITHSCORES")
  local found = { last[2] or "0" }
  for _, entity in ipairs(redis.call("ZRANGEBYSCORE", KEYS[1], "(" .. ARGV[1], "+inf")) do
    found[#found + 1] = entity
    found[#found + 1] = redis.call("HGET", KEYS[3], entity)
  end
  return found`;

const LETTERS = { created: "c", updated: "u", deleted: "d", unknown: "?" } as const;
const OUTCOMES = new Map(Object.entries(LETTERS).map(([outcome, letter]) => [letter as string, outcome]));
const NONE: ReadonlyMap<string, RecentWrite> = new Map();

/** Remembers writes in this process, and reads those of the other replicas from Redis where there is one. */
export function createRecentWrites(options: RecentWritesOptions): RecentWrites {
  const { redis, key, window, isOlder, clock = systemClock } = options;
  if (window === 0) return { remember: () => undefined, all: async () => NONE };
  const known = new LRUCache<string, RecentWrite>({
    ...{ maxSize: MAX_BYTES, ttl: window, perf: clock, ttlResolution: 0 },
  });
  const keys = recordKeys(key);
  /** Number of the last record that was read from Redis. */
  let lastRead = 0;

  /** Two replicas may write one entity at the same time, and their records arrive in any order. */
  function isOvertaken({ entity, outcome, state }: RecentWrite): boolean {
    const other = known.get(entity);
    if (!other || outcome === "deleted") return false;
    return other.outcome === "deleted" || isOlder(state, other.state) === true;
  }

  function keep(write: RecentWrite, size: number): void {
    if (isOvertaken(write)) return;
    known.set(write.entity, freeze(write), { size: Math.max(1, size) });
  }

  async function readFrom(number: number): Promise<void> {
    const answer = (await redis!.ask(() =>
      redis!.client.eval(READ_RECORDS, keys.length, ...keys, number, window),
    )) as string[];
    const last = Number(answer[0]);
    for (let at = 1; at + 1 < answer.length; at += 2) {
      const text = answer[at + 1]!;
      const write = parseRecord(answer[at]!, text);
      if (write) keep(write, text.length);
    }
    lastRead = last;
    // Redis has lost its data, and counts from the beginning.
    if (last < number && last > 0) await readFrom(0);
  }

  return {
    remember(write) {
      // A write whose entity has no id yet cannot be found by it, but its tags count.
      const entity = write.outcome === "unknown" ? `${write.entity}?${randomUUID()}` : write.entity;
      const isStillNew = write.outcome === "updated" && known.get(entity)?.outcome === "created";
      const outcome = isStillNew ? "created" : write.outcome;
      const { tags, state } = write;
      const earlier = chain(known.get(entity), write);
      const text = `${LETTERS[write.outcome]}${JSON.stringify({ tags, state, earlier })}`;
      const isComparable = outcome === "deleted" || isOlder(state, state) !== undefined;
      const lateText = isComparable ? text : `${LETTERS.unknown}${JSON.stringify({ tags })}`;
      keep({ entity, outcome, tags, earlier, ...(state !== undefined && { state }) }, text.length);
      return { entity, text, lateText };
    },
    async all() {
      // While Redis is away this process knows only its own writes, as it knows only its own versions.
      if (redis) await readFrom(lastRead).catch(() => undefined);
      return known.size === 0 ? NONE : new Map(known.entries());
    },
  };
}

/** What was there before all writes of the window; not known where it was not known before one of them. */
function chain(before: RecentWrite | undefined, { earlier }: RecentWrite): readonly unknown[] | undefined {
  if (earlier === undefined || (before && before.earlier === undefined)) return undefined;
  return [...new Set([...(before?.earlier ?? []), ...earlier])];
}

function parseRecord(entity: string, text: string): RecentWrite | undefined {
  const outcome = OUTCOMES.get(text.charAt(0)) as RecentWrite["outcome"] | undefined;
  if (!outcome) return undefined;
  try {
    const { tags, state, earlier } = JSON.parse(text.slice(1)) as RecentWrite;
    return { entity, outcome, tags, earlier, ...(state !== undefined && { state }) };
  } catch {
    return undefined;
  }
}
