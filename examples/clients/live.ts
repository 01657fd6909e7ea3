/** What the clients of graphql-sse and graphql-ws have in common: either serves the functions for Apollo Client, urql and Relay. */
export interface LiveClient {
  subscribe(
    request: { query: string; variables?: Record<string, unknown> | null; operationName?: string | null },
    sink: { next(answer: unknown): void; error(error: unknown): void; complete(): void },
  ): () => void;
}

/** The refusals of an operation come as a list, what is wrong with the connection as an event or an error. */
export function errorOf(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  const { message, reason } = ((Array.isArray(thrown) ? thrown[0] : thrown) ?? {}) as Record<string, unknown>;
  return new Error(String(message ?? reason ?? "The connection was closed."), { cause: thrown });
}
