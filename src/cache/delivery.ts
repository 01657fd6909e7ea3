import { sleep } from "../deadline.ts";
import type { Clock } from "../deadline.ts";
import type { Redis } from "../redis.ts";
import type { Dependents } from "./basis.ts";
import { OtherFormatError } from "./change-log.ts";
import type { Change, ChangeLog } from "./change-log.ts";
import type { LogReader } from "./log-reader.ts";
import { createTakenChanges } from "./taken-changes.ts";
import type { OwnChange } from "./taken-changes.ts";

/** What Redis has answered to a change. */
export interface TakenChange {
  life: string;
  /** The number of the change. */
  number: number;
  /** The number that the tag `before` had. */
  before: number;
  /** How often it was sent. An attempt without an answer may have arrived too. */
  attempts: number;
}

/** Brings the changes of this process to Redis, sooner or later. */
export interface Delivery {
  /**
   * Sends a change, together with all that wait. Resolves when Redis has it, and with undefined when it takes too long; it is
   * sent later then. `deadline` is on the clock.
   */
  deliver(change: OwnChange, before: string | undefined, deadline: number): Promise<TakenChange | undefined>;
  /** A part of the version of this tag while Redis does not have the last change of it: until then the version is not shared. */
  markOf(tag: string): string | undefined;
  /** How many changes this process has made so far. */
  changes(): number;
  /** Which of them is the last one of this tag that Redis does not have; 0 where it has all. */
  lastUnshared(tag: string): number;
}

interface DeliveryOptions {
  redis: Redis;
  log: ChangeLog;
  reader: LogReader;
  /** Milliseconds that a change waits until Redis takes it. */
  writePatience: number;
  /** Milliseconds for which a Redis that has lost its data gets the changes again. */
  window: number;
  dependents: Dependents | undefined;
  clock: Clock;
}

interface Waiting {
  change: OwnChange;
  /** True from the first failure on: other changes may have come before it. */
  isLate: boolean;
  isSent: boolean;
  attempts: number;
  taken: PromiseWithResolvers<TakenChange>;
}

/** A change that all replicas know of, under a number that does not matter. */
const NOT_NUMBERED: TakenChange = { life: "", number: 0, before: 0, attempts: 0 };
/** Milliseconds between two attempts while Redis answers, and does not take the changes. */
const RETRY = 100;
/** The part of the time until the deadline that a change may wait: the rest is for the answer. */
const PART_OF_DEADLINE = 0.9;
/** Creates the delivery to this log. */
export function createDelivery(options: DeliveryOptions): Delivery {
  const { redis, log, reader, writePatience, window, dependents, clock } = options;
  const taken = createTakenChanges({ redis, reader, window, clock });
  const waiting = new Map<string, Waiting>();
  /** The last change of each tag that Redis does not have. */
  const marks = new Map<string, { id: string; count: number }>();
  let changes = 0;
  /** Since when Redis answers with an error to changes. */
  let refusedSince: number | undefined;
  let isRetrying = false;

  function enqueue(change: OwnChange, isLate: boolean): Waiting {
    const entry = { change, isLate, isSent: false, attempts: 0, taken: Promise.withResolvers<TakenChange>() };
    waiting.set(change.id, entry);
    changes += 1;
    for (const tag of change.tags) {
      marks.set(tag, { id: change.id, count: changes });
      dependents?.drop(tag);
    }
    return entry;
  }

  /** Redis has the change. */
  function end(id: string, answer = NOT_NUMBERED): boolean {
    const entry = waiting.get(id);
    if (!entry) return false;
    waiting.delete(id);
    for (const tag of entry.change.tags) {
      if (marks.get(tag)?.id === id) marks.delete(tag);
      dependents?.drop(tag);
    }
    taken.add(entry.change);
    entry.taken.resolve(answer);
    return true;
  }

  const inLog = ({ change: { id, tags, record }, isLate }: Waiting): Change => ({
    ...{ id, tags },
    ...(record && { entity: record.entity, text: isLate ? record.lateText : record.text }),
  });

  /** Sends all changes that are not on their way. */
  async function send(before?: string): Promise<void> {
    const sent = [...waiting.values()].filter(({ isSent }) => !isSent);
    if (sent.length === 0) return;
    for (const entry of sent) {
      entry.isSent = true;
      entry.attempts += 1;
    }
    const from = Math.max(reader.position(), 0);
    try {
      const part = await redis.ask(() => log.append(sent.map(inLog), from, before));
      refusedSince = undefined;
      const numbers = new Map(part.changes.map(({ id, number }) => [id, number]));
      const { life } = part;
      const takenOf = ({ change: { id }, attempts }: Waiting) => ({
        ...{ life, attempts, before: part.before, number: numbers.get(id) ?? part.last.number },
      });
      const answers = sent.map((entry) => [entry.change.id, takenOf(entry)] as const);
      // In one step: no version may be read between the end of a mark and the number in its place.
      for (const [id, what] of answers) end(id, what);
      reader.apply(part, from);
    } catch (error) {
      // All replicas have forgotten what they kept, so they know.
      if (error instanceof OtherFormatError) return sent.forEach(({ change }) => void end(change.id));
      refusedSince ??= clock.now();
      for (const entry of sent) Object.assign(entry, { isSent: false, isLate: true });
      void retry();
    }
  }

  /** Tries again while Redis answers. When it is away, its return starts the next attempt. */
  async function retry(): Promise<void> {
    if (isRetrying) return;
    isRetrying = true;
    await sleep(clock, RETRY);
    isRetrying = false;
    if (!redis.isAway()) await send();
  }

  // Commands go out in their order, so this comes before any question of a request.
  redis.onBack(() => {
    void send();
    taken.look();
  });
  reader.onLogged((id) => end(id));
  reader.onNewLife(() => {
    for (const change of taken.take()) enqueue(change, true);
    void send();
  });

  return {
    markOf(tag) {
      const mark = marks.get(tag);
      return mark && `~${mark.id}`;
    },
    changes: () => changes,
    lastUnshared: (tag) => marks.get(tag)?.count ?? 0,
    async deliver(change, before, deadline) {
      const entry = enqueue(change, false);
      void send(waiting.size === 1 ? before : undefined);
      // A Redis that has been away for longer is not waited for.
      const now = clock.now();
      const since = redis.awaySince() ?? refusedSince ?? now;
      const left = Math.min(since + writePatience - now, (deadline - now) * PART_OF_DEADLINE);
      if (left <= 0) return undefined;
      const { promise, resolve } = Promise.withResolvers<undefined>();
      const cancel = clock.after(left, () => resolve(undefined));
      const first = await Promise.race([entry.taken.promise, promise]);
      cancel();
      return first;
    },
  };
}
