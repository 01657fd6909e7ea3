import { randomUUID } from "node:crypto";
import { LRUCache } from "lru-cache";
import { systemClock } from "../deadline.ts";
import type { Clock } from "../deadline.ts";
import { freeze } from "./size.ts";

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
  /** Of a state without a version: this write, and those that were made at the same time. */
  ids?: readonly string[] | undefined;
  /** The `ids` of the last write of the entity that was known when this one began. */
  after?: readonly string[] | undefined;
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
  /** Remembers a write of this process. Answers the record that makes the other replicas remember it. */
  remember(write: RecentWrite): WriteRecord | undefined;
  /** Remembers the write of another replica, which was so many milliseconds ago. */
  learn(record: { entity: string; text: string; age: number }): void;
  /** The last write of each entity, by the entity: of this process, and what it has read in the log of changes. */
  all(): ReadonlyMap<string, RecentWrite>;
}

interface RecentWritesOptions {
  /** Milliseconds for which a write is remembered; 0 remembers nothing. */
  window: number;
  /** True if `state` of an entity is from before `other`; undefined where they do not tell. */
  isOlder: (state: unknown, other: unknown) => boolean | undefined;
  clock?: Clock;
}

/** Bytes of memory that remembered writes take at most. The rate limit admits some hundred writes in a window, most of a few kB. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Entities without versions whose last writes are known after the window. */
const MAX_ENTITIES = 1000;

const LETTERS = { created: "c", updated: "u", deleted: "d", unknown: "?" } as const;
const OUTCOMES = new Map(Object.entries(LETTERS).map(([outcome, letter]) => [letter as string, outcome]));
const NONE: ReadonlyMap<string, RecentWrite> = new Map();

/** Remembers writes of this process and of others. */
export function createRecentWrites({ window, isOlder, clock = systemClock }: RecentWritesOptions): RecentWrites {
  if (window === 0) return { remember: () => undefined, learn: () => undefined, all: () => NONE };
  const known = new LRUCache<string, RecentWrite>({
    ...{ maxSize: MAX_BYTES, ttl: window, perf: clock, ttlResolution: 0 },
  });

  /** The `ids` of the last write of each entity, also after the window: it may end at another replica a little later. */
  const lastIds = new LRUCache<string, readonly string[]>({ max: MAX_ENTITIES });

  /** Two replicas may write one entity at the same time, and their records arrive in any order. */
  function isOvertaken({ entity, outcome, state }: RecentWrite): boolean {
    const other = known.get(entity);
    if (!other || outcome === "deleted") return false;
    return other.outcome === "deleted" || isOlder(state, other.state) === true;
  }

  function keep(write: RecentWrite, size: number, age = 0): void {
    const other = known.get(write.entity);
    const isKnown = write.ids?.every((id) => other?.ids?.includes(id)) ?? false;
    if (isKnown || isOvertaken(write)) return;
    const isStillNew = write.outcome === "updated" && other?.outcome === "created";
    const kept = isStillNew ? { ...write, outcome: "created" as const } : unlessConcurrent(write, other);
    if (kept.ids) lastIds.set(write.entity, kept.ids);
    known.set(write.entity, freeze(kept), { size: Math.max(1, size), ttl: window - age });
  }

  return {
    remember(write) {
      // A write whose entity has no id yet cannot be found by it, but its tags count.
      const entity = write.outcome === "unknown" ? `${write.entity}?${randomUUID()}` : write.entity;
      const { tags, state, outcome } = write;
      const after = write.after ?? (known.has(entity) ? undefined : lastIds.get(entity));
      const earlier = chain(known.get(entity), write);
      const isComparable = outcome !== "updated" || isOlder(state, state) !== undefined;
      const ids = isComparable ? undefined : [randomUUID()];
      const text = `${LETTERS[outcome]}${JSON.stringify({ tags, state, earlier, ids, after })}`;
      const lateText = isComparable ? text : `${LETTERS.unknown}${JSON.stringify({ tags })}`;
      keep({ entity, outcome, tags, earlier, ids, after, ...(state !== undefined && { state }) }, text.length);
      return { entity, text, lateText };
    },
    learn({ entity, text, age }) {
      const write = age < window ? parseRecord(entity, text) : undefined;
      if (write) keep(write, text.length, Math.max(0, age));
    },
    all: () => (known.size === 0 ? NONE : new Map(known.entries())),
  };
}

/** Of writes without versions that were made at the same time, only Genesys Cloud knows which was the last one. */
function unlessConcurrent(write: RecentWrite, other: RecentWrite | undefined): RecentWrite {
  if (!write.ids || !other?.ids || other.ids.some((id) => write.after?.includes(id))) return write;
  const { entity, tags, ids } = write;
  return { entity, outcome: "unknown", tags: [...new Set([...other.tags, ...tags])], ids: [...other.ids, ...ids] };
}

/** What was there before all writes of the window; not known where it was not known before one of them. */
function chain(before: RecentWrite | undefined, { earlier }: RecentWrite): readonly unknown[] | undefined {
  if (earlier === undefined || (before && before.earlier === undefined)) return undefined;
  return [...new Set([...(before?.earlier ?? []), ...earlier])];
}

/** What a record says that the write has done. */
export function outcomeOf(text: string): RecentWrite["outcome"] | undefined {
  return OUTCOMES.get(text.charAt(0)) as RecentWrite["outcome"] | undefined;
}

function parseRecord(entity: string, text: string): RecentWrite | undefined {
  const outcome = outcomeOf(text);
  if (!outcome) return undefined;
  try {
    const { state, ...others } = JSON.parse(text.slice(1)) as RecentWrite;
    return { ...others, entity, outcome, ...(state !== undefined && { state }) };
  } catch {
    return undefined;
  }
}
