import { getDirectiveValues, GraphQLIncludeDirective, GraphQLSkipDirective, Kind } from "graphql";
import type { FieldNode, GraphQLResolveInfo, NamedTypeNode, SelectionNode, SelectionSetNode } from "graphql";

/** What a selection is read from: the `info` of a resolver, or the same facts before execution. */
export type SelectionInfo = Pick<GraphQLResolveInfo, "fieldNodes" | "fragments" | "variableValues">;

/** The fields that a client selects below one field, with aliases and fragments resolved and without skipped fields. */
export interface Selection {
  /** Names of the fields, without `__typename`. */
  fields: ReadonlySet<string>;
  /** The selection below one of the fields; empty when the field is not selected. */
  below(field: string): Selection;
  /** True when no other fields than these are selected. */
  within(fields: readonly string[]): boolean;
}

/** The selection below the field that is being resolved. The fields of all fragments count, of every type condition. */
export function selectionOf(info: SelectionInfo): Selection {
  return select(info.fieldNodes, info);
}

/**
 * The selection of a connection's rows, through `nodes` and `edges`. With a `type`, only what is selected on that type: what is
 * selected on others may be left out of some rows.
 */
export function rowsOf(info: SelectionInfo, type?: string): Selection {
  const nodes = info.fieldNodes.flatMap((node) => collect(node.selectionSet, info));
  const edges = nodes.filter(({ name }) => name.value === "edges");
  const rows = nodes.filter(({ name }) => name.value === "nodes");
  const inEdges = edges.flatMap((edge) => collect(edge.selectionSet, info)).filter(({ name }) => name.value === "node");
  return select([...rows, ...inEdges], info, type);
}

/** False when @skip or @include excludes the node. */
export function isIncluded(node: SelectionNode, variableValues: SelectionInfo["variableValues"]): boolean {
  if (node.directives?.length === 0) return true;
  const skip = getDirectiveValues(GraphQLSkipDirective, node, variableValues)?.["if"] === true;
  return !skip && getDirectiveValues(GraphQLIncludeDirective, node, variableValues)?.["if"] !== false;
}

function select(parents: readonly FieldNode[], info: SelectionInfo, type?: string): Selection {
  // Two fields may spread the same fragment. Its fields count once, or a chain of such pairs would double at every step.
  const selected = [...new Set(parents.flatMap((parent) => collect(parent.selectionSet, info, type)))].filter(
    ({ name }) => name.value !== "__typename",
  );
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

function collect(
  set: SelectionSetNode | undefined,
  info: SelectionInfo,
  type?: string,
  seen = new Set<string>(),
): FieldNode[] {
  const isOnOther = (on: NamedTypeNode | undefined) => type !== undefined && on !== undefined && on.name.value !== type;
  return (set?.selections ?? []).flatMap((node) => {
    if (!isIncluded(node, info.variableValues)) return [];
    if (node.kind === Kind.FIELD) return [node];
    if (node.kind === Kind.INLINE_FRAGMENT) {
      return isOnOther(node.typeCondition) ? [] : collect(node.selectionSet, info, type, seen);
    }
    // Once is enough, as in graphql-js: fragments that spread each other twice would double at every level.
    const name = node.name.value;
    if (seen.has(name)) return [];
    seen.add(name);
    // graphql-js has validated the document: every fragment exists, and none contains itself.
    const fragment = info.fragments[name];
    return isOnOther(fragment?.typeCondition) ? [] : collect(fragment?.selectionSet, info, type, seen);
  });
}
