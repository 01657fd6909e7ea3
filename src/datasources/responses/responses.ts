import { notFound } from "../../errors.ts";
import { RESPONSE_ROUTES, createResponse, deleteResponse, readPageOf, readResponse, replaceResponse } from "./calls.ts";
import { createDetailedResponses } from "./detailed.ts";
import { WITH_SCHEMA } from "./response.ts";
import type { GenesysResponse, ResponseChanges, ResponseDetail } from "./response.ts";
import { checkId, isId } from "../../ids.ts";
import type { Libraries } from "../libraries.ts";
import { createLoader } from "../rest/loader.ts";
import { passOn } from "../rest/promise-or-value.ts";
import type { PromiseOrValue } from "../rest/promise-or-value.ts";
import { createWarmLoader } from "../rest/warm-loader.ts";
import type { Loaded } from "../rest/loader.ts";
import { merge } from "../rest/merge.ts";
import { nullIfNotFound, readEach } from "../rest/read-by-id.ts";
import { readConnection } from "../rest/paging.ts";
import type { Connection, PageRequest, Window } from "../rest/paging.ts";
import { readMatches, searchResponses } from "./search.ts";
import type { ResponseSearch } from "./search.ts";
import type { ResponseScan } from "./scan.ts";
import { createResponseBulk } from "./bulk.ts";
import type { Move, Outcomes } from "./bulk.ts";
import { checkChangedResponse, checkNewResponse, checkResponseChanges } from "./validation.ts";
import type { Rest } from "../rest/rest.ts";
import type { RestReadOptions, WriteCall } from "../rest/rest-call.ts";
import { asEntity, asListing, referencesIn } from "../rest/parse.ts";
import { missingFaults, refuse } from "../rest/validation.ts";
import { updateVersioned } from "../rest/versioned-update.ts";
import type { WriteResult } from "../rest/versioned-update.ts";

export interface Responses {
  byId(id: string, detail?: ResponseDetail): PromiseOrValue<GenesysResponse | null>;
  byIds(ids: readonly string[], detail?: ResponseDetail): PromiseOrValue<Loaded<GenesysResponse>[]>;
  /** The responses of one library; `null` when the library does not exist. */
  page(libraryId: string, window: Window, detail?: ResponseDetail): PromiseOrValue<Connection<GenesysResponse> | null>;
  search(search: ResponseSearch, window: Window): Promise<Connection<GenesysResponse>>;
  /** The schema of the substitutions. Needs no call when the response was read with it. */
  substitutionsSchema(response: GenesysResponse): Promise<unknown>;
  create(response: ResponseChanges): Promise<WriteResult<GenesysResponse>>;
  /** Merges the changes into the stored response. Throws a version conflict after another client's write. */
  update(id: string, changes: ResponseChanges, expectedVersion?: number | null): Promise<WriteResult<GenesysResponse>>;
  /** Deletes the response from every library. A dry run answers the stored response. */
  delete(id: string): Promise<GenesysResponse | undefined>;
  /** Moves up to 100 responses from one library to another, each with its own result. */
  moveMany(move: Move): Promise<Outcomes<WriteResult<GenesysResponse>>>;
  /** Deletes up to 100 responses, each with its own result. */
  deleteMany(ids: readonly string[]): Promise<Outcomes<GenesysResponse | undefined>>;
}

/** Objects that a write replaces as a whole: a JSON schema may contain `null`, for example as a default. */
const WHOLE = ["substitutionsSchema"];

