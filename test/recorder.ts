import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A write as it went out, for example `{ call: "PATCH /api/v2/…/settings/{id}", body: { name: "x" } }`. */
export interface Write {
  /** Method and path, with the id that was asked for. */
  call: string;
  body: unknown;
}

export interface Recorder {
  url: string;
  /** Everything but GETs, in order. */
  writes: Write[];
  close(): Promise<void>;
}

/** Stands between the gateway and its upstream, passes everything through and keeps what is written. */
export async function startRecorder(upstream: string): Promise<Recorder> {
  const writes: Write[] = [];
  const server = createServer(async (request, response) => {
    const { method = "", url = "", headers } = request;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString("utf8");
    if (method !== "GET" && url !== "/oauth/token") {
      writes.push({ call: `${method} ${url}`, body: text === "" ? undefined : JSON.parse(text) });
    }
    const { authorization = "", "content-type": type = "" } = headers;
    const answer = await fetch(`${upstream}${url}`, {
      method,
      headers: { authorization, ...(type && { "content-type": type }) },
      ...(text !== "" && { body: text }),
    });
    response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "application/json" });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    writes,
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
