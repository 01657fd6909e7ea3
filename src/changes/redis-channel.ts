import type { Clock } from "../deadline.ts";
import type { Redis, RedisClient } from "../redis.ts";

/** Milliseconds between two attempts to listen to a Redis that is away. */
const RETRY = 250;
/** Milliseconds between two pings: a peer that vanished without closing would never be noticed. */
const PING = 5000;

interface RedisChannelOptions {
  redis: Redis;
  name: string;
  onMessage: (text: string) => void;
  clock: Clock;
}

/** One channel of Redis' publish and subscribe. A message is lost where Redis is away, and nothing is sent again. */
export interface RedisChannel {
  /** Listens from now on, with a connection of its own, and again after Redis was away. */
  open(): void;
  send(text: string): void;
  close(): void;
}

/** Makes the channel with this name. It is not open yet. */
export function createRedisChannel({ redis, name, onMessage, clock }: RedisChannelOptions): RedisChannel {
  let isOpen = false;
  let isClosed = false;
  let connection: RedisClient | undefined;
  let stopWaiting: (() => void) | undefined;

  function connect(): void {
    stopWaiting = undefined;
    if (isClosed) return;
    const own = redis.connectAlso();
    connection = own;
    let stopPinging: (() => void) | undefined;
    let isSilent = false;
    function ping(): void {
      if (isSilent) return own.disconnect();
      isSilent = true;
      own.ping().then(
        () => (isSilent = false),
        () => own.disconnect(),
      );
    }
    own.on("message", (_channel: string, text: string) => onMessage(text));
    // ioredis writes errors without a listener to the console. `close` follows each of them.
    own.on("error", () => undefined);
    own.on("end", () => {
      stopPinging?.();
      if (connection !== own || isClosed) return;
      connection = undefined;
      stopWaiting = clock.after(RETRY, connect);
    });
    own.connect().then(
      () =>
        own.subscribe(name).then(
          () => (stopPinging = clock.every(PING, ping)),
          () => own.disconnect(),
        ),
      () => own.disconnect(),
    );
  }

  return {
    open() {
      if (isOpen) return;
      isOpen = true;
      connect();
    },
    send(text) {
      if (!redis.isAway()) redis.client.publish(name, text).catch(() => undefined);
    },
    close() {
      isClosed = true;
      stopWaiting?.();
      connection?.disconnect();
    },
  };
}
