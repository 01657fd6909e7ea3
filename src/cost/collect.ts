import { isAbstractType, Kind, print } from "graphql";
import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLField,
  GraphQLObjectType,
  GraphQLSchema,
  InlineFragmentNode,
  SelectionSetNode,
} from "graphql";
import { isIncluded } from "../graphql/selection.ts";
import type { SelectionInfo } from "../graphql/selection.ts";

/** The inputs for reading an operation. */
export interface Scope extends Pick<SelectionInfo, "fragments" | "variableValues"> {
  schema: GraphQLSchema;
  /** For each object type, the fields to collect. */
  wanted: ReadonlyMap<string, ReadonlySet<string>>;
  /** True to collect also what @skip and @include leave out. */
  includesAll?: boolean;
  /** Steps left. Below 0 the collection stops, and the plan is incomplete. */
  allowance: { left: number };
}

/** One field of the answer, with all nodes that the execution merges into it. */
export interface CollectedField {
  /** Its name in the answer. */
  key: string;
  /** The definition in one of the types. The other types have the same one. */
  definition: GraphQLField<unknown, unknown>;
  nodes: Set<FieldNode>;
  /** The object types that have the field here. */
  types: Set<string>;
}

const argumentTexts = new WeakMap<FieldNode, string>();

/** The arguments of a field as text, in one order: printed once for each document. */
function argumentsText(node: FieldNode): string {
  let text = argumentTexts.get(node);
  if (text === undefined) {
    text = (node.arguments ?? [])
      .map((argument) => print(argument))
      .toSorted()
      .join(" ");
    argumentTexts.set(node, text);
  }
  return text;
}

/**
 * The wanted fields that are selected of an object of one of these types. Merges fields as the execution does. One key can
 * give two fields if the types exclude each other.
 */
export function collectFields(
  nodes: Iterable<{ selectionSet?: SelectionSetNode }>,
  types: readonly string[],
  scope: Scope,
) {
  const fields = new Map<string, CollectedField>();
  const seen = new Set<string>();

  function collect(set: SelectionSetNode, possible: readonly string[]): void {
    for (const node of set.selections) {
      scope.allowance.left -= possible.length;
      if (scope.allowance.left < 0) return;
      if (!scope.includesAll && !isIncluded(node, scope.variableValues)) continue;
      if (node.kind === Kind.FIELD) addField(node, possible);
      else if (node.kind === Kind.INLINE_FRAGMENT) enter(node, possible);
      else {
        const fragment = scope.fragments[node.name.value];
        // Once for each set of types: fragments that spread others twice would double the work at each level.
        const spread = `${node.name.value} ${possible.join()}`;
        if (!fragment || seen.has(spread)) continue;
        seen.add(spread);
        enter(fragment, possible);
      }
    }
  }

  function enter(fragment: InlineFragmentNode | FragmentDefinitionNode, possible: readonly string[]): void {
    const narrowed = fragment.typeCondition ? narrow(possible, fragment.typeCondition.name.value) : possible;
    if (narrowed.length > 0) collect(fragment.selectionSet, narrowed);
  }

  function narrow(possible: readonly string[], condition: string): readonly string[] {
    if (possible.includes(condition)) return [condition];
    const type = scope.schema.getType(condition);
    if (!isAbstractType(type)) return [];
    const members = scope.schema.getPossibleTypes(type).map(({ name }) => name);
    return possible.filter((name) => members.includes(name));
  }

  function addField(node: FieldNode, possible: readonly string[]): void {
    const name = node.name.value;
    const wanting = possible.filter((type) => scope.wanted.get(type)?.has(name));
    if (wanting.length === 0) return;
    const key = node.alias?.value ?? name;
    const args = argumentsText(node);
    for (const type of wanting) {
      const definition = (scope.schema.getType(type) as GraphQLObjectType).getFields()[name]!;
      const id = `${key} ${name} ${String(definition.type)} ${args}`;
      const field = fields.get(id) ?? { key, definition, nodes: new Set(), types: new Set() };
      fields.set(id, field);
      field.nodes.add(node);
      field.types.add(type);
    }
  }

  for (const { selectionSet } of nodes) if (selectionSet) collect(selectionSet, types);
  return [...fields.values()];
}
