/**
 * The generation of paths that serves messaging: `conversations` is the current one. `messaging` is the older one, which is
 * deprecated and which some organizations no longer have.
 */
export type MessagingApi = "conversations" | "messaging";

const BASES: Record<MessagingApi, string> = {
  conversations: "/api/v2/conversations/messaging",
  messaging: "/api/v2/messaging",
};

/** The path of a messaging collection, such as `settings`, in this generation of paths. */
export function messagingRoute(api: MessagingApi, collection: string): string {
  return `${BASES[api]}/${collection}`;
}
