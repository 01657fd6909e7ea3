import { once } from "node:events";
import { createServer, request as httpRequest } from "node:http";
import type { IncomingMessage, Server } from "node:http";
import { connect } from "node:net";
import type { AddressInfo, Socket } from "node:net";

export interface ForwardProxy {
  /** Its URL, with the credentials where it has some. */
  url: string;
  port: number;
  /** The requests so far: `CONNECT localhost:1234`, `GET http://127.0.0.1:1234/jwks`. */
  seen: string[];
  /** The values of `proxy-authorization` so far. */
  credentials: Set<string | undefined>;
  /** Answers all further requests with this status, and forwards none. */
  refuse(status: number, reason?: string): void;
  close(): Promise<void>;
}

/** Starts a proxy as a company has one between its network and the internet. `userinfo` is the part before `@` in its URL. */
export async function startForwardProxy(userinfo = ""): Promise<ForwardProxy> {
  const seen: string[] = [];
  const credentials = new Set<string | undefined>();
  const sockets = new Set<Socket>();
  let refusal: { status: number; reason: string } | undefined;

  function note({ method, url, headers }: IncomingMessage): void {
    seen.push(`${method} ${url}`);
    credentials.add(headers["proxy-authorization"]);
  }

  const server: Server = createServer((request, response) => {
    note(request);
    if (refusal) {
      response.writeHead(refusal.status, refusal.reason, { "content-type": "text/html" }).end("<h1>Blocked</h1>");
      return;
    }
    const { "proxy-authorization": _own, "proxy-connection": _too, ...headers } = request.headers;
    const onward = httpRequest(request.url!, { method: request.method, headers, agent: false }, (answer) => {
      response.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  });
  server.on("connect", (request: IncomingMessage, socket: Socket) => {
    note(request);
    socket.on("error", () => socket.destroy());
    if (refusal) {
      socket.end(`HTTP/1.1 ${refusal.status} ${refusal.reason}\r\n\r\n`);
      return;
    }
    const [host, port] = request.url!.split(":");
    const onward = connect(Number(port), host, () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      socket.pipe(onward).pipe(socket);
    });
    onward.on("error", () => socket.destroy());
    sockets.add(onward);
  });
  server.on("connection", (socket) => sockets.add(socket));
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://${userinfo && `${userinfo}@`}127.0.0.1:${port}`,
    port,
    seen,
    credentials,
    refuse: (status, reason = "Refused") => void (refusal = { status, reason }),
    async close() {
      const closed = once(server, "close");
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
