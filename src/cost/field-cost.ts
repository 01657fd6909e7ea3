import type { Expand } from "../datasources/integrations/integration.ts";
import type { MessagingApi } from "../datasources/messaging-api.ts";
import { MAX_FIRST, pagesFor, windowOf } from "../datasources/rest/paging.ts";
import type { PageArguments } from "../datasources/rest/paging.ts";
import type { SelectionInfo } from "../graphql/selection.ts";
import { bounded } from "./call-list.ts";
import type { Ledger } from "./call-list.ts";

/** The objects whose fields are planned: their maximum number, when they arrive, and how they were read. */
export interface Place {
  rows: number;
  /**
   * How many loads, one after the other, happen before these objects arrive. Loads of one round share a batch; loads of
   * different rounds do not.
   */
  wave: number;
  /** Maximum number of different objects among the rows. Default: `rows`. */
  distinct?: number;
  /** True for responses that were read with their `substitutionsSchema`. */
  isDetailed?: boolean;
  /** Libraries and assets of each response, if the operation determines them. */
  libraries?: number;
  assets?: number;
  /** True for a setting or profile that an integration's answer contained, so that its own collection was not read. */
  isInline?: boolean;
  /** True for integrations from the path of their channel, which returns all fields. */
  isWhole?: boolean;
  /** Links that the integrations' answer contained. */
  expanded?: readonly Expand[];
  /** Object types of the rows. Default: every possible type. */
  types?: readonly string[];
}

/** One field of an operation, for all its parents together. */
export interface Visit<Args = unknown> {
  /** Path in the answer: `libraries.nodes.responses`. */
  path: string;
  args: Args;
  place: Place;
  /** The object types that have the field here. */
  types: readonly string[];
  /** What is selected below the field. */
  info: SelectionInfo;
  ledger: Ledger;
  api: MessagingApi;
}

/** Adds the calls of a field to the call list. Returns the parents of its child fields. */
export type Cost<Args> = (visit: Visit<Args>) => Place[];

type ArgsOf<R> =
  NonNullable<R> extends infer F
    ? F extends (parent: never, args: infer A, ...rest: never[]) => unknown
      ? A
      : never
    : never;

/** A cost for every field of a type, so that tsc names a query or mutation without one. */
export type Costs<Type extends string, R> = {
  [F in Exclude<keyof R & string, "__isTypeOf" | "__resolveType"> as `${Type}.${F}`]-?: Cost<ArgsOf<R[F]>>;
};

/** Adds the pages of a list, which is read for each parent separately. Returns the maximum number of rows. */
export function page(visit: Visit<PageArguments>, call: string, maxPageSize: number = MAX_FIRST): number {
  const { path, args, place, ledger } = visit;
  const window = windowOf(args);
  const pages = pagesFor(window, maxPageSize).length;
  const each = place.rows > 1 ? ` for each of up to ${place.rows} parents` : "";
  const size = pages === 1 ? "one page" : `${pages} pages`;
  ledger.add(call, place.rows * pages, `${path}: up to ${window.first} rows, ${size}${each}.`);
  return bounded(place.rows * window.first);
}
