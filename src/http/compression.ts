import { brotliCompress, constants, gzip } from "node:zlib";
import { negotiate } from "@fastify/accept-negotiator";
import type { DoneFuncWithErrOrRes, FastifyReply, FastifyRequest } from "fastify";

/** Bytes. A smaller answer fits into one packet without compression. */
const THRESHOLD = 1024;

/** In the order of preference. */
const ENCODINGS = ["br", "gzip"];

/** Brotli's default quality takes a hundred times as long, too long for answers that are read once. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

/** The encoding of a large answer for a client with this `accept-encoding`; null for none. */
export function encodingFor(accepted: string | undefined): string | null {
  return accepted === undefined ? null : negotiate(accepted, ENCODINGS);
}

/** An `onSend` hook that compresses large answers, if the client accepts an encoding. */
export function compress(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
  done: DoneFuncWithErrOrRes,
): void {
  if (typeof payload !== "string" || payload.length < THRESHOLD) {
    done(null, payload);
    return;
  }
  void reply.header("vary", [reply.getHeader("vary"), "accept-encoding"].flat().filter(Boolean).join(", "));
  const encoding = encodingFor(headers["accept-encoding"]);
  if (encoding === null) {
    done(null, payload);
    return;
  }
  const finish = (error: Error | null, compressed: Buffer) => {
    if (error) {
      done(error);
      return;
    }
    void reply.header("content-encoding", encoding).header("content-length", compressed.length);
    done(null, compressed);
  };
  if (encoding === "br") brotliCompress(payload, BROTLI, finish);
  else gzip(payload, finish);
}
