import { getDirectiveValues, GraphQLIncludeDirective, GraphQLSkipDirective, Kind } from "graphql";
import type { FieldNode, GraphQLResolveInfo, SelectionNode, SelectionSetNode } from "graphql";

/** What it takes to tell a selection: what a resolver is told of its field, or what a plan knows before anything runs. */
export type SelectionInfo = Pick<GraphQLResolveInfo, "fieldNodes" | "fragments" | "variableValues">;

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
export function selectionOf(info: SelectionInfo): Selection {
  return select(info.fieldNodes, info);
}

/** Tells what is selected of the rows of a connection, be it through `nodes` or `edges`. */
export function rowsOf(info: SelectionInfo): Selection {
  const nodes = info.fieldNodes.flatMap((node) => collect(node.selectionSet, info));
  const edges = nodes.filter(({ name }) => name.value === "edges");
  const rows = nodes.filter(({ name }) => name.value === "nodes");
  const inEdges = edges.flatMap((edge) => collect(edge.selectionSet, info)).filter(({ name }) => name.value === "node");
  return select([...rows, ...inEdges], info);
}

/** True when neither @skip nor @include takes the node out. */
export function isIncluded(node: SelectionNode, variableValues: SelectionInfo["variableValues"]): boolean {
  if (node.directives?.length === 0) return true;
  const skip = getDirectiveValues(GraphQLSkipDirective, node, variableValues)?.["if"] === true;
  return !skip && getDirectiveValues(GraphQLIncludeDirective, node, variableValues)?.["if"] !== false;
}

function select(parents: readonly FieldNode[], info: SelectionInfo): Selection {
  // Two fields may spread one fragment: its fields count once, or a chain of such pairs would double with every link.
  const selected = [...new Set(parents.flatMap((parent) => collect(parent.selectionSet, info)))].filter(
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

function collect(set: SelectionSetNode | undefined, info: SelectionInfo, seen = new Set<string>()): FieldNode[] {
  return (set?.selections ?? []).flatMap((node) => {
    if (!isIncluded(node, info.variableValues)) return [];
    if (node.kind === Kind.FIELD) return [node];
    if (node.kind === Kind.INLINE_FRAGMENT) return collect(node.selectionSet, info, seen);
    // Once is enough, as for graphql-js itself: fragments that spread each other twice would double with every level.
    const name = node.name.value;
    if (seen.has(name)) return [];
    seen.add(name);
    // graphql-js has validated the document: every spread fragment exists and none contains itself.
    return collect(info.fragments[name]?.selectionSet, info, seen);
  });
}
