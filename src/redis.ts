import { createHash } from "node:crypto";
import { Redis as RedisClient } from "ioredis";
import type { RedisOptions as RedisClientOptions } from "ioredis";
import type { RedisTls } from "./config/redis-config.ts";
import { parseSentinelUrl } from "./config/sentinel-url.ts";
import { systemClock } from "./deadline.ts";
import type { Clock } from "./deadline.ts";
import { mendSockets } from "./redis-sockets.ts";

export type { Redis as RedisClient } from "ioredis";

/** The connection that the whole process shares, and what is known about it. */
export interface Redis {
  /** Sends commands. Each of their keys comes from `createKeys`. A command has no time limit of its own, see `ask`. */
  client: RedisClient;
  /** What each key begins with. */
  keyPrefix?: string | undefined;
  /** Milliseconds that a question waits for its answer. */
  patience: number;
  /**
   * True while there is no connection, from a question without an answer until Redis answers a ping in time, from a `READONLY`
   * until a server takes a command that only a master takes, and while the connection leads to a node of a Redis Cluster.
   */
  isAway(): boolean;
  /**
   * Asks Redis. Rejects at once while Redis is away, with the error that Redis answers, and after `patience` without an answer;
   * then Redis is away. With a patience of its own, in milliseconds, the question is sent also while Redis is away, as long as
   * there is a connection, and does not tell whether it is.
   */
  ask<T>(question: () => Promise<T>, patience?: number): Promise<T>;
  /** Calls back whenever Redis answers again, before anything else is asked, and on every new connection. */
  onBack(callback: () => void): void;
  /** Since when Redis is away, on the clock; always for a Redis that has never answered. Undefined while it is not away. */
  awaySince(): number | undefined;
  /** What is known of Redis now. `roundTrip` is in milliseconds, smoothed; undefined before the first answer, and while Redis is away. */
  health(): RedisHealth;
  /** Resolves when it is known for the first time whether Redis is away. */
  isKnown: Promise<void>;
  /**
   * A further connection to the same Redis, with the current password, for a client that only listens. It does not connect by itself,
   * and once it has ended, it does not come back.
   */
  connectAlso(): RedisClient;
  /** Ends the connection and every attempt to open one; pending commands fail. */
  close(): void;
}

export interface RedisHealth {
  state: "up" | "slow" | "away";
  /** Why it is away, as far as that is known, without any secret. */
  reason?: string | undefined;
  roundTrip: number | undefined;
}

interface RedisOptions {
  /** Called when Redis begins to answer, and when it no longer does; `reason` names the fault without any secret. */
  onChange?: (change: { up: boolean; reason?: string }) => void;
  /** Called while Redis is away, once for each other reason that a new attempt fails for, such as `WRONGPASS`. */
  onStillAway?: (reason: string) => void;
  /** Called when Redis has become slow, and when it is fast again; the round trip is in milliseconds. */
  onSlow?: (change: { slow: boolean; roundTrip: number }) => void;
  /** Called once where Redis turns out to be a node of a Redis Cluster. */
  onCluster?: () => void;
  /** What TLS needs beside Node's own authorities. Asked before each new connection. */
  tls?: (() => RedisTls) | undefined;
  /** What each key begins with. */
  keyPrefix?: string;
  /** Milliseconds that a question waits for its answer. */
  patience?: number;
  /** Milliseconds after which a connection is closed on which an answer is due and nothing comes. */
  silence?: number;
  observer?: RedisObserver | undefined;
  clock?: Clock;
}

/** What telemetry wants to know of Redis. */
export interface RedisObserver {
  /** Runs one question. */
  question<T>(ask: () => Promise<T>): Promise<T>;
}

/** Milliseconds that a question waits for its answer, unless a setting says otherwise. */
export const PATIENCE = 500;
/** Milliseconds between two attempts to reach a Redis that is away. */
const RETRY = 100;
/** Milliseconds; never less than a question may wait. */
const SILENCE = 2000;
/** Turns of the event loop after a question has waited long enough: its answer may have arrived while this process was busy. */
const LAST_TURNS = 2;
/** The first part of every key, unless a setting says otherwise, so that other programs can use the same Redis. */
const PREFIX = "genesys-cloud-graphql";
/** How the error of a server begins that is a replica of another one, and takes no writes. */
const READ_ONLY = "READONLY";
/** The reason of a Redis that lets a question wait. */
const NO_ANSWER = "no answer";

