import { createDatasources } from "./datasources/index.ts";
import type { Datasources } from "./datasources/index.ts";
import type { MessagingApi } from "./datasources/messaging-api.ts";
import type { CallRecord } from "./datasources/rest.ts";
import type { Upstream } from "./datasources/upstream.ts";

/** What one request owns. */
export interface Context {
  datasources: Datasources;
  /** Forgets what this request has loaded: after a write it may not be so any more. */
  forget(): void;
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
  /** True when the client wants nothing from a cache. */
  readThrough: boolean;
  explain: boolean;
}

/** Makes the context of one request. */
export function createContext({ upstream, messagingApi, signal, readThrough, explain }: ContextOptions): Context {
  const calls: CallRecord[] = [];
  const record = (call: CallRecord) => void calls.push(call);
  const fresh = () => createDatasources({ upstream, messagingApi, request: { signal, readThrough, record } });
  const context: Context = {
    datasources: fresh(),
    forget: () => void (context.datasources = fresh()),
    calls,
    explain,
  };
  return context;
}
