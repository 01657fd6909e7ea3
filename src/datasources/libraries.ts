import type { Models } from "purecloud-platform-client-v2";
import { notFound, upstreamStatus } from "../errors.ts";
import { LIBRARIES_PATH, readLibrary } from "./rest/entity-reads.ts";
import type { Fault } from "../errors.ts";
import type { GenesysCall } from "../genesys/call.ts";
import { createLoader } from "./rest/loader.ts";
import type { Loaded } from "./rest/loader.ts";
import { withoutNulls } from "./rest/merge.ts";
import type { Changes } from "./rest/merge.ts";
import { readConnection } from "./rest/paging.ts";
import type { Connection, Window } from "./rest/paging.ts";
import { readSeveral } from "./rest/by-ids-from-list.ts";
import type { Rest, Send } from "./rest/rest.ts";
import { idFaults, nameFaults, referenceFaults, refuse, sizeFaults } from "./rest/validation.ts";
import { asEntity, asListing, byId } from "./rest/parse.ts";
import type { Reference } from "./rest/parse.ts";
import type { GenesysUser } from "./users.ts";
import { UNMADE, updateVersioned } from "./rest/versioned-update.ts";
import type { Written } from "./rest/versioned-update.ts";

/** A library as the REST API answers it: `createdBy` is a reference, though declared as a whole user. */
export type GenesysLibrary = Omit<Models.Library, "id" | "name" | "createdBy" | "division"> & {
  id: string;
  name?: string;
  createdBy?: GenesysUser;
  division?: Reference;
};

export type LibraryChanges = Changes<Pick<GenesysLibrary, "name" | "division">>;

export interface Libraries {
  byId(id: string): Promise<GenesysLibrary | null>;
  byIds(ids: readonly string[]): Promise<Loaded<GenesysLibrary>[]>;
  page(window: Window): Promise<Connection<GenesysLibrary>>;
  create(library: LibraryChanges): Promise<Written<GenesysLibrary>>;
  /** Merges the changes into the stored library; throws a version conflict when somebody was faster. */
  update(id: string, changes: LibraryChanges, expectedVersion?: number | null): Promise<Written<GenesysLibrary>>;
  /** Deletes the library with all responses in it; a dry run only finds out whether there is such a library. */
  delete(id: string): Promise<void>;
}

const BULK = `${LIBRARIES_PATH}/bulk`;
/** The vendor's limit for one bulk read. */
export const BULK_SIZE = 50;

/** The libraries of the organization, for the length of one request. */
export function createLibraries(rest: Rest): Libraries {
  async function readOne(id: string, send: Send): Promise<GenesysLibrary | null> {
    try {
      return asEntity<GenesysLibrary>(await send(readLibrary(id), 1));
    } catch (error) {
      if (upstreamStatus(error) === 404) return null;
      throw error;
    }
  }

  const readFresh = (id: string) => readOne(id, (call) => rest.call(call, { readThrough: true }));

  async function readBulk(ids: readonly string[], send: Send): Promise<Map<string, GenesysLibrary>> {
    const body = { libraryIds: ids };
    return byId(
      asListing<GenesysLibrary>(await send({ method: "POST", route: BULK, body, readOnly: true }, ids.length)),
    );
  }

  /** Older organizations have no bulk read: found out once, remembered by the process. */
  async function readMany(ids: readonly string[], send: Send): Promise<Map<string, GenesysLibrary | Error>> {
    if (ids.length === 1) {
      const library = await readOne(ids[0]!, send);
      return new Map(library ? [[ids[0]!, library]] : []);
    }
    if (!rest.lacking.has(BULK)) {
      try {
        return await readBulk(ids, send);
      } catch (error) {
        if (![404, 405, 501].includes(upstreamStatus(error) ?? 0)) throw error;
        rest.lacking.add(BULK);
      }
    }
    return readSeveral<GenesysLibrary>(ids, {
      list: async (page) => asListing(await send({ method: "GET", route: LIBRARIES_PATH, query: { ...page } })),
      one: (id) => readOne(id, send),
    });
  }

  const loader = createLoader<GenesysLibrary>((ids) => rest.entities({ ids, one: readLibrary, load: readMany }), {
    maxBatchSize: BULK_SIZE,
    schedule: rest.whenQuiet,
  });

  return {
    byId: (id) => loader.load(id),
    byIds: (ids) => loader.loadAll(ids),
    page: (window) =>
      readConnection(window, (query) =>
        rest.page<GenesysLibrary>({ method: "GET", route: LIBRARIES_PATH, query: { ...query } }, asListing, (id) => [
          readLibrary(id),
        ]),
      ),
    create: async (library) => {
      refuse(faultsOf(library, { isNew: true }));
      const call: GenesysCall = { method: "POST", route: LIBRARIES_PATH, body: library };
      const preview = { ...withoutNulls(library), id: UNMADE };
      return { entity: asEntity<GenesysLibrary>(await rest.call(call, { preview })), before: null };
    },
    update: async (id, changes, expectedVersion) => {
      refuse([...idFaults(id, "id"), ...faultsOf(changes, { isNew: false })]);
      loader.clear(id);
      return updateVersioned({
        read: () => readFresh(id),
        known: () => rest.peek<GenesysLibrary>(readLibrary(id)),
        write: async (body) => {
          const call: GenesysCall = { ...readLibrary(id), method: "PUT", body };
          const alsoAnswers = [readLibrary(id)];
          return asEntity<GenesysLibrary>(await rest.call(call, { preview: body, alsoAnswers }));
        },
        changes,
        expectedVersion,
      });
    },
    delete: async (id) => {
      if (rest.dryRun && !(await readFresh(id))) throw notFound();
      await rest.call({ ...readLibrary(id), method: "DELETE" });
      loader.clear(id);
    },
  };
}

function faultsOf(library: LibraryChanges, { isNew }: { isNew: boolean }): Fault[] {
  const { name, division } = library;
  return [...nameFaults(name, { isNew }), ...referenceFaults(division, "division"), ...sizeFaults(library)];
}
