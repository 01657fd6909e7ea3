import { createCollection } from "../rest/collection.ts";
import type { QueryParams } from "../rest/collection.ts";
import { checkId } from "../../ids.ts";
import { INTEGRATION_RULES } from "./cache-rules.ts";
import { channelOf } from "./integration.ts";
import type { Expand, GenesysIntegration, IntegrationLink } from "./integration.ts";
import { isListed } from "./links.ts";
import { createLoader } from "../rest/loader.ts";
import type { Loader } from "../rest/loader.ts";
import { featureUnavailable } from "../rest/feature-unavailable.ts";
import { messagingCircuit, messagingRoute } from "../messaging-api.ts";
import type { MessagingApi } from "../messaging-api.ts";
import type { ReadPart } from "../rest/concatenated-list.ts";
import { connectionOf, MAX_FIRST } from "../rest/paging.ts";
import type { Connection, Window } from "../rest/paging.ts";
import type { Rest } from "../rest/rest.ts";
import { pageCountOf, validRows } from "../rest/parse.ts";

/** The list of the integrations of all channels, with the fields that they have in common. */
export interface IntegrationList {
  page(window: Window, query: QueryParams, expand: Expand[]): Promise<Connection<GenesysIntegration>>;
  /** The rows of each of these channels, which have no path of their own. The list is read once and filtered here. */
  partsOf(channels: readonly string[], query: QueryParams, expand: Expand[]): ReadPart<GenesysIntegration>[];
  byId(id: string, expand: Expand[], channel?: string): Promise<GenesysIntegration | null>;
  using(link: IntegrationLink, id: string, window: Window, expand: Expand[]): Promise<Connection<GenesysIntegration>>;
}

/** Path of the list of all channels. Only the current paths have it. */
export const ALL_INTEGRATIONS = messagingRoute("conversations", "integrations");
const WHAT = "Lists of integrations across channels";
/** Far more pages than any known organization has. A longer list is a fault of Genesys Cloud. */
const MAX_PAGES = 50;

/** The parts that the list can include: all except the identity resolution of Apple integrations. */
export const expandable = (expand: readonly Expand[]): Expand[] =>
  expand.filter((part) => part !== "identityresolution");

