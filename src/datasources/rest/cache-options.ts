import type { CacheKey, EntryOptions, Shows } from "../../cache/entry-options.ts";
import type { Keeping } from "../../cache/fill.ts";
import type { Policy } from "../../cache/policy.ts";
import { isEntity } from "./parse.ts";
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
  /** Also keeps the rows of the call's answers, each as the answer of the calls that read it alone. */
  withRows(call: CachedCall, rowsOf: CachedRowsOf): Omit<Keeping<unknown>, keyof EntryOptions>;
}

/** The options of the cache, with a policy for each kind of answers. */
export function createCacheOptions(policies: Record<CacheKind, Policy>): CacheOptions {
  const entryOptions = ({ cache }: CachedCall): EntryOptions => ({
    policy: policies[cache.kind],
    isCacheable: (answer) => isCacheable(cache, answer),
    ...shows(cache),
  });

  function shows({ embedded }: CacheRules): { shows?: Shows } {
    return embedded ? { shows: showsOf(embedded) } : {};
  }

  const showsOf = ({ anyWrite, mustMatch, readsOf, exampleRead, replace }: EmbeddedEntities): Shows => ({
    guard: anyWrite,
    vitalOf: mustMatch,
    partsOf: (answer) => readsOf(answer).map(({ call, tags }) => ({ ...placeOf(call), shownTags: tags })),
    partKind: () => entryOptions(exampleRead()),
    withParts: replace,
  });

  return {
    entryOptions,
    withRows: ({ cache: { lag } }, rowsOf) => ({
      alsoKeep: (answer) =>
        rowsOf(answer).flatMap(({ calls, value }) =>
          calls.map((one) => ({ ...placeOf(one), ...shows(one.cache), value })),
        ),
      ...(lag !== undefined && { lag }),
    }),
  };
}

/** True for an answer that may serve other requests: its rows are entities, and none is about to change by itself. */
function isCacheable({ mayBeEmpty = false, isSettled = () => true }: CacheRules, answer: unknown): boolean {
  if (answer === undefined) return mayBeEmpty;
  const { entities, results } = (answer ?? {}) as { entities?: unknown; results?: { entities?: unknown } };
  const rows = entities ?? results?.entities ?? [answer];
  return Array.isArray(rows) && rows.every((row) => isEntity(row) && isSettled(row));
}

/** The key and tags of a call's answer. Absent values and the order of parameters make no difference. */
export function placeOf({ method, route, path = {}, query = {}, body, cache: { tags } }: CachedCall): CacheKey {
  return { key: [method, route, named(path), named(query), body ?? null], tags };
}

function named(record: object): [string, unknown][] {
  return Object.entries(record)
    .filter(([, value]) => value !== undefined)
    .toSorted();
}
