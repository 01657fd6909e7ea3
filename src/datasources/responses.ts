import type { Models } from "purecloud-platform-client-v2";
import { expand, readResponse, RESPONSES_PATH } from "./entity-reads.ts";
import type { ResponseDetail } from "./entity-reads.ts";
import { badUserInput, upstreamStatus } from "../errors.ts";
import type { GenesysCall } from "./genesys.ts";
import { checkId } from "./ids.ts";
import { createLoader } from "./loader.ts";
import type { Loaded } from "./loader.ts";
import type { Changes } from "./merge.ts";
import { merge } from "./merge.ts";
import { connectionOf, readConnection } from "./paging.ts";
import type { Connection, PageRequest, Window } from "./paging.ts";
import type { CallOptions, Rest } from "./rest.ts";
import { asEntity, asListing } from "./shapes.ts";
import type { Entity, Listing, Reference } from "./shapes.ts";
import type { GenesysUser } from "./users.ts";
import { updateVersioned } from "./versioned-update.ts";

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

export interface Responses {
  byId(id: string, detail?: ResponseDetail): Promise<GenesysResponse | null>;
  byIds(ids: readonly string[], detail?: ResponseDetail): Promise<Loaded<GenesysResponse>[]>;
  /** The responses of one library, `null` when there is no such library. */
  page(libraryId: string, window: Window, detail?: ResponseDetail): Promise<Connection<GenesysResponse> | null>;
  search(search: ResponseSearch, window: Window): Promise<Connection<GenesysResponse>>;
  /** The schema of the substitutions; free when the response was read with it. */
  substitutionsSchema(response: GenesysResponse): Promise<unknown>;
  create(response: ResponseChanges): Promise<GenesysResponse>;
  /** Merges the changes into the stored response; throws a version conflict when somebody was faster. */
  update(id: string, changes: ResponseChanges, expectedVersion?: number | null): Promise<GenesysResponse>;
  /** Deletes the response, which takes it out of every library. */
  delete(id: string): Promise<void>;
}

/** What is replaced as a whole though it is an object: a JSON schema may hold `null`, as a default for example. */
const WHOLE = ["substitutionsSchema"];
/** The vendor's limit for one page of a query. */
export const QUERY_SIZE = 500;
/** The most matches that are read through for a condition that the REST API cannot filter by. */
export const MAX_SCAN = 5000;

