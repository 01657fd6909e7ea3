import { randomUUID } from "node:crypto";
import { sleep } from "../deadline.ts";
import type { Clock } from "../deadline.ts";
import { createClaimStore } from "./claim-store.ts";
import type { ClaimAnswer, ClaimStoreOptions } from "./claim-store.ts";
import { createReplicaClaims } from "./replica-claims.ts";

export type ClaimResult =
  /** This process does the write, and no other one. */
  | { what: "own"; token: string }
  /** The write has ended, in any replica. */
  | { what: "ended"; outcome: string }
  /** The key was claimed for another input. */
  | { what: "reused" }
  /** The write was begun, and its outcome is not known. */
  | { what: "unknown" }
  /** Redis did not confirm the claim in time. */
  | { what: "unavailable" };

interface ClaimLimits {
  signal: AbortSignal;
  /** Milliseconds of the clock. */
  deadline: number;
  /** Called with each question to Redis: what is asked of it now costs no further round trip. */
  onAsk?: (() => void) | undefined;
}

/** The claims of keys that all replicas share in Redis. */
export interface SharedClaims {
  /** Claims the key. Waits for Redis, and while another replica does the write; rejects when the signal aborts. */
  claim(key: string, fingerprint: string, limits: ClaimLimits): Promise<ClaimResult>;
  /** Gives the outcome to Redis, where the write has ended. While Redis is away, this process remembers to do it later. */
  complete(key: string, token: string): Promise<void>;
  /** Frees the key: nothing was sent with this token, or nothing was changed. */
  release(key: string, token: string): Promise<void>;
  /** Gives Redis what it does not have yet, once, and ends. */
  close(): Promise<void>;
}

interface SharedClaimsOptions extends ClaimStoreOptions {
  /** Milliseconds to wait for the outcome of another replica's write. */
  patience: number;
  clock: Clock;
  /** The outcome of an ended write, as long as this process keeps it. */
  outcomeOf: (key: string) => string | undefined;
}

/** Milliseconds that a write waits for Redis to confirm its claim. */
const CLAIM_PATIENCE = 5000;
/** Milliseconds that one question has, when Redis has given no answer for longer than that. */
const LOST_PATIENCE = 1000;
/** Milliseconds between two looks whether the write of another replica has ended, or Redis answers again. */
const LOOK = 50;
/** Milliseconds after which a write must have ended, or its process has died. */
const LONGEST = 60_000;

/** A claim that Redis has not confirmed yet. */
interface Claiming {
  key: string;
  fingerprint: string;
  /** The same for each question: a claim whose answer was lost is found again. */
  token: string;
  /** True when Redis may have it, although it has not said so. */
  mayBeStored: boolean;
}

/** Creates the claims that all replicas share. */
export function createSharedClaims(options: SharedClaimsOptions): SharedClaims {
  const { patience, clock } = options;
  const store = createClaimStore(options);
  const own = createReplicaClaims({ ...options, store });

  /** Asks once; `undefined` where Redis gives no answer. */
  async function tryClaim(claiming: Claiming, until: number): Promise<ClaimAnswer | undefined> {
    const most = own.isLostFor(CLAIM_PATIENCE) ? LOST_PATIENCE : CLAIM_PATIENCE;
    const allowed = Math.max(1, Math.min(until - clock.now(), most));
    const formerTokens = own.unusedTokens(claiming.key);
    const answer = await own.attempt(store.claim({ ...claiming, formerTokens, life: own.life() }, allowed));
    // Redis has lost its data since it confirmed the claim, and may have lost the claim too.
    const isOutdated = answer?.what === "own" && answer.life !== own.life();
    if (!answer || isOutdated) claiming.mayBeStored = true;
    return isOutdated ? { what: "new", life: answer.life } : answer;
  }

  /** What the answer decides, if it decides anything. */
  function decided({ key, fingerprint, token }: Claiming, answer: ClaimAnswer): ClaimResult | undefined {
    if (answer.what === "own" || answer.what === "ended") {
      // A replica also tells what it learned: the one that did the write may be gone when Redis loses its data.
      own.confirm(key, { fingerprint, token, life: answer.life });
    }
    switch (answer.what) {
      case "own":
        return { what: "own", token };
      case "ended":
        return { what: "ended", outcome: answer.outcome };
      case "reused":
      case "unknown":
        return { what: answer.what };
      case "older":
        return { what: "unavailable" };
      case "held":
        return answer.age > LONGEST ? { what: "unknown" } : undefined;
      default:
        return undefined;
    }
  }

  /** Asks until Redis decides, or the time is over. */
  async function askUntilDecided(claiming: Claiming, limits: ClaimLimits): Promise<ClaimResult> {
    const { signal, deadline, onAsk } = limits;
    const begun = clock.now();
    let until = Math.min(begun + CLAIM_PATIENCE, deadline);
    let atEnd: ClaimResult = { what: "unavailable" };
    for (;;) {
      const wasLost = own.isLostFor(CLAIM_PATIENCE);
      onAsk?.();
      const answer = await tryClaim(claiming, until);
      const result = answer && decided(claiming, answer);
      if (result) return result;
      signal.throwIfAborted();
      if (answer?.what === "held") {
        until = Math.min(begun + patience, deadline);
        atEnd = { what: "unknown" };
      }
      // A Redis that has been away for long is not waited for.
      if (!answer && wasLost && atEnd.what === "unavailable") return atEnd;
      if (answer?.what === "new") await own.sync();
      // Redis may have lost its data once more, or is gone: it is asked again a little later.
      const hasToldAll = answer?.what === "new" && answer.life === own.life();
      const left = until - clock.now();
      if (!hasToldAll && left > 0) await sleep(clock, Math.min(LOOK, left));
      signal.throwIfAborted();
      if (clock.now() >= until) return atEnd;
    }
  }

  return {
    async claim(key, fingerprint, limits) {
      const claiming = { key, fingerprint, token: randomUUID(), mayBeStored: false };
      let result: ClaimResult | undefined;
      try {
        result = await askUntilDecided(claiming, limits);
        return result;
      } finally {
        if (claiming.mayBeStored && result?.what !== "own") void own.release(key, claiming.token);
      }
    },
    complete: own.complete,
    release: own.release,
    close: own.close,
  };
}
