import { pipeline } from "node:stream";
import type { Transform } from "node:stream";
import { createBrotliDecompress, createInflateRaw, createUnzip, createZstdDecompress } from "node:zlib";

/** The codings that `createDecoder` knows, as a header of requests. */
export const ACCEPTED_CODINGS = "gzip, deflate, br, zstd";

/** Takes an answer's body piece by piece. */
export interface Decoder {
  write(chunk: Buffer): void;
  end(): void;
  destroy(): void;
}

interface DecoderEvents {
  onData: (chunk: Buffer) => void;
  onEnd: () => void;
  /** Called with the error of zlib. */
  onError: (error: Error) => void;
}

function decoderOf(coding: string, first: Buffer): Transform | undefined {
  if (coding === "br") return createBrotliDecompress();
  if (coding === "zstd") return createZstdDecompress();
  // Some servers send "deflate" without the header of zlib, which has 8 in the low half of its first byte.
  if (coding === "deflate" && (first[0]! & 0x0f) !== 0x08) return createInflateRaw();
  return coding === "gzip" || coding === "x-gzip" || coding === "deflate" ? createUnzip() : undefined;
}

/**
 * Undoes the codings of a body, which its header names in the order in which they were applied; `first` is its first piece. Undefined
 * where nothing is to be done, or a coding is not known: then the body is read as it is.
 */
export function createDecoder(header: string, first: Buffer, events: DecoderEvents): Decoder | undefined {
  const codings = header
    .toLowerCase()
    .split(",")
    .map((coding) => coding.trim())
    .filter((coding) => coding !== "" && coding !== "identity");
  const decoders: Transform[] = [];
  for (const coding of codings.toReversed()) {
    const decoder = decoderOf(coding, decoders.length === 0 ? first : NO_HEADER);
    if (!decoder) return undefined;
    decoders.push(decoder);
  }
  const last = decoders.at(-1);
  if (!last) return undefined;
  last.on("data", events.onData).on("end", events.onEnd);
  if (decoders.length === 1) last.on("error", events.onError);
  else pipeline(decoders, (error) => error && events.onError(error));
  return decoders[0]!;
}

/** What is inside another coding is not known yet. It is taken to begin as zlib does. */
const NO_HEADER = Buffer.from([0x78]);
