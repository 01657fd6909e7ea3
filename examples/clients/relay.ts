import { Environment, Network, Observable, RecordSource, Store } from "relay-runtime";
import type {
  FetchFunction,
  GraphQLResponse,
  MissingFieldHandler,
  RecordSourceProxy,
  SubscribeFunction,
} from "relay-runtime";
import { ACCEPT, firstRefusal, RefusedRequest } from "./gateway.ts";
import type { AnswerError, ClientOptions } from "./gateway.ts";
import { errorOf } from "./live.ts";
import type { LiveClient } from "./live.ts";

/**
 * The name of an object in Relay's store, which has one for all types. The compiler selects `nodeId` of every entity. Objects without
 * one belong to the object around them.
 */
export function dataIdOf(object: Readonly<Record<string, unknown>>): string | undefined {
  return typeof object["nodeId"] === "string" ? object["nodeId"] : undefined;
}

/** Lets `node(nodeId:)` find an entity that another query has read. */
const findNode: MissingFieldHandler = {
  kind: "linked",
  handle: (field, record, args) =>
    record?.getType() === "__Root" && field.name === "node" ? (args["nodeId"] as string | undefined) : undefined,
};

/** Relay's environment for this graph. It rejects with a RefusedRequest where there is no data, as for a 401 or 429. */
export function createRelayEnvironment(
  { url, headers, fetch = globalThis.fetch }: ClientOptions,
  /** `subscribeWith` of live.ts, where the application subscribes. */
  subscribe?: SubscribeFunction,
): Environment {
  // With `persistConfig`, the compiler gives a document an id and leaves its text out.
  const ask: FetchFunction = async ({ id, text }, variables) => {
    const answer = await fetch(url, {
      method: "POST",
      headers: { accept: ACCEPT, "content-type": "application/json", ...headers },
      body: JSON.stringify({ ...(text === null ? { documentId: id } : { query: text }), variables }),
    });
    const body = (await answer.json()) as { data?: unknown; errors?: AnswerError[] };
    const refusal = firstRefusal(body.errors);
    if (body.data == null && refusal) throw new RefusedRequest(refusal);
    return body as GraphQLResponse;
  };
  return new Environment({
    network: Network.create(ask, subscribe),
    store: new Store(new RecordSource()),
    getDataID: dataIdOf,
    missingFieldHandlers: [findNode],
  });
}

/** For `updater` of a mutation that deletes: takes the entity out of the store. A dry run has no `deletedId`. */
export function forget(store: RecordSourceProxy, nodeId: string, deletedId: string | null | undefined): void {
  if (deletedId != null) store.delete(nodeId);
}

/** Subscriptions: the function for `createRelayEnvironment`. */
export function subscribeWith(client: LiveClient): SubscribeFunction {
  return ({ text, name }, variables) =>
    Observable.create((sink) =>
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
