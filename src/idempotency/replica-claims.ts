import { LRUCache } from "lru-cache";
import type { Clock } from "../deadline.ts";
import type { Redis } from "../redis.ts";
import type { ClaimStore, ReportedClaim } from "./claim-store.ts";

/**
 * What this replica has claimed, as long as Redis must know it. It tells Redis what Redis does not have: outcomes and releases that
 * could not be told at once, and after a loss of data all claims.
 */
export interface ReplicaClaims {
  /** The life of the data in Redis that has all claims of this replica. */
  life(): string;
  /** Resolves with `undefined` where Redis gives no answer. */
  attempt<T>(question: Promise<T>): Promise<T | undefined>;
  /** True when Redis has given no answer for so many milliseconds. */
  isLostFor(milliseconds: number): boolean;
  /** Remembers a claim that Redis has confirmed in this life of its data, or whose outcome it has answered. */
  confirm(key: string, claim: { fingerprint: string; token: string; life: string }): void;
  /** Tells the outcome of a write that has ended; later if Redis does not take it now. */
  complete(key: string, token: string): Promise<void>;
  /** Frees the key: nothing was sent with this token, or nothing was changed. Later if Redis does not take it now. */
  release(key: string, token: string): Promise<void>;
  /** Tokens of this replica with which the key may be claimed in Redis, although nothing was sent. */
  unusedTokens(key: string): readonly string[];
  /** Tells Redis everything that it does not have. */
  sync(): Promise<void>;
  /** Tells it once more, and ends. */
  close(): Promise<void>;
}

interface ReplicaClaimsOptions {
  redis: Redis;
  store: ClaimStore;
  /** Milliseconds that a claim is kept. */
  ttl: number;
  clock: Clock;
  /** The outcome of an ended write, as long as this process keeps it. */
  outcomeOf: (key: string) => string | undefined;
}

/** Milliseconds that Redis has for an answer. */
const PATIENCE = 1000;
/** Milliseconds between two looks whether Redis still has the claims of this process. */
const BEAT = 250;
/** Without a claim of the last minutes it looks once in so many beats, so that Redis knows that this replica runs. */
const IDLE_BEATS = 40;
/** Number of claims that are told again. */
const MAX_CLAIMS = 20_000;
/** Bounds of one message to Redis: claims, and characters of outcomes. */
const MAX_TOLD = 200;
const MAX_CHARACTERS = 1024 * 1024;

interface ConfirmedClaim {
  fingerprint: string;
  token: string;
  /** Milliseconds of this process' clock. */
  since: number;
  /** The life of the data in Redis that has it. */
  life: string;
}

