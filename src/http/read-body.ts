import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import type { RequestPayload } from "fastify";

/** Reads the whole body of a request, which has been found short enough, and calls back with it. */
export function readBody(request: IncomingMessage, callback: (body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => callback(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
}

/** A body that has been read, for one more reader. */
export function replay(body: Buffer): RequestPayload {
  const stream = new Readable({ read() {} });
  stream.push(body);
  stream.push(null);
  return stream;
}
