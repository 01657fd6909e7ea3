import { connect } from "node:net";
import type { Socket } from "node:net";

/** One client that holds a stream of events open, as cheaply as a benchmark can. */
export interface StreamClient {
  /** Resolves once the stream is open. */
  opened: Promise<void>;
  /** When each event came, by `performance.now()`. */
  events: number[];
  /** What the last event said. */
  last(): string;
  isOver(): boolean;
  close(): void;
}

/** Opens a stream of events with this subscription. `onEvent` is called for each event. */
export function openStream(url: string, query: string, onEvent: () => void = () => undefined): StreamClient {
  const { hostname, port } = new URL(url);
  const body = JSON.stringify({ query });
  const head = [
    "POST /graphql HTTP/1.1",
    `host: ${hostname}:${port}`,
    "accept: text/event-stream",
    "content-type: application/json",
    `content-length: ${Buffer.byteLength(body)}`,
  ].join("\r\n");
  const { promise: opened, resolve, reject } = Promise.withResolvers<void>();
  const events: number[] = [];
  let last = "";
  let isOver = false;
  const socket: Socket = connect(Number(port), hostname, () => socket.write(`${head}\r\n\r\n${body}`));
  socket.setEncoding("latin1");
  socket.on("data", (part: string) => {
    if (part.includes("event: next")) {
      events.push(performance.now());
      last = part;
      onEvent();
    } else if (part.startsWith("HTTP/1.1 200")) resolve();
    else if (part.startsWith("HTTP/1.1 ")) reject(new Error(part.slice(0, 40)));
  });
  socket.on("error", reject);
  socket.on("close", () => {
    isOver = true;
    reject(new Error("The stream was closed."));
  });
  opened.catch(() => undefined);
  return { opened, events, last: () => last, isOver: () => isOver, close: () => socket.destroy() };
}

/** Opens so many streams, a part of them at a time, and resolves once all are open. */
export async function openStreams(
  urls: readonly string[],
  query: string,
  count: number,
  onEvent?: () => void,
): Promise<StreamClient[]> {
  const clients: StreamClient[] = [];
  while (clients.length < count) {
    const part = Array.from({ length: Math.min(AT_ONCE, count - clients.length) }, (_, at) =>
      openStream(urls[(clients.length + at) % urls.length]!, query, onEvent),
    );
    await Promise.all(part.map(({ opened }) => opened));
    clients.push(...part);
  }
  return clients;
}

const AT_ONCE = 100;
