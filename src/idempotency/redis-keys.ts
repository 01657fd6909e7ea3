import { randomUUID } from "node:crypto";
import { sleep } from "../deadline.ts";
import type { Clock } from "../deadline.ts";
import { createKeys } from "../redis.ts";
import type { Redis } from "../redis.ts";
import { parse } from "./outcome.ts";

/** What Redis holds under a key: who has begun, and how it ended once it has. */
interface Claim {
  fingerprint: string;
  owner: string;
  /** When it began, by the clock of who began. */
  since: number;
  /** The outcome as text. */
  ended?: string;
}

export type Claimed =
  /** It is ours to do; `false` where Redis cannot say so, and only this process knows. */
  | { own: boolean }
  /** It has ended before, here or elsewhere. */
  | { fingerprint: string; ended: string }
  /** Somebody has begun with another input. */
  | { fingerprint: string }
  /** Somebody has begun, and nobody knows how it ended. */
  | "unknown";

/** The keys that all replicas share in Redis. While it is away, each replica goes by what it knows itself. */
export interface Claims {
  /** Waits for whoever else has begun; rejects when the signal aborts. */
  claim(key: string, fingerprint: string, signal: AbortSignal): Promise<Claimed>;
  /** Keeps the outcome. */
  end(key: string, fingerprint: string, outcome: string): Promise<void>;
  /** Lets somebody else begin: nothing was changed. */
  release(key: string): Promise<void>;
}

interface ClaimsOptions {
  redis: Redis;
  /** Keys of gateways with another namespace are their own. */
  namespace: readonly string[];
  /** Milliseconds that a key is kept. */
  ttl: number;
  /** Milliseconds to wait for an outcome. */
  patience: number;
  clock: Clock;
}

/** Milliseconds between two looks whether the other one has ended. */
const LOOK = 50;
/** Milliseconds after which whoever has begun must have ended, or died. */
const LONGEST = 60_000;

/** Claims keys in Redis. */
export function createClaims({ redis, namespace, ttl, patience, clock }: ClaimsOptions): Claims {
  const owner = randomUUID();

  const { client } = redis;
  const keys = createKeys("idempotency", namespace);

  /** What Redis answers; it tells the log by itself when it is away. */
  const ask = <T>(question: () => Promise<T>): Promise<T | "away"> => redis.ask(question).catch(() => "away" as const);

  /** One try; a word when it has to be looked at again. */
  async function look(key: string, fingerprint: string): Promise<Claimed | "held" | "gone" | "away"> {
    const mine: Claim = { fingerprint, owner, since: clock.wallTime() };
    const set = await ask(() => client.set(keys(key), JSON.stringify(mine), "PX", ttl, "NX"));
    if (set === "OK") return { own: true };
    if (set === "away") return "away";
    const text = await ask(() => client.get(keys(key)));
    if (text === "away") return "held";
    if (text === null) return "gone";
    const claim = parse(text) as Partial<Claim> | null | undefined;
    if (typeof claim?.fingerprint !== "string") return { own: false };
    if (claim.fingerprint !== fingerprint) return { fingerprint: claim.fingerprint };
    if (typeof claim.ended === "string") return { fingerprint, ended: claim.ended };
    // This process has nothing under way for the key: Redis was too slow to say that it was set, or to let it go.
    if (claim.owner === owner) return { own: true };
    return clock.wallTime() - Number(claim.since) > LONGEST ? "unknown" : "held";
  }

  return {
    async claim(key, fingerprint, signal) {
      const until = clock.now() + patience;
      let isHeld = false;
      while (clock.now() < until) {
        const found = await look(key, fingerprint);
        if (typeof found === "object" || found === "unknown") return found;
        isHeld ||= found === "held";
        // Who knows that somebody else has begun goes on asking.
        if (found === "away" && !isHeld) return { own: false };
        if (found === "held" || isHeld) await sleep(clock, LOOK);
        signal.throwIfAborted();
      }
      return "unknown";
    },
    async end(key, fingerprint, outcome) {
      const claim: Claim = { fingerprint, owner, since: clock.wallTime(), ended: outcome };
      // Tried also while Redis counts as away: it may be slow only.
      await client.set(keys(key), JSON.stringify(claim), "PX", ttl).catch(() => undefined);
    },
    async release(key) {
      await client.del(keys(key)).catch(() => undefined);
    },
  };
}