/** Parts of the gateway that keep something in Redis. */
type Part = "cache" | "rate-limit" | "client-rate" | "apq" | "idempotency" | "changes";

/**
 * Makes the keys of one part of the gateway: `genesys-cloud-graphql:<part>:{<scope>}:<name>:…`. Gateways with different
 * scopes, such as different organizations, share nothing; without a scope all share.
 */
export function createKeys(part: Part, scope?: unknown, prefix = PREFIX): (...names: string[]) => string {
  const start = [prefix, part, ...(scope === undefined ? [] : [`{${digest([scope])}}`])].join(":");
  return (...names) => names.reduce((key, name) => `${key}:${name}`, start);
}

/** Characters of a digest. */
export const DIGEST_LENGTH = 22;

/** A digest of these parts: none of them can pass for another, and keys have one length. */
export function digest(parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, DIGEST_LENGTH);
}

/** What leads to Redis, as ioredis takes it. */
function connectionTo(url: string, tls: RedisTls | undefined): RedisClientOptions {
  const sentinel = parseSentinelUrl(url);
  if (!sentinel) {
    // It connects to nothing.
    const {
      host,
      port,
      family,
      username,
      password,
      db,
      tls: isTls,
    } = new RedisClient(url, { lazyConnect: true }).options;
    return { host, port, family, username, password, db, tls: isTls ? { ...tls } : undefined } as RedisClientOptions;
  }
  const { isTls, ...rest } = sentinel;
  const secured = isTls && { tls: { ...tls }, sentinelTLS: { ...tls }, enableTLSForSentinelMode: true };
  return { ...rest, ...secured };
}

/**
 * Opens the connection to Redis that the whole process shares. The URL is asked for before each new connection. It never throws and never waits for Redis: while there is no
 * connection every command fails at once. It reconnects by itself.
 */
