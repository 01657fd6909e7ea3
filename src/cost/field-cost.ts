import type { Expand } from "../datasources/integrations/integration.ts";
import type { MessagingApi } from "../datasources/messaging-api.ts";
import { blocksFor, MAX_FIRST, pagesFor, windowOf } from "../datasources/rest/paging.ts";
import type { PageArguments } from "../datasources/rest/paging.ts";
import type { SelectionInfo } from "../graphql/selection.ts";
import { capped } from "./call-list.ts";
import type { CallList } from "./call-list.ts";

/** The objects whose fields are planned: their maximum number, when they arrive, and how they were read. */
export interface Parents {
  rows: number;
  /**
   * How many loads, one after the other, happen before these objects arrive. Loads of one round share a batch; loads of
   * different rounds do not.
   */
  round: number;
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
  /** True for the payload of a dry run: only its user errors hold an entity, the stored one of a version conflict. */
  isDryRun?: boolean;
  /** Object types of the rows. Default: every possible type. */
  types?: readonly string[];
}

/** One field of an operation, for all its parents together. */
export interface PlannedField<Args = unknown> {
  /** Path in the answer: `libraries.nodes.responses`. */
  path: string;
  args: Args;
  parents: Parents;
  /** The object types that have the field here. */
  types: readonly string[];
  /** What is selected below the field. */
  info: SelectionInfo;
  callList: CallList;
  api: MessagingApi;
}

/** Adds the calls of a field to the call list. Returns the parents of its child fields. */
export type FieldCost<Args> = (field: PlannedField<Args>) => Parents[];

type ArgsOf<R> =
  NonNullable<R> extends infer F
    ? F extends (parent: never, args: infer A, ...rest: never[]) => unknown
      ? A
      : never
    : never;

/** A cost for every field of a type, so that tsc names a query or mutation without one. */
export type FieldCosts<Type extends string, R> = {
  [F in Exclude<keyof R & string, "__isTypeOf" | "__resolveType"> as `${Type}.${F}`]-?: FieldCost<ArgsOf<R[F]>>;
};

/** Adds the pages of a list, which is read for each parent separately. Returns the maximum number of rows. */
export function page(field: PlannedField<PageArguments>, call: string, maxPageSize: number = MAX_FIRST): number {
  return addPages(field, call, pagesFor(windowOf(field.args), maxPageSize).length);
}

/** The same for a list that is always read in pages of the largest size. */
export function block(field: PlannedField<PageArguments>, call: string, pageSize: number): number {
  return addPages(field, call, blocksFor(windowOf(field.args), pageSize).length);
}

function addPages(field: PlannedField<PageArguments>, call: string, pages: number): number {
  const { path, args, parents, callList } = field;
  const window = windowOf(args);
  const each = parents.rows > 1 ? ` for each of up to ${parents.rows} parents` : "";
  const size = pages === 1 ? "one page" : `${pages} pages`;
  const why = `${path}: up to ${window.first} rows, ${size}${each}.`;
  callList.add(call, parents.rows * pages, why, pages === 1 ? {} : { least: 1 });
  return capped(parents.rows * window.first);
}
