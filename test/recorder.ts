import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A recorded write, for example `{ call: "PATCH /api/v2/…/settings/{id}", body: { name: "x" } }`. */
export interface Write {
  /** Method and path, with the id. */
  call: string;
  body: unknown;
}

export interface Recorder {
  url: string;
  /** All calls except GETs, in order. */
  writes: Write[];
  /** Paths and queries of the GETs, decoded, in order. */
  reads: string[];
  /** The OAuth tokens of the calls. */
  tokens: Set<string>;
  close(): Promise<void>;
}

/** Headers of the connection, and of a content encoding that fetch has decoded. */
const OWN = new Set(["connection", "keep-alive", "transfer-encoding", "content-length", "content-encoding"]);

/** Proxy between the gateway and its upstream that records reads and writes. `rewrite` changes the JSON of every success. */
export async function startRecorder(upstream: string, rewrite?: (body: unknown) => unknown): Promise<Recorder> {
  const writes: Write[] = [];
  const reads: string[] = [];
  const tokens = new Set<string>();
  const server = createServer((request, response) => {
    // If the upstream's connection breaks, break the client's too.
    pass(request, response).catch(() => response.destroy());
  });

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "", url = "", headers } = request;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString("utf8");
    if (method === "GET") reads.push(decodeURIComponent(url));
    else if (url !== "/oauth/token") {
      writes.push({ call: `${method} ${url}`, body: text === "" ? undefined : JSON.parse(text) });
    }
    const { authorization = "", "content-type": type = "" } = headers;
    tokens.add(authorization.replace(/^Bearer /, ""));
    const answer = await fetch(`${upstream}${url}`, {
      method,
      headers: { authorization, ...(type && { "content-type": type }) },
      ...(text !== "" && { body: text }),
      redirect: "manual",
    });
    const sent = Buffer.from(await answer.arrayBuffer());
    const isRewritten = rewrite && answer.ok && sent.length > 0;
    const body = isRewritten ? JSON.stringify(rewrite(JSON.parse(sent.toString("utf8")))) : sent;
    response.writeHead(answer.status, Object.fromEntries([...answer.headers].filter(([name]) => !OWN.has(name))));
    response.end(body);
  }
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    writes,
    reads,
    tokens,
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
