import type { ASTNode, DocumentNode } from "graphql";

/** Counts reads of the nodes of a document: all code that reads a node reads its `kind`. */
export function countNodeReads(document: DocumentNode): { nodes: number; reads(): number } {
  let reads = 0;
  let nodes = 0;
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const { kind } = value as ASTNode;
    // Skip tokens: they have a kind too, and are linked with each other.
    if (kind !== undefined) {
      nodes += 1;
      Object.defineProperty(value, "kind", { get: () => ((reads += 1), kind), enumerable: true });
    }
    for (const [name, child] of Object.entries(value)) if (name !== "loc") walk(child);
  };
  walk(document);
  reads = 0;
  return { nodes, reads: () => reads };
}