export function createRedis(
  source: string | (() => string),
  {
    onChange,
    onStillAway,
    onSlow,
    onCluster,
    tls,
    keyPrefix,
    patience = PATIENCE,
    silence = Math.max(SILENCE, patience),
    observer,
    clock = systemClock,
  }: RedisOptions = {},
): Redis {
  /** A key that Redis never has. */
  const noKey = `${keyPrefix ?? PREFIX}:none`;
  const url = typeof source === "string" ? () => source : source;
  let lastUrl = url();
  /** Uses a new password and new files for the next connection. Where the new URL cannot be used, the last one stays. */
  function refresh(): void {
    const next = url();
    try {
      Object.assign(client.options, connectionTo(next, tls?.()));
      lastUrl = next;
    } catch {
      Object.assign(client.options, connectionTo(lastUrl, tls?.()));
    }
  }
  const client: RedisClient = new RedisClient({
    ...connectionTo(lastUrl, tls?.()),
    // No command is queued while Redis is away: its answer would come too late, and the wait would have no end.
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    connectTimeout: 1000,
    // After `close`, a process whose connection was lost before stays for this long.
    disconnectTimeout: 100,
    // A peer that vanishes without closing keeps a socket open for a quarter of an hour.
    socketTimeout: silence,
    retryStrategy(attempt) {
      refresh();
      return (isReadOnly ? RETRY : Math.min(attempt * 50, RETRY)) * (0.75 + Math.random() / 2);
    },
    sentinelRetryStrategy() {
      refresh();
      return RETRY;
    },
    // After a failover the old address may be a replica. The next connection may lead to its master.
    reconnectOnError({ message }) {
      if (!message.startsWith(READ_ONLY)) return false;
      isReadOnly = true;
      report(false, READ_ONLY);
      return true;
    },
    lazyConnect: true,
  });

  let up: boolean | undefined;
  /** Since when it is away. */
  let since: number | undefined = -Infinity;
  let closed = false;
  let lastError: string | undefined;
  const known = Promise.withResolvers<void>();
  /** Why it is away: what has been reported since it was up, the latest last. */
  const reasons = new Set<string>();
  function report(now: boolean, reason = lastError) {
    if (closed) return;
    if (!now) noteReason(reason);
    if (up === now) return;
    if (now) reasons.clear();
    // A Redis that has never answered has always been away.
    since = now ? undefined : (since ?? clock.now());
    up = now;
    onChange?.(now || reason === undefined ? { up: now } : { up: now, reason });
    known.resolve();
  }
  function noteReason(reason: string | undefined) {
    if (reason === undefined) return;
    // A connection that was closed says no reason. The next attempt does.
    if (up === false && !reasons.has(reason)) onStillAway?.(reason);
    reasons.delete(reason);
    reasons.add(reason);
  }
  mendSockets(client, (info) => {
    isCluster = info["cluster_enabled"] === "1";
    if (isCluster) noteCluster();
  });
  let sentinelFault: string | undefined;
  client.on("sentinelError", ({ message }: Error) => {
    sentinelFault = faultOfSentinel(message) ?? sentinelFault;
  });
  // Without a listener ioredis writes every error to the console.
  client.on("error", (error: Error) => {
    if (!error.message.startsWith(NO_SENTINEL)) return void (lastError = reasonOf(error));
    // There is no connection yet that could be closed.
    report(false, sentinelFault ?? "no Sentinel answers");
    sentinelFault = undefined;
  });
  client.on("ready", () => {
    lastError = undefined;
    if (isReadOnly) void lookForMaster();
    else back();
  });
  client.on("close", () => report(false));

  const roundTrips = createRoundTrips(clock, onSlow);
  const onBack: (() => void)[] = [];
  let isSilent = false;
  let isReadOnly = false;
  /** Whether the connection leads to a node of a Redis Cluster. */
  let isCluster = false;
  let wasCluster = false;
  let isLooking = false;
  const isAway = () => isSilent || isReadOnly || isCluster || client.status !== "ready";

  function back() {
    if (isAway()) return;
    report(true);
    for (const callback of onBack) callback();
  }

  /** The answer of the command; rejects after so many milliseconds in which the process could have read it. */
  function inTime<T>(command: () => Promise<T>, milliseconds: number): Promise<T> {
    return new Promise((resolve, reject) => {
      let isOver = false;
      const sentAt = clock.now();
      const cancel = clock.after(milliseconds, () => giveUp(LAST_TURNS));
      function end(): void {
        isOver = true;
        cancel();
      }
      function giveUp(turns: number): void {
        if (isOver) return;
        if (turns > 0) return void setImmediate(giveUp, turns - 1);
        end();
        reject(new NoAnswerError("Redis did not answer in time"));
      }
      function answered(answer: T): void {
        if (isOver) return;
        end();
        roundTrips.add(clock.now() - sentAt);
        resolve(answer);
      }
      function failed(error: Error): void {
        end();
        reject(error);
      }
      command().then(answered, failed);
    });
  }

  /** Pings a silent Redis until it answers in time. A Redis that always answers too late stays away. */
  function lookForReturn() {
    if (isLooking) return;
    isLooking = true;
    async function look() {
      const isBack = await inTime(() => client.ping(), redis.patience).then(
        () => true,
        () => false,
      );
      isLooking = false;
      if (closed) return;
      if (!isBack) return lookForReturn();
      isSilent = false;
      back();
    }
    if (client.status === "ready") clock.after(RETRY, () => void look());
    else client.once("ready", () => void look());
  }

  /** Asks a new connection for what only a master does, and what changes nothing. Where it is refused, there is another connection soon. */
  async function lookForMaster() {
    const error = await client.hdel(noKey, noKey).then(
      () => undefined,
      (refusal: Error) => refusal,
    );
    if (error?.message.startsWith(READ_ONLY) || client.status !== "ready") return;
    isReadOnly = false;
    back();
  }

  function noteCluster() {
    if (!wasCluster) onCluster?.();
    wasCluster = true;
    report(false, "cluster");
  }

  function noteFault(error: Error): never {
    // Where the user of Redis may not ask for `INFO`, only the answers of a node say that it is one.
    if (/^(MOVED|CROSSSLOT|CLUSTERDOWN) /.test(error.message)) {
      isCluster = true;
      noteCluster();
    }
    // An error that Redis answers tells that it is not away.
    if (!(error instanceof NoAnswerError) || isAway()) throw error;
    isSilent = true;
    report(false, NO_ANSWER);
    lookForReturn();
    throw error;
  }

  function ask<T>(question: () => Promise<T>, ownPatience?: number): Promise<T> {
    if (ownPatience !== undefined) return inTime(question, ownPatience);
    if (isAway()) return Promise.reject(new Error("Redis is away"));
    return inTime(question, redis.patience).catch(noteFault);
  }

  const redis: Redis = {
    client,
    keyPrefix,
    patience,
    isAway,
    ask: observer ? (question, ownPatience) => observer.question(() => ask(question, ownPatience)) : ask,
    awaySince: () => (isAway() ? since : undefined),
    onBack: (callback) => void onBack.push(callback),
    health: () => ({
      state: isAway() ? "away" : roundTrips.isSlow() ? "slow" : "up",
      ...(isAway() && { reason: [...reasons].at(-1) }),
      roundTrip: isAway() ? undefined : roundTrips.smoothed(),
    }),
    isKnown: known.promise,
    connectAlso() {
      refresh();
      // It may be silent for hours.
      const other = client.duplicate({
        ...{ retryStrategy: () => null, sentinelRetryStrategy: () => null, reconnectOnError: null },
        socketTimeout: undefined,
      });
      mendSockets(other);
      return other;
    },
    close() {
      closed = true;
      client.disconnect();
    },
  };
  // `connect` rejects when the first attempt fails; ioredis tries again, and has emitted `close`.
  client.connect().catch(() => undefined);
  return redis;
}

