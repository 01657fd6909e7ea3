import type { OtherIntegrationResolvers } from "../generated/resolvers.ts";
import type { Expand } from "../datasources/integrations/integration.ts";
import { selectionOf } from "../graphql/selection.ts";
import type { Selection } from "../graphql/selection.ts";

/** The fields of a setting that a bare reference to it answers. */
const SETTING_REFERENCE = ["id", "selfUri", "isDefault", "integrations"];
/** The fields of a profile that a bare reference to it answers, and those that an expanded one adds. */
const PROFILE_REFERENCE = ["id", "selfUri", "integrations"];
const PROFILE_EXPANDED = [...PROFILE_REFERENCE, "name", "mediaTypes"];

/** What has to be expanded in the read of integrations to answer what is selected of them at no further call. */
export function expandFor(integrations: Selection): Expand[] {
  const setting = integrations.below("messagingSetting");
  const profile = integrations.below("supportedContentProfile");
  // A profile's audit fields are in no expansion: it is read anyway, so expanding it too would bring nothing.
  const profileByExpansion = !profile.within(PROFILE_REFERENCE) && profile.within(PROFILE_EXPANDED);
  return [
    ...(integrations.fields.has("identityResolution") ? (["identityresolution"] as const) : []),
    ...(setting.within(SETTING_REFERENCE) ? [] : (["messagingSetting"] as const)),
    ...(profileByExpansion ? (["supportedContent"] as const) : []),
  ];
}

/** True when what an integration holds of its setting answers all that is selected of it. */
export function isSettingInline(selection: Selection, isExpanded: boolean): boolean {
  return isExpanded || selection.within(SETTING_REFERENCE);
}

/** The same for its profile, of which an expansion brings a part. */
export function isProfileInline(selection: Selection, isExpanded: boolean): boolean {
  return selection.within(isExpanded ? PROFILE_EXPANDED : PROFILE_REFERENCE);
}

/** The links of an integration: free for a reference, free when they were expanded, read in one go otherwise. */
export const links: Pick<Required<OtherIntegrationResolvers>, "messagingSetting" | "supportedContentProfile"> = {
  messagingSetting: ({ messagingSetting: setting }, _, { datasources }, info) => {
    const isEnough = isSettingInline(selectionOf(info), setting?.name !== undefined);
    return !setting || isEnough ? setting : datasources.messagingSettings.byId(setting.id);
  },
  supportedContentProfile: ({ supportedContent: profile }, _, { datasources }, info) => {
    const isEnough = isProfileInline(selectionOf(info), profile?.name !== undefined);
    return !profile || isEnough ? profile : datasources.supportedContentProfiles.byId(profile.id);
  },
};
