import type { Cache } from "../../cache/cache.ts";
import type { Asker } from "../../cache/log-reader.ts";
import type { WrittenEntity } from "../../cache/fill.ts";
import type { AuditedWrite, CompletedWrite } from "./audited-write.ts";
import { badResponse, changedNothing, GatewayError, outcomeUnknown, wasRefused } from "../../errors.ts";
import type { UpstreamFacts } from "../../errors.ts";
import type { RecentWrite } from "../../cache/recent-writes.ts";
import { entityName } from "./entity-rules.ts";
import { cacheKey } from "./cache-options.ts";
import type { CacheOptions } from "./cache-options.ts";
import { isObject } from "./merge.ts";
import { isEntity } from "./parse.ts";
import type { CachedCall, RestWriteOptions, Send, WriteCall } from "./rest-call.ts";
import { withoutSecrets } from "./secrets.ts";

interface WriteSources {
  send: Send;
  cache: Cache;
  cacheOptions: CacheOptions;
  /** True when no write may be sent: each answers its preview. */
  dryRun: boolean;
  /** Called after every write that has changed something, or may have. */
  onWrite: (() => void) | undefined;
  /** Called with every write that reached Genesys Cloud, or may have, once it has ended. */
  onWritten: ((write: AuditedWrite) => void) | undefined;
  /** Called with every write of an entity that has changed it, or may have, when a read shows what is stored now. */
  onCompleted: ((write: CompletedWrite) => void) | undefined;
  /** Called after a write of which other replicas do not know yet. */
  onUnshared: (() => void) | undefined;
  /** The request. */
  asker: Asker;
}

/**
 * The writes of one request. Before a write resolves, every cached answer that it may have changed is unreachable. An error
 * says whether the outcome is unknown.
 */
export function createWrite({
  send,
  cache,
  cacheOptions,
  asker,
  dryRun,
  onWrite,
  onUnshared,
  onWritten,
  onCompleted,
}: WriteSources) {
  return async function write(call: WriteCall, options: RestWriteOptions = {}): Promise<unknown> {
    const { before, preview, hasNoId = false, alsoAnswers: reads = [] } = options;
    if (dryRun) return preview;
    let answer: unknown;
    let isRefused = false;
    let isUnchanged = false;
    let hasAnswered = false;
    let upstream: UpstreamFacts | undefined;
    const tag = reads[0]?.cache.entityTag;
    const earlier = earlierOf(call, before);
    const unversioned = call.writes.choice ?? call.writes.object;
    // What was there before has to hold the writes of other replicas.
    const known = earlier?.length || unversioned !== undefined ? await cache.recentWrites(asker) : undefined;
    const after = unversioned === undefined ? undefined : known?.get(unversioned)?.ids;
    const store = tag === undefined ? undefined : await prepareStore(tag, reads);
    try {
      answer = await send(onWritten ? { ...call, onAnswer: (facts) => (upstream = facts) } : call);
      // Every write except a delete answers what it has written. Any other answer leaves the outcome unknown.
      if (call.method === "DELETE" || (hasNoId ? isObject(answer) : isEntity(answer))) {
        hasAnswered = true;
        onWritten?.({ ...audited(call, before, answer), after: withoutSecrets(answer), outcome: "done", upstream });
        return answer;
      }
      throw outcomeUnknown(badResponse(hasNoId ? "it is no object" : "the entity has no id"));
    } catch (error) {
      isRefused = wasRefused(error);
      isUnchanged = changedNothing(error);
      const failed = failedWrite(error, upstream, isUnchanged);
      if (failed) onWritten?.({ ...audited(call, before), sent: withoutSecrets(call.body), ...failed });
      throw isUnchanged ? error : outcomeUnknown(error);
    } finally {
      if (!isUnchanged) onWrite?.();
      // A write that failed in any other way may have happened.
      if (!isRefused) {
        const tags = call.changes(entitiesOf(call, before, answer));
        const recent = isUnchanged ? undefined : { ...recentWrite(call, answer, hasAnswered), earlier, after };
        const isShared = await cache.invalidate(tags, {
          ...{ written: store?.(answer), recent },
          deadline: asker.deadline,
        });
        if (!isShared) onUnshared?.();
        if (onCompleted && recent && call.writes.choice === undefined)
          onCompleted(completed(call, before, hasAnswered ? answer : undefined, hasAnswered));
      }
    }
  };

  /** Notes the entity's version before the write, so that the cache can tell whether the answer is still the newest. */
  async function prepareStore(tag: string, reads: readonly CachedCall[]) {
    const entryOptions = cacheOptions.entryOptions(reads[0]!);
    const versionBefore = await cache.versionBeforeWrite(tag, entryOptions.embedding, asker);
    const entriesOf = (value: unknown) => reads.map((one) => ({ ...cacheKey(one), value }));
    return (answer: unknown): WrittenEntity => ({ versionBefore, entries: entriesOf(answer), ...entryOptions });
  }
}

