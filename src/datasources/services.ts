import type { Cache } from "../cache/cache.ts";
import { freshFor, leastFreshTimesOf } from "../cache/policy.ts";
import type { Policy } from "../cache/policy.ts";
import type { CacheConfig } from "../config/config.ts";
import type { Clock } from "../deadline.ts";
import type { Genesys } from "../genesys/client.ts";
import { createLinkingPages } from "./integrations/linked-lists.ts";
import type { LinkingPages } from "./integrations/linked-lists.ts";
import { CHANGED_BY } from "./responses/calls.ts";
import { createResponseScan } from "./responses/scan.ts";
import type { ResponseScan } from "./responses/scan.ts";
import { QUERY_SIZE } from "./responses/search.ts";
import { createCacheOptions } from "./rest/cache-options.ts";
import type { WatchOf } from "./rest/cache-options.ts";
import { createListEvidence } from "./rest/list-evidence.ts";
import { BATCH_WAIT } from "./rest/in-flight.ts";
import type { ReadObserver } from "./rest/call-trace.ts";
import type { RestServices } from "./rest/rest.ts";
import type { CacheKind } from "./rest/rest-call.ts";

/** What the datasources of all requests share, for the life of the process. */
export interface DatasourceServices extends RestServices {
  responseScan: ResponseScan;
  linkingPages: LinkingPages;
  /** The OAuth client of this gateway. */
  clientId: string | undefined;
}

interface ServiceOptions {
  clock: Clock;
  /** The OAuth client of this gateway. Left out: its own changes are not known as such. */
  clientId?: string | undefined;
  batchWait?: number | undefined;
  observer?: ReadObserver | undefined;
  onBackgroundError?: (error: unknown) => void;
  /** What tells of changes. Left out: nothing does. */
  watchOf?: WatchOf | undefined;
}

/** Builds the shared services from the REST client, the cache and the cache's configuration. */
export function createDatasourceServices(
  genesys: Genesys,
  cache: Cache,
  { fresh, stale, staleIfError }: CacheConfig,
  { clock, clientId, batchWait = BATCH_WAIT, observer, onBackgroundError, watchOf }: ServiceOptions,
): DatasourceServices {
  const policies = Object.fromEntries(
    Object.entries(fresh).map(([kind, seconds]): [string, Policy] => [kind, { fresh: seconds, stale, staleIfError }]),
  ) as Record<CacheKind, Policy>;
  // An older history lacks the very change that its reader looks for.
  policies.history = { ...policies.history, stale: 0 };
  const responseScan = createResponseScan({
    pageSize: QUERY_SIZE,
    fresh: fresh.responses,
    freshNow: (readAt) => {
      const times = leastFreshTimesOf({ policy: policies.responses, watch: watchOf?.(CHANGED_BY) });
      return freshFor(times, readAt, clock.wallTime());
    },
    clock,
    onError: onBackgroundError,
  });
  return {
    cacheOptions: createCacheOptions(policies, cache.warm, watchOf),
    ...{ genesys, cache, policies, responseScan, observer, clock, batchWait, clientId },
    linkingPages: createLinkingPages(),
    unsupportedRoutes: new Set(),
    evidence: createListEvidence(),
  };
}
