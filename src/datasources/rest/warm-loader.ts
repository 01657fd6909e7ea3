import { isId } from "../../ids.ts";
import type { Loaded, Loader } from "./loader.ts";
import { passOn } from "./promise-or-value.ts";

/** A loader that answers at once what needs no waiting. */
export interface WarmLoader<V> {
  /** As `Loader.load`; the value itself where it is known. */
  load(id: string): V | Promise<V | null>;
  /** As `Loader.loadAll`; the values themselves where all are known. */
  loadAll(ids: readonly string[]): Loaded<V>[] | Promise<Loaded<V>[]>;
  /** As `Loader.clear`. */
  clear(id: string): void;
}

/**
 * Puts what is known before a loader: `warm` answers the value of a valid id, or undefined where it has to be loaded. An id that
 * was loaded once keeps the answer of the loader, also when it becomes known meanwhile. What `ready` answers is waited for before `warm`
 * is asked for these ids, which may be malformed.
 */
export function createWarmLoader<V>(
  loader: Loader<V>,
  warm: (id: string) => V | undefined,
  ready: (ids: readonly string[]) => Promise<void> | undefined = () => undefined,
): WarmLoader<V> {
  /** Made for the first id that is not known. */
  let loading: Set<string> | undefined;

  function known(id: string): V | undefined {
    if (loading?.has(id) || !isId(id)) return undefined;
    const value = warm(id);
    if (value === undefined) (loading ??= new Set()).add(id);
    return value;
  }

  const load = (id: string) => known(id) ?? loader.load(id);

  function loadAll(ids: readonly string[]): Loaded<V>[] | Promise<Loaded<V>[]> {
    const values: Loaded<V>[] = [];
    const missing: string[] = [];
    const places: number[] = [];
    for (const [at, id] of ids.entries()) {
      const value = known(id);
      values.push(value ?? null);
      if (value !== undefined) continue;
      missing.push(id);
      places.push(at);
    }
    if (missing.length === 0) return values;
    return loader.loadAll(missing).then((loaded) => {
      for (const [at, place] of places.entries()) values[place] = loaded[at]!;
      return values;
    });
  }

  return {
    load(id) {
      const waiting = ready([id]);
      return waiting ? waiting.then(() => load(id)) : load(id);
    },
    loadAll: (ids) => passOn<void, Loaded<V>[]>(ready(ids), () => loadAll(ids)),
    clear(id) {
      loading?.delete(id);
      loader.clear(id);
    },
  };
}
