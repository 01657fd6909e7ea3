import type { GraphQLFormattedError } from "graphql";
import type { Authenticate } from "../../auth/authenticate.ts";
import { ClientRejectedError } from "../../auth/client.ts";
import type { Client } from "../../auth/client.ts";
import { fellBehind } from "../../changes/watch-changes.ts";
import type { SubscriptionsConfig } from "../../config/subscriptions-config.ts";
import type { Clock } from "../../deadline.ts";
import { sleep } from "../../deadline.ts";
import { CHECK_AGE, createSharedChecks } from "./shared-checks.ts";
import type { EndReason, LiveEvent, Subscriber } from "./subscriber.ts";
import type { SubscriptionLog } from "./subscription-log.ts";

/** Milliseconds between two looks at all subscribers: often, so that few signs of life are due at once. */
const LOOK = 200;
/**
 * Subscriptions that are ended at once when the gateway stops; the milliseconds that each further one adds, and the most for all. Their
 * clients come back to the other replicas.
 */
const AT_ONCE = 20;
const END_EACH = 2;
const END_ALL = 2000;

interface SubscribersOptions {
  config: SubscriptionsConfig;
  authenticate: Authenticate;
  /** Equal for two clients that may do the same. */
  permissionsOf: (client: Client) => string;
  /** False while the process stops. */
  isReady: () => boolean;
  log: Pick<SubscriptionLog, "began" | "ended">;
  clock: Clock;
  random: () => number;
}

/** What telemetry wants to know. */
export interface SubscriptionCounts {
  /** Subscriptions that are open, by transport. */
  open: Readonly<Record<Subscriber["transport"], number>>;
  /** Events that were given to subscribers. */
  events: number;
  /** How many have ended, by the reason. */
  ended: Readonly<Record<EndReason, number>>;
}

/** The subscriptions of this process: how many there may be, and how each of them ends. */
export interface Subscribers {
  /** The client that this one is now, or why it is none. */
  check(subscriber: Subscriber): boolean | Promise<boolean>;
  /** Throws a ClientRejectedError where the client may not have one more. */
  add(subscriber: Subscriber): void;
  deliver(subscriber: Subscriber, event: LiveEvent): void;
  end(subscriber: Subscriber, reason: EndReason, errors?: readonly GraphQLFormattedError[]): void;
  /** Calls back when a subscription ends, however that happens. */
  onEnd(callback: (subscriber: Subscriber) => void): void;
  /** Ends all of them so that their clients come back, at another replica, and not all at once. Takes no more. */
  drain(): Promise<void>;
  counts: SubscriptionCounts;
}

