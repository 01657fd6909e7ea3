import { LRUCache } from "lru-cache";
import type { Connection, Window } from "../rest/paging.ts";
import type { Expand, GenesysIntegration, IntegrationLink } from "./integration.ts";
import type { IntegrationFilter, LinkedCollections } from "./links.ts";

/** What a client selects of links beyond a reference: no more than an expanded reference holds, or more than that. */
export type SelectedLinks = Partial<Record<IntegrationLink, "expansion" | "whole">>;

/** The links from pages of integrations that led to several settings or profiles, for the life of the process. */
export type LinkingPages = LRUCache<string, readonly IntegrationLink[]>;

interface LinkingPage {
  filter: IntegrationFilter;
  window: Window;
  expand: readonly Expand[];
  selected: SelectedLinks;
}

const LINKS: readonly IntegrationLink[] = ["messagingSetting", "supportedContent"];
/** How many pages are remembered. */
const MAX_PAGES = 1000;

/** Creates the memory of such pages. */
export function createLinkingPages(): LinkingPages {
  return new LRUCache({ max: MAX_PAGES });
}

/**
 * Reads a page of integrations. Several settings or profiles that its rows link to come from their list. Where the same page needed
 * such a list the last time, the list is read beside the page, not after it. The first time, only the page itself tells.
 */
export async function withLinkedLists(
  { selected, ...page }: LinkingPage,
  read: () => Promise<Connection<GenesysIntegration>>,
  { messagingSettings, supportedContentProfiles }: LinkedCollections,
  pages: LinkingPages,
): Promise<Connection<GenesysIntegration>> {
  if (LINKS.every((link) => selected[link] === undefined)) return read();
  const { messagingSettingId, supportedContentProfileId } = page.filter;
  const channels = page.filter.channels && [...new Set(page.filter.channels)].toSorted();
  const asked = [channels, messagingSettingId, supportedContentProfileId, page.window, page.expand, selected];
  const key = JSON.stringify(asked);
  const reading = read();
  const expected = pages.get(key) ?? [];
  if (expected.includes("messagingSetting")) messagingSettings.readAhead();
  if (expected.includes("supportedContent")) supportedContentProfiles.readAhead();
  const connection = await reading;
  pages.set(
    key,
    LINKS.filter((link) => idsToRead(connection, link, selected[link]).size > 1),
  );
  return connection;
}

/** The ids of the settings or profiles that the rows do not hold as far as they are selected. */
function idsToRead(
  { nodes }: Connection<GenesysIntegration>,
  link: IntegrationLink,
  selected: SelectedLinks[IntegrationLink],
): Set<string> {
  const ids = new Set<string>();
  for (const node of nodes) {
    const target = node instanceof Error ? undefined : node[link];
    if (target?.id == null) continue;
    if (selected === "whole" || (selected === "expansion" && target.name === undefined)) ids.add(target.id);
  }
  return ids;
}
