import type { EventEmitter } from "node:events";

/** What `INFO` says, by name. Empty where the user of Redis may not ask for it. */
export type RedisInfo = Readonly<Record<string, string | undefined>>;

/** The part of ioredis that opens sockets. Its types do not have it. */
interface Connector {
  connect(emit: unknown): Promise<EventEmitter>;
  check(info: RedisInfo): boolean;
  /** Only where Sentinels lead to Redis. */
  connectToSentinel?(endpoint: unknown, options?: object): EventEmitter;
}

interface Internals {
  connector: Connector;
  socketTimeoutTimer: NodeJS.Timeout | undefined;
}

/**
 * Mends what ioredis 5.11 gets wrong with its sockets. An error of a socket never ends the process, and the silence of one connection
 * never closes the next. Call it before the client connects. `onInfo` is called on each new connection, before the client is ready.
 */
export function mendSockets(client: EventEmitter, onInfo?: (info: RedisInfo) => void): void {
  const internals = client as unknown as Internals;
  const { connector } = internals;

  const connect = connector.connect.bind(connector);
  connector.connect = async (emit) => {
    const socket = await connect(emit);
    // The listeners of ioredis hear one error each. A TLS socket that is reset may emit a second one.
    socket.on("error", () => undefined);
    return socket;
  };

  const check = connector.check.bind(connector);
  connector.check = (info) => {
    onInfo?.(info);
    return check(info);
  };

  const connectToSentinel = connector.connectToSentinel?.bind(connector);
  if (connectToSentinel)
    connector.connectToSentinel = (endpoint, options) => {
      // It connects with its first command.
      const sentinel = connectToSentinel(endpoint, { ...options, lazyConnect: true });
      mendSockets(sentinel);
      return sentinel;
    };

  // The timer of a connection that was lost in the middle of a command would close the next connection.
  client.on("close", () => {
    clearTimeout(internals.socketTimeoutTimer);
    internals.socketTimeoutTimer = undefined;
  });
}
