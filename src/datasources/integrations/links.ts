import { checkId } from "../../ids.ts";
import type { MessagingSettings } from "../messaging-settings.ts";
import type { QueryParams } from "../rest/collection.ts";
import { isSameWord } from "../../graphql/enum-word.ts";
import { isObject } from "../rest/merge.ts";
import type { Rest } from "../rest/rest.ts";
import { missingFaults, refuse } from "../rest/validation.ts";
import type { SupportedContentProfiles } from "../supported-content-profiles.ts";

export interface IntegrationFilter {
  channels?: readonly string[] | null | undefined;
  messagingSettingId?: string | null | undefined;
  supportedContentProfileId?: string | null | undefined;
}

/** The collections that integrations link to. */
export interface LinkedCollections {
  messagingSettings: Pick<MessagingSettings, "byId" | "readAhead">;
  supportedContentProfiles: Pick<SupportedContentProfiles, "byId" | "readAhead">;
}

/** A real write fails for an unknown setting or profile. A dry run checks that they exist: they become user errors NOT_FOUND. */
export async function checkLinks(
  { dryRun }: Rest,
  linked: LinkedCollections,
  { messagingSetting, supportedContent }: Record<string, unknown>,
): Promise<void> {
  if (!dryRun) return;
  const [setting, profile] = await Promise.all([
    isObject(messagingSetting) ? linked.messagingSettings.byId(String(messagingSetting["id"])) : undefined,
    isObject(supportedContent) ? linked.supportedContentProfiles.byId(String(supportedContent["id"])) : undefined,
  ]);
  refuse([
    ...(setting === null ? missingFaults("messaging setting", "messagingSetting.id") : []),
    ...(profile === null ? missingFaults("supported content profile", "supportedContent.id") : []),
  ]);
}

/** The parameters of a list that select by setting and profile. Throws BAD_USER_INPUT for a malformed id. */
export function filterQuery({
  messagingSettingId: setting,
  supportedContentProfileId: profile,
}: IntegrationFilter): QueryParams {
  return {
    ...(setting != null && { "messagingSetting.id": checkId(setting, "messagingSettingId") }),
    ...(profile != null && { "supportedContent.id": checkId(profile, "supportedContentProfileId") }),
  };
}

/** Whether a list with these parameters contains this integration. Without a channel it is the list of all channels. */
export function isListed(integration: object, query: QueryParams, channel?: string): boolean {
  const fields = integration as Record<string, unknown>;
  const hasLink = (link: string) => {
    const wanted = query[`${link}.id`];
    return wanted === undefined || (isObject(fields[link]) && fields[link]["id"] === wanted);
  };
  return (
    (channel === undefined || isSameWord(fields["messengerType"], channel)) &&
    hasLink("messagingSetting") &&
    hasLink("supportedContent")
  );
}
