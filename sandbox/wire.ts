import type { ServerResponse } from "node:http";
import type { Answer } from "./api.ts";
import { pause } from "./clock.ts";
import type { SandboxClock } from "./clock.ts";

export interface Manner {
  contextId: string;
  /** Bytes of the body per second. */
  drip?: number | undefined;
  /** Closes the connection before any header, or with `drip` after half of the body. */
  reset?: boolean | undefined;
  /** Aborts all waits when the sandbox closes. */
  signal: AbortSignal;
  clock: SandboxClock;
}

const beatsASecond = 20;

/** Sends an answer, at once or as a fault scripts it. A client that has disconnected is no error. */
export async function send(response: ServerResponse, answer: Answer, manner: Manner): Promise<void> {
  const { contextId, drip, reset = false, signal, clock } = manner;
  if (response.destroyed) return;
  if (reset && drip === undefined) {
    response.socket?.resetAndDestroy();
    return;
  }
  const payload = toPayload(answer.body);
  response.statusCode = answer.status;
  response.setHeader("ININ-Correlation-Id", contextId);
  response.setHeader("Date", new Date(clock.wallTime()).toUTCString());
  if (payload.length > 0) response.setHeader("Content-Type", "application/json");
  if (answer.status !== 204 && !isChunked(answer)) response.setHeader("Content-Length", payload.length);
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
  if (drip === undefined) {
    response.end(payload);
    return;
  }
  response.flushHeaders();
  const sent = reset ? payload.subarray(0, Math.floor(payload.length / 2)) : payload;
  const bytes = Math.ceil(drip / beatsASecond);
  for (let at = 0; at < sent.length && !response.destroyed; at += bytes) {
    await pause(clock, (1000 * bytes) / drip, signal);
    response.write(sent.subarray(at, at + bytes));
  }
  // A plain close, not a TCP reset: after a reset the client's kernel may drop the half that was sent.
  if (reset) response.socket?.destroySoon();
  else response.end();
}

function isChunked({ headers = {} }: Answer): boolean {
  return Object.keys(headers).some((name) => name.toLowerCase() === "transfer-encoding");
}

function toPayload(body: unknown): Buffer {
  if (body === undefined) return Buffer.alloc(0);
  return Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
}
