import { randomUUID } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { AuditedKind } from "../datasources/rest/rest-call.ts";
import { isObject } from "../datasources/rest/merge.ts";
import { createKeys } from "../redis.ts";
import type { Redis } from "../redis.ts";
import { createScript } from "../redis-script.ts";
import { SERVICES } from "./audited-change.ts";
import type { Service } from "./audited-change.ts";

/** How far the audits of a service have been read, and since when none was missed: milliseconds since 1970, by the clock of Genesys Cloud. */
export interface Cursor {
  readTo: number;
  coveredSince: number;
}

export type Cursors = Partial<Record<Service, Cursor>>;

/** What the replica that polls tells the others. */
export interface SharedHealth {
  state: string;
  coverage: (readonly [AuditedKind, Service])[];
  /** Since when a service is covered, and for how many milliseconds more that is known. */
  services: Partial<Record<Service, { since: number; left: number }>>;
  /** Milliseconds. */
  lag?: number | undefined;
}

/** What the poller told last, and how many milliseconds ago. */
export interface ReadHealth {
  value: SharedHealth;
  age: number;
}

export interface Beat {
  isPoller: boolean;
  health?: ReadHealth | undefined;
  /** The services that a replica wants to be polled. */
  wanted: Set<Service>;
}

/** What all replicas know of the feed. Everything but `release` rejects while Redis is away. */
export interface FeedStore {
  /** Takes or keeps the place of the one that polls, if it is free. */
  beat(wanted: ReadonlySet<Service>): Promise<Beat>;
  cursors(): Promise<Cursors>;
  /** Those of these audits that were taken before. */
  taken(ids: readonly string[]): Promise<Set<string>>;
  /** Audits that were taken, and whose tags are to be made new once more. */
  unsettled(): Promise<Set<string>>;
  /** Notes audits as taken, to be settled later. */
  take(audits: readonly { id: string; at: number }[]): Promise<void>;
  finish(ids: readonly string[]): Promise<void>;
  /** Notes audits that were pushed, to whichever replica. */
  notePushed(audits: readonly { id: string; at: number }[]): Promise<void>;
  /** Those of these audits that were pushed. */
  pushed(ids: readonly string[]): Promise<Set<string>>;
  /** False where another replica polls meanwhile. */
  save(cursors: Cursors, health: SharedHealth): Promise<boolean>;
  release(): Promise<void>;
}

interface FeedStoreOptions {
  /** Whose audits these are. */
  namespace: readonly string[];
  /** Milliseconds for which the place of the one that polls is kept, what it told counts, and what is wanted stays so. */
  times: { lease: number; health: number; wanted: number };
}

/** Milliseconds for which Genesys Cloud keeps these audits. */
export const KEPT = 14 * 24 * 3_600_000;
/** Audits that are remembered as taken, at most, and milliseconds for which they are. */
const MOST = 20_000;
const REMEMBERED = 24 * 3_600_000;

const BEAT = `
  local isMine = redis.call("GET", KEYS[1]) == ARGV[1]
  if isMine then redis.call("PEXPIRE", KEYS[1], ARGV[2])
  else isMine = redis.call("SET", KEYS[1], ARGV[1], "NX", "PX", ARGV[2]) end
  local wanted = {}
  for at = 3, #KEYS do
    if ARGV[at + 1] == "1" then redis.call("SET", KEYS[at], "1", "PX", ARGV[3]) end
    wanted[#wanted + 1] = redis.call("EXISTS", KEYS[at])
  end
  return { isMine and 1 or 0, redis.call("GET", KEYS[2]) or "", redis.call("PTTL", KEYS[2]), wanted }`;

const FOUND = `
  local found = {}
  for at, id in ipairs(ARGV) do found[at] = redis.call("ZSCORE", KEYS[1], id) and 1 or 0 end
  return found`;

const NOTE = `
  for _, key in ipairs(KEYS) do
    for at = 2, #ARGV, 2 do redis.call("ZADD", key, ARGV[at + 1], ARGV[at]) end
    redis.call("ZREMRANGEBYRANK", key, 0, -${MOST + 1})
    redis.call("PEXPIRE", key, ARGV[1])
  end`;

