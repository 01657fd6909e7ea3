import { createHash } from "node:crypto";
import { Redis as RedisClient } from "ioredis";
import { systemClock } from "./deadline.ts";
import type { Clock } from "./deadline.ts";

export type { Redis as RedisClient } from "ioredis";

/** The connection that the whole process shares, and what is known about it. */
export interface Redis {
  /** Sends commands. Each of their keys comes from `createKeys`. */
  client: RedisClient;
  /** Milliseconds after which a command without an answer fails. */
  patience: number;
  /** True while there is no connection, and from a question without an answer until Redis answers a ping. */
  isAway(): boolean;
  /**
   * Asks Redis. While the connection stands, a question that fails is sent again, `TRIES` times in all; then Redis counts as
   * away. Rejects at once while Redis is away, and with the error that Redis answers.
   * With a patience, in milliseconds, the question is sent once and may take as long, also while Redis is slow.
   */
  ask<T>(question: () => Promise<T>, patience?: number): Promise<T>;
  /** Calls back once, as soon as Redis answers a ping, before anything else is asked. The first ping is sent after `RETRY`. */
  whenBack(callback: () => void): void;
  /** Ends the connection and every attempt to open one; pending commands fail. */
  close(): void;
}

interface RedisOptions {
  /** Called when Redis begins to answer, and when the connection is lost; `reason` names the fault without any secret. */
  onChange?: (change: { up: boolean; reason?: string }) => void;
  /** Milliseconds after which a command without an answer fails. */
  commandTimeout?: number;
  /** Milliseconds after which a connection is closed on which an answer is due and nothing comes. */
  silence?: number;
  clock?: Clock;
}

/** How often a connected Redis is asked without an answer before it counts as away: a busy event loop reads answers late. */
export const TRIES = 3;
/** Milliseconds between two pings to a Redis that is away. */
const RETRY = 100;
/** Milliseconds; never less than a command is given. */
const SILENCE = 2000;
/** The first part of every key, so that other programs can use the same Redis. */
const PREFIX = "genesys-cloud-graphql";

/** Parts of the gateway that keep something in Redis. */
type Part = "cache" | "rate-limit" | "client-rate" | "apq" | "idempotency";

/**
 * Makes the keys of one part of the gateway: `genesys-cloud-graphql:<part>:{<scope>}:<name>:…`. Gateways with different
 * scopes, such as different organizations, share nothing; without a scope all share.
 */
export function createKeys(part: Part, scope?: unknown): (...names: string[]) => string {
  // The braces keep the keys of one scope in one slot of a cluster: a command may name several.
  const start = [PREFIX, part, ...(scope === undefined ? [] : [`{${digest([scope])}}`])].join(":");
  return (...names) => names.reduce((key, name) => `${key}:${name}`, start);
}

/** Characters of a digest. */
export const DIGEST_LENGTH = 22;

/** A digest of these parts: none of them can pass for another, and keys have one length. */
export function digest(parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, DIGEST_LENGTH);
}

/**
 * Opens the connection to Redis that the whole process shares. It never throws and never waits for Redis: while Redis is
 * away every command fails at once, when Redis is slow a command fails after `commandTimeout`. It reconnects by itself.
 */
export function createRedis(
  url: string,
  {
    onChange,
    commandTimeout = 50,
    silence = Math.max(SILENCE, commandTimeout),
    clock = systemClock,
  }: RedisOptions = {},
): Redis {
  const client = new RedisClient(url, {
    commandTimeout,
    // No command is queued while Redis is away: its answer would come too late, and the wait would have no end.
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    connectTimeout: 1000,
    // After `close`, a process whose connection was lost before stays for this long.
    disconnectTimeout: 100,
    // A peer that vanishes without closing keeps a socket open for a quarter of an hour. (ioredis 5.11 may close the next
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

  let isSilent = false;
  let isLooking = false;
  const returns: (() => void)[] = [];
  const isAway = () => isSilent || client.status !== "ready";

  /** Pings Redis until it answers. */
  function lookForReturn() {
    if (isLooking) return;
    isLooking = true;
    async function look() {
      const isBack = await client.ping().then(
        () => true,
        () => false,
      );
      isLooking = false;
      if (!isBack) return lookForReturn();
      isSilent = false;
      for (const callback of returns.splice(0)) callback();
    }
    if (client.status === "ready") clock.after(RETRY, () => void look());
    else client.once("ready", () => void look());
  }

  async function askOnce<T>(question: () => Promise<T>, patience: number): Promise<T> {
    if (client.status !== "ready") throw new Error("Redis is away");
    const { promise, reject } = Promise.withResolvers<never>();
    const { options } = client;
    const usual = options.commandTimeout;
    // The client reads it as it sends the command.
    delete options.commandTimeout;
    const asked = question();
    if (usual !== undefined) options.commandTimeout = usual;
    const cancel = clock.after(patience, () => reject(new Error("Redis is slow")));
    return Promise.race([asked, promise]).finally(cancel);
  }

  async function ask<T>(question: () => Promise<T>, patience?: number): Promise<T> {
    if (patience !== undefined) return askOnce(question, patience);
    if (isAway()) throw new Error("Redis is away");
    for (let tries = 1; ; tries += 1) {
      try {
        return await question();
      } catch (error) {
        if (isReply(error) || isAway()) throw error;
        if (tries < TRIES) continue;
        isSilent = true;
        lookForReturn();
        throw error;
      }
    }
  }

  // `connect` rejects when the first attempt fails; ioredis tries again, and has emitted `close`.
  client.connect().catch(() => undefined);

  return {
    client,
    patience: commandTimeout,
    isAway,
    ask,
    whenBack(callback) {
      returns.push(callback);
      lookForReturn();
    },
    close() {
      closed = true;
      client.disconnect();
    },
  };
}

/** True for an error that Redis has answered: it is not away. */
function isReply(error: unknown): boolean {
  return error instanceof Error && error.name === "ReplyError";
}
