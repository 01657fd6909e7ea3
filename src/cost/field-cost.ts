import type { Expand } from "../datasources/integrations/integration.ts";
import type { MessagingApi } from "../datasources/messaging-api.ts";
import { MAX_FIRST, pagesFor, windowOf } from "../datasources/rest/paging.ts";
import type { PageArguments } from "../datasources/rest/paging.ts";
import type { SelectionInfo } from "../graphql/selection.ts";
import { bounded } from "./call-list.ts";
import type { Ledger } from "./call-list.ts";

/** The objects that fields are asked of: how many there are at most, when they are there, and how they were read. */
export interface Place {
  rows: number;
  /**
   * How many times a request has waited for loaders before these are there. Loads of one wave fold into one batch, loads
   * of different waves cannot.
   */
  wave: number;
  /** How many different ones can be among the rows; as many as there are rows when left out. */
  distinct?: number;
  /** Responses that were read with the schema of their substitutions. */
  isDetailed?: boolean;
  /** How many libraries and assets each response has, where the operation says so. */
  libraries?: number;
  assets?: number;
  /** A setting or profile as an integration holds it: nothing has been read of its own collection. */
  isInline?: boolean;
  /** Integrations that come from their channel's own path, with all fields. */
  isWhole?: boolean;
  /** Links that came along with the integrations. */
  expanded?: readonly Expand[];
  /** The types that these can be; every possible type when left out. */
  types?: readonly string[];
}

/** One field of an operation, at all places that it stands in at once. */
export interface Visit<Args = unknown> {
  /** Where the field stands in the answer: `libraries.nodes.responses`. */
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

/** What a field costs: enters the calls in the ledger and answers where the fields below it are asked. */
export type Cost<Args> = (visit: Visit<Args>) => Place[];

type ArgsOf<R> =
  NonNullable<R> extends infer F
    ? F extends (parent: never, args: infer A, ...rest: never[]) => unknown
      ? A
      : never
    : never;

/** A row for every field of a type, so that tsc names the query or mutation that somebody forgot. */
export type Costs<Type extends string, R> = {
  [F in Exclude<keyof R & string, "__isTypeOf" | "__resolveType"> as `${Type}.${F}`]-?: Cost<ArgsOf<R[F]>>;
};

/** Enters the pages of a list, read for each parent by itself, and answers how many rows they bring. */
export function page(visit: Visit<PageArguments>, call: string, maxPageSize: number = MAX_FIRST): number {
  const { path, args, place, ledger } = visit;
  const window = windowOf(args);
  const pages = pagesFor(window, maxPageSize).length;
  const each = place.rows > 1 ? ` for each of up to ${place.rows} parents` : "";
  const size = pages === 1 ? "one page" : `${pages} pages`;
  ledger.add(call, place.rows * pages, `${path}: up to ${window.first} rows, ${size}${each}.`);
  return bounded(place.rows * window.first);
}
