import { createDatasources } from "./datasources/index.ts";
import type { Datasources } from "./datasources/index.ts";
import type { MessagingApi } from "./datasources/messaging-api.ts";
import type { CallRecord } from "./datasources/rest.ts";
import type { Upstream } from "./datasources/upstream.ts";

/** What one request owns. */
export interface Context {
  datasources: Datasources;
  /** Datasources that have loaded nothing yet: after a write of this request what it loaded before may not be so any more. */
  freshDatasources(): Datasources;
  /** Every REST call of this request, and every one that something spared it. */
  calls: CallRecord[];
  /** True when the client wants to see them. */
  explain: boolean;
}

interface ContextOptions {
  upstream: Upstream;
  messagingApi: MessagingApi;
  /** Aborts when the client has left. */
  signal: AbortSignal;
  /** When the request has to be over, in milliseconds of `performance.now()`. */
  deadline: number;
  /** True when the client wants nothing from a cache. */
  readThrough: boolean;
  explain: boolean;
}

/** Makes the context of one request. */
export function createContext(options: ContextOptions): Context {
  const { upstream, messagingApi, signal, deadline, readThrough, explain } = options;
  const calls: CallRecord[] = [];
  const record = (call: CallRecord) => void calls.push(call);
  const freshDatasources = () =>
    createDatasources({ upstream, messagingApi, request: { signal, deadline, readThrough, record } });
  return { datasources: freshDatasources(), freshDatasources, calls, explain };
}
