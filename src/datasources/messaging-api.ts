/**
 * The generation of paths that serves messaging: `conversations` is the current one. `messaging` is the older one, which is
 * deprecated and which some organizations no longer have.
 */
export type MessagingApi = "conversations" | "messaging";

const AREAS: Record<MessagingApi, string> = { conversations: "conversations/messaging", messaging: "messaging" };

/** The path of a messaging collection, such as `settings`, in this generation of paths. */
export function messagingRoute(api: MessagingApi, collection: string): string {
  return `/api/v2/${AREAS[api]}/${collection}`;
}

/** The name for the calls of a messaging collection in this generation of paths. They fail together. */
export function messagingCircuit(api: MessagingApi, collection: string): string {
  return `${AREAS[api]}/${collection}`;
}
