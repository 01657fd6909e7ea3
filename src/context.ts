import type { Client } from "./auth/client.ts";
import { createDatasources } from "./datasources/index.ts";
import type { Datasources } from "./datasources/index.ts";
import type { MessagingApi } from "./datasources/messaging-api.ts";
import type { CallRecord } from "./datasources/rest.ts";
import type { Upstream } from "./datasources/upstream.ts";

/** What one request owns. */
export interface Context {
  /** Who asks. */
  client: Client;
  datasources: Datasources;
  /** Datasources that have loaded nothing yet: after a write of this request what it loaded before may not be so any more. */
  freshDatasources(): Datasources;
  /** Every REST call of this request, and every one that something spared it. */
  calls: CallRecord[];
  /** True when the client wants to see them. */
  explain: boolean;
}

interface ContextOptions {
  client: Client;
  upstream: Upstream;
  messagingApi: MessagingApi;
  /** Aborts when the client has left. */
  signal: AbortSignal;
  /** True when the client wants nothing from a cache. */
  readThrough: boolean;
  explain: boolean;
}

/** Makes the context of one request. */
export function createContext(options: ContextOptions): Context {
  const { client, upstream, messagingApi, signal, readThrough, explain } = options;
  const calls: CallRecord[] = [];
  const record = (call: CallRecord) => void calls.push(call);
  const freshDatasources = () =>
    createDatasources({ upstream, messagingApi, request: { signal, readThrough, record, client: client.id } });
  return { client, datasources: freshDatasources(), freshDatasources, calls, explain };
}
