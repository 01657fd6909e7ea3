import { Kind, OperationTypeNode } from "graphql";
import type { DocumentNode, FragmentDefinitionNode, OperationDefinitionNode, SelectionSetNode } from "graphql";

/** The size of an operation. Each spread of a fragment counts its fields again. */
export interface Shape {
  /** Levels of fields. Introspection does not count: graphql-js limits that itself. */
  depth: number;
  aliases: number;
  /** Fields at the top. */
  rootFields: number;
  directives: number;
  /** The highest number of times that one name stands in one selection. */
  fieldRepeats: number;
  selections: number;
}

const NOTHING: Shape = { depth: 0, aliases: 0, rootFields: 0, directives: 0, fieldRepeats: 0, selections: 0 };
const INTROSPECTION = new Set(["__schema", "__type"]);

/** The shape of every operation of a document. Each fragment is measured once, so the time grows with the text only. */
export function measure({ definitions }: DocumentNode): { operation: OperationDefinitionNode; shape: Shape }[] {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const measured = new Map<string, Shape>();

  function ofFragment(name: string): Shape {
    const known = measured.get(name);
    if (known) return known;
    const fragment = fragments.get(name);
    // A fragment that does not exist or contains itself adds nothing. Validation refuses the document for it.
    measured.set(name, NOTHING);
    if (!fragment) return NOTHING;
    const shape = ofSelections(fragment.selectionSet);
    const whole = { ...shape, directives: shape.directives + (fragment.directives?.length ?? 0) };
    measured.set(name, whole);
    return whole;
  }

  /** `names` counts the names in one selection. An inline fragment belongs to the selection around it. */
  function ofSelections({ selections }: SelectionSetNode, names = new Map<string, number>()): Shape {
    const sum = { ...NOTHING };
    for (const node of selections) {
      sum.selections += 1;
      sum.directives += node.directives?.length ?? 0;
      if (node.kind === Kind.INLINE_FRAGMENT) {
        add(sum, ofSelections(node.selectionSet, names));
        continue;
      }
      const isSpread = node.kind === Kind.FRAGMENT_SPREAD;
      const name = isSpread ? `...${node.name.value}` : (node.alias ?? node.name).value;
      const times = (names.get(name) ?? 0) + 1;
      names.set(name, times);
      sum.fieldRepeats = Math.max(sum.fieldRepeats, times);
      if (isSpread) {
        add(sum, ofFragment(node.name.value));
        continue;
      }
      const below = node.selectionSet ? ofSelections(node.selectionSet) : NOTHING;
      if (node.alias) sum.aliases += 1;
      add(sum, { ...below, rootFields: 1, depth: 1 + (INTROSPECTION.has(node.name.value) ? 0 : below.depth) });
    }
    return sum;
  }

  return definitions
    .filter((node) => node.kind === Kind.OPERATION_DEFINITION)
    .map((operation) => {
      const own = operation.directives?.length ?? 0;
      const ofVariables = operation.variableDefinitions?.flatMap(({ directives = [] }) => directives).length ?? 0;
      const shape = ofSelections(operation.selectionSet);
      return { operation, shape: { ...shape, directives: shape.directives + own + ofVariables } };
    });
}

/** Adds a part of a selection to the sum of the whole. */
function add(sum: Shape, part: Shape): void {
  sum.depth = Math.max(sum.depth, part.depth);
  sum.fieldRepeats = Math.max(sum.fieldRepeats, part.fieldRepeats);
  sum.aliases += part.aliases;
  sum.rootFields += part.rootFields;
  sum.directives += part.directives;
  sum.selections += part.selections;
}

/** True for a subscription. */
export const isSubscription = ({ operation }: OperationDefinitionNode) => operation === OperationTypeNode.SUBSCRIPTION;
