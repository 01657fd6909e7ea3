import { anyChannelRoutes, routesOf } from "../datasources/integrations/channels.ts";
import type { Expand } from "../datasources/integrations/integration.ts";
import type { MessagingApi } from "../datasources/messaging-api.ts";
import { isProfileInline, isSettingInline } from "../resolvers/integration-links.ts";
import { selectionOf } from "../graphql/selection.ts";
import type { Selection } from "../graphql/selection.ts";
import { createChannelReads } from "./batches.ts";
import type { CollectionPaths } from "./batches.ts";
import { search } from "./integration-costs.ts";
import { CHANNELS } from "./integration-types.ts";
import { loadFrom, profilePaths, settingPaths, smallPlace } from "./messaging-costs.ts";
import type { Cost, Visit } from "./field-cost.ts";

/** A field that the list of all channels does not answer. */
const own: Cost<unknown> = (visit) => {
  const { types, place, api } = visit;
  const channels = types.map((type) => CHANNELS.get(type) ?? "").filter((channel) => routesOf(channel, api));
  if (!place.isWhole) readOnChannel(visit, "own", channels);
  return [];
};

function readOnChannel(visit: Visit, kind: "own" | "identityResolution", channels: readonly string[]): void {
  const { path, place, ledger, api } = visit;
  // All such fields of an integration come with one read of it.
  const above = path.slice(0, path.lastIndexOf("."));
  const listOf = (channel: string) => routesOf(channel, api)!.list;
  ledger
    .batch(`channels ${place.wave}`, () => createChannelReads(anyChannelRoutes(api).one, listOf))
    .ask({ place: above, rows: place.rows, kind, channels });
}

/** What only the own path of each channel answers, on top of how far its making has come. */
const OWN: Record<string, readonly string[]> = {
  FacebookIntegration: ["appId", "pageId", "pageName", "pageProfileImageUrl"],
  LineIntegration: ["channelId", "webhookUri"],
  TwitterIntegration: ["tier", "username", "userId", "envName"],
  WhatsAppIntegration: [
    "phoneNumber",
    "availablePhoneNumbers",
    "activationStatusCode",
    "activationErrorInfo",
    "whatsAppBusinessAccountId",
  ],
  InstagramIntegration: [
    "appId",
    "pageId",
    "instagramId",
    "instagramUsername",
    "instagramName",
    "instagramProfileImageUrl",
  ],
  OpenIntegration: ["outboundNotificationWebhookUrl", "webhookHeaderNames"],
  AppleIntegration: [
    "messagesForBusinessId",
    "businessName",
    "logoUrl",
    "appleIMessageApp",
    "appleAuthentication",
    "applePay",
  ],
  OtherIntegration: [],
};

/** A link costs nothing where the integration holds all that is selected; else it is read, for all integrations at once. */
function link(
  part: Expand,
  isInline: (selection: Selection, isExpanded: boolean) => boolean,
  pathsOf: (api: MessagingApi) => CollectionPaths,
): Cost<unknown> {
  return (visit) => {
    const { path, place, types, info, api } = visit;
    const { rows, wave, expanded = [] } = place;
    // The models of 2019 hold no links, and those of LINE have stayed as they were.
    if (api === "messaging" || types.every((type) => type === "LineIntegration")) return [];
    if (isInline(selectionOf(info), expanded.includes(part))) return [smallPlace({ rows, wave, isInline: true })];
    return [smallPlace({ rows, wave: loadFrom(visit, pathsOf(api), wave, { path, others: rows }) })];
  };
}

const LINKS: Record<string, Cost<unknown>> = {
  messagingSetting: link("messagingSetting", isSettingInline, settingPaths),
  supportedContentProfile: link("supportedContent", isProfileInline, profilePaths),
};

/** The one field that only the list of all channels has. */
const openExtensionType: Cost<unknown> = (visit) => {
  if (visit.place.isWhole && visit.api === "conversations") search(visit, [], []);
  return [];
};

/** It comes inline only from the path of the channel, and even there an integration without one is asked again. */
const identityResolution: Cost<unknown> = (visit) => {
  if (visit.api === "conversations") readOnChannel(visit, "identityResolution", ["apple"]);
  return [];
};

/** What the fields of an integration cost, for the type of each channel. */
export const integrationFieldCosts: Readonly<Record<string, Cost<unknown>>> = {
  "OpenIntegration.openExtensionType": openExtensionType,
  "AppleIntegration.identityResolution": identityResolution,
  ...Object.fromEntries(
    Object.entries(OWN).flatMap(([type, names]) => [
      ...Object.entries(LINKS).map(([name, cost]) => [`${type}.${name}`, cost]),
      ...["createStatus", "createError", ...names].map((name) => [`${type}.${name}`, own]),
    ]),
  ),
};
