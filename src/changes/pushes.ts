import { auditOf } from "../datasources/audits.ts";
import type { Service } from "./audited-change.ts";
import { changeOf } from "./audited-change.ts";
import type { FeedStore } from "./feed-store.ts";

/** Whether Genesys Cloud pushes each change, as far as the polls have seen. */
export interface Pushes {
  /** Notes audits that were pushed, for the replica that polls. Rejects while Redis is away. */
  note(messages: readonly unknown[]): Promise<void>;
  /** Compares what a poll has read of a service with what was pushed. Rejects while Redis is away. */
  compare(service: Service, messages: readonly unknown[]): Promise<void>;
  /** True while every change that polls find was pushed before, and there was one since the last that never was. */
  areReliable(service: Service): boolean;
  /** Another replica has polled until now. */
  forget(): void;
}

/** Creates it: at first nothing is known. */
export function createPushes(store: Pick<FeedStore, "notePushed" | "pushed">): Pushes {
  const reliable = new Set<Service>();
  /** The changes of the last poll that were not pushed yet, with their times by the clock of Genesys Cloud. */
  const awaited = new Map<Service, ReadonlyMap<string, number>>();
  /** When the last change was made of which no event has come while polls found it. */
  const lostAt = new Map<Service, number>();

  return {
    note: (messages) => store.notePushed(changesIn(messages)),
    async compare(service, messages) {
      const changes = new Map(changesIn(messages).map(({ id, at }) => [id, at]));
      const pushed = await store.pushed([...changes.keys()]);
      const gone = [...(awaited.get(service) ?? [])].filter(([id]) => !changes.has(id)).map(([, at]) => at);
      lostAt.set(service, Math.max(lostAt.get(service) ?? -Infinity, ...gone));
      const missing = new Map([...changes].filter(([id]) => !pushed.has(id)));
      awaited.set(service, missing);
      if (missing.size > 0) reliable.delete(service);
      else if ([...changes.values()].some((at) => at > lostAt.get(service)!)) reliable.add(service);
    },
    areReliable: (service) => reliable.has(service),
    forget() {
      reliable.clear();
      awaited.clear();
      lostAt.clear();
    },
  };
}

/** The audits that tell of a change; the others need not be pushed. */
function changesIn(messages: readonly unknown[]): { id: string; at: number }[] {
  return messages.flatMap((message) => {
    const audit = auditOf(message);
    return audit && typeof changeOf(audit) !== "string" ? [{ id: audit.id, at: audit.at }] : [];
  });
}
