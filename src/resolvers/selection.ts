import { getDirectiveValues, GraphQLIncludeDirective, GraphQLSkipDirective, Kind } from "graphql";
import type { FieldNode, GraphQLResolveInfo, SelectionSetNode } from "graphql";

/** What a client selects below one field, aliases and fragments resolved, skipped fields left out. */
export interface Selection {
  /** Names of the fields, without `__typename`. */
  fields: ReadonlySet<string>;
  /** What is selected below one of the fields; empty when it is not selected. */
  below(field: string): Selection;
  /** True when nothing but these fields is selected. */
  within(fields: readonly string[]): boolean;
}

/** Tells what is selected below the field that is being resolved. A field of any fragment counts, whatever its type. */
export function selectionOf(info: GraphQLResolveInfo): Selection {
  return select(info.fieldNodes, info);
}

/** Tells what is selected of the rows of a connection, be it through `nodes` or `edges`. */
export function rowsOf(info: GraphQLResolveInfo): Selection {
  const nodes = info.fieldNodes.flatMap((node) => collect(node.selectionSet, info));
  const edges = nodes.filter(({ name }) => name.value === "edges");
  const rows = nodes.filter(({ name }) => name.value === "nodes");
  const inEdges = edges.flatMap((edge) => collect(edge.selectionSet, info)).filter(({ name }) => name.value === "node");
  return select([...rows, ...inEdges], info);
}

function select(parents: readonly FieldNode[], info: GraphQLResolveInfo): Selection {
  const selected = parents
    .flatMap((parent) => collect(parent.selectionSet, info))
    .filter(({ name }) => name.value !== "__typename");
  const fields = new Set(selected.map(({ name }) => name.value));
  return {
    fields,
    below: (field) =>
      select(
        selected.filter(({ name }) => name.value === field),
        info,
      ),
    within: (allowed) => [...fields].every((field) => allowed.includes(field)),
  };
}

function collect(set: SelectionSetNode | undefined, info: GraphQLResolveInfo): FieldNode[] {
  return (set?.selections ?? []).flatMap((node) => {
    const skip = getDirectiveValues(GraphQLSkipDirective, node, info.variableValues)?.["if"] === true;
    const include = getDirectiveValues(GraphQLIncludeDirective, node, info.variableValues)?.["if"] !== false;
    if (skip || !include) return [];
    if (node.kind === Kind.FIELD) return [node];
    // graphql-js has validated the document: every spread fragment exists and none contains itself.
    const fragment = node.kind === Kind.FRAGMENT_SPREAD ? info.fragments[node.name.value] : node;
    return collect(fragment?.selectionSet, info);
  });
}
