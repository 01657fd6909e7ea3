import type { ASTNode, DocumentNode } from "graphql";

/** How often anything has looked at a node of the document: nothing can do without its kind. */
export function countLooks(document: DocumentNode): { nodes: number; looks(): number } {
  let looks = 0;
  let nodes = 0;
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const { kind } = value as ASTNode;
    // Tokens have a kind too, and lead to each other.
    if (kind !== undefined) {
      nodes += 1;
      Object.defineProperty(value, "kind", { get: () => ((looks += 1), kind), enumerable: true });
    }
    for (const [name, child] of Object.entries(value)) if (name !== "loc") visit(child);
  };
  visit(document);
  looks = 0;
  return { nodes, looks: () => looks };
}
