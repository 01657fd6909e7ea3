import { anyChannelRoutes, routesOf } from "../datasources/integrations/channels.ts";
import { identityResolutionRoute } from "../datasources/integrations/identity-resolution.ts";
import type { Expand } from "../datasources/integrations/integration.ts";
import type { MessagingApi } from "../datasources/messaging-api.ts";
import { isProfileInline, isSettingInline } from "../resolvers/integration-links.ts";
import { selectionOf } from "../graphql/selection.ts";
import type { Selection } from "../graphql/selection.ts";
import { createChannelReads } from "./batches.ts";
import type { CollectionPaths } from "./batches.ts";
import { search } from "./integration-costs.ts";
import { CHANNELS } from "./integration-types.ts";
import { loadFrom, profilePaths, settingPaths, smallParents } from "./messaging-costs.ts";
import type { FieldCost, Parents, PlannedField } from "./field-cost.ts";

/** Cost of a field that the list of all channels does not return. */
const own: FieldCost<unknown> = (field) => {
  const { types, parents, api } = field;
  const channels = types.map((type) => CHANNELS.get(type) ?? "").filter((channel) => routesOf(channel, api));
  if (!parents.isWhole) readOnChannel(field, "own", channels);
  return [];
};

function readOnChannel(field: PlannedField, kind: "own" | "identityResolution", channels: readonly string[]): void {
  const { path, parents, callList, api } = field;
  // One read of an integration returns all such fields, so they are counted once per parent.
  const above = path.slice(0, path.lastIndexOf("."));
  const listOf = (channel: string) => routesOf(channel, api)!.list;
  callList
    .batch(`channels ${parents.round}`, () => createChannelReads(anyChannelRoutes(api).one, listOf))
    .ask({ path: above, rows: parents.rows, kind, channels });
}

/** The fields that only the path of each channel returns, in addition to `createStatus` and `createError`. */
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

/** Cost of a link: none if the integration contains all selected fields, else one read for all integrations. */
function link(
  part: Expand,
  isInline: (selection: Selection, isExpanded: boolean) => boolean,
  pathsOf: (api: MessagingApi) => CollectionPaths,
): FieldCost<unknown> {
  return (field) => {
    const { path, parents, types, info, api } = field;
    const { rows, round, expanded = [] } = parents;
    // The models of the older API and of LINE have no links.
    if (api === "messaging" || types.every((type) => type === "LineIntegration")) return [];
    if (isInline(selectionOf(info), expanded.includes(part))) return [smallParents({ rows, round, isInline: true })];
    return [smallParents({ rows, round: loadFrom(field, pathsOf(api), round, { path, others: rows }) })];
  };
}

const LINKS: Record<string, FieldCost<unknown>> = {
  messagingSetting: link("messagingSetting", isSettingInline, settingPaths),
  supportedContentProfile: link("supportedContent", isProfileInline, profilePaths),
};

/** Cost of the only field that just the list of all channels returns. */
const openExtensionType: FieldCost<unknown> = (field) => {
  if (field.parents.isWhole && field.api === "conversations") search(field, [], []);
  return [];
};

/** Only the path of the channel can expand it. An integration without one is read again even then. */
const expandedResolution: FieldCost<unknown> = (field) => {
  if (field.api !== "conversations") return [];
  readOnChannel(field, "identityResolution", ["apple"]);
  return [below(field)];
};

/** Read on a path of its own, a call for each integration. */
const ownResolution: FieldCost<unknown> = (field) => {
  const { path, types, parents, callList, api } = field;
  if (api !== "conversations") return [];
  const [only, ...others] = types.map((type) => CHANNELS.get(type) ?? "");
  const route = identityResolutionRoute(others.length === 0 ? only! : "{channel}");
  const times = Math.min(parents.rows, parents.distinct ?? Infinity);
  const why = `${path}: the identity resolution, which each integration has on a path of its own.`;
  callList.add(`GET ${route}`, times, why, { least: 0 });
  return [below(field)];
};

/** The parents of what an identity resolution refers to. */
function below({ parents: { rows, round, distinct } }: PlannedField): Parents {
  return { rows, round: round + 1, ...(distinct !== undefined && { distinct }) };
}

/** Costs of an integration's fields, for the type of each channel. */
export const integrationFieldCosts: Readonly<Record<string, FieldCost<unknown>>> = {
  "OpenIntegration.openExtensionType": openExtensionType,
  "AppleIntegration.identityResolution": expandedResolution,
  "FacebookIntegration.identityResolution": ownResolution,
  "InstagramIntegration.identityResolution": ownResolution,
  "OpenIntegration.identityResolution": ownResolution,
  "TwitterIntegration.identityResolution": ownResolution,
  "WhatsAppIntegration.identityResolution": ownResolution,
  ...Object.fromEntries(
    Object.entries(OWN).flatMap(([type, names]) => [
      ...Object.entries(LINKS).map(([name, cost]) => [`${type}.${name}`, cost]),
      ...["createStatus", "createError", ...names].map((name) => [`${type}.${name}`, own]),
    ]),
  ),
};
