import type { QueryResolvers, WhatsAppTemplateResolvers } from "../generated/resolvers.ts";
import { isId } from "../ids.ts";
import {
  anyChannelRoutes,
  channelsOf,
  expandOf,
  routesOf,
  unlistedChannels,
} from "../datasources/integrations/channels.ts";
import { ALL_INTEGRATIONS, expandable } from "../datasources/integrations/list.ts";
import type { Expand } from "../datasources/integrations/integration.ts";
import type { MessagingApi } from "../datasources/messaging-api.ts";
import { MAX_FIRST, windowOf } from "../datasources/rest/paging.ts";
import { expandFor } from "../resolvers/integration-links.ts";
import { rowsOf, selectionOf } from "../graphql/selection.ts";
import { createListSearch, PAGES } from "./batches.ts";
import type { CollectionPaths } from "./batches.ts";
import { LISTED_TYPES, typeOf } from "./integration-types.ts";
import { loadFrom, smallParents } from "./messaging-costs.ts";
import { page } from "./field-cost.ts";
import type { FieldCosts, Parents, PlannedField } from "./field-cost.ts";

/** Paths of a channel's integrations. `undefined` if this API generation has none. */
export function channelPaths(channel: string, api: MessagingApi, isPresumed = false): CollectionPaths | undefined {
  const routes = routesOf(channel, api);
  return routes && { what: `${channel} integrations`, list: routes.list, one: routes.one, isPresumed };
}

/** Parents for integrations that were read on the path of their channel. */
export function wholeParents(
  rows: number,
  round: number,
  channels: readonly string[],
  expand: readonly Expand[],
  api: MessagingApi,
) {
  const expanded = expand.filter((part) => channels.every((channel) => expandOf(channel, expand, api) === part));
  return smallParents({ rows, round, isWhole: true, expanded, types: channels.map(typeOf) });
}

/** Plans the search for one integration in the list of all channels. */
export function search(
  { path, parents, callList }: PlannedField,
  expand: readonly Expand[],
  types: readonly string[],
): Parents {
  const expanded = expandable(expand);
  callList.batch(`search ${expanded.join()} ${parents.round}`, () => createListSearch(ALL_INTEGRATIONS)).ask(path);
  return smallParents({ rows: 1, round: parents.round + 1, expanded, types });
}

/** Plans reads by id on the path of the channel, or in the list of all channels if the channel has no path. */
export function integrationsOf(field: PlannedField, channel: string, ids: readonly string[]): Parents[] {
  const { path, parents, info, api } = field;
  const expand = expandFor(selectionOf(info));
  const paths = channelPaths(channel, api);
  if (paths) {
    const round = loadFrom(field, paths, parents.round, { path, ids }, expandOf(channel, expand, api));
    return [wholeParents(ids.length, round, [channel], expand, api)];
  }
  return api === "conversations" ? [{ ...search(field, expand, [typeOf(channel)]), rows: ids.length }] : [];
}

/** Plans a read by id without a channel: the list of all channels first, then the channels that it lacks. */
export function findById(field: PlannedField, id: string, expand: readonly Expand[]): Parents[] {
  const { path, parents, api } = field;
  const listed = api === "conversations" ? [search(field, expand, LISTED_TYPES)] : [];
  const round = parents.round + listed.length;
  const elsewhere = unlistedChannels(api);
  for (const channel of elsewhere) {
    const paths = channelPaths(channel, api, true);
    if (paths) loadFrom(field, paths, round, { path, ids: [id] }, expandOf(channel, expand, api));
  }
  return [...listed, wholeParents(1, round + 1, elsewhere, expand, api)];
}

/** Plans a list of several channels: the first page of each, then the pages of the window. */
function listOfChannels(
  { path, args, parents, callList, api }: PlannedField<ListArguments>,
  expand: readonly Expand[],
): Parents[] {
  const window = windowOf(args);
  const asked = [...new Set(args.channels ?? channelsOf(api))];
  const known = asked.filter((channel) => routesOf(channel, api));
  const others = asked.filter((channel) => !known.includes(channel));
  if (others.length > 0 && api === "messaging") return [];
  for (const channel of known) {
    callList.add(
      `GET ${routesOf(channel, api)!.list}`,
      1,
      `${path}: the first rows and the number of rows of this channel.`,
    );
  }
  if (others.length > 0)
    callList.add(`GET ${ALL_INTEGRATIONS}`, PAGES, `${path}: channels that have no path of their own.`);
  if (known.length > 0 && window.offset + window.first > MAX_FIRST) {
    const why = `${path}: rows beyond the first ${MAX_FIRST} of a channel.`;
    callList.add(`GET ${anyChannelRoutes(api).list}`, Math.min(2, window.first), why, { least: 0 });
  }
  if (known.length > 0) {
    const whole = wholeParents(window.first, parents.round, known, expand, api);
    return [{ ...whole, types: [...new Set(asked.map(typeOf))] }];
  }
  return [
    smallParents({
      rows: window.first,
      round: parents.round,
      expanded: expandable(expand),
      types: ["OtherIntegration"],
    }),
  ];
}

type ListArguments = Parameters<NonNullable<Extract<QueryResolvers["integrations"], (...args: never[]) => unknown>>>[1];

type IntegrationCosts = FieldCosts<"Query", Pick<QueryResolvers, "integration" | "integrations">> &
  FieldCosts<"WhatsAppTemplate", Pick<WhatsAppTemplateResolvers, "integration">>;

/** Costs of the fields that read integrations. */
export const integrationCosts: IntegrationCosts = {
  "Query.integration": (field) => {
    const { onChannel, id } = field.args.by;
    if (!isId(onChannel ? onChannel.id : id)) return [];
    if (onChannel) return integrationsOf(field, onChannel.channel, [onChannel.id]);
    return findById(field, id, expandFor(selectionOf(field.info)));
  },
  "Query.integrations": (field) => {
    const { args, parents, info, api } = field;
    const links = [args.messagingSettingId, args.supportedContentProfileId];
    if (links.some((id) => id != null && !isId(id))) return [];
    const expand = expandFor(rowsOf(info));
    if (args.channels != null || api === "messaging") return listOfChannels(field, expand);
    const rows = page(field, `GET ${ALL_INTEGRATIONS}`);
    return [smallParents({ rows, round: parents.round, expanded: expandable(expand), types: LISTED_TYPES })];
  },

  "WhatsAppTemplate.integration": (field) => {
    const { path, parents, info, api } = field;
    const paths = channelPaths("whatsapp", api);
    if (!paths) return [];
    const expand = expandFor(selectionOf(info));
    // The template may name an integration that has been deleted.
    const asked = { path, others: parents.rows, mayMiss: true };
    const round = loadFrom(field, paths, parents.round, asked, expandOf("whatsapp", expand, api));
    return [wholeParents(parents.rows, round, ["whatsapp"], expand, api)];
  },
};
