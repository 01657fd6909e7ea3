import { windowOf } from "../datasources/rest/paging.ts";
import type { PageArguments, Window } from "../datasources/rest/paging.ts";
import { selectionOf } from "../graphql/selection.ts";
import type { SelectionInfo } from "../graphql/selection.ts";

const ONLY_COUNT = ["totalCount"];

/** The window that a list field asks for. A selection of only `totalCount` reads a page of one row. */
export function windowFor(args: PageArguments, info: SelectionInfo): Window {
  const window = windowOf(args);
  return selectionOf(info).within(ONLY_COUNT) ? { offset: 0, first: 1 } : window;
}