const SAVE = `
  if redis.call("GET", KEYS[1]) ~= ARGV[1] then return 0 end
  redis.call("SET", KEYS[2], ARGV[2], "PX", ARGV[3])
  redis.call("SET", KEYS[3], ARGV[4], "PX", ARGV[5])
  return 1`;

const RELEASE = `if redis.call("GET", KEYS[1]) == ARGV[1] then redis.call("DEL", KEYS[1]) end`;

/** What the replicas share in Redis. */
export function createRedisFeedStore(redis: Redis, { namespace, times }: FeedStoreOptions): FeedStore {
  const { client } = redis;
  const keys = createKeys("changes", namespace, redis.keyPrefix);
  const token = randomUUID();
  const [beat, found, note] = [createScript(client, BEAT), createScript(client, FOUND), createScript(client, NOTE)];
  const [save, release] = [createScript(client, SAVE), createScript(client, RELEASE)];
  const lease = keys("lease");
  const sets = [keys("taken"), keys("unsettled")];
  const pushed = keys("pushed");

  async function idsIn(set: string, ids: readonly string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const answer = (await redis.ask(() => found([set], ids))) as number[];
    return new Set(ids.filter((_, at) => answer[at] === 1));
  }

  async function add(to: string[], audits: readonly { id: string; at: number }[]): Promise<void> {
    if (audits.length > 0) await redis.ask(() => note(to, [REMEMBERED, ...audits.flatMap(({ id, at }) => [id, at])]));
  }

  return {
    async beat(wanted) {
      const names = [lease, keys("health"), ...SERVICES.map((service) => keys("wanted", service))];
      const flags = SERVICES.map((service) => (wanted.has(service) ? 1 : 0));
      const answer = await redis.ask(() => beat(names, [token, times.lease, times.wanted, ...flags]));
      const [isMine, text, left, isWanted] = answer as [number, string, number, number[]];
      const value = parse<SharedHealth>(text);
      return {
        isPoller: isMine === 1,
        ...(value && { health: { value, age: Math.max(0, times.health - left) } }),
        wanted: new Set(SERVICES.filter((_, at) => isWanted[at] === 1)),
      };
    },
    cursors: async () => parse<Cursors>((await redis.ask(() => client.get(keys("cursors")))) ?? "") ?? {},
    taken: (ids) => idsIn(sets[0]!, ids),
    unsettled: async () => new Set(await redis.ask(() => client.zrange(sets[1]!, 0, -1))),
    take: (audits) => add(sets, audits),
    async finish(ids) {
      if (ids.length > 0) await redis.ask(() => client.zrem(sets[1]!, ...ids));
    },
    notePushed: (audits) => add([pushed], audits),
    pushed: (ids) => idsIn(pushed, ids),
    async save(cursors, health) {
      const values = [token, JSON.stringify(cursors), KEPT, JSON.stringify(health), times.health];
      return (await redis.ask(() => save([lease, keys("cursors"), keys("health")], values))) === 1;
    },
    release: async () => {
      await redis.ask(() => release([lease], [token])).catch(() => undefined);
    },
  };
}

function parse<T>(text: string): T | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? (value as T) : undefined;
  } catch {
    return undefined;
  }
}

/** The same for a process of its own, which forgets it at its end, as it forgets what it has cached. */
export function createLocalFeedStore({ times }: Pick<FeedStoreOptions, "times">, now: () => number): FeedStore {
  let cursors: Cursors = {};
  const wantedUntil = new Map<Service, number>();
  const pushed = new LRUCache<string, true>({ max: MOST });
  return {
    async beat(wanted) {
      for (const service of wanted) wantedUntil.set(service, now() + times.wanted);
      return { isPoller: true, wanted: new Set(SERVICES.filter((one) => (wantedUntil.get(one) ?? 0) >= now())) };
    },
    cursors: async () => cursors,
    // The taker itself remembers them.
    taken: async () => new Set(),
    unsettled: async () => new Set(),
    take: async () => undefined,
    finish: async () => undefined,
    notePushed: async (audits) => audits.forEach(({ id }) => pushed.set(id, true)),
    pushed: async (ids) => new Set(ids.filter((id) => pushed.has(id))),
    async save(next) {
      cursors = next;
      return true;
    },
    release: async () => undefined,
  };
}
