import { brotliCompress, constants, gzip } from "node:zlib";
import { negotiate } from "@fastify/accept-negotiator";
import type { DoneFuncWithErrOrRes, FastifyReply, FastifyRequest } from "fastify";

/** Bytes; a smaller answer fits into one packet as it is. */
const THRESHOLD = 1024;

/** By the names that HTTP has for them, the better one first. */
const ENCODINGS = ["br", "gzip"];

/** Brotli's own default takes a hundred times as long, for answers that are read once. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

/** Compresses an answer that is worth it, for a client that takes it. A hook, for `onSend`. */
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
  const encoding = negotiate(headers["accept-encoding"] ?? "", ENCODINGS);
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