/** Creates the claims of this replica. */
export function createReplicaClaims({ redis, store, ttl, clock, outcomeOf }: ReplicaClaimsOptions): ReplicaClaims {
  const bounds = { max: MAX_CLAIMS, ttl, perf: clock, ttlResolution: 0 };
  const confirmed = new LRUCache<string, ConfirmedClaim>(bounds);
  const unused = new LRUCache<string, string[]>(bounds);
  /** Keys whose outcomes Redis does not have. */
  const owedOutcomes = new Set<string>();
  /** Unused tokens that Redis may have, with their keys. */
  const owedReleases = new Map<string, string>();
  let life = "";
  /** Since when Redis gives no answer. */
  let failingSince: number | undefined = clock.now();
  let beats = 0;
  let syncing: Promise<void> | undefined;

  async function attempt<T>(question: Promise<T>): Promise<T | undefined> {
    try {
      const answer = await question;
      failingSince = undefined;
      return answer;
    } catch {
      failingSince ??= clock.now();
      return undefined;
    }
  }

  function toTell(key: string): ReportedClaim | undefined {
    const claim = confirmed.peek(key);
    if (!claim) return undefined;
    const { fingerprint, token, since } = claim;
    return { key, fingerprint, token, age: clock.now() - since, outcome: outcomeOf(key) ?? "" };
  }

  /** Takes from these keys as many claims as one message holds, as they are now. */
  function nextPart(keys: string[]): ReportedClaim[] {
    const part: ReportedClaim[] = [];
    let characters = 0;
    while (keys.length > 0 && part.length < MAX_TOLD && characters < MAX_CHARACTERS) {
      const claim = toTell(keys.shift()!);
      if (claim) part.push(claim);
      characters += claim?.outcome.length ?? 0;
    }
    return part;
  }

  function wasTold({ key, token, outcome }: ReportedClaim, lifeThen: string) {
    const claim = confirmed.peek(key);
    if (claim?.token === token) claim.life = lifeThen;
    // An outcome that is newer than the message is told by its own write.
    if (outcome === (outcomeOf(key) ?? "")) owedOutcomes.delete(key);
  }

  /** Tells Redis the claims of these keys. False when it did not take them all, or not all in the given life of its data. */
  async function tell(keys: string[], lifeThen?: string): Promise<boolean> {
    while (keys.length > 0) {
      const part = nextPart(keys);
      const found = await attempt(store.tell(part, PATIENCE));
      if (found === undefined || found !== (lifeThen ?? found)) return false;
      for (const claim of part) wasTold(claim, found);
    }
    return true;
  }

  async function tellRelease(key: string, token: string): Promise<boolean> {
    const isTold = await attempt(store.release(key, token, PATIENCE).then(() => true));
    if (isTold) owedReleases.delete(token);
    return isTold === true;
  }

  /** Keys of claims and outcomes that this life of the data in Redis does not have. */
  function untold(lifeNow: string): string[] {
    for (const key of owedOutcomes) if (!confirmed.has(key)) owedOutcomes.delete(key);
    const keys = [...confirmed.keys()];
    return keys.filter((key) => owedOutcomes.has(key) || confirmed.peek(key)?.life !== lifeNow);
  }

  async function catchUp(): Promise<void> {
    for (const [token, key] of owedReleases) if (!(await tellRelease(key, token))) return;
    const found = await attempt(store.tell([], PATIENCE));
    if (found === undefined) return;
    // What is confirmed meanwhile in the life before is told too.
    for (let keys = untold(found); keys.length > 0; keys = untold(found)) {
      if (!(await tell(keys, found))) return;
    }
    life = found;
  }
  const sync = () => (syncing ??= catchUp().finally(() => (syncing = undefined)));

  const stopBeats = clock.every(BEAT, () => {
    beats += 1;
    const isLong = beats % IDLE_BEATS === 0;
    if (isLong) confirmed.purgeStale();
    if (isLong || confirmed.size + owedReleases.size > 0) void sync();
  });
  function onReady() {
    // Without the id of a run, a server that was restarted with an older copy looks the same.
    if (life.startsWith(":")) for (const claim of confirmed.values()) claim.life = "";
    void sync();
  }
  redis.client.on("ready", onReady);
  if (redis.client.status === "ready") onReady();

  return {
    life: () => life,
    attempt,
    isLostFor: (milliseconds) => failingSince !== undefined && clock.now() - failingSince >= milliseconds,
    confirm: (key, claim) => void confirmed.set(key, { ...claim, since: clock.now() }),
    async complete(key, token) {
      if (confirmed.get(key)?.token !== token) return;
      owedOutcomes.add(key);
      await tell([key]);
    },
    async release(key, token) {
      if (confirmed.peek(key)?.token === token) confirmed.delete(key);
      unused.set(key, [...(unused.get(key) ?? []), token]);
      owedReleases.set(token, key);
      await tellRelease(key, token);
    },
    unusedTokens: (key) => unused.get(key) ?? [],
    sync,
    async close() {
      stopBeats();
      redis.client.off("ready", onReady);
      if (owedOutcomes.size + owedReleases.size > 0) await sync();
      await attempt(store.leave(PATIENCE));
    },
  };
}
