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
  return remembered(selections, info, (source) => select(source.fieldNodes, source));
}

/**
 * The selection of a connection's rows, through `nodes` and `edges`. With a `type`, only what is selected on that type: what is
 * selected on others may be left out of some rows.
 */
export function rowsOf(info: SelectionInfo, type?: string): Selection {
  const known = type === undefined ? selectionsOfRows : (selectionsOfTypes.get(type) ?? new WeakMap());
  if (type !== undefined) selectionsOfTypes.set(type, known);
  return remembered(known, info, (source) => selectRows(source, type));
}

function selectRows(info: SelectionInfo, type?: string): Selection {
  const nodes = info.fieldNodes.flatMap((node) => collect(node.selectionSet, info));
  const edges = nodes.filter(({ name }) => name.value === "edges");
  const rows = nodes.filter(({ name }) => name.value === "nodes");
  const inEdges = edges.flatMap((edge) => collect(edge.selectionSet, info)).filter(({ name }) => name.value === "node");
  return select([...rows, ...inEdges], info, type);
}

/** Lists of names for which a selection remembers whether it is within them. */
const MAX_ANSWERS = 8;

/** Selections that depend on no variable, by the only node of their field. */
type Remembered = WeakMap<
  object,
  { selection: Selection; variableValues: SelectionInfo["variableValues"] | undefined }
>;

const selections: Remembered = new WeakMap();
const selectionsOfRows: Remembered = new WeakMap();
/** The same on one type, by its name. The names are those that resolvers use. */
const selectionsOfTypes = new Map<string, Remembered>();

/**
 * Reads a selection once for all rows of a request, which share the list of nodes; and once for all requests with the same document
 * where a field has one node, and no directive decides about the fields below it.
 */
function remembered(known: Remembered, info: SelectionInfo, read: (source: SelectionInfo) => Selection): Selection {
  const { fieldNodes, fragments, variableValues } = info;
  const [node] = fieldNodes;
  const isConstant = fieldNodes.length === 1 && !isConditional(node!);
  const key = isConstant ? node! : fieldNodes;
  const before = known.get(key);
  if (before && (isConstant || before.variableValues === variableValues)) return before.selection;
  // Without the rest of the `info`: what is remembered must not keep a request alive.
  const selection = read({ fieldNodes, fragments, variableValues: isConstant ? {} : variableValues });
  known.set(key, { selection, variableValues: isConstant ? undefined : variableValues });
  return selection;
}

const conditional = new WeakMap<object, boolean>();

/** True if the document of the node may have a @skip or @include: it has an "@" somewhere. */
function isConditional({ loc }: FieldNode): boolean {
  if (!loc) return true;
  let answer = conditional.get(loc.source);
  if (answer === undefined) conditional.set(loc.source, (answer = loc.source.body.includes("@")));
  return answer;
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
  const children = new Map<string, Selection>();
  const answers = new Map<readonly string[], boolean>();
  return {
    fields,
    below(field) {
      let below = children.get(field);
      if (below === undefined) {
        const nodes = selected.filter(({ name }) => name.value === field);
        children.set(field, (below = select(nodes, info)));
      }
      return below;
    },
    within(allowed) {
      let answer = answers.get(allowed);
      if (answer === undefined) {
        answer = [...fields].every((field) => allowed.includes(field));
        if (answers.size < MAX_ANSWERS) answers.set(allowed, answer);
      }
      return answer;
    },
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
