import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createKeys } from "../redis.ts";
import type { Redis } from "../redis.ts";

/**
 * Number of the format of claims. Increase it with every change of what `claim-store.lua` stores, and of payloads: an outcome is
 * answered again as it was stored. ClaimStore of 0.2.0 have format 1.
 */
const FORMAT = 2;

/** What Redis says about a claim, and the life of its data. */
export type ClaimAnswer = { life: string } & (
  | { what: "own" | "reused" | "unknown" }
  /** Another process claimed it so many milliseconds ago, by the clock of Redis. */
  | { what: "held"; age: number }
  | { what: "ended"; outcome: string }
  /** Redis may have lost claims. This process tells its own before it claims. */
  | { what: "new" }
  /** Redis may have lost claims so short ago that the other replicas have not told theirs. */
  | { what: "settling"; left: number }
  /** A replica that uses an older format runs, and would not see the claim. */
  | { what: "older" }
);

/** A claim as it is told to Redis. `outcome` is empty while the write runs, or where its outcome is no longer known. */
export interface ReportedClaim {
  key: string;
  fingerprint: string;
  token: string;
  /** Milliseconds since the claim. */
  age: number;
  outcome: string;
}

/** Questions about the claims in Redis. Each is one round trip and one atomic step there; each can be sent twice. */
export interface ClaimStore {
  claim(claim: ClaimQuestion, patience: number): Promise<ClaimAnswer>;
  /** Stores what Redis does not have yet. Answers the life of its data. */
  tell(reports: readonly ReportedClaim[], patience: number): Promise<string>;
  /** Frees a key that this token holds, if its write has not ended. */
  release(key: string, token: string, patience: number): Promise<void>;
  /** Says that this replica ends. */
  leave(patience: number): Promise<void>;
}

interface ClaimQuestion {
  key: string;
  fingerprint: string;
  token: string;
  /** Tokens with which this process may have claimed the key before, without sending anything. */
  formerTokens: readonly string[];
  /** The life in which Redis knows all claims of this process. */
  life: string;
}

export interface ClaimStoreOptions {
  redis: Redis;
  /** Gateways with another namespace have claims of their own. */
  namespace: readonly string[];
  /** Milliseconds that a claim is kept. */
  ttl: number;
  /** Milliseconds for which a Redis that may have lost claims takes no new one. */
  gracePeriod: number;
  format?: number | undefined;
}

const script = readFileSync(new URL("claim-store.lua", import.meta.url), "utf8");

/** Creates the questions about the claims that all replicas share. They reject when Redis gives no answer within the patience. */
export function createClaimStore({
  redis,
  namespace,
  ttl,
  gracePeriod,
  format = FORMAT,
}: ClaimStoreOptions): ClaimStore {
  const replica = randomUUID();
  const nameOf = createKeys("idempotency", namespace, redis.keyPrefix);
  const keys = [nameOf(`${format}`, "claims"), nameOf(`${format}`, "times"), nameOf("formats")];

  async function run(patience: number, operation: string, life: string, more: string[], ...moreKeys: string[]) {
    const names = [...keys, ...moreKeys];
    const values = [operation, format, replica, life, ttl, gracePeriod, ...more];
    // The whole script each time: a Redis that was restarted does not know it by its hash.
    const answer = await redis.ask(() => redis.client.eval(script, names.length, ...names, ...values), patience);
    const [what, lifeThen, detail] = answer as [string, string, unknown];
    return { what, life: lifeThen, detail };
  }

  return {
    async claim({ key, fingerprint, token, formerTokens, life: knownLife }, patience) {
      const more = [fingerprint, token, key, ...formerTokens];
      const { what, life, detail } = await run(patience, "claim", knownLife, more, nameOf(key));
      if (what === "ended") return { what, life, outcome: String(detail) };
      if (what === "held") return { what, life, age: Number(detail) };
      if (what === "settling") return { what, life, left: Number(detail) };
      return { what: what as "own", life };
    },
    async tell(reports, patience) {
      const more = reports.flatMap(({ key, fingerprint, token, age, outcome }) => [
        key,
        `${Math.floor(age)}`,
        `${token} ${fingerprint} ${outcome}`,
      ]);
      return (await run(patience, "tell", "", more)).life;
    },
    async release(key, token, patience) {
      await run(patience, "release", "", [token, key]);
    },
    async leave(patience) {
      await run(patience, "leave", "", []);
    },
  };
}
