import { notFound, upstreamStatus } from "../../errors.ts";
import { checkId } from "../../ids.ts";
import { createLoader } from "./loader.ts";
import type { Loaded } from "./loader.ts";
import { withoutNulls } from "./merge.ts";
import { featureUnavailable, isGone } from "./messaging-api.ts";
import { readConnection } from "./paging.ts";
import type { Connection, Window } from "./paging.ts";
import type { GenesysCall } from "../../genesys/call.ts";
import { readSeveral } from "./by-ids-from-list.ts";
import type { CallOptions, Rest } from "./rest.ts";
import { asEntity, asListing } from "./parse.ts";
import type { Entity, Listing } from "./parse.ts";
import { UNMADE } from "./versioned-update.ts";
import type { Written } from "./versioned-update.ts";

export type Query = NonNullable<GenesysCall["query"]>;

export interface CollectionRoutes {
  /** What the collection holds, for people: "Messaging settings". */
  what: string;
  /** Path of the list. */
  list: string;
  /** Path template of one entity. */
  one: string;
  /** Name of the id in that template. */
  idName: string;
}

interface CollectionOptions {
  /** Goes along with every read. */
  detail?: Query;
  /** For somebody who looks in several places: a 404 is no reason to find out whether there is such a collection. */
  isPresumed?: boolean;
  /** True where there are built-in entities, which the list may or may not hold: what it lacks is read by its id. */
  hasBuiltIn?: boolean;
}

/**
 * A REST collection without a bulk read. What is not there reads as `null`; where the organization does not have the
 * collection at all, everything throws FEATURE_UNAVAILABLE.
 */
export interface Collection<T> {
  /** Carries out a call on any path of the collection. */
  call(request: GenesysCall, options?: CallOptions): Promise<unknown>;
  byId(id: string): Promise<T | null>;
  byIds(ids: readonly string[]): Promise<Loaded<T>[]>;
  /** Reads one as it is stored now, past the cache and what the request has loaded already. */
  read(id: string): Promise<T | null>;
  page(window: Window, query?: Query): Promise<Connection<T>>;
  /** One page of the list as it comes. */
  list(query: Query): Promise<Listing<T>>;
  create(body: object): Promise<Written<T>>;
  /** Sends the fields; without `before`, what is stored, there can be no dry run. */
  update(method: "PATCH" | "PUT", id: string, body: object, before?: T): Promise<T>;
  /** In a dry run it only finds out whether there is such an entity. */
  delete(id: string): Promise<void>;
}

/** A collection of the messaging API, for the length of one request. */
export function createCollection<T extends Entity>(
  rest: Rest,
  routes: CollectionRoutes,
  { detail = {}, isPresumed = false, hasBuiltIn = false }: CollectionOptions = {},
): Collection<T> {
  /** Once anything of the collection has answered, a 404 can only be about one entity. */
  let isThere = isPresumed;

  async function call(request: GenesysCall, options?: CallOptions): Promise<unknown> {
    try {
      const answer = await rest.call(request, options);
      isThere = true;
      return answer;
    } catch (error) {
      if (await isMissing(request, error)) throw featureUnavailable(routes.what);
      throw error;
    }
  }

  /** A 404 on one entity may mean the entity or the whole path: one look at the list tells, at most once a request. */
  async function isMissing({ route }: GenesysCall, error: unknown): Promise<boolean> {
    if (!isGone(error)) return false;
    if (route === routes.list || upstreamStatus(error) !== 404) return true;
    if (isThere) return false;
    await call({ method: "GET", route: routes.list, query: { pageSize: 1 } });
    return false;
  }

  const path = (id: string) => ({ [routes.idName]: checkId(id, "id") });

  async function read(id: string, options?: CallOptions): Promise<T | null> {
    try {
      return asEntity<T>(await call({ method: "GET", route: routes.one, path: path(id), query: detail }, options));
    } catch (error) {
      if (upstreamStatus(error) === 404) return null;
      throw error;
    }
  }

  async function list(query: Query): Promise<Listing<T>> {
    return asListing<T>(await call({ method: "GET", route: routes.list, query: { ...detail, ...query } }));
  }

  const loader = createLoader<T>(
    (ids) => readSeveral(ids, { list: (page) => list({ ...page }), one: (id) => read(id), hasUnlisted: hasBuiltIn }),
    { schedule: rest.whenQuiet },
  );

  return {
    call,
    byId: (id) => loader.load(id),
    byIds: (ids) => loader.loadAll(ids),
    read: (id) => read(id, { readThrough: true }),
    list,
    page: (window, query) => readConnection(window, (page) => list({ ...page, ...query })),
    create: async (body) => {
      const request: GenesysCall = { method: "POST", route: routes.list, body };
      return { entity: asEntity<T>(await call(request, { preview: { ...body, id: UNMADE } })), before: null };
    },
    update: async (method, id, body, before) => {
      loader.clear(id);
      const preview = before && withoutNulls({ ...before, ...body });
      return asEntity<T>(await call({ method, route: routes.one, path: path(id), body }, { preview }));
    },
    delete: async (id) => {
      if (rest.dryRun && !(await read(id, { readThrough: true }))) throw notFound();
      await call({ method: "DELETE", route: routes.one, path: path(id) });
      loader.clear(id);
    },
  };
}