/** How the error of ioredis begins when it has asked each Sentinel in vain. */
const NO_SENTINEL = "All sentinels are unreachable";

/** Why a connection failed, in one word or two. A message may hold the address and more, so only its first word is used. */
function reasonOf({ message, name, code }: Error & { code?: unknown }): string | undefined {
  if (typeof code === "string") return code;
  if (message.startsWith("Socket timeout")) return NO_ANSWER;
  return /^[A-Z]{4,}\b/.exec(message)?.[0] ?? (name === "Error" ? undefined : name);
}

/** Why a Sentinel did not lead to Redis; undefined if that is not known. The message holds its address. */
function faultOfSentinel(message: string): string | undefined {
  if (/invalid reply|No such master/.test(message)) return "unknown master name";
  return / because ([A-Z]{4,})\b/.exec(message)?.[1];
}

/** Milliseconds of a round trip from which on Redis counts as slow; it is fast again below half of that. */
const SLOW = 100;
/** Milliseconds between two reports that Redis is slow. */
const REPORT_INTERVAL = 10_000;
/** The part of the newest round trip in the smoothed one. */
const NEWEST = 0.2;

/** The round trips to Redis, smoothed. A question without an answer is none. */
function createRoundTrips(clock: Clock, onSlow: RedisOptions["onSlow"]) {
  let smoothed: number | undefined;
  let isSlow = false;
  let reported = { slow: false, at: -Infinity };

  return {
    add(milliseconds: number) {
      smoothed = smoothed === undefined ? milliseconds : smoothed + NEWEST * (milliseconds - smoothed);
      isSlow = smoothed > (isSlow ? SLOW / 2 : SLOW);
      if (isSlow === reported.slow || clock.now() < reported.at + REPORT_INTERVAL) return;
      reported = { slow: isSlow, at: clock.now() };
      onSlow?.({ slow: isSlow, roundTrip: Math.round(smoothed) });
    },
    isSlow: () => isSlow,
    smoothed: () => smoothed,
  };
}

class NoAnswerError extends Error {}
