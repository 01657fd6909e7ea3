import type { QueryResolvers, WhatsAppTemplateResolvers } from "../generated/resolvers.ts";
import { isId } from "../ids.ts";
import { anyChannelRoutes, channelsOf, expandOf, routesOf } from "../datasources/integrations/channels.ts";
import { ALL_INTEGRATIONS, expandable } from "../datasources/integrations/list.ts";
import type { Expand } from "../datasources/integrations/integration.ts";
import type { MessagingApi } from "../datasources/messaging-api.ts";
import { MAX_FIRST, windowOf } from "../datasources/rest/paging.ts";
import { expandFor } from "../resolvers/integration-links.ts";
import { rowsOf, selectionOf } from "../graphql/selection.ts";
import { createListSearch, PAGES } from "./batches.ts";
import type { CollectionPaths } from "./batches.ts";
import { LISTED_TYPES, typeOf } from "./integration-types.ts";
import { loadFrom, smallPlace } from "./messaging-costs.ts";
import { page } from "./field-cost.ts";
import type { Costs, Place, Visit } from "./field-cost.ts";

/** Paths of a channel's integrations. `undefined` if this API generation has none. */
export function channelPaths(channel: string, api: MessagingApi, isPresumed = false): CollectionPaths | undefined {
  const routes = routesOf(channel, api);
  return routes && { what: `${channel} integrations`, list: routes.list, one: routes.one, isPresumed };
}

/** Parents for integrations that were read on the path of their channel. */
export function wholePlace(
  rows: number,
  wave: number,
  channels: readonly string[],
  expand: readonly Expand[],
  api: MessagingApi,
) {
  const expanded = expand.filter((part) => channels.every((channel) => expandOf(channel, expand, api) === part));
  return smallPlace({ rows, wave, isWhole: true, expanded, types: channels.map(typeOf) });
}

/** Plans the search for one integration in the list of all channels. */
export function search({ path, place, ledger }: Visit, expand: readonly Expand[], types: readonly string[]): Place {
  const expanded = expandable(expand);
  ledger.batch(`search ${expanded.join()} ${place.wave}`, () => createListSearch(ALL_INTEGRATIONS)).ask(path);
  return smallPlace({ rows: 1, wave: place.wave + 1, expanded, types });
}

/** Plans a read by id without a channel: the list of all channels first, then the channels that it lacks. */
function find(visit: Visit, id: string, expand: readonly Expand[]): Place[] {
  const { path, place, api } = visit;
  const listed = api === "conversations" ? [search(visit, expand, LISTED_TYPES)] : [];
  const wave = place.wave + listed.length;
  const elsewhere = api === "conversations" ? ["line"] : channelsOf(api);
  for (const channel of elsewhere) {
    const paths = channelPaths(channel, api, true);
    if (paths) loadFrom(visit, paths, wave, { path, ids: [id] }, expandOf(channel, expand, api));
  }
  return [...listed, wholePlace(1, wave + 1, elsewhere, expand, api)];
}

/** Plans a list of several channels: the first page of each, then the pages of the window. */
function mixed({ path, args, place, ledger, api }: Visit<ListArguments>, expand: readonly Expand[]): Place[] {
  const window = windowOf(args);
  const asked = [...new Set(args.channels ?? channelsOf(api))];
  const known = asked.filter((channel) => routesOf(channel, api));
  const others = asked.filter((channel) => !known.includes(channel));
  if (others.length > 0 && api === "messaging") return [];
  for (const channel of known) {
    ledger.add(
      `GET ${routesOf(channel, api)!.list}`,
      1,
      `${path}: the first rows and the number of rows of this channel.`,
    );
  }
  if (others.length > 0)
    ledger.add(`GET ${ALL_INTEGRATIONS}`, PAGES, `${path}: channels that have no path of their own.`);
  if (known.length > 0 && window.offset + window.first > MAX_FIRST) {
    const why = `${path}: rows beyond the first ${MAX_FIRST} of a channel.`;
    ledger.add(`GET ${anyChannelRoutes(api).list}`, Math.min(2, window.first), why);
  }
  if (known.length > 0) {
    const whole = wholePlace(window.first, place.wave, known, expand, api);
    return [{ ...whole, types: [...new Set(asked.map(typeOf))] }];
  }
  return [
    smallPlace({ rows: window.first, wave: place.wave, expanded: expandable(expand), types: ["OtherIntegration"] }),
  ];
}

type ListArguments = Parameters<NonNullable<Extract<QueryResolvers["integrations"], (...args: never[]) => unknown>>>[1];

type Fields = Costs<"Query", Pick<QueryResolvers, "integration" | "integrations">> &
  Costs<"WhatsAppTemplate", Pick<WhatsAppTemplateResolvers, "integration">>;

/** Costs of the fields that read integrations. */
export const integrationCosts: Fields = {
  "Query.integration": (visit) => {
    const { path, args, place, info, api } = visit;
    const { id, channel } = args;
    if (!isId(id)) return [];
    const expand = expandFor(selectionOf(info));
    if (channel == null) return find(visit, id, expand);
    const paths = channelPaths(channel, api);
    if (!paths) return api === "conversations" ? [search(visit, expand, [typeOf(channel)])] : [];
    const wave = loadFrom(visit, paths, place.wave, { path, ids: [id] }, expandOf(channel, expand, api));
    return [wholePlace(1, wave, [channel], expand, api)];
  },
  "Query.integrations": (visit) => {
    const { args, place, info, api } = visit;
    const links = [args.messagingSettingId, args.supportedContentProfileId];
    if (links.some((id) => id != null && !isId(id))) return [];
    const expand = expandFor(rowsOf(info));
    if (args.channels != null || api === "messaging") return mixed(visit, expand);
    const rows = page(visit, `GET ${ALL_INTEGRATIONS}`);
    return [smallPlace({ rows, wave: place.wave, expanded: expandable(expand), types: LISTED_TYPES })];
  },

  "WhatsAppTemplate.integration": (visit) => {
    const { path, place, info, api } = visit;
    const paths = channelPaths("whatsapp", api);
    if (!paths) return [];
    const expand = expandFor(selectionOf(info));
    // The template may name an integration that has been deleted.
    const asked = { path, others: place.rows, mayMiss: true };
    const wave = loadFrom(visit, paths, place.wave, asked, expandOf("whatsapp", expand, api));
    return [wholePlace(place.rows, wave, ["whatsapp"], expand, api)];
  },
};
