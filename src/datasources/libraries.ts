import type { Models } from "purecloud-platform-client-v2";
import { notFound, upstreamStatus } from "../errors.ts";
import type { Fault } from "../errors.ts";
import type { GenesysCall } from "../genesys/call.ts";
import { checkId, isId } from "../ids.ts";
import { ASSETS_TAG } from "./response-assets.ts";
import { ANY_RESPONSE_TAG, responsesOf } from "./responses/tags.ts";
import { hashedTag } from "./rest/hashed-tag.ts";
import { knownCalls } from "./rest/known-calls.ts";
import { createLoader } from "./rest/loader.ts";
import type { Loaded } from "./rest/loader.ts";
import { withoutNulls } from "./rest/merge.ts";
import type { Changes } from "./rest/merge.ts";
import { readConnection } from "./rest/paging.ts";
import type { Connection, PageRequest, Window } from "./rest/paging.ts";
import type { PromiseOrValue } from "./rest/promise-or-value.ts";
import { createWarmLoader } from "./rest/warm-loader.ts";
import { byIdsFromList } from "./rest/by-ids-from-list.ts";
import { nullIfNotFound } from "./rest/read-by-id.ts";
import type { Rest } from "./rest/rest.ts";
import type { CachedCall, Send, WriteCall } from "./rest/rest-call.ts";
import { bodyReferenceFaults, idFaults, nameFaults, refuse, sizeFaults } from "./rest/validation.ts";
import { asEntity, asListing, byId } from "./rest/parse.ts";
import type { Reference } from "./rest/parse.ts";
import type { GenesysUser } from "./users.ts";
import { updateVersioned } from "./rest/versioned-update.ts";
import type { WriteResult } from "./rest/versioned-update.ts";

/** A library as the REST API answers it. The vendor declares `createdBy` as a whole user, but answers a reference. */
export type GenesysLibrary = Omit<Models.Library, "id" | "name" | "createdBy" | "division"> & {
  id: string;
  name?: string;
  createdBy?: GenesysUser;
  division?: Reference;
};

export type LibraryChanges = Changes<Pick<GenesysLibrary, "name" | "division">>;

export interface Libraries {
  byId(id: string): PromiseOrValue<GenesysLibrary | null>;
  byIds(ids: readonly string[]): PromiseOrValue<Loaded<GenesysLibrary>[]>;
  /** All libraries, or those whose name starts with `namePrefix`. */
  page(window: Window, namePrefix?: string | null): PromiseOrValue<Connection<GenesysLibrary>>;
  create(library: LibraryChanges): Promise<WriteResult<GenesysLibrary>>;
  /** Merges the changes into the stored library. Throws a version conflict after another client's write. */
  update(id: string, changes: LibraryChanges, expectedVersion?: number | null): Promise<WriteResult<GenesysLibrary>>;
  /** Deletes the library with all responses in it. A dry run only checks that the library exists. */
  delete(id: string): Promise<void>;
}

/** The paths of libraries, in the words of the REST contract. */
export const LIBRARY_ROUTES = {
  list: "/api/v2/responsemanagement/libraries",
  one: "/api/v2/responsemanagement/libraries/{libraryId}",
  bulk: "/api/v2/responsemanagement/libraries/bulk",
} as const;

/** All calls of libraries fail together. */
const CIRCUIT = "responsemanagement/libraries";

/** The kind of libraries among the entities that an answer shows. */
export const LIBRARY = "library";
/** Tag that changes with every write of a library. */
export const LIBRARIES_TAG = "libraries";
/** Tag that changes with every deletion of a library. Its responses are deleted too, so a list may lose rows that it did not show. */
export const LIBRARY_DELETED_TAG = "library-deleted";
/** The tag of one library. */
export const libraryTag = (id: string): string => hashedTag("library", id);

/** The tags of everything that such a change of a library has changed. A new one has no tag of its own yet. */
export function tagsOfLibrary(action: "created" | "updated" | "deleted", id?: string): string[] {
  if (id === undefined) return [LIBRARIES_TAG];
  if (action !== "deleted") return [LIBRARIES_TAG, libraryTag(id)];
  // The responses of the library are deleted too, and assets show which responses use them.
  return [LIBRARIES_TAG, libraryTag(id), responsesOf(id), LIBRARY_DELETED_TAG, ANY_RESPONSE_TAG, ASSETS_TAG];
}

/** The call that reads one library. The cache keeps every library as the answer of this call. */
export const readLibrary = knownCalls((id: string): CachedCall => ({
  method: "GET",
  route: LIBRARY_ROUTES.one,
  circuit: CIRCUIT,
  path: { libraryId: checkId(id, "id") },
  cache: {
    kind: "libraries",
    changedBy: [LIBRARY],
    tags: [libraryTag(id)],
    entityTag: libraryTag(id),
    shows: { kind: LIBRARY, id },
  },
}));

const pageCall = (page: PageRequest, namePrefix?: string | null): CachedCall => ({
  method: "GET",
  route: LIBRARY_ROUTES.list,
  circuit: CIRCUIT,
  query: { ...page, libraryPrefix: namePrefix || undefined },
  cache: {
    kind: "libraries",
    changedBy: [LIBRARY],
    tags: [LIBRARIES_TAG],
    shows: { kind: LIBRARY, contains: ({ name }) => startsWith(name, namePrefix) },
  },
});

