import { LRUCache } from "lru-cache";
import type { OperationFacts } from "../operation-facts.ts";

/** A finished answer, as it was sent. Its status was 200. */
export interface FinishedAnswer {
  /** Names and values in turn. */
  headers: readonly string[];
  /** The bytes; as text, one Latin-1 character for each. */
  body: string | Buffer;
  /** The operation that it answers, for the log. */
  operation?: OperationFacts | undefined;
}

/** What an answer rests on. It is given while none of it has changed. */
export interface Conditions {
  /** Names of what it was made of. */
  names: ReadonlySet<string>;
  /** Until when it is up to date, in milliseconds of the wall clock. */
  until: number;
  /** The permissions that were asked for while it was made, and whether the client had each. */
  permissions: ReadonlyMap<string, boolean>;
}

/** A request whose answer may be kept. */
export interface Candidate {
  key: string;
  /** How often everything had been dropped before the request. */
  era: number;
}

/** Keeps finished answers, and gives them again as long as what they rest on stays as it is. */
export interface Answers {
  /** True where an answer to the request with this key may be found. */
  has(key: string): boolean;
  /** The answer to the request with this key, for a client with these permissions. */
  find(key: string, may: (permission: string) => boolean): FinishedAnswer | undefined;
  /** To be called when a request begins that has no answer here. Answers a candidate from the second such request on. */
  begin(key: string): Candidate | undefined;
  /** `conditions` is true at this moment. */
  keep(candidate: Candidate, answer: FinishedAnswer, conditions: Conditions): void;
  /** Drops every answer that rests on this name. */
  drop(name: string): void;
  /** True where it holds no answer. */
  isEmpty(): boolean;
  /** Drops all answers, and those of requests that still run. */
  clear(): void;
  /** What it holds now. */
  size(): { answers: number; names: number; bytes: number };
}

interface AnswersOptions {
  /** Bytes of all answers with their keys and names, at most. */
  maxBytes: number;
  clock: { wallTime(): number };
}

interface Kept {
  key: string;
  answer: FinishedAnswer;
  conditions: Conditions;
  bytes: number;
}

/**
 * Bytes of an answer beside its body and key, and of each name that no other answer has: what the heap has grown by, measured with
 * 20,000 of them. A name that many answers have takes less, about 50.
 */
const ANSWER_SIZE = 1400;
const NAME_SIZE = 350;
/** Different answers to one request, for clients with different permissions. */
const MAX_VARIANTS = 4;
/** Requests that are remembered as having come before, at most; a power of two. */
const MAX_REMEMBERED = 16_384;

/** Creates the store of finished answers. The least recently given one makes room for others. */
export function createAnswers({ maxBytes, clock }: AnswersOptions): Answers {
  const byName = new Map<string, Set<Kept>>();
  const byKey = new LRUCache<string, readonly Kept[]>({
    maxSize: maxBytes,
    sizeCalculation: (variants) => variants.reduce((sum, { bytes }) => sum + bytes, 0),
    dispose(variants, _key, reason) {
      if (reason === "evict") variants.forEach(unlink);
    },
  });
  const hasCome = createMemory();
  let era = 0;

  function link(kept: Kept): void {
    for (const name of kept.conditions.names) {
      const others = byName.get(name);
      if (others) others.add(kept);
      else byName.set(name, new Set([kept]));
    }
  }

  function unlink(kept: Kept): void {
    for (const name of kept.conditions.names) {
      const others = byName.get(name);
      if (others?.delete(kept) && others.size === 0) byName.delete(name);
    }
  }

  function remove(kept: Kept): void {
    unlink(kept);
    const others = (byKey.peek(kept.key) ?? []).filter((other) => other !== kept);
    if (others.length > 0) byKey.set(kept.key, others);
    else byKey.delete(kept.key);
  }

  const isFor = ({ conditions }: Kept, may: (permission: string) => boolean) => {
    for (const [permission, had] of conditions.permissions) if (may(permission) !== had) return false;
    return true;
  };

  return {
    has: (key) => byKey.has(key),
    find(key, may) {
      const now = clock.wallTime();
      for (const kept of byKey.get(key) ?? []) {
        if (now > kept.conditions.until) remove(kept);
        else if (isFor(kept, may)) return kept.answer;
      }
      return undefined;
    },
    begin(key) {
      return hasCome(key) ? { key, era } : undefined;
    },
    keep(candidate, answer, conditions) {
      const { key } = candidate;
      if (candidate.era !== era || conditions.until <= clock.wallTime()) return;
      const bytes = ANSWER_SIZE + 2 * key.length + answer.body.length + NAME_SIZE * conditions.names.size;
      if (bytes > maxBytes) return;
      const kept = { key, answer, conditions, bytes };
      const before = byKey.peek(key) ?? [];
      const others = before.filter((other) => !isSame(other.conditions.permissions, conditions.permissions));
      const variants = [kept];
      let sum = bytes;
      for (const other of others) {
        sum += other.bytes;
        if (sum <= maxBytes && variants.length < MAX_VARIANTS) variants.push(other);
      }
      for (const other of before) if (!variants.includes(other)) unlink(other);
      link(kept);
      byKey.set(key, variants);
    },
    drop(name) {
      const resting = byName.get(name);
      if (resting) for (const kept of resting) remove(kept);
    },
    isEmpty: () => byName.size === 0,
    clear() {
      era += 1;
      byName.clear();
      byKey.clear();
    },
    size: () => ({ answers: byKey.size, names: byName.size, bytes: byKey.calculatedSize }),
  };
}

function isSame(one: ReadonlyMap<string, boolean>, other: ReadonlyMap<string, boolean>): boolean {
  return one.size === other.size && [...one].every(([name, had]) => other.get(name) === had);
}

/**
 * Remembers texts by a number of 45 bits. Another text with the same number, or in the same place, does no harm: an answer is then kept
 * one request earlier or later. So the number need not be made by a cryptographic hash.
 */
function createMemory(): (text: string) => boolean {
  const marks = new Int32Array(MAX_REMEMBERED);
  return (text) => {
    let place = 0;
    let mark = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      place = Math.imul(place ^ code, 0x01_00_01_93);
      mark = (Math.imul(mark, 31) + code) | 0;
    }
    // 0 stands for an empty place.
    mark |= 1;
    const index = (place ^ (place >>> 15)) & (MAX_REMEMBERED - 1);
    const isKnown = marks[index] === mark;
    marks[index] = mark;
    return isKnown;
  };
}
