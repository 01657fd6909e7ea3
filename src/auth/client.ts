import { OWN_CLIENTS } from "../config/own-clients.ts";
import { GatewayError } from "../errors.ts";
import type { ErrorCode } from "../errors.ts";

/** The sender of a request, and what it may do. */
export interface Client {
  /** Identifies the client in limits and quotas. Not a secret. */
  id: string;
  /** The name in the log. */
  name: string;
  /** When its token ends, in milliseconds since 1970. Left out: it has none. */
  until?: number;
  /** True if the client has this permission of Genesys Cloud. Clients that share the function have the same permissions. */
  may: (permission: string) => boolean;
}

/** The permission for the page `/status`. It is no permission of Genesys Cloud. */
export const STATUS_PERMISSION = "gateway:status:view";

/** The permission for the fields `_service` and `_entities`, which a router needs. It is no permission of Genesys Cloud. */
export const SUBGRAPH_PERMISSION = "gateway:subgraph:view";

const everything = () => true;

/** A client without authentication. It may do everything, and only its address identifies it. */
export function anonymous(address: string): Client {
  return { id: `anonymous:${address}`, name: OWN_CLIENTS.anonymous, may: everything };
}

/** What a client may still send. */
export interface Quota {
  /** Requests in a minute. */
  perMinute: number;
  /** How many of them are left. */
  left: number;
  /** Milliseconds until the minute ends. */
  endsIn: number;
}

/** The headers that tell a client its quota, as the draft "RateLimit header fields for HTTP" of the IETF defines them. */
export function quotaHeaders({ perMinute, left, endsIn }: Quota): { ratelimit: string; "ratelimit-policy": string } {
  return {
    ratelimit: `"default";r=${left};t=${Math.ceil(endsIn / 1000)}`,
    "ratelimit-policy": `"default";q=${perMinute};w=60`,
  };
}

interface ClientRejectedOptions {
  code?: ErrorCode;
  /** Why, for the log only. It never holds any part of the token or key. */
  reason?: string;
  /** Seconds. */
  retryAfter?: number;
  /** Of a client that has sent too many requests. */
  quota?: Quota;
}

/** Rejects a request because of its client: not authenticated, or too many requests. */
export class ClientRejectedError extends GatewayError {
  readonly reason: string;
  readonly quota: Quota | undefined;

  constructor(
    message: string,
    { code = "UNAUTHENTICATED", reason = message, retryAfter, quota }: ClientRejectedOptions = {},
  ) {
    const retry = retryAfter === undefined ? {} : { retryAfter };
    super(message, { code, ...retry, ...(code !== "UNAUTHENTICATED" && { retryable: true }) });
    this.reason = reason;
    this.quota = quota;
  }
}
