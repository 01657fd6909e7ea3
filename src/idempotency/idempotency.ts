import { createHmac } from "node:crypto";
import { LRUCache } from "lru-cache";
import { systemClock, untilAborted } from "../deadline.ts";
import type { Clock } from "../deadline.ts";
import { GatewayError } from "../errors.ts";
import type { Redis } from "../redis.ts";
import { createRedisKeys } from "./redis-keys.ts";
import { decode, encode, replay } from "./outcome.ts";
import type { WriteOutcome } from "./outcome.ts";

/** Milliseconds for which a key keeps its first outcome. */
const WINDOW = 10 * 60_000;
/** Milliseconds that a request waits for the outcome of the same write in another replica. */
const PATIENCE = 30_000;

export interface IdempotentWrite {
  /** The client, the mutation and the key that the client has chosen, each a text of its own. */
  key: readonly string[];
  /** The key stands for this input; only a keyed hash of it is stored. */
  input: unknown;
  /** Aborts when the client no longer waits. */
  signal: AbortSignal;
  /** Does the write. Its outcome is kept when `wrote` is true: it has changed something, or may have. */
  work: () => Promise<WriteOutcome & { wrote: boolean }>;
}

/** Makes a write happen once for a key, and answers every repetition with the first outcome. */
export interface Idempotency {
  run(write: IdempotentWrite): Promise<object>;
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

/** Keeps keys in the memory of this process, and with Redis for all replicas. */
export function createIdempotency(options: IdempotencyOptions): Idempotency {
  const {
    redis,
    namespace,
    secret,
    strip,
    window = WINDOW,
    patience = PATIENCE,
    maxBytes = 32 * 1024 * 1024,
    clock = systemClock,
  } = options;
  const redisKeys = redis && createRedisKeys({ redis, namespace, ttl: window, patience, clock });
  const kept = new LRUCache<string, KeptOutcome>({
    max: 20_000,
    maxSize: maxBytes,
    sizeCalculation: ({ text }) => text.length * 2 + 200,
    ttl: window,
    perf: clock,
    ttlResolution: 0,
  });
  const running = new Map<string, RunningWrite>();

  const hash = (kind: string, value: unknown) =>
    createHmac("sha256", secret)
      .update(JSON.stringify([kind, ...namespace, sorted(value)]))
      .digest("base64url");

  async function claimAndWrite(key: string, fingerprint: string, { signal, work }: IdempotentWrite): Promise<End> {
    const claimed = await redisKeys?.claim(key, fingerprint, signal).catch((error: unknown) => ({ error }));
    if (claimed && typeof claimed === "object" && "error" in claimed) return { outcome: claimed, left: signal.aborted };
    if (claimed === "unknown") throw unknownOutcome();
    if (claimed && "fingerprint" in claimed) {
      if (!("outcome" in claimed)) throw reused();
      kept.set(key, { fingerprint, text: claimed.outcome });
      return { kept: claimed.outcome };
    }
    const { wrote, ...outcome } = await work();
    if (!wrote) {
      await redisKeys?.release(key);
      return { outcome, left: signal.aborted };
    }
    const text = encode(outcome, strip);
    kept.set(key, { fingerprint, text });
    await redisKeys?.complete(key, fingerprint, text);
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
  };
}

/** The same value, with the names of objects in one order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, item]) => [name, sorted(item)] as const);
  return entries.toSorted(([one], [other]) => (one < other ? -1 : 1));
}

function reused(): GatewayError {
  return new GatewayError(
    "This idempotencyKey was used with another input.",
    { code: "BAD_USER_INPUT" },
    { reusedKey: true, fields: ["idempotencyKey"] },
  );
}

function unknownOutcome(): GatewayError {
  return new GatewayError(
    "A write with this idempotencyKey was begun before. Its outcome is not known.",
    { code: "UPSTREAM_TIMEOUT", retryable: false },
    { outcomeUnknown: true },
  );
}
