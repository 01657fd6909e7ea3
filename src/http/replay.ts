import { EventEmitter } from "node:events";
import type { RequestPayload } from "fastify";

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
