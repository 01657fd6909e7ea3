import { GatewayError } from "../errors.ts";
import type { ErrorCode } from "../errors.ts";

/** Who sent a request, and what they may do. */
export interface Client {
  /** Tells clients apart wherever they are counted; no secret. */
  id: string;
  /** What the log calls them. */
  name: string;
  /** True when they hold this permission of Genesys Cloud. */
  may(permission: string): boolean;
}

const everything = () => true;

/** Somebody who did not have to say who they are: they may do everything, and only their address tells them apart. */
export function anonymous(address: string): Client {
  return { id: `anonymous:${address}`, name: "anonymous", may: everything };
}

interface RefusalOptions {
  code?: ErrorCode;
  /** Why, for the log only: it never holds any part of what the client sent as its proof. */
  reason?: string;
  /** Seconds. */
  retryAfter?: number;
}

/** What ends a request at the door. */
export class ClientRejectedError extends GatewayError {
  readonly reason: string;

  constructor(message: string, { code = "UNAUTHENTICATED", reason = message, retryAfter }: RefusalOptions = {}) {
    const retry = retryAfter === undefined ? {} : { retryAfter };
    super(message, { code, ...retry, ...(code !== "UNAUTHENTICATED" && { retryable: true }) });
    this.reason = reason;
  }
}
