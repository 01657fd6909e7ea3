import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { errorBody, SAFE_HEADERS } from "../refusals.ts";

const MESSAGES: Readonly<Partial<Record<number, string>>> = {
  403: "Pages of this origin may not open a WebSocket here.",
  503: "The gateway takes no more WebSockets now.",
};

/** Answers a request for a WebSocket with this status, in JSON, and closes the connection. */
export function refuseUpgrade(socket: Duplex, status: number): void {
  const body = JSON.stringify(errorBody(status, MESSAGES[status], status === 503 ? "OVERLOADED" : undefined));
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    ...Object.entries(SAFE_HEADERS).map(([name, value]) => `${name}: ${value}`),
    "content-type: application/json; charset=utf-8",
    `content-length: ${Buffer.byteLength(body)}`,
    ...(status === 503 ? ["retry-after: 1"] : []),
    "connection: close",
  ];
  // The client may have left meanwhile.
  socket.on("error", () => undefined);
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`, () => socket.destroy());
}
