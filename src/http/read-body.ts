import { EventEmitter } from "node:events";
import type { IncomingMessage } from "node:http";
import type { RequestPayload } from "fastify";

/**
 * Reads the whole body of a request, which has been found short enough, and calls back with it. Calls `onLeft` instead where the client
 * leaves before its end.
 */
export function readBody(request: IncomingMessage, callback: (body: Buffer) => void, onLeft: () => void): void {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("aborted", onLeft);
  request.on("end", () => {
    request.removeListener("aborted", onLeft);
    callback(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks));
  });
}

/**
 * A body that has been read, as a payload for Fastify. It has only what Fastify uses of a stream, at less cost: the body comes when
 * Fastify, which then listens, resumes it.
 */
export function replay(body: Buffer): RequestPayload {
  const source = new EventEmitter() as EventEmitter & { resume(): void };
  source.resume = () => {
    source.emit("data", body);
    source.emit("end");
  };
  return source as unknown as RequestPayload;
}
