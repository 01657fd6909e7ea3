import type { Client } from "./auth/client.ts";
import { createDatasources } from "./datasources/index.ts";
import type { Datasources } from "./datasources/index.ts";
import type { MessagingApi } from "./datasources/messaging-api.ts";
import type { CallTrace } from "./datasources/rest/call-trace.ts";
import type { Lifetime } from "./http/lifetime.ts";
import type { DatasourceServices } from "./datasources/services.ts";
import type { Idempotency, Once } from "./idempotency/idempotency.ts";

/** What one request owns. */
export interface Context {
  /** Who asks. */
  client: Client;
  datasources: Datasources;
  /**
   * Datasources that have loaded nothing yet: after a write of this request what it loaded before may not be so any more. Those
   * of a dry run change nothing.
   */
  freshDatasources(how?: WriteOptions): Datasources;
  /** Carries a write out once for a key that the client has chosen for it. */
  once(write: Omit<Once, "signal">): Promise<object>;
  /** Aborts when the client has left. */
  signal: AbortSignal;
  /** Every REST call of this request, and every one that something spared it. */
  calls: CallTrace[];
  /** True when the client wants to see them. */
  explain: boolean;
}

interface WriteOptions {
  dryRun: boolean;
  /** Told of every write that has changed something, or may have. */
  onWrite?: () => void;
}

interface ContextOptions {
  client: Client;
  services: DatasourceServices;
  idempotency: Idempotency;
  messagingApi: MessagingApi;
  lifetime: Lifetime;
  /** True when the client wants nothing from a cache. */
  readThrough: boolean;
  explain: boolean;
}

/** Makes the context of one request. */
export function createContext(options: ContextOptions): Context {
  const { services, idempotency, client, messagingApi, lifetime, readThrough, explain } = options;
  const { signal } = lifetime;
  const calls: CallTrace[] = [];
  const record = (call: CallTrace) => void calls.push(call);
  const freshDatasources = (how: WriteOptions = { dryRun: false }) =>
    createDatasources({
      services,
      messagingApi,
      request: { ...lifetime, readThrough, record, client: client.id, ...how },
    });
  const once = (write: Omit<Once, "signal">) => idempotency.once({ ...write, key: [client.id, ...write.key], signal });
  return { client, datasources: freshDatasources(), freshDatasources, once, signal, calls, explain };
}
