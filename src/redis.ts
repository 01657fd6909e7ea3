import { Redis } from "ioredis";

export type { Redis } from "ioredis";

export interface RedisConnection {
  client: Redis;
  /** Ends the connection and every attempt to have one; commands under way fail. */
  close(): void;
}

interface RedisOptions {
  /** Told once when Redis begins to answer, and once when it is lost; `reason` names the fault without any secret. */
  onChange?: (change: { up: boolean; reason?: string }) => void;
  /** Milliseconds after which a command that has no answer fails. */
  commandTimeout?: number;
  /** Milliseconds after which a connection is given up on which an answer is due and nothing comes. */
  silence?: number;
}

/** Milliseconds; never less than a command is given. */
const SILENCE = 2000;

/**
 * Opens the connection to Redis that the whole process shares. It never throws and never makes anybody wait: while Redis
 * is away every command fails at once, when it is slow after 50 ms, and the connection comes back by itself.
 */
export function createRedis(
  url: string,
  { onChange, commandTimeout = 50, silence = Math.max(SILENCE, commandTimeout) }: RedisOptions = {},
): RedisConnection {
  const client = new Redis(url, {
    commandTimeout,
    // Nothing is kept for later: a command that has waited for Redis is worth nothing, and the wait would have no end.
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    connectTimeout: 1000,
    // After `close`, a process whose connection was lost before stays for this long.
    disconnectTimeout: 100,
    // A peer that has vanished without a word keeps a socket open for a quarter of an hour. (5.11 may close the next
    // connection once too, when the one before was lost in the middle of a command; it is opened again at once.)
    socketTimeout: silence,
    retryStrategy: (attempt) => Math.min(attempt * 50, 1000) * (0.75 + Math.random() / 2),
    // After a failover the old address may be a replica, which takes no writes.
    reconnectOnError: ({ message }) => message.startsWith("READONLY"),
    lazyConnect: true,
  });

  let up: boolean | undefined;
  let closed = false;
  let lastError: string | undefined;
  function report(now: boolean) {
    if (up === now || closed) return;
    up = now;
    onChange?.(now || lastError === undefined ? { up: now } : { up: now, reason: lastError });
  }
  // Without a listener ioredis writes every error to the console. A message may hold the address and more: the code is enough.
  client.on("error", (error: Error & { code?: unknown }) => {
    lastError = typeof error.code === "string" ? error.code : (/^[A-Z]{4,}\b/.exec(error.message)?.[0] ?? error.name);
  });
  client.on("ready", () => {
    lastError = undefined;
    report(true);
  });
  client.on("close", () => report(false));
  // `connect` rejects when the first attempt fails; the attempts go on, and `close` has been told.
  client.connect().catch(() => undefined);

  return {
    client,
    close() {
      closed = true;
      client.disconnect();
    },
  };
}