export function createSubscribers(options: SubscribersOptions): Subscribers {
  const { config, authenticate, permissionsOf, isReady, log, clock, random } = options;
  const subscribers = new Set<Subscriber>();
  const byClient = new Map<string, number>();
  const endings: ((subscriber: Subscriber) => void)[] = [];
  const open = { sse: 0, websocket: 0 };
  const ended = { client: 0, restart: 0, unauthenticated: 0, "too-slow": 0, error: 0 };
  const counts = { open, ended, events: 0 };
  let isDraining = false;
  const checkOf = createSharedChecks(authenticate, clock);

  function end(subscriber: Subscriber, reason: EndReason, errors: readonly GraphQLFormattedError[] = []): void {
    if (subscriber.isOver) return;
    subscriber.isOver = true;
    const { client, transport, outlet, since } = subscriber;
    if (subscribers.delete(subscriber)) {
      const left = byClient.get(client.id)! - 1;
      if (left > 0) byClient.set(client.id, left);
      else byClient.delete(client.id);
      open[transport] -= 1;
      ended[reason] += 1;
      log.ended(subscriber, { reason, milliseconds: clock.now() - since, errors });
    }
    for (const callback of endings) callback(subscriber);
    outlet.end(reason, errors);
  }

  function refuse(subscriber: Subscriber, error: unknown): boolean {
    // Without the keys of the identity provider, nothing is known but what was before.
    if (!(error instanceof ClientRejectedError) || error.extensions.code !== "UNAUTHENTICATED")
      return !subscriber.isOver;
    const { message, extensions } = error;
    end(subscriber, "unauthenticated", [{ message, extensions: { ...extensions } }]);
    return false;
  }

  function adopt(subscriber: Subscriber, client: Client, at: number): boolean {
    if (subscriber.isOver) return false;
    subscriber.checkedAt = at;
    if (permissionsOf(client) === permissionsOf(subscriber.client)) return true;
    end(subscriber, "restart");
    return false;
  }

  function check(subscriber: Subscriber): boolean | Promise<boolean> {
    const { client, credentials } = subscriber;
    if (subscriber.isOver) return false;
    if (client.until !== undefined && clock.wallTime() >= client.until) return refuse(subscriber, tokenEnded());
    if (clock.now() - subscriber.checkedAt < CHECK_AGE) return true;
    const { at, found, error } = checkOf(credentials);
    if (error !== undefined) return refuse(subscriber, error);
    if (!(found instanceof Promise)) return adopt(subscriber, found!, at);
    return found.then(
      (client_) => adopt(subscriber, client_, at),
      (rejection: unknown) => refuse(subscriber, rejection),
    );
  }

  function look(): void {
    const now = clock.now();
    const wall = clock.wallTime();
    for (const subscriber of subscribers) {
      const { client, outlet } = subscriber;
      const isDue = now - subscriber.beatAt >= config.heartbeat;
      if (isDue) subscriber.beatAt = now;
      if (isDue || (client.until !== undefined && wall >= client.until)) void check(subscriber);
      if (isDue && !subscriber.isOver) outlet.beat?.();
    }
  }
  const stopLooking = clock.every(LOOK, look);

  return {
    counts,
    check,
    end,
    onEnd: (callback) => void endings.push(callback),
    add(subscriber) {
      const { client, transport } = subscriber;
      if (isDraining || !isReady()) throw overloaded("The gateway is stopping.");
      if (subscribers.size >= config.max) throw overloaded(`There are ${subscribers.size} subscriptions already.`);
      const own = byClient.get(client.id) ?? 0;
      if (own >= config.maxPerClient) throw tooMany(own, config.maxPerClient);
      subscribers.add(subscriber);
      byClient.set(client.id, own + 1);
      open[transport] += 1;
      log.began(subscriber);
    },
    deliver(subscriber, event) {
      subscriber.events += 1;
      counts.events += 1;
      if (subscriber.outlet.next(event)) return;
      const { message, extensions } = fellBehind();
      end(subscriber, "too-slow", [{ message, extensions: { ...extensions } }]);
    },
    async drain() {
      isDraining = true;
      stopLooking();
      const spread = Math.min(END_ALL, Math.max(0, subscribers.size - AT_ONCE) * END_EACH);
      const ends = [...subscribers].map(async (subscriber) => {
        if (spread > 0) await sleep(clock, random() * spread);
        end(subscriber, "restart");
      });
      await Promise.all(ends);
    },
  };
}

/** Seconds after which a refused client may try again. */
const RETRY_AFTER = 1;

function overloaded(message: string): ClientRejectedError {
  return new ClientRejectedError(message, { code: "OVERLOADED", retryAfter: RETRY_AFTER });
}

/** The error for a client with this many subscriptions. */
export function tooMany(own: number, most: number): ClientRejectedError {
  const message = `You have ${own} subscriptions already; at most ${most} are allowed.`;
  return new ClientRejectedError(message, { code: "RATE_LIMITED", retryAfter: RETRY_AFTER });
}

function tokenEnded(): ClientRejectedError {
  return new ClientRejectedError("The token has expired.", { reason: "the token ended during a subscription" });
}
