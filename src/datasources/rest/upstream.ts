import type { Cache } from "../../cache/cache.ts";
import type { Policy } from "../../cache/policy.ts";
import type { Clock } from "../../deadline.ts";
import type { CacheConfig } from "../../config/config.ts";
import type { CacheKind } from "./rest-call.ts";
import type { Genesys } from "../../genesys/client.ts";
import { BATCH_WAIT } from "./in-flight.ts";
import { createResponseScan } from "../responses/scan.ts";
import type { ResponseScan } from "../responses/scan.ts";
import { QUERY_SIZE } from "../responses/search.ts";

/** What all requests of the process share on their way to Genesys Cloud. */
export interface Upstream {
  genesys: Genesys;
  cache: Cache;
  policies: Record<CacheKind, Policy>;
  /** Routes that this organization turned out not to have. */
  lacking: Set<string>;
  responseScan: ResponseScan;
  clock: Clock;
  /** Milliseconds that a batch waits at most for what other calls of its request may bring. */
  batchWait: number;
}

interface UpstreamOptions {
  clock: Clock;
  batchWait?: number | undefined;
  onBackgroundError?: (error: unknown) => void;
}

/** Joins the door to Genesys Cloud with the cache. */
export function createUpstream(
  genesys: Genesys,
  cache: Cache,
  config: CacheConfig,
  { clock, batchWait = BATCH_WAIT, onBackgroundError }: UpstreamOptions,
): Upstream {
  const policy = (fresh: number): Policy => ({ fresh, stale: config.stale, staleIfError: config.staleIfError });
  const { libraries, responses, search, messaging, users } = config.fresh;
  const policies = {
    libraries: policy(libraries),
    responses: policy(responses),
    search: policy(search),
    messaging: policy(messaging),
    users: policy(users),
  };
  const responseScan = createResponseScan({
    pageSize: QUERY_SIZE,
    fresh: responses,
    clock,
    onError: onBackgroundError,
  });
  return { genesys, cache, policies, lacking: new Set(), responseScan, clock, batchWait };
}
