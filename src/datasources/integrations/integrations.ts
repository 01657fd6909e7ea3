import { expectedRefusal } from "../../genesys/vendor-errors.ts";
import { createCollection } from "../rest/collection.ts";
import type { Collection, QueryParams } from "../rest/collection.ts";
import {
  channelName,
  channelsOf,
  expandOf,
  hasLinks,
  mayHaveExtension,
  routesOf,
  unlistedChannels,
} from "./channels.ts";
import type { ChannelRoutes } from "./channels.ts";
import { INTEGRATION_RULES } from "./cache-rules.ts";
import { isSameWord } from "../../graphql/enum-word.ts";
import { channelOf } from "./integration.ts";
import type { Expand, GenesysIntegration, IntegrationLink } from "./integration.ts";
import { checkLinks, filterQuery, isListed } from "./links.ts";
import type { IntegrationFilter, LinkedCollections } from "./links.ts";
import { withLinkedLists } from "./linked-lists.ts";
import type { LinkingPages, SelectedLinks } from "./linked-lists.ts";
import { createIdentityResolutions } from "./identity-resolution.ts";
import type { IdentityResolutions } from "./identity-resolution.ts";
import { createIntegrationList } from "./list.ts";
import { featureUnavailable, noneWhereUnavailable } from "../rest/feature-unavailable.ts";
import type { MessagingApi } from "../messaging-api.ts";
import { writableLineFields, OBJECTS } from "./fields.ts";
import { createWhatsAppSignup } from "./whatsapp-signup.ts";
import type { WhatsAppSignup } from "./whatsapp-signup.ts";
import { checkIntegrationChanges, checkNewIntegration } from "./validation.ts";
import { isObject, merge, withUnknown } from "../rest/merge.ts";
import { concatenate } from "../rest/concatenated-list.ts";
import type { ReadPart } from "../rest/concatenated-list.ts";
import type { Connection, Window } from "../rest/paging.ts";
import type { Rest } from "../rest/rest.ts";
import { updateFields } from "../rest/versioned-update.ts";
import type { WriteResult } from "../rest/versioned-update.ts";

export interface Integrations {
  /** Without a channel, searches the list of all channels. */
  byId(id: string, channel: string | null | undefined, expand: Expand[]): Promise<GenesysIntegration | null>;
  /** An integration of a channel that has no path of its own. Reads nothing but the list of all channels. */
  byIdOfOthers(id: string, expand: Expand[]): Promise<GenesysIntegration | null>;
  /** `selected` is what the client selects of the links of every row. */
  page(
    filter: IntegrationFilter,
    window: Window,
    expand: Expand[],
    selected?: SelectedLinks,
  ): Promise<Connection<GenesysIntegration>>;
  /** The integrations that use a setting or a profile. For several of these, one request reads all integrations once. */
  using(link: IntegrationLink, id: string, window: Window, expand: Expand[]): Promise<Connection<GenesysIntegration>>;
  /** The integration with the fields of its channel. Needs no call when it was read from the channel's path. */
  whole(integration: GenesysIntegration): Promise<GenesysIntegration | null>;
  /** The integration as in the list of all channels. */
  listed(integration: GenesysIntegration): Promise<GenesysIntegration | null>;
  /** How the channel matches customers to contacts. */
  identityResolution: IdentityResolutions;
  create(channel: string, body: Record<string, unknown>): Promise<WriteResult<GenesysIntegration>>;
  /** Sends the changed fields, the required fields, and of changed objects the stored fields that the gateway does not know. */
  update(
    channel: string,
    id: string,
    changes: Record<string, unknown>,
    expectedVersion?: number | null,
  ): Promise<WriteResult<GenesysIntegration>>;
  delete(channel: string, id: string): Promise<void>;
  /** WhatsApp by embedded signup. */
  signup: WhatsAppSignup;
}

