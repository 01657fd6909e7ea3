import type { ApolloClient, OperationVariables, TypedDocumentNode } from "@apollo/client";

/** Sends a mutation. Throws what the gateway refuses; user errors are in the answer. */
export async function write<TData, TVariables extends OperationVariables>(
  client: ApolloClient,
  mutation: TypedDocumentNode<TData, TVariables>,
  variables: NoInfer<TVariables>,
): Promise<TData> {
  const { data } = await client.mutate<TData, OperationVariables>({ mutation, variables });
  if (data === undefined) throw new Error("An answer without data and errors");
  return data as TData;
}

/** Idempotency keys: one for each action of the user. Trying the same again has the same key, so that it happens once. */
export interface ActionKeys {
  keyOf(input: object): string;
  /** The action has an outcome. The next one gets a new key, even with the same input. */
  end(): void;
}

export function createActionKeys(): ActionKeys {
  let last: { input: string; key: string } | undefined;
  return {
    keyOf(input) {
      const text = JSON.stringify(input);
      if (last === undefined || last.input !== text) last = { input: text, key: crypto.randomUUID() };
      return last.key;
    },
    end: () => (last = undefined),
  };
}