/** Without a prefix, which is a text of any length, the call is made once. */
const readPage = (page: PageRequest, namePrefix?: string | null): CachedCall =>
  namePrefix ? pageCall(page, namePrefix) : pageOfAll(`${page.pageSize} ${page.pageNumber}`);

const pageOfAll = knownCalls((text) => {
  const [pageSize, pageNumber] = text.split(" ").map(Number);
  return pageCall({ pageSize: pageSize!, pageNumber: pageNumber! });
});

/** Undefined where it depends on whether upper and lower case matter, which only Genesys Cloud knows. */
function startsWith(name: unknown, prefix: string | null | undefined): boolean | undefined {
  if (!prefix || String(name).startsWith(prefix)) return true;
  return String(name).toLowerCase().startsWith(prefix.toLowerCase()) ? undefined : false;
}

const createLibrary = (body: object): WriteCall => ({
  method: "POST",
  route: LIBRARY_ROUTES.list,
  circuit: CIRCUIT,
  body,
  changes: () => tagsOfLibrary("created"),
  writes: { kind: LIBRARY },
});

const replaceLibrary = (id: string, body: object): WriteCall => ({
  method: "PUT",
  route: LIBRARY_ROUTES.one,
  circuit: CIRCUIT,
  path: { libraryId: checkId(id, "id") },
  body,
  changes: () => tagsOfLibrary("updated", id),
  writes: { kind: LIBRARY, id },
});

const deleteLibrary = (id: string): WriteCall => ({
  method: "DELETE",
  route: LIBRARY_ROUTES.one,
  circuit: CIRCUIT,
  path: { libraryId: checkId(id, "id") },
  changes: () => tagsOfLibrary("deleted", id),
  writes: { kind: LIBRARY, id },
});

/** The vendor's limit for one bulk read. */
export const BULK_SIZE = 50;

/** The libraries of the organization, for one request. */
export function createLibraries(rest: Rest): Libraries {
  const readOne = async (id: string, send: Send) =>
    nullIfNotFound(send(readLibrary(id), 1).then(asEntity<GenesysLibrary>));

  const readFresh = (id: string) => readOne(id, () => rest.read(readLibrary(id), { bypassCache: true }));

  async function readBulk(ids: readonly string[], send: Send): Promise<Map<string, GenesysLibrary>> {
    const call: GenesysCall = {
      method: "POST",
      route: LIBRARY_ROUTES.bulk,
      circuit: CIRCUIT,
      body: { libraryIds: ids },
      readOnly: true,
    };
    return byId(asListing<GenesysLibrary>(await send(call, ids.length)));
  }

  /** Older organizations have no bulk read. The process finds this out once and remembers it. */
  async function readMany(ids: readonly string[], send: Send): Promise<Map<string, GenesysLibrary | Error>> {
    // The failure of a single id fails the whole read, so that the cache can serve an older answer.
    if (ids.length === 1) {
      const library = await readOne(ids[0]!, send);
      return new Map(library ? [[ids[0]!, library]] : []);
    }
    if (!rest.unsupportedRoutes.has(LIBRARY_ROUTES.bulk)) {
      try {
        return await readBulk(ids, send);
      } catch (error) {
        if (![404, 405, 501].includes(upstreamStatus(error) ?? 0)) throw error;
        rest.unsupportedRoutes.add(LIBRARY_ROUTES.bulk);
      }
    }
    return byIdsFromList<GenesysLibrary>(ids, {
      list: async (page) => asListing(await send(readPage(page))),
      one: (id) => readOne(id, send),
    });
  }

  const loader = createWarmLoader(
    createLoader<GenesysLibrary>((ids) => rest.entities({ ids, one: readLibrary, load: readMany }), {
      maxBatchSize: BULK_SIZE,
      schedule: rest.whenIdle,
    }),
    (id) => rest.firstRead(LIBRARY_ROUTES.one, rest.warm<GenesysLibrary>(readLibrary(id))),
    (ids) => rest.ready(() => ids.filter(isId).map(readLibrary)),
  );

  return {
    byId: (id) => loader.load(id),
    byIds: (ids) => loader.loadAll(ids),
    page: (window, namePrefix) =>
      readConnection(window, (page) =>
        rest.page<GenesysLibrary>(readPage(page, namePrefix), asListing, (id) => [readLibrary(id)]),
      ),
    create: async (library) => {
      refuse(faultsOf(library, { isNew: true }));
      const entity = await rest.write<GenesysLibrary>(createLibrary(library), { preview: withoutNulls(library) });
      return { entity, before: null };
    },
    update: async (id, changes, expectedVersion) => {
      refuse([...idFaults(id, "id"), ...faultsOf(changes, { isNew: false })]);
      loader.clear(id);
      return updateVersioned({
        read: () => readFresh(id),
        cached: () => rest.peek<GenesysLibrary>(readLibrary(id)),
        write: (body, before) =>
          rest.write(replaceLibrary(id, body), { before, preview: body, alsoAnswers: [readLibrary(id)] }),
        changes,
        expectedVersion,
      });
    },
    delete: async (id) => {
      if (rest.dryRun && !(await readFresh(id))) throw notFound();
      await rest.write(deleteLibrary(id));
      loader.clear(id);
    },
  };
}

function faultsOf(library: LibraryChanges, { isNew }: { isNew: boolean }): Fault[] {
  const { name, division } = library;
  return [...nameFaults(name, { isNew }), ...bodyReferenceFaults(division, "division"), ...sizeFaults(library)];
}
