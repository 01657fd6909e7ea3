import { ACCEPT, firstRefusal, RefusedRequest } from "./gateway.ts";
import type { AnswerError, ClientOptions } from "./gateway.ts";

/** A document as graphql-codegen's client preset writes it with `documentMode: "string"`. It knows the types of its variables and its result. */
export interface TypedText<Result, Variables> {
  toString(): string;
  __apiType?: (variables: Variables) => Result;
  /** With `persistedDocuments`, `hash` is the id of the document. */
  __meta__?: Readonly<Record<string, unknown>> | undefined;
}

export interface FetchClientOptions extends ClientOptions {
  /**
   * Sends the ids of documents instead of their texts. The gateway has the preset's `persisted-documents.json`. With `GET`, queries go by
   * GET, and mutations by POST. Default: texts, by POST.
   */
  byId?: "POST" | "GET";
}

/** Sends a document. Rejects with a RefusedRequest if the answer has any error: so a field with `@semanticNonNull` has a value. */
export type Ask = <Result, Variables>(
  document: TypedText<Result, Variables>,
  variables: Variables,
  options?: { signal?: AbortSignal },
) => Promise<Result>;

/** A client without a store: `fetch`, and the types of graphql-codegen's client preset. */
export function createFetchClient({ url, headers, byId, fetch = globalThis.fetch }: FetchClientOptions): Ask {
  return async function ask<Result, Variables>(
    document: TypedText<Result, Variables>,
    variables: Variables,
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<Result> {
    const query = document.toString();
    const init = { headers: { accept: ACCEPT, ...headers }, ...(signal && { signal }) };
    const send = byId === "GET" && !/^\s*mutation\b/.test(query) ? get : post;
    const answer = await send(byId ? { documentId: idOf(document), variables } : { query, variables }, init);
    const { data, errors } = (await answer.json()) as { data?: unknown; errors?: AnswerError[] };
    const refusal = firstRefusal(errors);
    if (refusal) throw new RefusedRequest(refusal, data);
    return data as Result;
  };

  function post(body: object, { headers: common, ...init }: RequestInit & { headers: Record<string, string> }) {
    const all = { ...common, "content-type": "application/json" };
    return fetch(url, { ...init, method: "POST", headers: all, body: JSON.stringify(body) });
  }

  function get(body: object, { headers: common, ...init }: RequestInit & { headers: Record<string, string> }) {
    const parameters = Object.entries(body).map(([name, value]) => [
      name,
      typeof value === "string" ? value : JSON.stringify(value),
    ]);
    // A page of another site cannot send this header without being asked for it, so the gateway trusts the GET.
    const all = { ...common, "apollo-require-preflight": "1" };
    return fetch(`${url}?${new URLSearchParams(parameters)}`, { ...init, headers: all });
  }
}

function idOf({ __meta__: meta }: TypedText<unknown, never>): string {
  if (typeof meta?.["hash"] === "string") return meta["hash"];
  throw new Error("The document has no id. Set persistedDocuments in the configuration of the client preset.");
}

/** What is stored after an update: the entity of its payload or, after a conflict, the one that the VersionConflict shows. */
export function storedAfter<Entity>(
  entity: Entity | null | undefined,
  userErrors: readonly { current?: unknown }[],
): Entity | undefined {
  const conflict = userErrors.find(({ current }) => current != null);
  return entity ?? (conflict?.current as Entity | undefined);
}

interface Change<State> {
  before: State;
  changed: State;
  /** Resolves with what is stored; undefined if nothing has changed. */
  send: () => Promise<State | undefined>;
  /** Called with what the page has to show. */
  show: (state: State) => void;
}

/**
 * Shows a change before the gateway has answered, and then what is stored. If `send` rejects, the page shows again what it did before,
 * and the caller gets the error.
 */
export async function showAtOnce<State>({ before, changed, send, show }: Change<State>): Promise<State> {
  let stored = before;
  show(changed);
  try {
    stored = (await send()) ?? before;
  } finally {
    show(stored);
  }
  return stored;
}
