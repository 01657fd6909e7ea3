import { GatewayError, upstreamStatus } from "../../errors.ts";

/**
 * The generation of paths that serves messaging: `conversations` is today's, `messaging` the one before, which is
 * deprecated and which some organizations no longer have.
 */
export type MessagingApi = "conversations" | "messaging";

const BASES: Record<MessagingApi, string> = {
  conversations: "/api/v2/conversations/messaging",
  messaging: "/api/v2/messaging",
};

/** Where the collections of a generation live, for example `/api/v2/conversations/messaging/settings`. */
export function messagingRoute(api: MessagingApi, collection: string): string {
  return `${BASES[api]}/${collection}`;
}

/** An error for what the organization, or the generation of paths in use, does not have at all. */
export function featureUnavailable(what: string): GatewayError {
  return new GatewayError(`${what} are not available here.`, { code: "FEATURE_UNAVAILABLE", retryable: false });
}

/** True for the answers that mean, on the path of a whole collection, that there is no such collection. */
export function isGone(error: unknown): boolean {
  return [404, 405, 410].includes(upstreamStatus(error) ?? 0);
}
