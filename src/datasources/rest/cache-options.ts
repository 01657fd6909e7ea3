import type { Keeping } from "../../cache/fill.ts";
import type { Policy } from "../../cache/policy.ts";
import type { Kind } from "../../cache/entries.ts";
import { isKeepable, lagOf, placeOf, readTags } from "./cache-tags.ts";
import type { CacheKind } from "./cache-tags.ts";
import type { GenesysCall } from "../../genesys/call.ts";
import { showsOf } from "./embedded-entities.ts";

/** The rows of an answer, as far as they are entities. */
export type RowsOf = (answer: unknown) => Row[];

/** A row of a page, and the calls that would read it alone. */
export interface Row {
  calls: readonly GenesysCall[];
  value: unknown;
}

/** How the answers of each call are kept. */
export interface KeptKinds {
  /** Of a call that has tags. */
  of(call: GenesysCall): Kind;
  /** Keeps the rows of its answers as answers of their own. */
  withRows(call: GenesysCall, rowsOf: RowsOf): Omit<Keeping<unknown>, keyof Kind>;
}

/** Makes it, with a policy for each kind of answers. */
export function createKeptKinds(policies: Record<CacheKind, Policy>): KeptKinds {
  const kindOf = (call: GenesysCall): Kind => ({
    policy: policies[readTags(call)!.kind],
    isSound: (answer) => isKeepable(call, answer),
    ...showsOf(call, kindOf),
  });
  return {
    of: kindOf,
    withRows: (call, rowsOf) => ({
      alsoKeep: (answer) =>
        rowsOf(answer).flatMap(({ calls, value }) =>
          calls.map((one) => ({ ...placeOf(one), ...showsOf(one, kindOf), value })),
        ),
      ...lagOf(readTags(call)!.kind),
    }),
  };
}
