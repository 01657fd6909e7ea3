import { createHmac } from "node:crypto";
import { LRUCache } from "lru-cache";
import { systemClock, untilAborted } from "../deadline.ts";
import type { Clock } from "../deadline.ts";
import { GatewayError } from "../errors.ts";
import type { Redis } from "../redis.ts";
import { decode, encode, replay } from "./outcome.ts";
import type { WriteOutcome } from "./outcome.ts";
import { createSharedClaims } from "./shared-claims.ts";
import { sorted } from "./sorted.ts";

/** Milliseconds for which a key keeps its first outcome. */
const WINDOW = 10 * 60_000;
/** Milliseconds that a request waits for the outcome of the same write in another replica. */
const PATIENCE = 30_000;
/**
 * Milliseconds for which a Redis that may have lost keys takes no new one. Each connected replica tells its keys in this time:
 * it waits at most 1.25 s between two attempts to connect.
 */
const GRACE_PERIOD = 1500;

export interface IdempotentWrite {
  /** The client, the mutation and the key that the client has chosen, each a text of its own. */
  key: readonly string[];
  /** The key stands for this input; only a keyed hash of it is stored. */
  input: unknown;
  /** Aborts when the client no longer waits. */
  signal: AbortSignal;
  /** When the request must end, in milliseconds of the clock. */
  deadline: number;
  /** Called with each question to Redis about the key: what is asked of it now costs no further round trip. */
  onAsk?: () => void;
  /** Does the write. Its outcome is kept when `wrote` is true: it has changed something, or may have. */
  work: () => Promise<WriteOutcome & { wrote: boolean }>;
}

/** Makes a write happen once for a key, and answers every repetition with the first outcome. */
export interface Idempotency {
  run(write: IdempotentWrite): Promise<object>;
  /** Gives Redis the outcomes that it does not have yet, and stops all timers. */
  close(): Promise<void>;
}

interface IdempotencyOptions {
  redis?: Redis | undefined;
  /** Separates these keys from those of other gateways in the same Redis. */
  namespace: readonly string[];
  /** Key of the hashes, so that a reader of Redis cannot try out inputs. */
  secret: string;
  /** Removes from an answer what must not be stored. */
  strip: (answer: unknown) => unknown;
  /** Milliseconds, for tests. */
  window?: number;
  patience?: number;
  gracePeriod?: number | undefined;
  /** Number of the format of keys in Redis, for tests. */
  format?: number;
  maxBytes?: number;
  clock?: Clock;
}

interface KeptOutcome {
  fingerprint: string;
  text: string;
}

/** How a write ended: with a kept outcome, or without any change. `left` is true when that is because its client has left. */
type End = { kept: string; outcome?: WriteOutcome } | { outcome: WriteOutcome; left: boolean };

interface RunningWrite {
  fingerprint: string;
  end: Promise<End>;
}

/** Keeps keys in the memory of this process. With Redis all replicas share them, and Redis confirms each before its write. */
export function createIdempotency(options: IdempotencyOptions): Idempotency {
  const {
    redis,
    namespace,
    secret,
    strip,
    window = WINDOW,
    patience = PATIENCE,
    gracePeriod = GRACE_PERIOD,
    format,
    maxBytes = 32 * 1024 * 1024,
    clock = systemClock,
  } = options;
  const kept = new LRUCache<string, KeptOutcome>({
    max: 20_000,
    maxSize: maxBytes,
    sizeCalculation: ({ text }) => text.length * 2 + 200,
    ttl: window,
    perf: clock,
    ttlResolution: 0,
  });
  const outcomeOf = (key: string) => kept.peek(key)?.text;
  const claims =
    redis && createSharedClaims({ redis, namespace, ttl: window, patience, gracePeriod, format, clock, outcomeOf });
  const running = new Map<string, RunningWrite>();

  const hash = (kind: string, value: unknown) =>
    createHmac("sha256", secret)
      .update(JSON.stringify([kind, ...namespace, sorted(value)]))
      .digest("base64url");

  async function claimAndWrite(key: string, fingerprint: string, write: IdempotentWrite): Promise<End> {
    const { signal } = write;
    const claim = await claims?.claim(key, fingerprint, write).catch((error: unknown) => ({ error }));
    if (claim && "error" in claim) return { outcome: claim, left: signal.aborted };
    switch (claim?.what) {
      case "ended":
        kept.set(key, { fingerprint, text: claim.outcome });
        return { kept: claim.outcome };
      case "reused":
        throw reused();
      case "unknown":
        throw unknownOutcome();
      case "unavailable":
        throw unavailable();
      default:
    }
    const { wrote, ...outcome } = await write.work();
    if (!wrote) {
      if (claim) await claims?.release(key, claim.token);
      return { outcome, left: signal.aborted };
    }
    const text = encode(outcome, strip);
    kept.set(key, { fingerprint, text });
    if (claim) await claims?.complete(key, claim.token);
    return { kept: text, outcome };
  }

  function begin(key: string, fingerprint: string, write: IdempotentWrite): RunningWrite {
    const end = claimAndWrite(key, fingerprint, write).finally(() => running.delete(key));
    const begun = { fingerprint, end };
    running.set(key, begun);
    return begun;
  }

  return {
    async run(write) {
      const key = hash("key", write.key);
      const fingerprint = hash("input", write.input);
      for (;;) {
        const before = kept.get(key);
        if (before && before.fingerprint !== fingerprint) throw reused();
        if (before) return replay(decode(before.text)!);
        const joined = running.get(key);
        if (joined && joined.fingerprint !== fingerprint) throw reused();
        // A client that has left no longer waits; the write goes on for the others.
        const end = await untilAborted((joined ?? begin(key, fingerprint, write)).end, write.signal);
        // The request that did the write gets its outcome, the others get a copy of what is kept.
        if ("kept" in end) return replay((!joined && end.outcome) || (decode(end.kept) ?? { error: unknownOutcome() }));
        // When the client of a joined write has left before any change, this request does the write itself.
        else if (!joined || !end.left) return replay(end.outcome);
      }
    },
    async close() {
      await claims?.close();
    },
  };
}

function reused(): GatewayError {
  return new GatewayError(
    "This idempotencyKey was used with another input.",
    { code: "BAD_USER_INPUT" },
    { reusedKey: true, fields: ["idempotencyKey"] },
  );
}

function unavailable(): GatewayError {
  return new GatewayError(
    "Redis did not confirm the idempotencyKey in time. Nothing was sent to Genesys Cloud.",
    { code: "IDEMPOTENCY_UNAVAILABLE", retryable: true },
    { neverSent: true },
  );
}

function unknownOutcome(): GatewayError {
  return new GatewayError(
    "A write with this idempotencyKey was begun before. Its outcome is not known.",
    { code: "UPSTREAM_TIMEOUT", retryable: false },
    { outcomeUnknown: true },
  );
}
