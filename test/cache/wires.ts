import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { ClientRequest, IncomingMessage } from "node:http";
import type { Socket } from "node:net";

/** The TCP connections that have both their ends in this process. */
export interface Wires {
  /** Whether anything is on its way: a connection that is opened or closed, or bytes that one end has sent and the other has not read. */
  areBusy(): boolean;
  /** The place of a request among all that Node's HTTP client has made, by order of their making; later than all for any other. */
  orderOf(request: IncomingMessage): number;
  close(): void;
}

const CLIENTS = "net.client.socket";
const SERVERS = "net.server.socket";
const REQUESTS = "http.client.request.created";

/** Watches every connection that is opened from now on, but for those to these ports, which other programs listen on. */
export function watchWires(outside: readonly number[]): Wires {
  const opening = new Set<Socket>();
  /** Both ends of a connection, by its two ports. */
  const clients = new Map<string, Socket>();
  const servers = new Map<string, Socket>();
  const made: { request: ClientRequest; order: number }[] = [];
  let requests = 0;

  const onClient = (message: unknown) => {
    const { socket } = message as { socket: Socket };
    opening.add(socket);
    socket.once("connect", () => {
      opening.delete(socket);
      if (outside.includes(socket.remotePort!)) return;
      clients.set(`${socket.localPort} ${socket.remotePort}`, socket);
    });
    socket.once("close", () => opening.delete(socket));
  };
  const onServer = (message: unknown) => {
    const { socket } = message as { socket: Socket };
    servers.set(`${socket.remotePort} ${socket.localPort}`, socket);
  };
  const onRequest = (message: unknown) => {
    made.push({ request: (message as { request: ClientRequest }).request, order: requests });
    requests += 1;
  };
  subscribe(CLIENTS, onClient);
  subscribe(SERVERS, onServer);
  subscribe(REQUESTS, onRequest);

  /** Whether something is on its way between the ends of a connection. */
  function isBusy(client: Socket | undefined, server: Socket | undefined): boolean {
    if (!client || !server || client.destroyed || server.destroyed) return true;
    return client.bytesWritten !== server.bytesRead || server.bytesWritten !== client.bytesRead;
  }

  return {
    areBusy() {
      if (opening.size > 0) return true;
      for (const name of new Set([...clients.keys(), ...servers.keys()])) {
        const [client, server] = [clients.get(name), servers.get(name)];
        if ((client?.destroyed ?? true) && (server?.destroyed ?? true)) {
          clients.delete(name);
          servers.delete(name);
        } else if (isBusy(client, server)) return true;
      }
      return false;
    },
    orderOf({ socket }) {
      const place = made.findLastIndex(({ request }) => request.socket?.localPort === socket.remotePort);
      return made.splice(place, place < 0 ? 0 : 1)[0]?.order ?? Infinity;
    },
    close() {
      unsubscribe(CLIENTS, onClient);
      unsubscribe(SERVERS, onServer);
      unsubscribe(REQUESTS, onRequest);
    },
  };
}
