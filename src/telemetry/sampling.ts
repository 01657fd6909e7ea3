import { TraceFlags } from "@opentelemetry/api";
import type { SpanContext } from "@opentelemetry/api";

/** A trace that a request is in, and whether spans are made for it. */
export interface Trace {
  readonly isSampled: boolean;
  /** 32 hexadecimal digits. Written when it is first asked for. */
  readonly traceId: string;
}

/** Decides about a trace before any span is made. */
export interface Sampling {
  /** The trace of a request: that of its parent if it has one, else a new one. */
  traceOf(parent: SpanContext | undefined): Trace;
  /** Runs the work, which starts the first span of a new trace. */
  starting<T>(trace: Trace, work: () => T): T;
  /** Makes the ids of all spans for OpenTelemetry's SDK. */
  ids: { generateTraceId(): string; generateSpanId(): string };
}

/** How many of the traces without a parent are sampled, from 0 to 1, and whether a parent decides for its children. */
interface Sampler {
  ratio: number;
  isParentBased: boolean;
}

const WORD = 2 ** 32;
const HEX = 16;
const WORD_DIGITS = 8;

/** Reads `OTEL_TRACES_SAMPLER` and `OTEL_TRACES_SAMPLER_ARG` as OpenTelemetry's SDK does, which also says what is wrong with them. */
function readSampler({
  OTEL_TRACES_SAMPLER: name = "",
  OTEL_TRACES_SAMPLER_ARG: argument,
}: NodeJS.ProcessEnv): Sampler {
  const isParentBased = !/^(?:always_on|always_off|traceidratio)$/.test(name.trim());
  if (/^(?:parentbased_)?always_off$/.test(name.trim())) return { ratio: 0, isParentBased };
  const given = Number(argument?.trim() || NaN);
  const isRatio = /^(?:parentbased_)?traceidratio$/.test(name.trim()) && given >= 0 && given <= 1;
  return { ratio: isRatio ? given : 1, isParentBased };
}

/**
 * Makes the decision that the SDK's sampler would make with the same id, so that a trace that is not sampled costs no span, no context
 * and no text. The SDK decides about all spans that it is asked for, with these ids.
 */
export function createSampling(env: NodeJS.ProcessEnv): Sampling {
  const { ratio, isParentBased } = readSampler(env);
  // As the SDK computes it: all parts of the id count.
  const bound = ratio === 1 ? WORD : Math.floor(ratio * (WORD - 1));
  const isBelow = (mixed: number) => mixed >>> 0 < bound;
  let starting: string | undefined;

  function newTrace(): Trace {
    const a = randomWord();
    const b = randomWord();
    const c = randomWord();
    const d = randomWord();
    return new NewTrace(isBelow(a ^ b ^ c ^ d), a, b, c, d);
  }

  return {
    traceOf(parent) {
      if (!parent) return newTrace();
      const { traceId, traceFlags } = parent;
      const isSampled = isParentBased ? (traceFlags & TraceFlags.SAMPLED) !== 0 : isBelow(mixedWords(traceId));
      return { traceId, isSampled };
    },
    starting({ traceId }, work) {
      starting = traceId;
      try {
        return work();
      } finally {
        starting = undefined;
      }
    },
    ids: {
      generateTraceId: () => starting ?? newTrace().traceId,
      generateSpanId: newSpanId,
    },
  };
}

/** Any 64 bits but zero. */
export const newSpanId = (): string => digitsOf(randomWord()) + digitsOf(randomWord() | 1);

/** A class: its objects are made for every request, and an object literal with a getter would cost a hidden class each. */
class NewTrace implements Trace {
  readonly isSampled: boolean;
  readonly #a: number;
  readonly #b: number;
  readonly #c: number;
  readonly #d: number;

  constructor(isSampled: boolean, a: number, b: number, c: number, d: number) {
    this.isSampled = isSampled;
    this.#a = a;
    this.#b = b;
    this.#c = c;
    this.#d = d;
  }

  get traceId(): string {
    return digitsOf(this.#a) + digitsOf(this.#b) + digitsOf(this.#c) + digitsOf(this.#d);
  }
}

/** 32 bits, as a signed number: V8 keeps those without memory of their own. */
const randomWord = () => (Math.random() * WORD) | 0;

const digitsOf = (word: number) => (word >>> 0).toString(HEX).padStart(WORD_DIGITS, "0");

function mixedWords(traceId: string): number {
  let mixed = 0;
  for (let at = 0; at < traceId.length; at += WORD_DIGITS)
    mixed ^= Number.parseInt(traceId.slice(at, at + WORD_DIGITS), HEX);
  return mixed;
}