/** The responses of the organization, for one request. */
export function createResponses(
  rest: Rest,
  /** Its libraries are made when they are first needed. */
  others: { readonly libraries: Pick<Libraries, "byId" | "byIds"> },
  scan: ResponseScan,
): Responses {
  const detailed = createDetailedResponses();
  const noting = detailed.note;

  /** With the cache, responses are always read with the schema, so that one answer serves every later selection. */
  const wanted = (detail?: ResponseDetail): ResponseDetail => (rest.keeps("responses") ? WITH_SCHEMA : { ...detail });
  const isScanned = rest.keeps("responses") && rest.keeps("search");
  let hasMissed = false;
  /** Many ids of one request count once: the limit of calls has already counted them for this request. */
  function onAsked() {
    if (!isScanned || hasMissed) return;
    hasMissed = true;
    scan.missed((page) => readMatches(rest.detached(), {}, page, { background: true }));
  }

  async function readOne(
    id: string,
    detail?: ResponseDetail,
    options?: RestReadOptions,
  ): Promise<GenesysResponse | null> {
    const other = readResponse(id, detail?.substitutionsSchema ? {} : WITH_SCHEMA);
    const kept = rest.keeps("responses") && { sentAs: readResponse(id, WITH_SCHEMA), alsoAnswers: [other] };
    const mayScan = isScanned && !detail?.substitutionsSchema && !options?.bypassCache;
    const scanning = mayScan ? scan.wait() : undefined;
    // A running scan may read this response, so wait for it, except where the cache already has the response.
    if (scanning && !(await rest.peek(readResponse(id)))) await scanning;
    const reading = rest.read(readResponse(id, detail), { ...kept, onAsked, ...options });
    return nullIfNotFound(reading.then((answer) => noting(asEntity<GenesysResponse>(answer), detail)));
  }

  /** There is no bulk read of responses, so this loader only joins reads of the same id. */
  const loaderFor = (detail: ResponseDetail) =>
    createWarmLoader(
      createLoader<GenesysResponse>((ids) => readEach(ids, (id) => readOne(id, detail))),
      (id) => {
        const known = rest.warm<GenesysResponse>(readResponse(id, detail));
        return known && noting(known, detail);
      },
      (ids) => rest.ready(() => ids.filter(isId).map((id) => readResponse(id, detail))),
    );
  const plainLoader = loaderFor({});
  const detailedLoader = loaderFor(WITH_SCHEMA);
  const loader = (detail?: ResponseDetail) => (detail?.substitutionsSchema ? detailedLoader : plainLoader);

  const firstRead = <R>(response: R) => rest.firstRead(RESPONSE_ROUTES.one, response);

  function forget(id: string) {
    detailed.forget(id);
    plainLoader.clear(id);
    detailedLoader.clear(id);
  }

  async function write(call: WriteCall, body: ResponseChanges, before?: GenesysResponse): Promise<GenesysResponse> {
    if (rest.dryRun) await checkLibraries(body);
    const alsoAnswers = before ? [readResponse(before.id), readResponse(before.id, WITH_SCHEMA)] : [];
    const written = await rest.write<GenesysResponse>(call, { before, preview: body, alsoAnswers });
    if (before) forget(before.id);
    return noting(written, WITH_SCHEMA);
  }

  /** A real write fails for unknown libraries. A dry run reads them, except those that the response is already in. */
  async function checkLibraries({ libraries: references }: ResponseChanges): Promise<void> {
    const unknown = referencesIn(references)
      .filter(({ selfUri }) => selfUri == null)
      .map(({ id }) => id);
    const found = await Promise.all(unknown.map((id) => others.libraries.byId(id)));
    if (found.includes(null)) refuse(missingFaults("library", "libraries"));
  }

  const readFresh = (id: string) => readOne(id, WITH_SCHEMA, { bypassCache: true });

  const known = (id: string) => rest.peek<GenesysResponse>(readResponse(id));

  const replace = (response: ResponseChanges, before: GenesysResponse) =>
    write(replaceResponse(before.id, response), response, before);

  async function remove(id: string): Promise<GenesysResponse | undefined> {
    const stored = rest.dryRun ? await readFresh(id) : undefined;
    if (stored === null) throw notFound();
    const before = stored ?? (await known(id));
    await rest.write(deleteResponse(id), { before });
    forget(id);
    return stored;
  }

  const bulk = createResponseBulk(rest, others, {
    readFresh,
    replace,
    delete: remove,
    whole: WHOLE,
  });

  return {
    byId: (id, detail) => passOn(loader(detail).load(id), firstRead),
    byIds: (ids, detail) => passOn(loader(detail).loadAll(ids), (responses) => responses.map(firstRead)),
    page: (libraryId, window, detail) => {
      checkId(libraryId, "libraryId");
      const readPage = (page: PageRequest) => {
        const call = readPageOf(libraryId, page, wanted(detail));
        const readsOf = (id: string) => [readResponse(id, wanted(detail)), readResponse(id)];
        const parse = (answer: unknown) => {
          const listing = asListing<GenesysResponse>(answer);
          detailed.noteRows(listing.rows, wanted(detail));
          return listing;
        };
        return rest.page(call, parse, readsOf);
      };
      const connection = readConnection(window, readPage, { ahead: rest.keeps("responses") });
      return connection instanceof Promise ? nullIfNotFound(connection) : connection;
    },
    search: (search, window) => searchResponses(rest, search, window),
    substitutionsSchema: async (response) => {
      if (response.substitutionsSchema) return response.substitutionsSchema;
      // Another read of the same response may have come first, without the schema.
      return (detailed.byId(response.id) ?? (await detailedLoader.load(response.id)))?.substitutionsSchema;
    },
    create: async (response) => {
      checkNewResponse(response);
      const body = merge({}, response, WHOLE);
      return { entity: await write(createResponse(body), body), before: null };
    },
    update: async (id, changes, expectedVersion) => {
      checkResponseChanges(id, changes);
      forget(id);
      return updateVersioned<GenesysResponse>({
        read: () => readFresh(id),
        // Genesys Cloud refuses a version that is outdated, so it need not be confirmed.
        cached: () => rest.peek(readResponse(id, WITH_SCHEMA), true),
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
