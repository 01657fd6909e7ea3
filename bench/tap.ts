import { once } from "node:events";
import { Agent, createServer, request as send } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** One REST call. Token calls are not recorded. */
export interface Arrival {
  /** Time of arrival, in milliseconds: `performance.now()`, unless the tap has another clock. */
  at: number;
  method: string;
  path: string;
  /** Identifies equal calls: method, path, query and body. */
  key: string;
  /** Method and path, without ids and query. */
  route: string;
  /** HTTP status; 0 until the answer. */
  status: number;
}

export interface Tap {
  url: string;
  arrivals: Arrival[];
  close(): Promise<void>;
}

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Proxy between gateways and the sandbox that records all calls of the gateways. The bench's own reads do not use it. */
export async function startTap(upstream: string, now: () => number = () => performance.now()): Promise<Tap> {
  const arrivals: Arrival[] = [];
  const agent = new Agent({ keepAlive: true });
  const { hostname, port } = new URL(upstream);

  async function pass(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "", url = "", headers } = incoming;
    const at = now();
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const path = url.split("?", 1)[0]!;
    const route = `${method} ${path.replace("/api/v2", "").replaceAll(ID, "{id}")}`;
    const arrival = { at, method, path, key: `${method} ${url} ${body.toString("utf8")}`, route, status: 0 };
    arrivals.push(arrival);
    const outgoing = send({ hostname, port, method, path: url, headers, agent });
    outgoing.end(body);
    const [answer] = (await once(outgoing, "response")) as [IncomingMessage];
    arrival.status = answer.statusCode ?? 0;
    response.writeHead(arrival.status, answer.headers);
    answer.pipe(response);
  }

  const server = createServer({ keepAliveTimeout: 65_000 }, (incoming, response) => {
    pass(incoming, response).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrivals,
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      agent.destroy();
      await closed;
    },
  };
}
