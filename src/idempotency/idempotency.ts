import { createHmac } from "node:crypto";
import { LRUCache } from "lru-cache";
import { systemClock, untilAborted } from "../deadline.ts";
import type { Clock } from "../deadline.ts";
import { GatewayError } from "../errors.ts";
import type { Redis } from "../redis.ts";
import { createClaims } from "./redis-keys.ts";
import { decode, encode, settle } from "./outcome.ts";
import type { Outcome } from "./outcome.ts";

/** Milliseconds for which a key stands for its first outcome. */
const WINDOW = 10 * 60_000;
/** Milliseconds that somebody waits for the outcome of the same write elsewhere. */
const PATIENCE = 30_000;

export interface Once {
  /** Who asks for what, and the key that they chose for it: each a text of its own. */
  key: readonly string[];
  /** What the key stands for; only a keyed hash of it is kept. */
  input: unknown;
  /** Aborts when nobody waits any more. */
  signal: AbortSignal;
  /** Does the work. Only what may have changed something is kept. */
  work: () => Promise<Outcome & { wrote: boolean }>;
}

/** Makes a write happen once for a key, and answers every repetition with the first outcome. */
export interface Idempotency {
  once(request: Once): Promise<object>;
}

interface IdempotencyOptions {
  redis?: Redis | undefined;
  /** What tells these keys from those of other gateways in the same Redis. */
  namespace: readonly string[];
  /** What hashes are made with, so that nobody who reads Redis can try inputs. */
  secret: string;
  /** Takes out of an answer what is not to be kept. */
  strip: (answer: unknown) => unknown;
  /** Milliseconds, for tests. */
  window?: number;
  patience?: number;
  maxBytes?: number;
  clock?: Clock;
}

interface Ended {
  fingerprint: string;
  text: string;
}

/** How a write ended: kept, or known to have changed nothing. `left` when that is because its client has left. */
type End = { kept: string; outcome?: Outcome } | { outcome: Outcome; left: boolean };

interface UnderWay {
  fingerprint: string;
  end: Promise<End>;
}

/** Keys in the memory of this process, and with Redis in all replicas. */
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
  const claims = redis && createClaims({ redis, namespace, ttl: window, patience, clock });
  const ended = new LRUCache<string, Ended>({
    max: 20_000,
    maxSize: maxBytes,
    sizeCalculation: ({ text }) => text.length * 2 + 200,
    ttl: window,
    perf: clock,
    ttlResolution: 0,
  });
  const underWay = new Map<string, UnderWay>();

  const hash = (kind: string, value: unknown) =>
    createHmac("sha256", secret)
      .update(JSON.stringify([kind, ...namespace, sorted(value)]))
      .digest("base64url");

  async function carryOut(key: string, fingerprint: string, { signal, work }: Once): Promise<End> {
    const claimed = await claims?.claim(key, fingerprint, signal).catch((error: unknown) => ({ error }));
    if (claimed && typeof claimed === "object" && "error" in claimed) return { outcome: claimed, left: signal.aborted };
    if (claimed === "unknown") throw unknownOutcome();
    if (claimed && "fingerprint" in claimed) {
      if (!("ended" in claimed)) throw reused();
      ended.set(key, { fingerprint, text: claimed.ended });
      return { kept: claimed.ended };
    }
    const { wrote, ...outcome } = await work();
    if (!wrote) {
      await claims?.release(key);
      return { outcome, left: signal.aborted };
    }
    const text = encode(outcome, strip);
    ended.set(key, { fingerprint, text });
    await claims?.end(key, fingerprint, text);
    return { kept: text, outcome };
  }

  function begin(key: string, fingerprint: string, request: Once): UnderWay {
    const end = carryOut(key, fingerprint, request).finally(() => underWay.delete(key));
    const one = { fingerprint, end };
    underWay.set(key, one);
    return one;
  }

  return {
    async once(request) {
      const key = hash("key", request.key);
      const fingerprint = hash("input", request.input);
      for (;;) {
        const before = ended.get(key);
        if (before && before.fingerprint !== fingerprint) throw reused();
        if (before) return settle(decode(before.text)!);
        const other = underWay.get(key);
        if (other && other.fingerprint !== fingerprint) throw reused();
        // Nobody who has left waits for others.
        const end = await untilAborted((other ?? begin(key, fingerprint, request)).end, request.signal);
        // Whoever has done it gets what came of it; the others get a copy.
        if ("kept" in end) return settle((!other && end.outcome) || (decode(end.kept) ?? { error: unknownOutcome() }));
        // Its client has left before anything was changed: whoever is still there has to do it.
        else if (!other || !end.left) return settle(end.outcome);
      }
    },
  };
}

/** The same value whatever the order of its names. */
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
