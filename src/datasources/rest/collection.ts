import { isOwnLimit, notFound, upstreamStatus } from "../../errors.ts";
import { checkId } from "../../ids.ts";
import { isCached } from "./rest-call.ts";
import { createLoader } from "./loader.ts";
import type { Loaded } from "./loader.ts";
import { isObject, withoutNulls } from "./merge.ts";
import { featureUnavailable, isGone } from "./feature-unavailable.ts";
import { MAX_FIRST, readConnection } from "./paging.ts";
import type { Connection, PageRequest, Window } from "./paging.ts";
import type { GenesysCall } from "../../genesys/call.ts";
import type { EntityRules } from "./entity-rules.ts";
import { byIdsFromList } from "./by-ids-from-list.ts";
import { passOn } from "./promise-or-value.ts";
import type { PromiseOrValue } from "./promise-or-value.ts";
import { nullIfNotFound } from "./read-by-id.ts";
import type { Rest } from "./rest.ts";
import type { CacheRules, ReadCall, RestReadOptions, RestWriteOptions, WriteCall } from "./rest-call.ts";
import { asEntity, asListing, byId as rowsById } from "./parse.ts";
import type { Entity, Listing } from "./parse.ts";
import type { WriteResult } from "./versioned-update.ts";
import { createWarmLoader } from "./warm-loader.ts";

export type QueryParams = NonNullable<GenesysCall["query"]>;

export interface CollectionRoutes {
  /** Name of the collection in messages: "Messaging settings". */
  what: string;
  /** Path of the list. */
  list: string;
  /** Path template of one entity. */
  one: string;
  /** Name of the id in that template. */
  idName: string;
  /** The calls of the collection fail together under this name. */
  circuit: string;
}

/** What the cache needs to know about a collection. */
export interface CollectionRules {
  /** How the answers of its reads are kept. */
  cache: CacheRules | "never";
  /** The tags that every write of the collection changes. */
  changes: readonly string[];
  /** The entities of the collection, and what their rows show of others. */
  shows: Pick<EntityRules, "kind" | "references" | "objects" | "onlyRead">;
}

interface CollectionOptions {
  /** QueryParams parameters of every read. */
  detail?: QueryParams;
  /** True where a 404 needs no check that the collection exists, because the caller searches several collections. */
  isPresumed?: boolean;
  /** True where every read of an entity answers the same fields, so that one stands for all. */
  isUniform?: boolean;
  /** Whether a list with these parameters contains this state of an entity. Left out: every list contains all entities. */
  contains?: (state: Entity & Record<string, unknown>, query: QueryParams) => boolean;
  /** Fields that reads of an entity have, and the answers of writes have not. */
  fields?: object;
  /** True where one entity may be the default of the organization, which Genesys Cloud does not delete. */
  hasDefault?: boolean;
  /** True where built-in entities exist, which the list may leave out: ids that it lacks are read one by one. */
  hasBuiltIn?: boolean;
}

/**
 * A REST collection without a bulk read. An entity that does not exist reads as `null`. Where the organization does not have
 * the collection at all, every call throws FEATURE_UNAVAILABLE.
 */
export interface Collection<T> {
  /** Reads another path of the collection, such as that of its default. `overrides` replace those of the collection. */
  readFrom(route: string, overrides?: Pick<CacheRules, "mayBeEmpty" | "shows">): Promise<unknown>;
  /** The cached answer of such a read, without a call. */
  peekFrom(route: string, overrides?: Pick<CacheRules, "mayBeEmpty" | "shows">): Promise<unknown>;
  /** Writes to another path of the collection; with `id`, to one that contains the id of an entity. */
  writeTo<A = unknown>(
    call: Pick<WriteCall, "method" | "route" | "body" | "writes">,
    options?: RestWriteOptions & { id?: string },
  ): Promise<A>;
  /** The entities that an answer of the collection shows. */
  shows: CollectionRules["shows"];
  /** The entity that a write of the collection is about; without an id, a new one. */
  written(id?: string): WriteCall["writes"];
  byId(id: string): PromiseOrValue<T | null>;
  byIds(ids: readonly string[]): Promise<Loaded<T>[]>;
  /** Begins to read the list, because several entities will be asked for by ids that are not known yet. Never throws. */
  readAhead(): void;
  /** The entity as this request read it first. */
  firstRead(entity: T): T;
  /** Reads the stored entity, past the cache and past what this request has loaded. */
  read(id: string): Promise<T | null>;
  page(window: Window, query?: QueryParams): Promise<Connection<T>>;
  /** One page of the list, as the REST API answers it. */
  list(query: QueryParams): Promise<Listing<T>>;
  create(body: object): Promise<WriteResult<T>>;
  /** Sends the fields. A dry run needs `before`, the stored entity. */
  update(method: "PATCH" | "PUT", id: string, body: object, before?: T): Promise<T>;
  /** Deletes the entity. A dry run only checks that it exists. */
  delete(id: string): Promise<void>;
}

