import type { Models } from "purecloud-platform-client-v2";
import { badUserInput, invalid, notFound, upstreamStatus } from "../errors.ts";
import type { GenesysCall } from "./genesys.ts";
import { checkId } from "./ids.ts";
import type { Libraries } from "./libraries.ts";
import { createLoader } from "./loader.ts";
import type { Loaded } from "./loader.ts";
import type { Changes } from "./merge.ts";
import { merge } from "./merge.ts";
import { connectionOf, readConnection } from "./paging.ts";
import type { Connection, PageRequest, Window } from "./paging.ts";
import { createResponseBulk } from "./response-bulk.ts";
import type { Move, Outcomes } from "./response-bulk.ts";
import { checkChangedResponse, checkNewResponse, checkResponseChanges } from "./response-rules.ts";
import type { CallOptions, Rest } from "./rest.ts";
import { asEntity, asListing } from "./shapes.ts";
import type { Entity, Listing, Reference } from "./shapes.ts";
import type { GenesysUser } from "./users.ts";
import { UNMADE, updateVersioned } from "./versioned-update.ts";
import type { Written } from "./versioned-update.ts";

/** A response as the REST API answers it: `createdBy` is a reference, though declared as a whole user. */
export type GenesysResponse = Omit<Models.Response, "id" | "createdBy" | "libraries" | "assets"> & {
  id: string;
  createdBy?: GenesysUser;
  libraries?: Reference[];
  assets?: (Models.RmsAssetAddressableRef & Entity)[];
};

export type ResponseChanges = Changes<
  Omit<GenesysResponse, "id" | "version" | "createdBy" | "dateCreated" | "selfUri">
>;

export interface ResponseSearch {
  phrase?: string | null | undefined;
  libraryIds?: readonly string[] | null | undefined;
  interactionType?: string | null | undefined;
  responseType?: string | null | undefined;
}

/** What to read beside the response itself: the substitutions' schema comes only when asked for. */
export interface ResponseDetail {
  substitutionsSchema?: boolean;
}

export interface Responses {
  byId(id: string, detail?: ResponseDetail): Promise<GenesysResponse | null>;
  byIds(ids: readonly string[], detail?: ResponseDetail): Promise<Loaded<GenesysResponse>[]>;
  /** The responses of one library, `null` when there is no such library. */
  page(libraryId: string, window: Window, detail?: ResponseDetail): Promise<Connection<GenesysResponse> | null>;
  search(search: ResponseSearch, window: Window): Promise<Connection<GenesysResponse>>;
  /** The schema of the substitutions; free when the response was read with it. */
  substitutionsSchema(response: GenesysResponse): Promise<unknown>;
  create(response: ResponseChanges): Promise<Written<GenesysResponse>>;
  /** Merges the changes into the stored response; throws a version conflict when somebody was faster. */
  update(id: string, changes: ResponseChanges, expectedVersion?: number | null): Promise<Written<GenesysResponse>>;
  /** Deletes the response, which takes it out of every library. A dry run answers the response as it is. */
  delete(id: string): Promise<GenesysResponse | undefined>;
  /** Moves up to 100 responses from one library to another, each with an outcome of its own. */
  moveMany(move: Move): Promise<Outcomes<Written<GenesysResponse>>>;
  /** Deletes up to 100 responses, each with an outcome of its own. */
  deleteMany(ids: readonly string[]): Promise<Outcomes<GenesysResponse | undefined>>;
}

const COLLECTION = "/api/v2/responsemanagement/responses";
const ONE = "/api/v2/responsemanagement/responses/{responseId}";
/** What is replaced as a whole though it is an object: a JSON schema may hold `null`, as a default for example. */
const WHOLE = ["substitutionsSchema"];
/** The vendor's limit for one page of a query. */
export const QUERY_SIZE = 500;
/** The most matches that are read through for a condition that the REST API cannot filter by. */
export const MAX_SCAN = 5000;

