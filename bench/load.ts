import { once } from "node:events";
import { connect } from "node:net";

export interface LoadAnswer {
  status: number;
  body: Buffer;
}

/** One connection that stays open, with one request at a time. It costs a client of `node:http` several times as much. */
export interface Connection {
  /** Sends the bytes of a whole request. Answers need a `content-length`. */
  ask(request: Buffer): Promise<LoadAnswer>;
  close(): void;
}

/** The bytes of a POST of this JSON. Asks for no compression. */
export function requestOf(body: string, headers: Readonly<Record<string, string>> = {}): Buffer {
  const content = Buffer.from(body);
  const all = {
    host: "127.0.0.1",
    "content-type": "application/json",
    "content-length": String(content.length),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`POST /graphql HTTP/1.1\r\n${lines.join("")}\r\n`), content]);
}

/** Connects to the server at that URL. */
export async function openConnection(url: string): Promise<Connection> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await once(socket, "connect");
  let chunks: Buffer[] = [];
  let waiting: PromiseWithResolvers<LoadAnswer> | undefined;
  let failure: Error | undefined;
  const fail = (error: Error) => {
    failure ??= error;
    waiting?.reject(error);
  };
  socket.on("error", fail);
  socket.on("close", () => fail(new Error(`${url} closed a connection`)));
  socket.on("data", (chunk: Buffer) => {
    chunks.push(chunk);
    const answer = answerIn(chunks.length === 1 ? chunk : Buffer.concat(chunks));
    if (answer === undefined) return;
    chunks = [];
    waiting?.resolve(answer);
  });
  return {
    ask(request) {
      if (failure) return Promise.reject(failure);
      waiting = Promise.withResolvers();
      socket.write(request);
      return waiting.promise;
    },
    close: () => socket.destroy(),
  };
}

function answerIn(bytes: Buffer): LoadAnswer | undefined {
  const end = bytes.indexOf("\r\n\r\n");
  if (end === -1) return undefined;
  const head = bytes.toString("latin1", 0, end);
  const length = /^content-length: *(\d+)/im.exec(head)?.[1];
  if (length === undefined) throw new Error("An answer has no content-length");
  const body = bytes.subarray(end + 4);
  return body.length < Number(length) ? undefined : { status: Number(head.slice(9, 12)), body };
}

export interface LoadOptions {
  /** After so many seconds no further request is sent. */
  seconds: number;
  /** The most requests that are sent. */
  most?: number;
}

/** Sends requests over all connections at once, and waits for all answers. Returns their number. Throws if one has errors. */
export async function sendLoad(
  connections: readonly Connection[],
  nextRequest: () => Buffer,
  { seconds, most = Infinity }: LoadOptions,
): Promise<number> {
  const end = performance.now() + seconds * 1000;
  let sent = 0;
  await Promise.all(
    connections.map(async ({ ask }) => {
      while (sent < most && performance.now() < end) {
        sent += 1;
        refuseErrors(await ask(nextRequest()));
      }
    }),
  );
  return sent;
}

/** Throws if an answer has errors, which would make it cheap. */
export function refuseErrors({ status, body }: LoadAnswer): void {
  if (status !== 200 || body.includes('"errors":['))
    throw new Error(`An answer has status ${status}: ${body.subarray(0, 300).toString("utf8")}`);
}
