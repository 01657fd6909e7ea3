import type { GraphQLResolveInfo } from "graphql";
import { mayView } from "../auth/enforce-permissions.ts";
import type { Context } from "../context.ts";
import type { OtherIntegrationResolvers } from "../generated/resolvers.ts";
import type { Expand } from "../datasources/integrations/integration.ts";
import type { SelectedLinks } from "../datasources/integrations/linked-lists.ts";
import { rowsOf, selectionOf } from "../graphql/selection.ts";
import type { Selection } from "../graphql/selection.ts";

/** The fields of a setting that an integration's reference to it answers. */
const SETTING_REFERENCE = ["id", "nodeId", "selfUri", "isDefault", "integrations"];
/** The same of a profile, and the fields that an expanded reference adds. */
const PROFILE_REFERENCE = ["id", "nodeId", "selfUri", "integrations"];
const PROFILE_EXPANDED = [...PROFILE_REFERENCE, "name", "mediaTypes"];

/** The parts to expand in a read of integrations, so that the selection needs no further call. */
export function expandFor(integrations: Selection): Expand[] {
  const setting = integrations.below("messagingSetting");
  const profile = integrations.below("supportedContentProfile");
  // No expansion has a profile's audit fields. A selection with these reads the profile anyway, so expanding it is of no use.
  const profileByExpansion = !profile.within(PROFILE_REFERENCE) && profile.within(PROFILE_EXPANDED);
  return [
    ...(integrations.fields.has("identityResolution") ? (["identityresolution"] as const) : []),
    ...(setting.within(SETTING_REFERENCE) ? [] : (["messagingSetting"] as const)),
    ...(profileByExpansion ? (["supportedContent"] as const) : []),
  ];
}

/** What the client gets of the links of each row in a page of integrations, beyond a reference. */
export function linksSelected({ client }: Pick<Context, "client">, info: GraphQLResolveInfo): SelectedLinks {
  const rows = rowsOf(info, "Integration");
  const setting = rows.below("messagingSetting");
  const profile = rows.below("supportedContentProfile");
  const readsSetting = !setting.within(SETTING_REFERENCE) && mayView(client, info.schema, "MessagingSetting");
  const readsProfile = !profile.within(PROFILE_REFERENCE) && mayView(client, info.schema, "SupportedContentProfile");
  return {
    ...(readsSetting && { messagingSetting: "expansion" }),
    ...(readsProfile && { supportedContent: profile.within(PROFILE_EXPANDED) ? "expansion" : "whole" }),
  };
}

/** True when the setting in an integration answers the whole selection. */
export function isSettingInline(selection: Selection, isExpanded: boolean): boolean {
  return isExpanded || selection.within(SETTING_REFERENCE);
}

/** The same for the profile, of which an expansion holds only a part. */
export function isProfileInline(selection: Selection, isExpanded: boolean): boolean {
  return selection.within(isExpanded ? PROFILE_EXPANDED : PROFILE_REFERENCE);
}

/** The links of an integration. References and expanded links need no call; the others of a request are read together. A reference without an id is none. */
export const links: Pick<Required<OtherIntegrationResolvers>, "messagingSetting" | "supportedContentProfile"> = {
  messagingSetting: ({ messagingSetting: setting }, _, { datasources }, info) => {
    const isEnough = isSettingInline(selectionOf(info), setting?.name !== undefined);
    if (setting?.id == null) return null;
    return isEnough ? setting : datasources.messagingSettings.byId(setting.id);
  },
  supportedContentProfile: ({ supportedContent: profile }, _, { datasources }, info) => {
    const isEnough = isProfileInline(selectionOf(info), profile?.name !== undefined);
    if (profile?.id == null) return null;
    return isEnough ? profile : datasources.supportedContentProfiles.byId(profile.id);
  },
};
