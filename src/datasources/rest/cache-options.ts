import type { CacheKey, Embedding, EntryOptions } from "../../cache/entry-options.ts";
import type { FillOptions } from "../../cache/fill.ts";
import type { Policy } from "../../cache/policy.ts";
import type { KnownRead, WarmReads } from "../../cache/warm.ts";
import { isObject } from "./merge.ts";
import { isEmptyListing, isEmptyObject, isEntity, isGone } from "./parse.ts";
import type { CachedCall, CacheKind, CacheRules, EmbeddedEntities } from "./rest-call.ts";

/** The rows of an answer, as far as they are entities. */
export type CachedRowsOf = (answer: unknown) => CachedRow[];

/** A row of a page, and the calls that would read it alone. */
export interface CachedRow {
  calls: readonly CachedCall[];
  value: unknown;
}

/** Turns the rules of a call into the options of the cache. */
export interface CacheOptions {
  entryOptions(call: CachedCall): EntryOptions;
  /** What the cache needs to look for the answer of a call at once; made once for each call. */
  knownRead(call: CachedCall): KnownRead;
  /** Also keeps the rows of the answers, each as the answer of the calls that read it alone. */
  withRows(rowsOf: CachedRowsOf): Omit<FillOptions<unknown>, keyof EntryOptions>;
}

/** The options of this cache, with a policy for each kind of answers. */
export function createCacheOptions(policies: Record<CacheKind, Policy>, warm: WarmReads): CacheOptions {
  const knownReads = new WeakMap<CachedCall, KnownRead>();
  const embeddings = new WeakMap<EmbeddedEntities, Embedding>();
  const entryOptions = ({ cache }: CachedCall): EntryOptions => ({
    policy: policies[cache.kind],
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
    entitiesOf: (answer) => readsOf(answer).map(({ call, tags }) => ({ ...cacheKey(call), embeddedTags: tags })),
    entityOptions: () => entryOptions(exampleRead()),
    replace,
  });

  return {
    entryOptions,
    knownRead(call) {
      const known = knownReads.get(call) ?? warm.known({ ...cacheKey(call), ...entryOptions(call) });
      knownReads.set(call, known);
      return known;
    },
    withRows: (rowsOf) => ({
      alsoStore: (answer) =>
        rowsOf(answer).flatMap(({ calls, value }) =>
          calls.map((one) => ({ ...cacheKey(one), ...embedding(one.cache), value })),
        ),
    }),
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
  return { key: [method, route, named(path), named(query), body ?? null], tags };
}

function named(record: object): [string, unknown][] {
  return Object.entries(record)
    .filter(([, value]) => value !== undefined)
    .toSorted();
}
