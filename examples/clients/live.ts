import { ApolloLink } from "@apollo/client";
import { Observable as ApolloObservable } from "@apollo/client/utilities";
import { subscriptionExchange } from "@urql/core";
import type { Exchange } from "@urql/core";
import { OperationTypeNode, print } from "graphql";
import { Observable as RelayObservable } from "relay-runtime";
import type { SubscribeFunction } from "relay-runtime";

/** What the clients of graphql-sse and graphql-ws have in common: each of them serves all of the functions below. */
export interface LiveClient {
  subscribe(
    request: { query: string; variables?: Record<string, unknown> | null; operationName?: string | null },
    sink: { next(answer: unknown): void; error(error: unknown): void; complete(): void },
  ): () => void;
}

/** Apollo Client: sends subscriptions through `client`, and everything else through `http`. */
export function withSubscriptions(client: LiveClient, http: ApolloLink): ApolloLink {
  const live = new ApolloLink(
    ({ query, variables, operationName }) =>
      new ApolloObservable((observer) =>
        client.subscribe(
          { query: print(query), variables, ...(operationName !== undefined && { operationName }) },
          {
            next: (answer) => observer.next(answer as ApolloLink.Result),
            error: (error) => observer.error(errorOf(error)),
            complete: () => observer.complete(),
          },
        ),
      ),
  );
  return ApolloLink.split(({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION, live, http);
}

/** urql: an exchange for `createUrqlClient`. */
export function subscriptionsOf(client: LiveClient): Exchange {
  return subscriptionExchange({
    forwardSubscription: ({ query = "", variables }) => ({
      subscribe: ({ next, error, complete }) => ({
        unsubscribe: client.subscribe(
          { query, variables: variables as Record<string, unknown> },
          { next: (answer) => next(answer as never), error: (thrown) => error(errorOf(thrown)), complete },
        ),
      }),
    }),
  });
}

/** Relay: the function for `createRelayEnvironment`. */
export function subscribeWith(client: LiveClient): SubscribeFunction {
  return ({ text, name }, variables) =>
    RelayObservable.create((sink) =>
      client.subscribe(
        { query: text!, variables, operationName: name },
        {
          next: (answer) => sink.next(answer as never),
          error: (error) => sink.error(errorOf(error)),
          complete: () => sink.complete(),
        },
      ),
    );
}

/** The refusals of an operation come as a list, what is wrong with the connection as an event or an error. */
function errorOf(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  const { message, reason } = ((Array.isArray(thrown) ? thrown[0] : thrown) ?? {}) as Record<string, unknown>;
  return new Error(String(message ?? reason ?? "The connection was closed."), { cause: thrown });
}
