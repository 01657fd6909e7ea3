import type { ApolloCache, Reference } from "@apollo/client";

/** A list as the cache has it. */
interface Rows {
  nodes?: readonly Reference[];
  pageInfo?: { hasNextPage: boolean };
  totalCount?: number | null;
}

export interface Row {
  /** The field of `Query` that is the list, such as `libraries`. */
  field: string;
  __typename: string;
  id: string;
}

/**
 * Puts an entity at the end of each list where it belongs, and takes it out of the others. No event says where a row belongs. `isNew`: it
 * was in no list before; else it may be in a page of the list that was not read yet.
 */
export function placeRow(
  cache: ApolloCache,
  { field, ...entity }: Row,
  { isNew, belongsTo }: { isNew: boolean; belongsTo: (args: string) => boolean },
): void {
  const row = { __ref: cache.identify(entity)! };
  modify(cache, field, (rows, args) => {
    if (!belongsTo(args)) return without(rows, row);
    const { nodes = [], pageInfo, totalCount } = rows;
    if (nodes.some(({ __ref }) => __ref === row.__ref) || !(isNew || pageInfo?.hasNextPage === false)) return rows;
    return { ...rows, nodes: [...nodes, row], totalCount: totalCount == null ? totalCount : totalCount + 1 };
  });
}

/** Takes an entity out of all lists in these fields. The entity itself may be gone from the cache. */
export function removeRow(cache: ApolloCache, fields: readonly string[], entity: Omit<Row, "field">): void {
  const row = { __ref: cache.identify(entity)! };
  for (const field of fields) modify(cache, field, (rows) => without(rows, row));
}

function without(rows: Rows, { __ref }: Reference): Rows {
  const nodes = rows.nodes?.filter((node) => node.__ref !== __ref);
  if (!nodes || nodes.length === rows.nodes!.length) return rows;
  return { ...rows, nodes, totalCount: rows.totalCount == null ? rows.totalCount : rows.totalCount - 1 };
}

/** `args`: the arguments of the list as JSON, or an empty text. */
function modify(cache: ApolloCache, field: string, change: (rows: Rows, args: string) => Rows): void {
  cache.modify<Record<string, Rows | null>>({
    fields: {
      [field]: (rows, { storeFieldName }) =>
        rows && (change(rows as Rows, storeFieldName.slice(field.length)) as never),
    },
  });
}
