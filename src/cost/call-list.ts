/** A REST call that an operation may make, and how often at most. */
export interface PlannedCall {
  /** Method and path template, for example `GET /api/v2/responsemanagement/libraries/{libraryId}`. */
  call: string;
  times: number;
  /** One sentence that begins with the path of the field in the answer. */
  why: string;
  /** True for calls of a bulk write, of which there are as many as the client names ids. */
  bulk?: boolean;
}

/** Calls that several fields share: it is known what they cost only when all of them have been heard. */
export interface Batch {
  calls(): PlannedCall[];
}

/** What a plan comes to. Mutations run one after the other, so each of their fields has a ledger of its own. */
export interface Ledger {
  add(call: string, times: number, why: string, kind?: { bulk: boolean }): void;
  /** The batch of that name, made when the first field asks for it. */
  batch<B extends Batch>(key: string, create: () => B): B;
  calls(): PlannedCall[];
}

/** Counts end here: what costs a million calls costs too many, and nested lists would soon leave the safe numbers. */
export const CEILING = 1_000_000;

/** The count, or the ceiling where it is higher. */
export function bounded(count: number): number {
  return Math.min(count, CEILING);
}

/** A ledger without entries. */
export function createLedger(): Ledger {
  const entries: PlannedCall[] = [];
  const batches = new Map<string, Batch>();
  return {
    add(call, times, why, kind) {
      entries.push({ call, times: bounded(times), why, ...kind });
    },
    batch<B extends Batch>(key: string, create: () => B): B {
      // The key begins with the kind of batch, so what is found under it is what `create` makes.
      const batch = (batches.get(key) as B | undefined) ?? create();
      batches.set(key, batch);
      return batch;
    },
    calls: () => [...entries, ...[...batches.values()].flatMap((batch) => batch.calls())],
  };
}
