import { TraceFlags } from "@opentelemetry/api";
import type { SpanContext } from "@opentelemetry/api";

/** A trace that a request is in, and whether spans are made for it. */
export interface Trace {
  readonly isSampled: boolean;
  /** 32 hexadecimal digits. */
  readonly traceId: string;
}

/** Decides about a trace before any span is made. */
export interface Sampling {
  /** Whether the next new trace is sampled. It has no id yet: most traces need none. */
  samplesNew(): boolean;
  /** An id of a new trace, about which anyone who decides by ids decides the same. */
  newTraceId(isSampled: boolean): string;
  /** Whether a trace is sampled that has begun elsewhere. */
  samplesSent(sent: Trace): boolean;
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
const WORD_BYTES = 4;

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
  let starting: string | undefined;

  const samplesNew = () => Math.random() * WORD < bound;

  function newTraceId(isSampled: boolean): string {
    const mixed = isSampled ? Math.random() * bound : bound + Math.random() * (WORD - bound);
    const a = randomWord();
    const b = randomWord();
    const c = randomWord();
    return digitsOf(a, b, c, a ^ b ^ c ^ mixed);
  }

  const samplesSent = ({ traceId, isSampled }: Trace) => (isParentBased ? isSampled : mixedWords(traceId) < bound);

  return {
    samplesNew,
    newTraceId,
    samplesSent,
    traceOf(parent) {
      if (parent) {
        const { traceId, traceFlags } = parent;
        return { traceId, isSampled: samplesSent({ traceId, isSampled: (traceFlags & TraceFlags.SAMPLED) !== 0 }) };
      }
      const isSampled = samplesNew();
      return { traceId: newTraceId(isSampled), isSampled };
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
      generateTraceId: () => starting ?? newTraceId(samplesNew()),
      generateSpanId: newSpanId,
    },
  };
}

/** Any 64 bits but zero. */
export const newSpanId = (): string => digitsOf(randomWord(), randomWord() | 1);

/** 32 bits, as a signed number: V8 keeps those without memory of their own. */
const randomWord = () => (Math.random() * WORD) | 0;

/** The bytes of an id. Node writes them as text in a tenth of the time that numbers take. */
const bytes = Buffer.alloc(4 * WORD_BYTES);

/** Two or four numbers of 32 bits as hexadecimal digits. */
function digitsOf(...words: number[]): string {
  let at = 0;
  for (const word of words) at = bytes.writeInt32BE(word | 0, at);
  return bytes.toString("hex", 0, at);
}

function mixedWords(traceId: string): number {
  let mixed = 0;
  for (let at = 0; at < traceId.length; at += WORD_DIGITS)
    mixed ^= Number.parseInt(traceId.slice(at, at + WORD_DIGITS), HEX);
  return mixed >>> 0;
}