/** The responses of the organization, for the length of one request. */
export function createResponses(rest: Rest, libraries: Pick<Libraries, "byId" | "byIds">): Responses {
  const path = (id: string) => ({ responseId: checkId(id, "id") });
  const expand = (detail?: ResponseDetail) => (detail?.substitutionsSchema ? "substitutionsSchema" : undefined);
  /** Responses that were read with their schema: where they have none, asking again would bring nothing. */
  const detailed = new WeakSet<GenesysResponse>();

  function noting<R extends Error | GenesysResponse>(response: R, detail?: ResponseDetail): R {
    if (detail?.substitutionsSchema && !(response instanceof Error)) detailed.add(response);
    return response;
  }

  const one = (id: string, detail?: ResponseDetail): GenesysCall => ({
    method: "GET",
    route: ONE,
    path: path(id),
    query: { expand: expand(detail) },
  });

  async function readOne(id: string, detail?: ResponseDetail, options?: CallOptions): Promise<GenesysResponse | null> {
    try {
      const answer = await rest.call(one(id, detail), options);
      return noting(asEntity<GenesysResponse>(answer), detail);
    } catch (error) {
      if (upstreamStatus(error) === 404) return null;
      throw error;
    }
  }

  /** There is no bulk read of responses: a loader only folds ids that are asked for twice. */
  function loaderFor(detail: ResponseDetail) {
    return createLoader<GenesysResponse>(async (ids) => {
      const found = new Map<string, GenesysResponse | Error>();
      await Promise.all(
        ids.map(async (id) => {
          const response = await readOne(id, detail).catch((error: Error) => error);
          if (response) found.set(id, response);
        }),
      );
      return found;
    });
  }
  const plainLoader = loaderFor({});
  const detailedLoader = loaderFor({ substitutionsSchema: true });
  const loader = (detail?: ResponseDetail) => (detail?.substitutionsSchema ? detailedLoader : plainLoader);

  function forget(id: string) {
    plainLoader.clear(id);
    detailedLoader.clear(id);
  }

  async function readMatches(search: ResponseSearch, page: PageRequest): Promise<Listing<GenesysResponse>> {
    const body = { ...(search.phrase && { queryPhrase: search.phrase }), ...page, filters: filtersOf(search) };
    const call: GenesysCall = { method: "POST", route: `${COLLECTION}/query`, body, readOnly: true };
    return rest.page(
      call,
      (answer) => asListing<GenesysResponse>((answer as Models.ResponseQueryResults)?.results),
      one,
    );
  }

  /** The REST API cannot filter by interaction type: all matches are read and the rows that fit are counted here. */
  async function scan(search: ResponseSearch, window: Window): Promise<Connection<GenesysResponse>> {
    const all = await readAll((page) => readMatches(search, page));
    const fitting = all.filter((row) => row instanceof Error || row.interactionType === search.interactionType);
    return connectionOf(window, fitting.slice(window.offset, window.offset + window.first), fitting.length);
  }

  async function write(
    method: "POST" | "PUT",
    route: string,
    body: ResponseChanges,
    before?: GenesysResponse,
  ): Promise<GenesysResponse> {
    const detail = { substitutionsSchema: true };
    const call: GenesysCall = {
      method,
      route,
      body,
      query: { expand: expand(detail) },
      ...(before && { path: path(before.id) }),
    };
    const preview = rest.dryRun ? { id: UNMADE, ...body, ...(await namedLibraries(body)) } : undefined;
    return noting(asEntity<GenesysResponse>(await rest.call(call, { before, preview })), detail);
  }

  /**
   * Only a write tells which libraries there are not, and the names of those there are: a dry run has to ask, save for those
   * that the response is in already.
   */
  async function namedLibraries({ libraries: references }: ResponseChanges): Promise<{ libraries: Reference[] }> {
    const named = (references ?? []).map(async (reference) => {
      if (reference.selfUri != null) return reference as Reference;
      const library = await libraries.byId(String(reference.id));
      if (!library) throw invalid([{ field: "libraries", message: "There is no such library." }]);
      const { id, name, selfUri } = library;
      return { id, ...(name !== undefined && { name }), ...(selfUri !== undefined && { selfUri }) };
    });
    return { libraries: await Promise.all(named) };
  }

  const readFresh = (id: string) => readOne(id, { substitutionsSchema: true }, { readThrough: true });

  const replace = (response: ResponseChanges, before: GenesysResponse) => write("PUT", ONE, response, before);

  async function remove(id: string): Promise<GenesysResponse | undefined> {
    const stored = rest.dryRun ? await readFresh(id) : undefined;
    if (stored === null) throw notFound();
    await rest.call({ method: "DELETE", route: ONE, path: path(id) });
    forget(id);
    return stored;
  }

  const bulk = createResponseBulk(rest, libraries, {
    readFresh,
    replace,
    pageOf: (libraryId, pageNumber, pageSize) => {
      const query = { libraryId, pageSize, pageNumber, expand: expand({ substitutionsSchema: true }) };
      return { method: "GET", route: COLLECTION, query };
    },
    delete: remove,
    whole: WHOLE,
  });

  return {
    byId: (id, detail) => loader(detail).load(id),
    byIds: (ids, detail) => loader(detail).loadAll(ids),
    page: async (libraryId, window, detail) => {
      checkId(libraryId, "libraryId");
      try {
        const readPage = async (page: PageRequest) => {
          const params = { libraryId, ...page, expand: expand(detail) };
          const call: GenesysCall = { method: "GET", route: COLLECTION, query: params };
          const listing = await rest.page<GenesysResponse>(call, asListing, (id) => one(id, detail));
          for (const row of listing.rows) noting(row, detail);
          return listing;
        };
        return await readConnection(window, readPage, { ahead: rest.keeps("responses") });
      } catch (error) {
        if (upstreamStatus(error) === 404) return null;
        throw error;
      }
    },
    search: async (search, window) => {
      for (const id of search.libraryIds ?? []) checkId(id, "filter.libraryIds");
      if (search.libraryIds?.length === 0) return connectionOf(window, [], 0);
      if (search.interactionType) return scan(search, window);
      return readConnection(window, (page) => readMatches(search, page), {
        maxPageSize: QUERY_SIZE,
        ahead: rest.keeps("search"),
      });
    },
    substitutionsSchema: async (response) => {
      if (response.substitutionsSchema || detailed.has(response)) return response.substitutionsSchema;
      return (await detailedLoader.load(response.id))?.substitutionsSchema;
    },
    create: async (response) => {
      checkNewResponse(response);
      return { entity: await write("POST", COLLECTION, merge({}, response, WHOLE)), before: null };
    },
    update: async (id, changes, expectedVersion) => {
      checkResponseChanges(id, changes);
      forget(id);
      return updateVersioned<GenesysResponse>({
        read: () => readFresh(id),
        write: replace,
        check: checkChangedResponse,
        changes,
        whole: WHOLE,
        expectedVersion,
      });
    },
    delete: remove,
    moveMany: bulk.move,
    deleteMany: bulk.delete,
  };
}

function filtersOf({ libraryIds, responseType }: ResponseSearch): Models.ResponseFilter[] {
  return [
    ...(libraryIds ? [{ name: "libraryId", operator: "IN", values: [...libraryIds] }] : []),
    ...(responseType ? [{ name: "responseType", operator: "EQUALS", values: [responseType] }] : []),
  ];
}

async function readAll<T>(readPage: (page: PageRequest) => Promise<Listing<T>>): Promise<(T | Error)[]> {
  const first = await readPage({ pageSize: QUERY_SIZE, pageNumber: 1 });
  const total = first.total ?? first.rows.length;
  if (total > MAX_SCAN) {
    throw badUserInput(`The search has ${total} matches, too many to filter by interaction type.`, "filter");
  }
  const pageSize = first.pageSize || QUERY_SIZE;
  const others = Array.from({ length: Math.max(0, Math.ceil(total / pageSize) - 1) }, (_, index) =>
    readPage({ pageSize, pageNumber: index + 2 }),
  );
  return [first, ...(await Promise.all(others))].flatMap((listing) => listing.rows);
}
