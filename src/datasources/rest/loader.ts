import DataLoader from "dataloader";
import { checkId } from "../../ids.ts";

/** The result for one id: the value, `null` where there is none, or the error of this id alone. */
export type Loaded<V> = V | null | Error;

export interface Loader<V> {
  /** The value of one id. Rejects with the error of this id; with BAD_USER_INPUT when it is malformed. */
  load(id: string): Promise<V | null>;
  /** One result for each id, in the order of the ids. Never rejects. */
  loadAll(ids: readonly string[]): Promise<Loaded<V>[]>;
  /** Forgets what was loaded for the id. To be called after a write. */
  clear(id: string): void;
}

interface LoaderOptions {
  /** The most ids that one read takes. */
  maxBatchSize?: number;
  /** Says when to send a batch; by default after the current turn of resolvers. */
  schedule?: (send: () => void) => void;
}

/**
 * A loader for one request. `read` gets distinct ids and answers a map by id: order, additional rows and missing rows make no
 * difference. When it throws, every id of that batch gets the error.
 */
export function createLoader<V>(
  read: (ids: readonly string[]) => Promise<Map<string, V | Error>>,
  { maxBatchSize, schedule }: LoaderOptions = {},
): Loader<V> {
  const create = () =>
    new DataLoader<string, V | null>(
      async (ids) => {
        const found = await read(ids);
        return ids.map((id) => found.get(id) ?? null);
      },
      { ...(maxBatchSize && { maxBatchSize }), ...(schedule && { batchScheduleFn: schedule }) },
    );
  // Made for the first load: most requests find what they need before a loader.
  let loader: ReturnType<typeof create> | undefined;
  // Checked before batching: one malformed id must not fail the other ids of its call.
  const load = async (id: string) => (loader ??= create()).load(checkId(id, "id"));
  return {
    load,
    loadAll: (ids) => Promise.all(ids.map((id) => load(id).catch((error: Error) => error))),
    clear: (id) => void loader?.clear(id),
  };
}