/** The integrations of the organization, for one request. */
export function createIntegrations(
  rest: Rest,
  generation: MessagingApi,
  linked: LinkedCollections,
  linkingPages: LinkingPages,
): Integrations {
  const all = createIntegrationList(rest, generation);
  /** Integrations that were read from the path of their channel, so that they have its fields. */
  const whole = new WeakSet<GenesysIntegration>();
  const collections = new Map<string, Collection<GenesysIntegration>>();

  function routes(channel: string): ChannelRoutes {
    const found = routesOf(channel, generation);
    if (!found) throw featureUnavailable(channelName(channel));
    return found;
  }

  /** A channel's path accepts a single expand, so each expand has its own loaders. */
  function collection(channel: string, expand: Expand[] = [], isPresumed = false): Collection<GenesysIntegration> {
    const one = expandOf(channel, expand, generation);
    const key = `${channel} ${one} ${isPresumed}`;
    const options = {
      detail: one ? { expand: one } : {},
      isPresumed,
      // The path of a channel does not answer the channel.
      fields: { messengerType: channel },
      contains: (state: object, query: QueryParams) => isListed(state, query, channel),
    };
    const known =
      collections.get(key) ??
      createCollection<GenesysIntegration>(rest, { ...routes(channel), ...INTEGRATION_RULES }, options);
    collections.set(key, known);
    return known;
  }

  /** Marks a copy, because rows are shared with other requests. */
  function wholeOf<R extends GenesysIntegration | Error | null>(channel: string, row: R): R {
    if (row === null || row instanceof Error) return row;
    const copy: GenesysIntegration = { ...row, messengerType: channel };
    whole.add(copy);
    return copy as R;
  }

  function channelPart(channel: string, filter: IntegrationFilter, expand: Expand[]): ReadPart<GenesysIntegration> {
    const isFiltered = filter.messagingSettingId != null || filter.supportedContentProfileId != null;
    if (isFiltered && !hasLinks(channel, generation)) throw featureUnavailable(`Filters on ${channelName(channel)}`);
    return async (window) => {
      const page = await collection(channel, expand).page(window, filterQuery(filter));
      const edges = page.edges.map((edge) => ({ ...edge, node: wholeOf(channel, edge.node) }));
      return { edges, nodes: edges.map(({ node }) => node), pageInfo: page.pageInfo, totalCount: page.totalCount };
    };
  }

  async function readPage(
    filter: IntegrationFilter,
    window: Window,
    expand: Expand[],
  ): Promise<Connection<GenesysIntegration>> {
    const { channels } = filter;
    if (channels == null && generation === "conversations") return all.page(window, filterQuery(filter), expand);
    const asked = new Set(channels ?? channelsOf(generation));
    // Always in the same order, because a cursor is a position in this list.
    const known = channelsOf(generation).filter((channel) => asked.has(channel));
    const others = [...asked].filter((channel) => !known.includes(channel)).toSorted();
    if (others[0] && generation !== "conversations") throw featureUnavailable(channelName(others[0]));
    const parts = [
      ...known.map((channel) => channelPart(channel, filter, expand)),
      ...all.partsOf(others, filterQuery(filter), expand),
    ];
    return concatenate(parts, window);
  }

  async function read(channel: string, id: string, expand: Expand[] = []): Promise<GenesysIntegration | null> {
    return wholeOf(channel, await collection(channel, expand).byId(id));
  }

  async function find(id: string, expand: Expand[]): Promise<GenesysIntegration | null> {
    const listed = generation === "conversations" ? await all.byId(id, expand) : null;
    if (listed) return listed;
    const searches = await Promise.allSettled(
      unlistedChannels(generation).map(async (channel) => {
        const reading = Promise.resolve(collection(channel, expand, true).byId(id));
        return wholeOf(channel, await reading.catch(noneWhereUnavailable));
      }),
    );
    const found = searches.find((search) => search.status === "fulfilled" && search.value !== null);
    const answer = found ?? searches.find(({ status }) => status === "rejected");
    if (answer?.status === "rejected") throw answer.reason;
    return answer?.value ?? null;
  }

  /** A real write fails for an open integration of an extension. Only the list of all channels shows the extension. */
  async function checkExtension(method: "PATCH" | "DELETE", channel: string, id: string): Promise<void> {
    if (!rest.dryRun || !mayHaveExtension(channel, generation)) return;
    const extension = (await all.byId(id, []).catch(noneWhereUnavailable))?.["openExtensionType"];
    if (extension == null || isSameWord(extension, "None")) return;
    throw expectedRefusal({ method }, "open.wrong.endpoint");
  }

  return {
    byId: (id, channel, expand) => {
      if (channel == null) return find(id, expand);
      if (routesOf(channel, generation)) return read(channel, id, expand);
      return all.byId(id, expand, channel);
    },
    byIdOfOthers: async (id, expand) => {
      const row = await all.byId(id, expand);
      return row && routesOf(channelOf(row), generation) ? null : row;
    },
    page: (filter, window, expand, selected = {}) =>
      withLinkedLists(
        { filter, window, expand, selected },
        () => readPage(filter, window, expand),
        linked,
        linkingPages,
      ),
    using: (link, id, window, expand) => all.using(link, id, window, expand),
    whole: async (integration) => {
      const channel = channelOf(integration);
      if (whole.has(integration) || !routesOf(channel, generation)) return integration;
      return read(channel, integration.id);
    },
    listed: async (integration) => (whole.has(integration) ? all.byId(integration.id, []) : integration),
    identityResolution: createIdentityResolutions(rest, generation, async (channel, id, { expand, isFresh }) =>
      isFresh ? wholeOf(channel, await collection(channel, expand).read(id)) : read(channel, id, expand),
    ),
    create: async (channel, body) => {
      const { create } = collection(channel);
      const made = merge({}, body);
      // The older paths would accept a link and ignore it.
      if (("messagingSetting" in made || "supportedContent" in made) && !hasLinks(channel, generation)) {
        throw featureUnavailable(`Settings and profiles of ${channelName(channel)}`);
      }
      checkNewIntegration(channel, body, generation);
      await checkLinks(rest, linked, body);
      return { entity: wholeOf(channel, (await create(made)).entity), before: null };
    },
    update: async (channel, id, changes, expectedVersion) => {
      const { update: method, nameRequired, what } = routes(channel);
      if (!method) throw featureUnavailable(`Updates of ${what}`);
      checkIntegrationChanges(channel, id, changes);
      await checkLinks(rest, linked, changes);
      const { read: readFresh, update } = collection(channel);
      const needsName = nameRequired && changes["name"] === undefined;
      const replaces = Object.keys(OBJECTS).some((name) => isObject(changes[name]));
      const { entity, ...others } = await updateFields<GenesysIntegration>({
        read: async () => wholeOf(channel, await readFresh(id)),
        send: (fields, stored) => {
          // A PUT sends the whole integration, which may break a rule that the changes alone do not break.
          if (method === "PUT") checkIntegrationChanges(channel, id, { ...fields });
          return update(method, id, fields, stored);
        },
        changes: replaces ? (current) => withUnknown(current, changes, OBJECTS) : changes,
        alsoSend: method === "PUT" ? writableLineFields : needsName ? ({ name }) => ({ name }) : undefined,
        readFirst: rest.dryRun,
        expectedVersion,
      });
      await checkExtension("PATCH", channel, id);
      return { entity: wholeOf(channel, entity), ...others };
    },
    delete: async (channel, id) => {
      await collection(channel).delete(id);
      await checkExtension("DELETE", channel, id);
    },
    signup: createWhatsAppSignup(rest, linked, {
      routes: () => routes("whatsapp"),
      collection: () => collection("whatsapp"),
      wholeOf: (row) => wholeOf("whatsapp", row),
    }),
  };
}
