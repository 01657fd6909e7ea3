import { LRUCache } from "lru-cache";
import type { Cache } from "../cache/cache.ts";
import { auditOf } from "../datasources/audits.ts";
import type { AuditMessage } from "../datasources/audits.ts";
import type { Clock } from "../deadline.ts";
import { changeOf, knownAs, tagsOf } from "./audited-change.ts";
import type { AuditedChange, Skipped } from "./audited-change.ts";
import type { EntityChange } from "./change.ts";
import type { FeedStore } from "./feed-store.ts";
import type { Coming, OwnWrites } from "./echoes.ts";

/** What telemetry wants to know of audits. */
export interface AuditObserver {
  changed(source: EntityChange["source"], kind: string): void;
  skipped(reason: Skipped): void;
}

/** Takes audits, from wherever they come: each once, unless a process ends between its work and its note of it. */
export interface AuditTaker {
  /**
   * Makes what the audits have changed unreachable in every replica, before it resolves. Rejects where Redis does not take it: then the
   * same audits are to be taken again.
   */
  take(messages: readonly unknown[], how: { source: "audits" | "events"; came: Coming }): Promise<void>;
  /** Makes tags new once more whose time has come. */
  finish(): Promise<void>;
  /** Another process has taken audits until now: its unfinished ones are this one's. */
  takeOver(): void;
}

interface TakerOptions {
  cache: Pick<Cache, "invalidate" | "confirm">;
  store: FeedStore;
  ownWrites: OwnWrites;
  /** The OAuth client of this gateway. */
  clientId: string;
  /** Milliseconds for which reads of Genesys Cloud may lag behind a change. */
  window: number;
  onChange?: ((change: EntityChange) => void) | undefined;
  observer?: AuditObserver | undefined;
  clock: Clock;
}

/** Audits that a process remembers at most. */
const MOST = 20_000;
/** The parts of the window after which tags are made new once more: a read in between may have answered an older state. */
const AGAIN = [0.25, 1];

interface Unsettled {
  ids: readonly string[];
  tags: readonly string[];
  /** On the clock. */
  due: number[];
}

/** Creates it on this cache. */
export function createAuditTaker(options: TakerOptions): AuditTaker {
  const { cache, store, ownWrites, clientId, window, onChange, observer, clock } = options;
  const known = new LRUCache<string, true>({ max: MOST });
  let unsettled: Unsettled[] = [];
  /** What the process before has left unfinished, once it is known. */
  let inherited: Set<string> | undefined;
  let last: Promise<unknown> = Promise.resolve();

  /** One at a time: a poll and an event may tell of the same change. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  }

  async function makeNew(tags: readonly string[]): Promise<void> {
    if (tags.length > 0 && !(await cache.invalidate(tags))) throw new Error("Redis has not taken a change");
  }

  /** The changes that these audits tell of and that this process has not taken, the oldest first. */
  function changesIn(messages: readonly unknown[]) {
    const changes: { audit: AuditMessage; change: AuditedChange }[] = [];
    const skip = (reason: Skipped) => observer?.skipped(reason);
    for (const message of messages) {
      const audit = auditOf(message);
      if (!audit) {
        skip("shape");
        continue;
      }
      if (known.has(audit.id) || changes.some((one) => one.audit.id === audit.id)) continue;
      const change = changeOf(audit);
      if (typeof change === "string") {
        known.set(audit.id, true);
        skip(change);
        continue;
      }
      changes.push({ audit, change });
    }
    return changes.toSorted((one, other) => one.change.at - other.change.at);
  }

  async function take(messages: readonly unknown[], source: "audits" | "events", came: Coming) {
    // The writes of other replicas tell which audits are echoes.
    if (!(await cache.confirm())) throw new Error("Redis does not answer");
    const found = changesIn(messages);
    if (found.length === 0) return;
    const taken = await store.taken(found.map(({ audit }) => audit.id));
    inherited ??= await store.unsettled();
    const changes = found.map(({ audit, change }) => {
      // What another replica has taken had come before.
      const isEcho = () => ownWrites.match(change, taken.has(audit.id) ? undefined : came);
      return { audit, change, isOwn: audit.clientId === clientId && isEcho() };
    });
    const unfinished = inherited;
    const isNeeded = ({ audit: { id }, isOwn }: (typeof changes)[number]) =>
      !isOwn && (!taken.has(id) || unfinished.has(id));
    const needed = changes.filter(isNeeded);
    const tags = [...new Set(needed.flatMap(({ change }) => tagsOf(change)))];
    await makeNew(tags);
    for (const { audit, change, isOwn } of changes) {
      if (isOwn) observer?.skipped("own");
      else if (taken.has(audit.id)) observer?.skipped("known");
      else {
        observer?.changed(source, change.kind);
        const event = knownAs(change, source);
        if (event) onChange?.(event);
      }
      known.set(audit.id, true);
    }
    // After the work: a process that ends before has it done again by another one.
    await store.take(changes.filter(({ audit }) => !taken.has(audit.id)).map(({ audit: { id, at } }) => ({ id, at })));
    await store.finish(
      changes.filter((one) => !isNeeded(one) && !taken.has(one.audit.id)).map(({ audit }) => audit.id),
    );
    if (needed.length === 0) return;
    const due = window === 0 ? [] : AGAIN.map((part) => clock.now() + part * window);
    unsettled.push({ ids: needed.map(({ audit }) => audit.id), tags, due });
    if (due.length === 0) await finish();
  }

  async function finish(): Promise<void> {
    const now = clock.now();
    const isDue = ({ due }: Unsettled) => due.length === 0 || due[0]! <= now;
    const next = unsettled.filter(isDue);
    if (next.length === 0) return;
    await makeNew([...new Set(next.filter(({ due }) => due.length > 0).flatMap(({ tags }) => tags))]);
    for (const one of next) one.due = one.due.filter((at) => at > now);
    const finished = next.filter(({ due }) => due.length === 0);
    await store.finish(finished.flatMap(({ ids }) => ids));
    unsettled = unsettled.filter((one) => !finished.includes(one));
  }

  return {
    take: (messages, { source, came }) => inTurn(() => take(messages, source, came)),
    finish: () => inTurn(finish),
    takeOver: () => void (inherited = undefined),
  };
}
