import type { Models } from "purecloud-platform-client-v2";
import { invalid, notFound, upstreamStatus } from "../../errors.ts";
import { expand, readResponse, RESPONSES_PATH } from "../rest/entity-reads.ts";
import type { ResponseDetail } from "../rest/entity-reads.ts";
import type { GenesysCall } from "../../genesys/call.ts";
import { checkId } from "../../ids.ts";
import type { Libraries } from "../libraries.ts";
import { createLoader } from "../rest/loader.ts";
import type { Loaded } from "../rest/loader.ts";
import type { Changes } from "../rest/merge.ts";
import { merge } from "../rest/merge.ts";
import { readConnection } from "../rest/paging.ts";
import type { Connection, PageRequest, Window } from "../rest/paging.ts";
import { readMatches, searchResponses } from "./search.ts";
import type { ResponseSearch } from "./search.ts";
import { createResponseBulk } from "./bulk.ts";
import type { Move, Outcomes } from "./bulk.ts";
import { checkChangedResponse, checkNewResponse, checkResponseChanges } from "./validation.ts";
import type { CallOptions, Rest } from "../rest/rest.ts";
import { asEntity, asListing } from "../rest/parse.ts";
import type { Entity, Reference } from "../rest/parse.ts";
import type { GenesysUser } from "../users.ts";
import { UNMADE, updateVersioned } from "../rest/versioned-update.ts";
import type { Written } from "../rest/versioned-update.ts";

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

/** What is replaced as a whole though it is an object: a JSON schema may hold `null`, as a default for example. */
const WHOLE = ["substitutionsSchema"];
const WITH_SCHEMA: ResponseDetail = { substitutionsSchema: true };
const NEW: GenesysCall = { method: "POST", route: RESPONSES_PATH, query: { expand: expand(WITH_SCHEMA) } };

/** The responses of the organization, for the length of one request. */
export function createResponses(rest: Rest, libraries: Pick<Libraries, "byId" | "byIds">): Responses {
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
    rest.responseScan.missed((page) => readMatches(rest.apart(), {}, page, { background: true }));
  }

  async function readOne(id: string, detail?: ResponseDetail, options?: CallOptions): Promise<GenesysResponse | null> {
    const other = readResponse(id, expand(detail) ? {} : WITH_SCHEMA);
    const kept = rest.keeps("responses") && { sentAs: readResponse(id, WITH_SCHEMA), alsoAnswers: [other] };
    const scan = isScanned && !expand(detail) && !options?.readThrough ? rest.responseScan.wait() : undefined;
    // What the scan brings does not have to be asked for; what is at hand does not have to wait.
    if (scan && !(await rest.peek(readResponse(id)))) await scan;
    try {
      const answer = await rest.call(readResponse(id, detail), { ...kept, onAsked, ...options });
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

  async function write(call: GenesysCall, body: ResponseChanges, before?: GenesysResponse): Promise<GenesysResponse> {
    const preview = rest.dryRun ? { id: UNMADE, ...body, ...(await namedLibraries(body)) } : undefined;
    const alsoAnswers = before ? [readResponse(before.id), readResponse(before.id, WITH_SCHEMA)] : [];
    const answer = await rest.call({ ...call, body }, { before, preview, alsoAnswers });
    return noting(asEntity<GenesysResponse>(answer), WITH_SCHEMA);
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

  const readFresh = (id: string) => readOne(id, WITH_SCHEMA, { readThrough: true });

  const known = (id: string) => rest.peek<GenesysResponse>(readResponse(id));

  const replace = (response: ResponseChanges, before: GenesysResponse) =>
    write({ ...readResponse(before.id, WITH_SCHEMA), method: "PUT" }, response, before);

  async function remove(id: string): Promise<GenesysResponse | undefined> {
    const stored = rest.dryRun ? await readFresh(id) : undefined;
    if (stored === null) throw notFound();
    const before = stored ?? (await known(id));
    await rest.call({ ...readResponse(id), method: "DELETE" }, { before });
    forget(id);
    return stored;
  }

  const bulk = createResponseBulk(rest, libraries, {
    readFresh,
    replace,
    pageOf: (libraryId, pageNumber, pageSize) => {
      const query = { libraryId, pageSize, pageNumber, expand: expand(WITH_SCHEMA) };
      return { method: "GET", route: RESPONSES_PATH, query };
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
    search: (search, window) => searchResponses(rest, search, window),
    substitutionsSchema: async (response) => {
      if (response.substitutionsSchema || detailed.has(response)) return response.substitutionsSchema;
      return (await detailedLoader.load(response.id))?.substitutionsSchema;
    },
    create: async (response) => {
      checkNewResponse(response);
      return { entity: await write(NEW, merge({}, response, WHOLE)), before: null };
    },
    update: async (id, changes, expectedVersion) => {
      checkResponseChanges(id, changes);
      forget(id);
      return updateVersioned<GenesysResponse>({
        read: () => readFresh(id),
        known: () => rest.peek(readResponse(id, WITH_SCHEMA)),
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
