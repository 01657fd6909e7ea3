import type { CacheKey, Embedding, EntryOptions } from "../../cache/entry-options.ts";
import type { FillOptions } from "../../cache/fill.ts";
import type { KeyedValue, Parts } from "../../cache/parts.ts";
import type { Policy, Watch } from "../../cache/policy.ts";
import type { KnownRead, WarmReads } from "../../cache/warm.ts";
import { isObject } from "./merge.ts";
import { isEmptyListing, isEmptyObject, isEntity, isGone } from "./parse.ts";
import type { Entity } from "./parse.ts";
import type { AuditedKind, CachedCall, CacheKind, CacheRules, EmbeddedEntities } from "./rest-call.ts";

/** The rows of an answer, and the calls that would read one of them alone. */
export interface CachedRows {
  /** The rows that are entities. */
  rowsOf: (answer: unknown) => readonly Entity[];
  /** For every row calls of the same routes and queries, which differ in one id of the path. */
  callsOf: (id: string) => readonly CachedCall[];
}

/** Turns the rules of a call into the options of the cache. */
export interface CacheOptions {
  entryOptions(call: CachedCall): EntryOptions;
  /** What the cache needs to find and to keep the answer of a call; made once for each call. */
  knownRead(call: CachedCall): KnownRead;
  /** Also keeps the rows of the answers, each as the answer of the calls that read it alone. */
  alsoStore(rows: CachedRows): FillOptions<unknown>["alsoStore"];
}

/** What watches all of these kinds. */
export type WatchOf = (kinds: readonly AuditedKind[]) => Watch | undefined;

/** The options of this cache, with a policy for each kind of answers. Without `watchOf` nothing is watched. */
export function createCacheOptions(
  policies: Record<CacheKind, Policy>,
  warm: WarmReads,
  watchOf: WatchOf = () => undefined,
): CacheOptions {
  const knownReads = new WeakMap<CachedCall, KnownRead>();
  const embeddings = new WeakMap<EmbeddedEntities, Embedding>();
  const entryOptions = ({ cache }: CachedCall): EntryOptions => ({
    policy: policies[cache.kind],
    ...(cache.changedBy && { watch: watchOf(cache.changedBy) }),
    isCacheable: (answer) => isCacheable(cache, answer),
    ...embedding(cache),
  });

  function embedding({ embedded }: CacheRules): { embedding?: Embedding } {
    if (!embedded) return {};
    const known = embeddings.get(embedded) ?? embeddingOf(embedded);
    embeddings.set(embedded, known);
    return { embedding: known };
  }

  const embeddingOf = ({ anyWrite, mustMatch, readsOf, exampleRead, replace }: EmbeddedEntities): Embedding => ({
    anyWrite,
    mustMatch,
    entitiesOf: (answer) =>
      readsOf(answer).map(({ call, tags: embeddedTags }) => {
        const { key, entityId, tags, known } = knownRead(call);
        return { key, entityId, tags, known, embeddedTags };
      }),
    entityOptions: () => entryOptions(exampleRead()),
    replace,
  });

  const keyedValue = (call: CachedCall, value: unknown): KeyedValue => ({
    ...cacheKey(call),
    ...embedding(call.cache),
    value,
  });

  function knownRead(call: CachedCall): KnownRead {
    let known = knownReads.get(call);
    if (known === undefined) {
      known = warm.known({ ...cacheKey(call), ...entryOptions(call) });
      knownReads.set(call, known);
    }
    return known;
  }

  function partsOf({ rowsOf, callsOf }: CachedRows, answer: unknown): Parts {
    const rows = rowsOf(answer);
    return {
      keys: rows.length === 0 ? [] : callsOf(rows[0]!.id).map((call) => knownRead(call).key),
      ids: rows.map(({ id }) => id),
      of(id) {
        const row = rows.findLast((one) => one.id === id);
        return callsOf(id).map((call) => keyedValue(call, row));
      },
    };
  }

  return {
    entryOptions,
    knownRead,
    alsoStore: (rows) => (answer) => partsOf(rows, answer),
  };
}

/** True for an answer that may serve other requests: its rows are entities, and none is about to change by itself. */
function isCacheable(
  { mayBeEmpty = false, hasNoId = false, isSettled = () => true }: CacheRules,
  answer: unknown,
): boolean {
  if (answer === undefined || isEmptyObject(answer)) return mayBeEmpty;
  if (hasNoId) return isObject(answer);
  const { entities, results } = (answer ?? {}) as { entities?: unknown; results?: { entities?: unknown } };
  const rows = entities ?? results?.entities ?? (isEmptyListing(results ?? answer) ? [] : [answer]);
  return Array.isArray(rows) && rows.every((row) => isGone(row) || (isEntity(row) && isSettled(row)));
}

/** The key and tags of a call's answer. Absent values and the order of parameters make no difference. */
export function cacheKey({ method, route, path = {}, query = {}, body, cache: { tags } }: CachedCall): CacheKey {
  const ids = Object.values(path);
  const others = ids.length > 1 ? named(path) : undefined;
  const values = named(query);
  // Most calls have an id in their path and nothing else: their key is not made for each of them.
  const isPlain = !others && values.length === 0 && body === undefined;
  const key = isPlain ? `${method} ${route}` : `${method} ${route} ${JSON.stringify([values, others, body])}`;
  return ids.length === 1 ? { key, entityId: ids[0]!, tags } : { key, tags };
}

/** The names that have a value, each before its value, in the order of the names. */
function named(record: Record<string, unknown>): unknown[] {
  const names = Object.keys(record);
  if (names.length > 1) names.sort();
  const values: unknown[] = [];
  for (const name of names) if (record[name] !== undefined) values.push(name, record[name]);
  return values;
}
