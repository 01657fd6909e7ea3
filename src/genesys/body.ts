import type { IncomingHttpHeaders } from "node:http";
import type { Readable } from "node:stream";
import { GatewayError } from "../errors.ts";
import { createDecoder } from "./content-coding.ts";
import type { Decoder } from "./content-coding.ts";

/** A stream of got. */
type AnswerStream = Readable & { response?: { headers: IncomingHttpHeaders } | undefined };

/**
 * The whole body without its codings. Rejects when the stream fails or is destroyed before its end, and with UPSTREAM_RESPONSE_TOO_LARGE
 * where the body has, or declares, more than `limit` bytes.
 */
export function bodyOf(stream: AnswerStream, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let decoder: Decoder | undefined;
    let isFirst = true;
    let hasEnded = false;
    const refuse = () => {
      reject(tooLarge(limit));
      stream.destroy();
      decoder?.destroy();
    };
    const fail = (error: Error) => {
      reject(error);
      stream.destroy();
    };
    const keep = (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size > limit) refuse();
    };
    const finish = () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks));
    stream.on("data", (chunk: Buffer) => {
      if (isFirst) {
        isFirst = false;
        const headers = stream.response?.headers ?? {};
        // An answer that declares too large a size is not read to its end.
        if (Number(headers["content-length"] ?? 0) > limit) return refuse();
        const coding = headers["content-encoding"];
        const events = { onData: keep, onEnd: finish, onError: fail };
        if (coding !== undefined) decoder = createDecoder(coding, chunk, events);
      }
      if (decoder) decoder.write(chunk);
      else keep(chunk);
    });
    stream.on("end", () => {
      hasEnded = true;
      if (decoder) decoder.end();
      else finish();
    });
    stream.on("error", reject);
    stream.on("close", () => {
      if (!hasEnded) reject(new Error("The stream was closed before its end"));
    });
  });
}

function tooLarge(limit: number): GatewayError {
  return new GatewayError(`Genesys Cloud's answer is larger than ${limit} bytes.`, {
    code: "UPSTREAM_RESPONSE_TOO_LARGE",
    retryable: false,
  });
}
