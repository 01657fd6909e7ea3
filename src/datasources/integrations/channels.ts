import type { CollectionRoutes } from "../rest/collection.ts";
import type { Expand } from "./integration.ts";
import { messagingRoute } from "../messaging-api.ts";
import type { MessagingApi } from "../messaging-api.ts";

/** How the REST API takes changes of a channel's integrations. */
export interface ChannelRoutes extends CollectionRoutes {
  /** Absent where the channel's integrations cannot be changed, only made anew. */
  update?: "PATCH" | "PUT";
  /** True where an update is refused without a name. */
  nameRequired?: boolean;
}

interface ChannelRow {
  what: string;
  /** Generations of paths that serve the channel. LINE never got a path on today's, so its old one serves both. */
  on: Partial<Record<MessagingApi, { api: MessagingApi; update?: "PATCH" | "PUT"; nameRequired?: boolean }>>;
}

const today = { api: "conversations", update: "PATCH" } as const;
const old = { api: "messaging" } as const;
const lineOnOldPath = { api: "messaging", update: "PUT" } as const;

/** The vendor's word for a channel -> where its integrations are, in the order they have in a list of several channels. */
const CHANNELS: Record<string, ChannelRow> = {
  facebook: { what: "Facebook integrations", on: { conversations: today, messaging: old } },
  line: { what: "LINE integrations", on: { conversations: lineOnOldPath, messaging: lineOnOldPath } },
  twitter: { what: "Twitter integrations", on: { conversations: today, messaging: old } },
  whatsapp: { what: "WhatsApp integrations", on: { conversations: today } },
  instagram: { what: "Instagram integrations", on: { conversations: today } },
  open: { what: "Open Messaging integrations", on: { conversations: { ...today, nameRequired: true } } },
  apple: { what: "Apple integrations", on: { conversations: today } },
};

/** The routes of a channel's integrations; nothing where the generation does not serve the channel on its own. */
export function routesOf(channel: string, generation: MessagingApi): ChannelRoutes | undefined {
  const row = Object.hasOwn(CHANNELS, channel) ? CHANNELS[channel] : undefined;
  const place = row?.on[generation];
  if (!row || !place) return undefined;
  const { api, ...rest } = place;
  const list = messagingRoute(api, `integrations/${channel}`);
  return { what: row.what, list, one: `${list}/{integrationId}`, idName: "integrationId", ...rest };
}

/** The paths of all channels at once, for a call whose channel is not known beforehand. */
export function anyChannelRoutes(generation: MessagingApi): { list: string; one: string } {
  const list = messagingRoute(generation, "integrations/{channel}");
  return { list, one: `${list}/{integrationId}` };
}

/** Only the paths of today know links, filters and expand. */
export function hasLinks(channel: string, generation: MessagingApi): boolean {
  return generation === "conversations" && channel !== "line";
}

/** What a channel's own path brings inline of what is wanted: it takes one expand. */
export function expandOf(channel: string, wanted: readonly Expand[], generation: MessagingApi): Expand | undefined {
  if (!hasLinks(channel, generation)) return undefined;
  return wanted.find((part) => part !== "identityresolution" || channel === "apple");
}

/** What the integrations of a channel are called, for people. */
export function channelName(channel: string): string {
  return (Object.hasOwn(CHANNELS, channel) && CHANNELS[channel]?.what) || "Integrations of this channel";
}

/** The channels that a generation lists, each on its own path, in the order of a mixed list. */
export function channelsOf(generation: MessagingApi): string[] {
  return Object.keys(CHANNELS).filter((channel) => CHANNELS[channel]?.on[generation]);
}
