import { randomUUID } from "node:crypto";
import type { Clock } from "../deadline.ts";
import type { Redis } from "../redis.ts";
import type { EntityChange } from "./change.ts";
import { createRedisChannel } from "./redis-channel.ts";

type Listener = (change: EntityChange) => void;

/** What has changed, for all replicas. */
export interface ChangeHub {
  /** Gives the change to the listeners of this replica now, and through Redis to those of the others. Never throws, never waits. */
  publish(change: EntityChange): void;
  /** Gets each later change once. Answers a function that ends this. */
  subscribe(listener: Listener): () => void;
  /** True while this replica has listeners. */
  isListenedTo(): boolean;
  /** Ends the connection. */
  close(): void;
}

interface ChangeHubOptions {
  /** Where replicas meet. Left out, and while it is away: each replica knows its own changes only. */
  redis: Redis | undefined;
  /** The name of the channel in Redis. */
  key: string;
  clock: Clock;
}

/** A change on its way to other replicas. */
interface Message {
  /** The replica that sends it. */
  from: string;
  change: EntityChange;
}

/** Makes the hub of one process. It has a connection of its own to Redis, from the first listener on. */
export function createChangeHub({ redis, key, clock }: ChangeHubOptions): ChangeHub {
  const self = randomUUID();
  const listeners = new Set<Listener>();
  const channel = redis && createRedisChannel({ redis, name: key, clock, onMessage: receive });

  function receive(text: string): void {
    const message = parse(text);
    // Redis gives a message to its sender too.
    if (message && message.from !== self) give(message.change);
  }

  function give(change: EntityChange): void {
    for (const listener of [...listeners]) listener(change);
  }

  return {
    publish(change) {
      give(change);
      channel?.send(JSON.stringify({ from: self, change } satisfies Message));
    },
    subscribe(listener) {
      // Each subscription counts for itself, even of the same function.
      const own: Listener = (change) => listener(change);
      listeners.add(own);
      channel?.open();
      return () => void listeners.delete(own);
    },
    isListenedTo: () => listeners.size > 0,
    close() {
      listeners.clear();
      channel?.close();
    },
  };
}

const ACTIONS = new Set(["created", "updated", "deleted"]);

/** The message, unless another version of the gateway, or another program, has sent something else. */
function parse(text: string): Message | undefined {
  try {
    const message = JSON.parse(text) as Partial<Message> | null;
    const { kind, id, action, at } = (message?.change ?? {}) as Partial<EntityChange>;
    const isWhole =
      typeof kind === "string" && typeof id === "string" && ACTIONS.has(String(action)) && typeof at === "number";
    return isWhole ? (message as Message) : undefined;
  } catch {
    return undefined;
  }
}
