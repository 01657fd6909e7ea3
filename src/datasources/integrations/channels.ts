import type { CollectionRoutes } from "../rest/collection.ts";
import type { Expand } from "./integration.ts";
import { messagingCircuit, messagingRoute } from "../messaging-api.ts";
import type { MessagingApi } from "../messaging-api.ts";

/** The paths of a channel, and how its integrations are changed. */
export interface ChannelRoutes extends CollectionRoutes {
  /** Absent where the channel's integrations cannot be changed, only created and deleted. */
  update?: "PATCH" | "PUT";
  /** True where an update is refused without a name. */
  nameRequired?: boolean;
}

interface ChannelRow {
  what: string;
  /** The generations of paths that serve the channel. LINE has only an older path, which serves both. */
  on: Partial<Record<MessagingApi, { api: MessagingApi; update?: "PATCH" | "PUT"; nameRequired?: boolean }>>;
}

const current = { api: "conversations", update: "PATCH" } as const;
const older = { api: "messaging" } as const;
const lineOnOlderPath = { api: "messaging", update: "PUT" } as const;

/** The vendor's name of each channel and its paths, in the order of a list of several channels. */
const CHANNELS: Record<string, ChannelRow> = {
  facebook: { what: "Facebook integrations", on: { conversations: current, messaging: older } },
  line: { what: "LINE integrations", on: { conversations: lineOnOlderPath, messaging: lineOnOlderPath } },
  twitter: { what: "Twitter integrations", on: { conversations: current, messaging: older } },
  whatsapp: { what: "WhatsApp integrations", on: { conversations: current } },
  instagram: { what: "Instagram integrations", on: { conversations: current } },
  open: { what: "Open Messaging integrations", on: { conversations: { ...current, nameRequired: true } } },
  apple: { what: "Apple integrations", on: { conversations: current } },
};

/** The paths of a channel's integrations; undefined where the generation has no path for the channel. */
export function routesOf(channel: string, generation: MessagingApi): ChannelRoutes | undefined {
  const row = Object.hasOwn(CHANNELS, channel) ? CHANNELS[channel] : undefined;
  const paths = row?.on[generation];
  if (!row || !paths) return undefined;
  const { api, ...rest } = paths;
  const list = messagingRoute(api, `integrations/${channel}`);
  return {
    what: row.what,
    list,
    one: `${list}/{integrationId}`,
    idName: "integrationId",
    circuit: messagingCircuit(api, "integrations"),
    ...rest,
  };
}

/** The paths by which WhatsApp's embedded signup creates an integration and activates its number, below the channel's path. */
export function signupRoutes({ list, idName }: CollectionRoutes): { create: string; activate: string } {
  const create = `${list}/embeddedsignup`;
  return { create, activate: `${create}/{${idName}}` };
}

/** The paths for any channel, where the channel is not known in advance. */
export function anyChannelRoutes(generation: MessagingApi): { list: string; one: string } {
  const list = messagingRoute(generation, "integrations/{channel}");
  return { list, one: `${list}/{integrationId}` };
}

/** True where the channel has links, filters and expand: on the current paths only. */
export function hasLinks(channel: string, generation: MessagingApi): boolean {
  return generation === "conversations" && channel !== "line";
}

/** True where an extension of Genesys Cloud, such as YouTube, may manage integrations of the channel. */
export function mayHaveExtension(channel: string, generation: MessagingApi): boolean {
  return generation === "conversations" && channel === "open";
}

/**
 * True for a channel whose integrations include their identity resolution when asked. The others accept the same `expand`, but the
 * models of their answers have no field for it, so it is read on its own path.
 */
export function isInIntegration(channel: string): boolean {
  return channel === "apple";
}

/** The one part of `wanted` that the channel's path can include: it accepts a single expand. */
export function expandOf(channel: string, wanted: readonly Expand[], generation: MessagingApi): Expand | undefined {
  if (!hasLinks(channel, generation)) return undefined;
  return wanted.find((part) => part !== "identityresolution" || isInIntegration(channel));
}

/** Name of a channel's integrations in messages. */
export function channelName(channel: string): string {
  return (Object.hasOwn(CHANNELS, channel) && CHANNELS[channel]?.what) || "Integrations of this channel";
}

/** The channels that only their own path lists, since the list of all channels lacks them or does not exist. */
export function unlistedChannels(generation: MessagingApi): string[] {
  return channelsOf(generation).filter((channel) => !hasLinks(channel, generation));
}

/** The channels that have a path in this generation, in the order of a list of several channels. */
export function channelsOf(generation: MessagingApi): string[] {
  return Object.keys(CHANNELS).filter((channel) => CHANNELS[channel]?.on[generation]);
}
