import { Kind } from "graphql";
import type { DocumentNode, SelectionSetNode } from "graphql";

const CONDITIONS = new Set(["skip", "include"]);

/**
 * True where `@skip` or `@include` decides whether there is a field at the top. The specification forbids it for a subscription, and
 * graphql-js fails at it. No fragment of the document may contain itself.
 */
export function isConditional({ definitions }: DocumentNode, { selections }: SelectionSetNode): boolean {
  const within = (set: SelectionSetNode) => isConditional({ definitions } as DocumentNode, set);
  return selections.some((selection) => {
    if (selection.directives?.some(({ name }) => CONDITIONS.has(name.value))) return true;
    if (selection.kind === Kind.INLINE_FRAGMENT) return within(selection.selectionSet);
    if (selection.kind !== Kind.FRAGMENT_SPREAD) return false;
    const { value } = selection.name;
    return definitions.some(
      (one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === value && within(one.selectionSet),
    );
  });
}