/** The entity of a write, by its id or that in the path, and what is known to have been stored before it. */
function audited(
  { path = {}, writes: { kind, id } }: WriteCall,
  before: unknown,
  answer?: unknown,
): Pick<AuditedWrite, "entity" | "before"> {
  const known = id ?? Object.values(path)[0] ?? (isEntity(answer) ? answer.id : undefined);
  return { entity: { type: kind, id: known }, ...(before !== undefined && { before: withoutSecrets(before) }) };
}

function completed(call: WriteCall, before: unknown, answer: unknown, isDone: boolean): CompletedWrite {
  const { method, path = {}, writes } = call;
  const isNew = method === "POST" && Object.keys(path).length === 0;
  return {
    ...audited(call, before, answer),
    ...(method !== "DELETE" && answer !== undefined && { after: withoutSecrets(answer) }),
    action: method === "DELETE" ? "deleted" : isNew ? "created" : "updated",
    isDone,
    fields: writes.fields,
  };
}

/** How a write failed; undefined for one that never reached Genesys Cloud. */
function failedWrite(error: unknown, answered: UpstreamFacts | undefined, isUnchanged: boolean) {
  const extensions = error instanceof GatewayError ? error.extensions : undefined;
  const upstream = extensions?.upstream ?? answered;
  if (isUnchanged && !upstream) return undefined;
  return { outcome: isUnchanged ? "refused" : "unknown", code: extensions?.code, upstream } as const;
}

/** What the replicas remember of a write. */
function recentWrite(
  { method, writes: { kind, id, choice, object, fields } }: WriteCall,
  answer: unknown,
  hasAnswered: boolean,
): Omit<RecentWrite, "tags"> {
  const written = isObject(answer) ? answer : undefined;
  const entity = choice ?? object ?? entityName(kind, id ?? String(written?.["id"] ?? ""));
  if (!hasAnswered) return { entity, outcome: "unknown" };
  const state = written && withoutSecrets({ ...written, ...fields });
  if (choice !== undefined) return { entity, outcome: "updated", state: state ? { chosen: state } : {} };
  if (method === "DELETE") return { entity, outcome: "deleted" };
  return { entity, outcome: method === "POST" ? "created" : "updated", state };
}

/** What was there before a write, as far as answers without a version show it: the name, the chosen id, or the object. */
function earlierOf({ method, writes: { choice, object } }: WriteCall, before: unknown): unknown[] | undefined {
  if (choice === undefined && method === "POST") return [];
  if (before === undefined) return undefined;
  if (object !== undefined) return [before];
  const entity = isEntity(before) ? before : undefined;
  return [choice === undefined ? entity?.["name"] : (entity?.id ?? null)];
}

/** The entity before and after a write, as `WriteCall.changes` takes it. */
function entitiesOf({ method }: WriteCall, before: unknown, answer: unknown): unknown[] {
  if (method === "POST") return [answer];
  return method === "DELETE" ? [before] : [before, answer];
}
