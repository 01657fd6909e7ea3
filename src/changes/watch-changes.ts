import { GatewayError } from "../errors.ts";
import type { EntityChange } from "./change.ts";
import type { ChangeHub } from "./hub.ts";

/** Changes that wait to be read. One more ends the stream: its reader is too slow, and what it lacks cannot be told later. */
const MAX_WAITING = 1000;

/** The error that ends a subscription whose events come faster than they can be sent. */
export function fellBehind(): GatewayError {
  const message = "The subscription fell behind its events. Subscribe again, and read the state with a query.";
  return new GatewayError(message, { code: "SUBSCRIPTION_TOO_SLOW", retryable: true });
}

/**
 * The later changes that match, until the stream is ended with `return`. Two changes of one entity that wait are one: the reader reads
 * the entity as it is then. Throws SUBSCRIPTION_TOO_SLOW where too many wait.
 */
export function watchChanges(
  hub: Pick<ChangeHub, "subscribe">,
  matches: (change: EntityChange) => boolean,
): AsyncGenerator<EntityChange, void, void> {
  const waiting = new Map<string, EntityChange>();
  let hasOverflowed = false;
  let isOver = false;
  let wake: (() => void) | undefined;
  const stop = hub.subscribe((change) => {
    if (!matches(change)) return;
    const name = `${change.kind} ${change.id}`;
    const earlier = waiting.get(name);
    // What is new to the reader stays new.
    const action = earlier?.action === "created" && change.action === "updated" ? "created" : change.action;
    waiting.delete(name);
    if (waiting.size === MAX_WAITING) hasOverflowed = true;
    else waiting.set(name, { ...change, action });
    wake?.();
  });

  function end(): void {
    isOver = true;
    stop();
    waiting.clear();
    wake?.();
  }

  async function next(): Promise<IteratorResult<EntityChange, void>> {
    const isIdle = () => !isOver && !hasOverflowed && waiting.size === 0;
    while (isIdle()) {
      await new Promise<void>((resolve) => (wake = resolve));
      wake = undefined;
    }
    if (isOver) return { done: true, value: undefined };
    if (hasOverflowed) {
      end();
      throw fellBehind();
    }
    const [first] = waiting;
    waiting.delete(first![0]);
    return { done: false, value: first![1] };
  }

  return {
    next,
    async return() {
      end();
      return { done: true, value: undefined };
    },
    async throw(error) {
      end();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      end();
    },
  };
}
