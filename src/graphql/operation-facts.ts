import type { OperationDefinitionNode } from "graphql";

/** The most characters of a name of an operation: clients choose it, and logs, metrics and spans keep it. */
const MAX_NAME = 100;

/** What is known of an operation beside its values. */
export interface OperationFacts {
  /** `query` or `mutation`. Undefined where the document could not be read, or has no such operation. */
  type?: string | undefined;
  /** At most 100 characters. Undefined where it has no name. */
  name?: string | undefined;
  /** The SHA-256 hash of the document, in hexadecimal digits. */
  document?: string | undefined;
}

interface ReadOperation {
  operation?: Pick<OperationDefinitionNode, "operation" | "name"> | null | undefined;
  queryHash?: string | undefined;
}

/** The facts of each parsed operation. One operation always has the same object, so that other code can use it as a key. */
const known = new WeakMap<object, OperationFacts>();

/** The facts of an operation for logs, metrics and spans, once its document has been read. */
export function operationFactsOf({ operation, queryHash: document }: ReadOperation): OperationFacts {
  if (!operation) return { document };
  const found = known.get(operation);
  if (found && found.document === document) return found;
  const name = operation.name?.value;
  const facts = { type: operation.operation, name: name && observedName(name), document };
  known.set(operation, facts);
  return facts;
}

/** The name of an operation as logs, metrics and spans have it. */
export function observedName(name: string): string {
  return name.slice(0, MAX_NAME);
}