const WITH_SCHEMA: ResponseDetail = { substitutionsSchema: true };
/** The responses of the organization, for the length of one request. */
export function createResponses(rest: Rest): Responses {
  /** Responses that were read with their schema: where they have none, asking again would bring nothing. */
  const detailed = new WeakSet<GenesysResponse>();

  function noting<R extends Error | GenesysResponse>(response: R, detail?: ResponseDetail): R {
    if (detail?.substitutionsSchema && !(response instanceof Error)) detailed.add(response);
    return response;
  }

  /** What is kept serves whoever asks next: one answer with everything, not one for each selection. */
  const wanted = (detail?: ResponseDetail): ResponseDetail => (rest.keeps("responses") ? WITH_SCHEMA : { ...detail });
  const isScanned = rest.keeps("responses") && rest.keeps("search");
  let hasMissed = false;
  /** Many ids of one request count once: what they cost is what their request was known to cost. */
  function onAsked() {
    if (!isScanned || hasMissed) return;
    hasMissed = true;
    rest.responseScan.missed((page) => matchesOf(rest.apart(), {}, page, { background: true }));
  }

  async function readOne(id: string, detail?: ResponseDetail, options?: CallOptions): Promise<GenesysResponse | null> {
    const sentAs = readResponse(id, wanted(detail));
    const scan = isScanned && !expand(detail) && !options?.readThrough ? rest.responseScan.wait() : undefined;
    // What the scan brings does not have to be asked for; what is at hand does not have to wait.
    if (scan && !(await rest.peek(readResponse(id)))) await scan;
    const alsoAnswers = [readResponse(id), readResponse(id, wanted(detail))];
    try {
      const answer = await rest.call(readResponse(id, detail), { sentAs, alsoAnswers, onAsked, ...options });
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
  const detailedLoader = loaderFor(WITH_SCHEMA);
  const loader = (detail?: ResponseDetail) => (detail?.substitutionsSchema ? detailedLoader : plainLoader);

  function forget(id: string) {
    plainLoader.clear(id);
    detailedLoader.clear(id);
  }

  const readMatches = (search: ResponseSearch, page: PageRequest) => matchesOf(rest, search, page);

  /** The REST API cannot filter by interaction type: all matches are read and the rows that fit are counted here. */
  async function searchByInteractionType(search: ResponseSearch, window: Window): Promise<Connection<GenesysResponse>> {
    const all = await readAll((page) => readMatches(search, page));
    const fitting = all.filter((row) => row instanceof Error || row.interactionType === search.interactionType);
    return connectionOf(window, fitting.slice(window.offset, window.offset + window.first), fitting.length);
  }

  async function write(call: GenesysCall, id?: string, before?: unknown): Promise<GenesysResponse> {
    const alsoAnswers = id === undefined ? [] : [readResponse(id), readResponse(id, WITH_SCHEMA)];
    return noting(asEntity<GenesysResponse>(await rest.call(call, { before, alsoAnswers })), WITH_SCHEMA);
  }

  return {
    byId: (id, detail) => loader(detail).load(id),
    byIds: (ids, detail) => loader(detail).loadAll(ids),
    page: async (libraryId, window, detail) => {
      checkId(libraryId, "libraryId");
      try {
        const readPage = async (page: PageRequest) => {
          const params = { libraryId, ...page, expand: expand(wanted(detail)) };
          const call: GenesysCall = { method: "GET", route: RESPONSES_PATH, query: params };
          const readsOf = (id: string) => [readResponse(id, wanted(detail)), readResponse(id)];
          const listing = await rest.page<GenesysResponse>(call, asListing, readsOf);
          for (const row of listing.rows) noting(row, wanted(detail));
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
      if (search.interactionType) return searchByInteractionType(search, window);
      return readConnection(window, (page) => readMatches(search, page), {
        maxPageSize: QUERY_SIZE,
        ahead: rest.keeps("search"),
      });
    },
    substitutionsSchema: async (response) => {
      if (response.substitutionsSchema || detailed.has(response)) return response.substitutionsSchema;
      return (await detailedLoader.load(response.id))?.substitutionsSchema;
    },
    create: (response) =>
      write({
        method: "POST",
        route: RESPONSES_PATH,
        query: { expand: expand(WITH_SCHEMA) },
        body: merge({}, response, WHOLE),
      }),
    update: async (id, changes, expectedVersion) => {
      forget(id);
      let before: GenesysResponse | null = null;
      return updateVersioned({
        known: async () => (before = (await rest.peek<GenesysResponse>(readResponse(id, WITH_SCHEMA))) ?? null),
        read: async () => (before = await readOne(id, WITH_SCHEMA, { readThrough: true })),
        write: (body) => write({ ...readResponse(id, WITH_SCHEMA), method: "PUT", body }, id, before),
        changes,
        whole: WHOLE,
        expectedVersion,
      });
    },
    delete: async (id) => {
      const before = (await rest.peek(readResponse(id))) ?? (await rest.peek(readResponse(id, WITH_SCHEMA)));
      await rest.call({ ...readResponse(id), method: "DELETE" }, { before });
      forget(id);
    },
  };
}

/** A page of the responses that match. */
async function matchesOf(
  rest: Rest,
  search: ResponseSearch,
  page: PageRequest,
  how: Pick<GenesysCall, "background"> = {},
): Promise<Listing<GenesysResponse>> {
  const body = { ...(search.phrase && { queryPhrase: search.phrase }), ...page, filters: filtersOf(search) };
  const call: GenesysCall = { method: "POST", route: `${RESPONSES_PATH}/query`, body, readOnly: true, ...how };
  const parse = (answer: unknown) => asListing<GenesysResponse>((answer as Models.ResponseQueryResults)?.results);
  return rest.page(call, parse, (id) => [readResponse(id)]);
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