/** The list of all channels, for one request. Only the current paths have it. */
export function createIntegrationList(rest: Rest, generation: MessagingApi): IntegrationList {
  // Only the list exists: no integration has a path of its own below it.
  const routes = {
    what: WHAT,
    list: ALL_INTEGRATIONS,
    one: ALL_INTEGRATIONS,
    idName: "integrationId",
    circuit: messagingCircuit("conversations", "integrations"),
  };
  const contains = (state: object, query: QueryParams) => isListed(state, query);
  const all = createCollection<GenesysIntegration>(rest, { ...routes, ...INTEGRATION_RULES }, { contains });

  async function list(query: QueryParams) {
    if (generation !== "conversations") throw featureUnavailable(WHAT);
    return all.list(query);
  }

  /** All rows, up to the page with which `enough` is true. */
  async function readUntil(
    enough: (rows: GenesysIntegration[]) => boolean,
    query: QueryParams,
  ): Promise<GenesysIntegration[]> {
    const rows: GenesysIntegration[] = [];
    for (let pageNumber = 1; pageNumber <= MAX_PAGES; pageNumber += 1) {
      const page = await list({ ...query, pageSize: MAX_FIRST, pageNumber });
      rows.push(...validRows(page));
      if (enough(rows) || page.rows.length === 0 || pageNumber >= pageCountOf(page, pageNumber, MAX_FIRST)) break;
    }
    return rows;
  }

  /** One loader for each set of expands. */
  function loaders<V>(create: (expand: Expand[]) => Loader<V>): (expand: Expand[]) => Loader<V> {
    const known = new Map<string, Loader<V>>();
    return (expand) => {
      const key = expandable(expand).join();
      const loader = known.get(key) ?? create(expandable(expand));
      known.set(key, loader);
      return loader;
    };
  }

  const rowById = loaders<GenesysIntegration>((expand) =>
    createLoader(
      async (ids) => {
        const isFound = (rows: GenesysIntegration[]) => ids.every((id) => rows.some((row) => row.id === id));
        const listed = new Map((await readUntil(isFound, { expand })).map((row) => [row.id, row]));
        const missing = ids.filter((id) => !listed.has(id));
        const { kind } = INTEGRATION_RULES.shows;
        return missing.length === 0
          ? listed
          : new Map([...listed, ...(await rest.created<GenesysIntegration>(kind, missing))]);
      },
      { schedule: rest.whenIdle },
    ),
  );

  const filterOf = (link: IntegrationLink, id: string): QueryParams => ({ [`${link}.id`]: id });

  /** A function that reads windows of the users of a setting or profile. How it reads depends on how many ids are loaded. */
  const usersOf = (link: IntegrationLink) =>
    loaders<ReadPart<GenesysIntegration>>((expand) =>
      createLoader(
        async (ids) => {
          const filtered = (id: string) => remembered((window) => all.page(window, { ...filterOf(link, id), expand }));
          if (ids.length === 1) return new Map(ids.map((id) => [id, filtered(id)]));
          const first = await list({ pageSize: MAX_FIRST, pageNumber: 1, expand });
          const pages = pageCountOf(first, 1, MAX_FIRST);
          // Without a total it is not known how many pages there are.
          const isUnknown = first.total === undefined && pages > 1;
          if (isUnknown || pages - 1 >= ids.length) return new Map(ids.map((id) => [id, filtered(id)]));
          const others = await Promise.all(
            Array.from({ length: Math.max(0, pages - 1) }, (_, at) =>
              list({ pageSize: first.pageSize ?? MAX_FIRST, pageNumber: at + 2, expand }),
            ),
          );
          const rows = [first, ...others].flatMap(validRows);
          return new Map(ids.map((id) => [id, sliceOf(rows.filter((row) => row[link]?.id === id))]));
        },
        { schedule: rest.whenIdle },
      ),
    );
  const users = { messagingSetting: usersOf("messagingSetting"), supportedContent: usersOf("supportedContent") };

  return {
    page: async (window, query, expand) => {
      if (generation !== "conversations") throw featureUnavailable(WHAT);
      return all.page(window, { ...query, expand: expandable(expand) });
    },
    partsOf: (channels, query, expand) => {
      let reading: Promise<GenesysIntegration[]> | undefined;
      return channels.map((channel) => async (window) => {
        reading ??= readUntil(() => false, { ...query, expand: expandable(expand) });
        return sliceOf((await reading).filter((row) => channelOf(row) === channel))(window);
      });
    },
    byId: async (id, expand, channel) => {
      if (generation !== "conversations") throw featureUnavailable(WHAT);
      const row = await rowById(expand).load(id);
      return row && (channel === undefined || channelOf(row) === channel) ? row : null;
    },
    using: async (link, id, window, expand) => {
      if (generation !== "conversations") throw featureUnavailable("Links from settings and profiles to integrations");
      const read = await users[link](expand).load(checkId(id, "id"));
      return read!(window);
    },
  };
}

/** Reads each window once: many integrations may share a setting, and each of them asks for its integrations. */
function remembered(read: ReadPart<GenesysIntegration>): ReadPart<GenesysIntegration> {
  const pages = new Map<string, Promise<Connection<GenesysIntegration>>>();
  return ({ offset, first }) => {
    const key = `${offset} ${first}`;
    const page = pages.get(key) ?? read({ offset, first });
    pages.set(key, page);
    return page;
  };
}

function sliceOf(rows: GenesysIntegration[]): ReadPart<GenesysIntegration> {
  return async (window) => connectionOf(window, rows.slice(window.offset, window.offset + window.first), rows.length);
}
