import DataLoader from "dataloader";
import { checkId } from "../../ids.ts";

/** What stands behind an id: the value, `null` where there is none, or the error of this id alone. */
export type Loaded<V> = V | null | Error;

export interface Loader<V> {
  /** The value behind one id; rejects with the error of this id, BAD_USER_INPUT when it is malformed. */
  load(id: string): Promise<V | null>;
  /** One answer for each id, in the order asked for; never rejects. */
  loadAll(ids: readonly string[]): Promise<Loaded<V>[]>;
  /** Forgets what was loaded, after a write. */
  clear(id: string): void;
}

interface LoaderOptions {
  /** How many ids one read takes at most. */
  maxBatchSize?: number;
  /** When a batch is sent; by default as soon as the current turn of resolvers has run. */
  schedule?: (send: () => void) => void;
}

/**
 * A loader for the length of one request. `read` gets distinct ids and answers by id: the order of its answer, rows
 * that nobody asked for and missing rows make no difference. When it throws, every id of that batch gets the error.
 */
export function createLoader<V>(
  read: (ids: readonly string[]) => Promise<Map<string, V | Error>>,
  { maxBatchSize, schedule }: LoaderOptions = {},
): Loader<V> {
  const loader = new DataLoader<string, V | null>(
    async (ids) => {
      const found = await read(ids);
      return ids.map((id) => found.get(id) ?? null);
    },
    { ...(maxBatchSize && { maxBatchSize }), ...(schedule && { batchScheduleFn: schedule }) },
  );
  // Checked before batching: one malformed id must not sink the ids it shares a call with.
  const load = async (id: string) => loader.load(checkId(id, "id"));
  return {
    load,
    loadAll: (ids) => Promise.all(ids.map((id) => load(id).catch((error: Error) => error))),
    clear: (id) => void loader.clear(id),
  };
}