/** A collection of the messaging API, for one request. */
export function createCollection<T extends Entity>(
  rest: Rest,
  { cache, changes, shows, ...routes }: CollectionRoutes & CollectionRules,
  {
    detail = {},
    isPresumed = false,
    hasBuiltIn = false,
    hasDefault = false,
    isUniform = false,
    contains = () => true,
    fields,
  }: CollectionOptions = {},
): Collection<T> {
  /** After any answer of the collection, a 404 can only be about one entity. */
  let isThere = isPresumed;
  let firstPage: Promise<Listing<T>> | undefined;
  /** The rows of that page, where memory had it. */
  let rowsAhead: ReadonlyMap<string, T> | undefined;

  async function call(route: string, sending: () => Promise<unknown>): Promise<unknown> {
    try {
      const answer = await sending();
      isThere = true;
      return answer;
    } catch (error) {
      if (await isMissing(route, error)) throw featureUnavailable(routes.what);
      throw error;
    }
  }

  const readCall = (
    request: Omit<ReadCall, "method" | "circuit" | "cache">,
    overrides: Partial<CacheRules> = {},
  ): ReadCall => ({
    ...request,
    method: "GET",
    circuit: routes.circuit,
    cache: cache === "never" ? cache : { ...cache, shows, ...overrides },
  });

  /** Genesys Cloud does not say that it tells of a new choice, such as that of a default. */
  const otherCall = (route: string, overrides: Partial<CacheRules> = {}): ReadCall =>
    readCall({ route }, { ...overrides, changedBy: undefined });

  const send = (request: Omit<WriteCall, "circuit" | "changes">, options?: RestWriteOptions) =>
    call(request.route, () => rest.write({ ...request, circuit: routes.circuit, changes: () => changes }, options));

  /** A 404 on one entity may mean the entity or the whole path. The list tells which; it is read at most once a request. */
  async function isMissing(route: string, error: unknown): Promise<boolean> {
    if (!isGone(error)) return false;
    if (route === routes.list || upstreamStatus(error) !== 404) return true;
    if (isThere) return false;
    await get(readCall({ route: routes.list, query: { pageSize: 1 } }));
    return false;
  }

  const get = (request: ReadCall, options?: RestReadOptions) => call(request.route, () => rest.read(request, options));

  const path = (id: string) => ({ [routes.idName]: checkId(id, "id") });

  async function read(id: string, options?: RestReadOptions): Promise<T | null> {
    const request = readCall({ route: routes.one, path: path(id), query: detail }, { shows: { ...shows, id } });
    return nullIfNotFound(get(request, options).then(asEntity<T>));
  }

  const listCall = (query: QueryParams) =>
    readCall(
      { route: routes.list, query: { ...detail, ...query } },
      { shows: { ...shows, contains: (state) => contains(state, query) } },
    );

  async function list(query: QueryParams, options?: RestReadOptions): Promise<Listing<T>> {
    return asListing<T>(await get(listCall(query), options));
  }

  /** To be waited for before the page is looked for in memory. */
  function ready(query: QueryParams): Promise<void> | undefined {
    return rest.ready(() => [listCall(query)].filter(isCached));
  }

  /** The page where memory has it fresh. An answer of another shape goes the long way, which says what is wrong with it. */
  function warmPage(query: QueryParams): Listing<T> | undefined {
    const request = listCall(query);
    const answer = isCached(request) ? rest.warm<unknown>(request) : undefined;
    if (!isObject(answer) || !Array.isArray(answer["entities"])) return undefined;
    isThere = true;
    return asListing<T>(answer);
  }

  const firstRead = <R>(entity: R): R => (isUniform ? rest.firstRead(routes.one, entity) : entity);

  const pageOf = (query: QueryParams): PromiseOrValue<Listing<T>> =>
    passOn(
      passOn(ready(query), () => warmPage(query) ?? list(query)),
      (listing) => ({ ...listing, rows: listing.rows.map(firstRead) }),
    );

  const written = (id?: string): WriteCall["writes"] => ({
    kind: shows.kind,
    ...(id !== undefined && { id }),
    ...(fields && { fields }),
  });

  /** The page that `readAhead` has read. One that was refused because it was early is read again. */
  async function pageAhead(): Promise<Listing<T> | undefined> {
    return firstPage?.catch((error: unknown) => {
      if (!isOwnLimit(error)) throw error;
      return undefined;
    });
  }

  async function readMany(ids: readonly string[]): Promise<Map<string, T | Error>> {
    const reads = { list: (page: PageRequest) => list({ ...page }), one: (id: string) => read(id) };
    const found = await byIdsFromList(ids, { ...reads, hasUnlisted: hasBuiltIn, firstPage: await pageAhead() });
    const missing = ids.filter((id) => !found.has(id));
    return missing.length === 0 ? found : new Map([...found, ...(await rest.created<T>(shows.kind, missing))]);
  }

  const loader = createWarmLoader(createLoader<T>(readMany, { schedule: rest.whenIdle }), (id) => rowsAhead?.get(id));

  function clear(id: string): void {
    rowsAhead = undefined;
    loader.clear(id);
  }

  return {
    readFrom: (route, overrides) => get(otherCall(route, overrides)),
    peekFrom: async (route, overrides) => {
      const reading = otherCall(route, overrides);
      return isCached(reading) ? rest.peek(reading) : undefined;
    },
    writeTo: <A>(
      request: Pick<WriteCall, "method" | "route" | "body" | "writes">,
      { id, clearsDefault, ...options }: RestWriteOptions & { id?: string } = {},
    ) => {
      const target = {
        ...request,
        ...(id !== undefined && { path: path(id) }),
        ...(clearsDefault && { clearsDefault }),
      };
      return send(target, options) as Promise<A>;
    },
    shows,
    written,
    byId: (id) => passOn(loader.load(id), firstRead),
    byIds: async (ids) => (await loader.loadAll(ids)).map(firstRead),
    readAhead() {
      if (firstPage) return;
      const first = { pageSize: MAX_FIRST, pageNumber: 1 };
      const reading = passOn(ready(first), () => {
        const known = warmPage(first);
        if (known) rowsAhead = rowsById(known);
        return known ?? list(first, { isEarly: true });
      });
      firstPage = Promise.resolve(reading);
      firstPage.catch(() => {});
    },
    firstRead,
    read: (id) => read(id, { bypassCache: true }),
    list,
    page: async (window, query) => readConnection(window, (page) => pageOf({ ...page, ...query })),
    create: async (body) => {
      const entity = await send({ method: "POST", route: routes.list, body, writes: written() }, { preview: body });
      return { entity: entity as T, before: null };
    },
    update: async (method, id, body, before) => {
      clear(id);
      const preview = before && withoutNulls({ ...before, ...body });
      const request = { method, route: routes.one, path: path(id), body, writes: written(id) };
      return (await send(request, { preview, before })) as T;
    },
    delete: async (id) => {
      if (rest.dryRun && !(await read(id, { bypassCache: true }))) throw notFound();
      const request = { method: "DELETE", route: routes.one, path: path(id), writes: written(id) } as const;
      await send({ ...request, ...(hasDefault && { mayBeDefault: true }) });
      clear(id);
    },
  };
}
