/** A REST call that an operation may make, with its maximum number. */
export interface PlannedCall {
  /** Method and path template in the words of the REST contract. */
  call: string;
  times: number;
  /** The number that it makes in any case with an empty cache, whatever the organization contains. Default: `times`. */
  least?: number;
  /** One sentence that begins with the path of the field in the answer. */
  why: string;
  /** True for the calls of a bulk write: one or more for each id that the client names. */
  bulk?: boolean;
}

/** Calls that several fields share. Their number is known after all fields have been planned. */
export interface Batch {
  calls(): PlannedCall[];
}

/** The planned calls. Mutation fields run one after the other, so each has its own list. */
export interface CallList {
  add(call: string, times: number, why: string, kind?: Pick<PlannedCall, "bulk" | "least">): void;
  /** Returns the batch with this key; creates it at the first use. */
  batch<B extends Batch>(key: string, create: () => B): B;
  calls(): PlannedCall[];
}

/** Counts stop here, because nested lists would exceed JavaScript's safe integers. */
export const CEILING = 1_000_000;

/** The count, at most the ceiling. */
export function capped(count: number): number {
  return Math.min(count, CEILING);
}

/** Creates an empty call list. */
export function createCallList(): CallList {
  const entries: PlannedCall[] = [];
  const batches = new Map<string, Batch>();
  return {
    add(call, times, why, kind) {
      entries.push({ call, times: capped(times), why, ...kind });
    },
    batch<B extends Batch>(key: string, create: () => B): B {
      // Safe cast: the key begins with the kind of batch, and each kind has one factory.
      const batch = (batches.get(key) as B | undefined) ?? create();
      batches.set(key, batch);
      return batch;
    },
    calls: () => [...entries, ...[...batches.values()].flatMap((batch) => batch.calls())],
  };
}
